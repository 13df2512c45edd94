from __future__ import annotations

import pytest

from geomap.check import check_claims
from geomap.extract.distance import extract_claims
from geomap.gazetteer import Gazetteer
from geomap.model import DistanceClaim, Verdict
from geomap.read import document_from_text, segment
from geomap.recognize import recognize
from geomap.resolve import resolve


@pytest.fixture(scope="session")
def judge_text(gazetteer: Gazetteer):
    def judge(text: str) -> list[tuple[DistanceClaim, Verdict]]:
        document = segment(document_from_text(text, doc_id="test"))
        mentions = recognize(document, gazetteer)
        claims = extract_claims(document, mentions, resolve(document, mentions, gazetteer), gazetteer)
        return list(zip(claims, check_claims(claims, gazetteer), strict=True))

    return judge
