"""What holds for every text, however odd."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geomap.gazetteer import Gazetteer
from geomap.model import Document, MentionKind, Reading
from geomap.read import document_from_text, segment
from geomap.recognize import recognize

PIECES = st.sampled_from([
    "Paris", "KYIV", "US", "us", "U.S.", "Rubio", "Marco", "President", "Mr.", "of", "in", "to", "the", "and", ",", ".",
    "'s", "’s", "-led", "May", "March", "struck", "said", "has", "Bank", "Washington", "Post", "concessions.Recent",
    "\n\n", "€4B",
    "48.0159,37.8028", "48°27'N 35°02'E", "Київ", "北京", "القاهرة", "é", "\u0301", "\u200b", "(", "”", "–",
])  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES | st.text(max_size=6), max_size=25), joint=st.sampled_from([" ", ""]))
def test_mentions_are_what_the_text_says(gazetteer: Gazetteer, pieces: list[str], joint: str) -> None:
    document = segment(Document(doc_id="d", text=joint.join(pieces)))
    behind = 0
    for mention in recognize(document, gazetteer):
        assert mention.start >= behind
        assert mention.text == document.text[mention.start : mention.end]
        assert mention.reasons
        assert 0 < mention.score <= 1
        assert (mention.position is not None) == (mention.kind is MentionKind.COORDINATE)
        assert mention.place_id is None or mention.kind is MentionKind.DEMONYM
        behind = mention.end


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They hit Kharkiv’s centre.", ["Kharkiv"]),
        ("Talks in New\nYork ended.", ["New\nYork"]),
        ("The U.S. agreed.", ["U.S."]),
        ("territorial concessions.Paris is calm.", ["Paris"]),
        ("Talks in paris went on.", []),
        ("They met in The Hague.", ["The Hague"]),
    ],
)
def test_spans(gazetteer: Gazetteer, text: str, found: list[str]) -> None:
    assert [mention.text for mention in recognize(segment(document_from_text(text)), gazetteer)] == found


def test_a_text_that_was_not_segmented_counts_as_one_sentence(gazetteer: Gazetteer) -> None:
    (mention,) = recognize(Document(doc_id="d", text="It rained in Vienna."), gazetteer)
    assert mention.reading is Reading.LITERAL


def test_demonyms_bring_their_place(gazetteer: Gazetteer) -> None:
    (mention,) = recognize(Document(doc_id="d", text="Syrian jets came."), gazetteer)
    assert mention.place_id == gazetteer.country("SY").place_id


def test_all_candidates_of_a_rejected_name_stay_visible(gazetteer: Gazetteer) -> None:
    mentions = recognize(Document(doc_id="d", text="Secretary of State Marco Rubio left."), gazetteer)
    assert {"Marco", "Rubio"} <= {mention.text for mention in mentions}
    assert {mention.reading for mention in mentions if mention.text in {"Marco", "Rubio"}} == {Reading.PERSON}


@pytest.mark.parametrize(
    "unit", ["Paris, ", "48°27' ", "President Paris of ", "Kyiv and ", "New ", "to go to Paris ", "A.B. "]
)
def test_time_grows_with_the_text_and_not_with_its_square(gazetteer: Gazetteer, unit: str) -> None:
    def seconds(count: int) -> float:
        document = Document(doc_id="d", text=unit * count)
        begin = time.process_time()
        recognize(document, gazetteer)
        return time.process_time() - begin

    seconds(100)
    assert seconds(4_000) < 12 * max(seconds(1_000), 0.01)


def test_a_name_that_differs_in_its_hyphen_alone_bears_the_name_of_its_place(gazetteer: Gazetteer) -> None:
    text = "A blast hit the city of Baden-Wuerttemberg."
    (found,) = recognize(segment(document_from_text(text)), gazetteer)
    assert (found.text, found.name) == ("Baden-Wuerttemberg", "baden wurttemberg")


def test_unknown_names_in_a_long_text_take_time_in_proportion(gazetteer: Gazetteer) -> None:
    def spend(size: int) -> float:
        document = segment(document_from_text(("the village of Al-Foo Bar, Foo Bar village, Aa-Bb, " * size)[:size]))
        began = time.process_time()
        recognize(document, gazetteer)
        return time.process_time() - began

    spend(1_000)
    assert spend(60_000) < 30 * max(spend(6_000), 0.02)
