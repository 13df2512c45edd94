"""Which place a name means: cases in tests/cases/resolve_places.csv, and what every resolution must have."""

from __future__ import annotations

import pytest
from support import read_cases

from geomap.gazetteer import Gazetteer
from geomap.model import Document, Mention, MentionKind, Reading, Reason, Resolution, Status
from geomap.read import document_from_text, segment
from geomap.recognize import recognize
from geomap.resolve import resolve


def _resolutions(gazetteer: Gazetteer, text: str) -> list[tuple[Mention, Resolution]]:
    document = segment(document_from_text(text))
    mentions = recognize(document, gazetteer)
    return list(zip(mentions, resolve(document, mentions, gazetteer), strict=True))


def _mention(text: str, start: int, name: str) -> Mention:
    return Mention(
        mention_id=f"m{start}",
        start=start,
        end=start + len(name),
        text=text[start : start + len(name)],
        kind=MentionKind.PLACE,
        reading=Reading.LITERAL,
        recognizer="test",
        score=1.0,
        reasons=(Reason(rule="test", text="by hand"),),
    )


@pytest.mark.parametrize("case", read_cases("resolve_places"), ids=lambda case: case["text"][:40])
def test_place(gazetteer: Gazetteer, case: dict[str, str]) -> None:
    start = -1
    for _ in range(int(case["nth"])):
        start = case["text"].index(case["target"], start + 1)
    (found,) = [one for mention, one in _resolutions(gazetteer, case["text"]) if mention.start == start]
    place = found.place
    assert found.status == case["status"]
    assert (f"{place.name}/{place.country}/{place.admin1 or ''}" if place else "") == case["place"]


def test_every_resolution_has_reasons_and_a_score_within_bounds(gazetteer: Gazetteer) -> None:
    text = (
        "Springfield, Ohio, and Springfield, Illinois, are not San Jose. "
        "Marco Rubio met Kyiv’s envoy in May at 1.2345, 2.3456."
    )
    for _, one in _resolutions(gazetteer, text):
        assert one.reasons
        assert 0 <= one.score <= 1
        assert (one.place is None) == (one.status in {Status.REJECTED, Status.UNRESOLVED})
        assert len(one.alternatives) <= 5
        assert [other.score for other in one.alternatives] == sorted((o.score for o in one.alternatives), reverse=True)
        assert one.place not in [other.place for other in one.alternatives]


def test_a_name_that_no_gazetteer_knows_is_unresolved_with_its_reason(gazetteer: Gazetteer) -> None:
    text = "They live in Qwertzuiopolis."
    (found,) = resolve(Document(doc_id="d", text=text), [_mention(text, 13, "Qwertzuiopolis")], gazetteer)
    assert (found.status, found.reasons[0].rule) == (Status.UNRESOLVED, "unknown-name")


def test_an_unresolvable_name_spoils_no_other(gazetteer: Gazetteer) -> None:
    text = "From Qwertzuiopolis to Vienna."
    mentions = [_mention(text, 5, "Qwertzuiopolis"), _mention(text, 23, "Vienna")]
    statuses = [one.status for one in resolve(Document(doc_id="d", text=text), mentions, gazetteer)]
    assert statuses == [Status.UNRESOLVED, Status.LOCATED]


def test_the_radius_of_coordinates_follows_their_digits(gazetteer: Gazetteer) -> None:
    found = _resolutions(gazetteer, "Hit at 48.015, 37.802 and at 48.01592, 37.80281.")
    assert [round(one.place.radius_m, 1) for _, one in found if one.place] == [55.7, 1.0]


def test_a_small_namesake_far_from_all_else_is_little_believed(gazetteer: Gazetteer) -> None:
    text = "The army shelled El Fasher and Kosti. Drones hit Omdurman. Families reached Sandia."
    found = {mention.text: one for mention, one in _resolutions(gazetteer, text)}
    assert found["Sandia"].score < 0.5 < found["Kosti"].score
    assert found["Sandia"].reasons[0].rule == "far-namesake"


def test_a_name_put_into_a_country_without_it_keeps_its_namesakes_as_alternatives(gazetteer: Gazetteer) -> None:
    (found, *_) = [one for _, one in _resolutions(gazetteer, "Gunmen attacked the village of Sandi in Mali.")]
    assert (found.status, found.reasons[0].rule) == (Status.UNRESOLVED, "not-there")
    assert found.alternatives


@pytest.mark.parametrize(
    ("beside", "unit"),
    [
        (" (37.2090, -93.2923)", "US.MO"),
        (" (39.7817, -89.6501)", "US.IL"),
        (", 42.1015N 72.5898W,", "US.MA"),
        (" at coordinates 39.9242, -83.8088", "US.OH"),
    ],
)
def test_coordinates_beside_a_name_choose_among_its_namesakes(gazetteer: Gazetteer, beside: str, unit: str) -> None:
    text = f"A plant burnt in Springfield{beside} on Monday. People of Springfield watched."
    found = [one for mention, one in _resolutions(gazetteer, text) if mention.text == "Springfield"]
    assert [one.place.admin1 for one in found if one.place] == [unit, unit]
    (reason,) = [reason for reason in found[0].reasons if reason.rule == "coordinates_beside"]
    assert reason.text.startswith("the coordinates beside it lie")
    assert "coordinates_beside" not in {reason.rule for reason in found[1].reasons}


def test_coordinates_far_from_every_namesake_say_nothing(gazetteer: Gazetteer) -> None:
    found = _resolutions(gazetteer, "A plant burnt in Springfield (10.5000, 20.5000) on Monday.")[0][1]
    assert "coordinates_beside" not in {reason.rule for reason in found.reasons}
