"""The two seed articles: what is pinned, what is not and why, and the verdict on the claim."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support import read_table

from geomap.gazetteer import Gazetteer
from geomap.model import REJECTED_READINGS, Judgement, Mode, Placement, Reading, Record, Relation
from geomap.pipeline import analyse
from geomap.read import document_from_text

ANSWERS = Path(__file__).resolve().parent.parent / "seeds" / "expected" / "mentions.csv"
PUBLISHED = date(2026, 1, 7)
NEVER_PINNED = [
    "Moscow", "Kyiv", "Kiev", "Venezuela", "Ukraine", "US", "Rubio", "Summit", "Powers", "Marco", "May", "Secretary",
    "Britain", "France", "Germany", "Russia", "Kharkiv",
]  # fmt: skip


def _read(root: Path, prefix: str, gazetteer: Gazetteer, published: date | None) -> Record:
    (path,) = (root / "seeds").glob(f"{prefix}_*.txt")
    text = path.read_text(encoding="utf-8")
    return analyse(document_from_text(text, doc_id=path.stem, published=published), gazetteer)


@pytest.fixture(scope="module")
def summit(root: Path, gazetteer: Gazetteer) -> Record:
    return _read(root, "000", gazetteer, PUBLISHED)


@pytest.fixture(scope="module")
def claim_report(root: Path, gazetteer: Gazetteer) -> Record:
    return _read(root, "001", gazetteer, None)


def _placed(record: Record) -> list[tuple[str, str | None, str | None, str | None]]:
    texts = {mention.mention_id: mention.text for mention in record.mentions}
    return sorted(
        (
            texts.get(event.mention_id or "", ""),
            event.acled_sub_event_type,
            event.when and event.when.first and event.when.first.isoformat(),
            event.when and event.when.last and event.when.last.isoformat(),
        )
        for event in record.events
        if event.placement is Placement.PIN
    )


def test_two_pins_in_the_first(summit: Record) -> None:
    (caracas, paris) = _placed(summit)
    assert paris == ("Paris", "Agreement", "2026-01-06", "2026-01-06")
    assert (caracas[0], *caracas[2:]) == ("Caracas", "2026-01-03", "2026-01-04")
    assert not [event for event in summit.events if event.placement is Placement.ZONE]
    assert summit.claims == ()


def test_two_pins_and_a_zone_in_the_second(claim_report: Record) -> None:
    (dnipro, paris) = _placed(claim_report)
    assert dnipro[:2] == ("Dnipro", "Air/drone strike")
    assert paris[:2] == ("Paris", "Agreement")
    (zone,) = [event for event in claim_report.events if event.placement is Placement.ZONE]
    assert zone.acled_sub_event_type == "Change to group/activity"
    assert zone.claim_ids == tuple(claim.claim_id for claim in claim_report.claims)
    assert zone.mention_id is None


def test_undated_without_a_publication_date(claim_report: Record) -> None:
    whens = [event.when for event in claim_report.events if event.when and event.when.text.endswith("Thursday")]
    assert whens
    assert all(when.first is None and when.reasons for when in whens)


def test_areas_only_where_countries_are_meant(summit: Record, claim_report: Record) -> None:
    for record in (summit, claim_report):
        for event in record.events:
            if event.placement in {Placement.PIN, Placement.ZONE, Placement.AREA}:
                assert event.mode is Mode.ASSERTED
            assert event.reasons


@pytest.mark.parametrize("name", NEVER_PINNED)
def test_never_pinned_and_never_without_a_rule(name: str, summit: Record, claim_report: Record) -> None:
    for record in (summit, claim_report):
        mentions = [mention for mention in record.mentions if mention.text == name]
        pinned = {event.mention_id for event in record.events if event.placement is Placement.PIN}
        assert not pinned & {mention.mention_id for mention in mentions}
        assert all(mention.reasons for mention in mentions)


def test_headline_said_twice_counts_once(claim_report: Record) -> None:
    text = claim_report.document.text
    first = text.index("Global Powers Clash")
    second = text.index("Global Powers Clash", first + 1)
    again = [
        m
        for m in claim_report.mentions
        if second <= m.start < second + len("Global Powers Clash Over Ukraine's Future in Critical Paris Peace Summit")
    ]
    assert again
    assert {m.reading for m in again if m.reading not in REJECTED_READINGS} == {Reading.DUPLICATE}
    starts = {event.trigger_start for event in claim_report.events}
    assert not [start for start in starts if second <= start < second + 70]


def test_topic_label_is_a_tag(claim_report: Record) -> None:
    label = claim_report.document.text.index("\nUkraine\n") + 1
    assert [m.reading for m in claim_report.mentions if m.start == label] == [Reading.TAG]


def test_missing_space_ends_a_sentence(claim_report: Record) -> None:
    text = claim_report.document.text
    assert text.index("Recent battlefield") in {sentence.start for sentence in claim_report.document.sentences}


def test_the_claim(claim_report: Record) -> None:
    (claim,) = claim_report.claims
    (verdict,) = claim_report.verdicts
    assert claim.text == "within 50km of Kharkiv's border"
    assert claim.relation is Relation.BORDER_DISTANCE
    assert (claim.low_m or 0, claim.high_m) == (0, 50_000)
    assert claim.actor_country == "RU"
    assert claim.subject is not None
    assert claim.subject.place is None
    assert verdict.judgement is Judgement.PLAUSIBLE
    assert any("locate" in reason.text for reason in verdict.reasons)


@pytest.mark.parametrize(
    ("reading", "area_km2"),
    [
        ("oblast-state-border", 13_094),
        ("oblast-boundary", 13_015),
        ("city-limits", 1_365),
        ("city-point", 566),
    ],
)
def test_areas_of_the_claim(reading: str, area_km2: float, claim_report: Record) -> None:
    (verdict,) = claim_report.verdicts
    assert verdict.default is not None
    assert verdict.default.reading == "oblast-state-border"
    (checked,) = [item for item in verdict.readings if item.reading == reading]
    assert checked.judgement is Judgement.PLAUSIBLE
    assert checked.basis == "feasible"
    assert checked.zone_area_m2 == pytest.approx(area_km2 * 1e6, rel=0.03)


@pytest.mark.parametrize(
    "answer", read_table(ANSWERS), ids=lambda answer: f"{answer['document']}-{answer['start']}-{answer['text']}"
)
def test_each_mention_reads_as_by_hand(answer: dict[str, str], summit: Record, claim_report: Record) -> None:
    record = {"000": summit, "001": claim_report}[answer["document"]]
    ((mention, resolution),) = [
        pair
        for pair in zip(record.mentions, record.resolutions, strict=True)
        if pair[0].start <= int(answer["start"]) < pair[0].end
    ]
    assert mention.reading.value in answer["reading"].split("|"), mention.reasons
    if answer["country"]:
        assert resolution.place is not None
        assert resolution.place.country == answer["country"]
    else:
        assert resolution.place is None


def test_towns_named_in_a_zone_are_the_actors_own(claim_report: Record) -> None:
    (verdict,) = claim_report.verdicts
    told = {reading.reading: reading.reasons[0].text for reading in verdict.readings}
    assert "Belgorod, Shebekino, Valuyki" in told["oblast-state-border"]
    assert "without a town" in told["city-point"]
