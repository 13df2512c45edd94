"""The events table says how exactly a date is known in ACLED's and UCDP's codes."""

import pandas as pd
import pytest

import geomap as gm


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("on 3 May 2025", (1, 1)),
        ("between 3 and 6 May 2025", (2, 2)),
        ("in May 2025", (3, 4)),
        ("", (None, None)),
    ],
)
def test_codes(words: str, codes: tuple[int | None, int | None]) -> None:
    events = gm.parse(f"A drone struck Dnipro {words}.").events
    found = tuple(None if pd.isna(value) else int(value) for value in events.loc[0, ["time_precision", "date_prec"]])
    assert found == codes
