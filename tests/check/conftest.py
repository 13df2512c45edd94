from __future__ import annotations

import pytest

from geomap.check import check_claims
from geomap.extract.distance import extract_claims
from geomap.gazetteer import Gazetteer
from geomap.model import DistanceClaim, Verdict
from geomap.read import document_from_text, segment
from geomap.recognize import recognize
from geomap.resolve import resolve


def judge(text: str, gazetteer: Gazetteer) -> list[tuple[DistanceClaim, Verdict]]:
    document = segment(document_from_text(text, doc_id="test"))
    mentions = recognize(document, gazetteer)
    claims = extract_claims(document, mentions, resolve(document, mentions, gazetteer), gazetteer)
    return list(zip(claims, check_claims(claims, gazetteer), strict=True))


@pytest.fixture(scope="session")
def judge_text(gazetteer: Gazetteer):
    return lambda text: judge(text, gazetteer)


@pytest.fixture(scope="session")
def judge_under(gazetteer: Gazetteer):
    views = {view: Gazetteer.open(world_view=view) for view in gazetteer.boundaries.world_views}
    return lambda text, view: judge(text, views[view])
