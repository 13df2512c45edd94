"""ACLED's and UCDP's precision codes by the words of the text."""

from __future__ import annotations

from datetime import date

import pytest
from support import read_cases

from geomap.extract.dates import find_dates
from geomap.model import Document
from geomap.model.date_codes import acled_event_date, acled_time_precision, ucdp_date_prec


@pytest.mark.parametrize("case", read_cases("dates_codes"), ids=lambda case: case["text"])
def test_codes(case: dict[str, str]) -> None:
    published = date.fromisoformat(case["published"]) if case["published"] else None
    (when,) = find_dates(Document(doc_id="case", text=case["text"], published=published))
    told = (acled_time_precision(when), ucdp_date_prec(when), acled_event_date(when))
    assert tuple("" if value is None else str(value) for value in told) == (
        case["time_precision"],
        case["date_prec"],
        case["event_date"],
    )
