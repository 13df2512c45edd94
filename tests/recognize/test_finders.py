"""Finders: what is believed, what is refused, and how their names join geomap's own."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import read_cases

from geomap.errors import FinderError, UnknownNameError
from geomap.frames import record_to_json
from geomap.frames.json_text import dumps
from geomap.gazetteer import Gazetteer
from geomap.model import REJECTED_READINGS, Document, Mention, Reading, Record, Status
from geomap.pipeline import analyse
from geomap.read import document_from_text
from geomap.recognize import FoundName, NamedFinder, open_finders
from geomap.recognize.grounding import ask_finders, most_names

STRIKE = "Shells hit Quelltal near Dnipro on Friday."


class Told:
    """Says what it is told to, and raises what it is told to at the end."""

    def __init__(self, *said: Any, error: Exception | None = None) -> None:
        self.said = said
        self.error = error

    def find(self, document: Document) -> Iterable[Any]:  # noqa: ARG002 (a finder's form)
        yield from self.said
        if self.error is not None:
            raise self.error


def _record(text: str, gazetteer: Gazetteer, *said: Any, error: Exception | None = None) -> Record:
    document = document_from_text(text, doc_id="d")
    return analyse(document, gazetteer, finders=open_finders(Told(*said, error=error)))


def _mention(record: Record, text: str) -> Mention:
    (found,) = [mention for mention in record.mentions if mention.text == text]
    return found


@pytest.mark.parametrize("case", read_cases("finder_grounding"), ids=lambda case: case["case_id"])
def test_a_name_is_where_the_text_has_it(case: dict[str, str]) -> None:
    document = Document(doc_id="d", text=json.loads(f'"{case["text"]}"'))
    start, end = (int(case[name]) if case[name] else None for name in ("start", "end"))
    said = FoundName(json.loads(f'"{case["name"]}"'), start, end, label=case["label"])
    grounded = ask_finders(document, (NamedFinder("told", Told(said)),))
    spans = " ".join(f"{name.start}-{name.end}" for name in grounded.names)
    assert spans == case["spans"]
    assert [refusal.reason.rule for refusal in grounded.refusals] == case["refused"].split()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Dnipro", "a str is no FoundName"),
        (("Dnipro", 0, 6), "a tuple is no FoundName"),
        (None, "a NoneType is no FoundName"),
        (FoundName(b"Dnipro"), "text and label are strings, not bytes and str"),  # type: ignore[arg-type]
        (FoundName("Dnipro", label=None), "text and label are strings, not str and NoneType"),  # type: ignore[arg-type]
        (FoundName(""), "there is no letter in it"),
        (FoundName(" \n\x00\x1b"), "there is no letter in it"),
        (FoundName("Dnipro " * 100), "700 characters are no name; at most 200 are read"),
        (FoundName("Dnipro", score=math.nan), "the score nan is no number from 0 to 1"),
        (FoundName("Dnipro", score=97.5), "the score 97.5 is no number from 0 to 1"),
        (FoundName("Dnipro", score="high"), "the score high is no number from 0 to 1"),  # type: ignore[arg-type]
    ],
)
def test_what_makes_no_sense_is_refused(said: Any, why: str, gazetteer: Gazetteer) -> None:
    record = _record(STRIKE, gazetteer, said)
    (refusal,) = record.refusals
    assert (refusal.recognizer, refusal.reason.rule, refusal.reason.text) == ("Told", "refused-absurd", why)
    assert record.mentions == _record(STRIKE, gazetteer).mentions


def test_a_finder_that_never_ends_is_stopped(gazetteer: Gazetteer) -> None:
    record = _record(STRIKE, gazetteer, *[FoundName("Quelltal")] * (most_names(STRIKE) + 5))
    assert [refusal.reason.rule for refusal in record.refusals] == ["refused-too-many"]
    endless = SimpleNamespace(find=lambda document: itertools.repeat(FoundName(document.text[:6])))
    (refusal,) = ask_finders(Document(doc_id="d", text=STRIKE), (NamedFinder("endless", endless),)).refusals
    assert refusal.reason.text.startswith(f"more names than a document has: {most_names(STRIKE)}, or ")


def test_only_so_many_names_are_looked_for() -> None:
    document = Document(doc_id="d", text="It rained. " * 100_000)
    said = [FoundName(f"Quelltal {number}") for number in range(100_000)]
    refusals = ask_finders(document, (NamedFinder("told", Told(*said)),)).refusals
    assert len(refusals) == 1002
    assert refusals[-1].reason.rule == "refused-too-many"


def test_a_finder_that_fails_costs_no_document(gazetteer: Gazetteer) -> None:
    record = _record(STRIKE, gazetteer, FoundName("Quelltal"), error=RuntimeError("out of memory\x1b[2J"))
    assert [mention.text for mention in record.mentions] == ["Quelltal", "Dnipro"]
    (refusal,) = record.refusals
    assert refusal.text is None
    assert refusal.reason.text == "the finder failed: RuntimeError: out of memory\\x1b[2J"


def test_a_name_that_the_gazetteer_lacks_is_listed_and_never_pinned(gazetteer: Gazetteer) -> None:
    record = _record("A drone struck Quelltal on Friday.", gazetteer, FoundName("Quelltal", label="GPE", score=0.7))
    (mention,), (resolution,) = record.mentions, record.resolutions
    assert (mention.recognizer, mention.reading, mention.score) == ("Told", Reading.LITERAL, 0.7)
    assert [str(reason) for reason in mention.reasons][1:] == [
        "finder: Told found it as GPE, score 0.70 (+0.00)",
    ]
    assert (resolution.status, resolution.place) == (Status.UNRESOLVED, None)
    assert all(str(event.placement) == "listed" for event in record.events)


def test_a_name_that_the_gazetteer_has_is_resolved(gazetteer: Gazetteer) -> None:
    text = "Rain fell in vienna and Graz, Austria, all day long."
    assert "vienna" not in {mention.text for mention in _record(text, gazetteer).mentions}
    record = _record(text, gazetteer, FoundName("vienna", label="LOC"))
    mention = _mention(record, "vienna")
    resolution = record.resolutions[record.mentions.index(mention)]
    assert resolution.place is not None
    assert resolution.place.name == "Vienna"


def test_the_same_name_is_a_second_voice(gazetteer: Gazetteer) -> None:
    alone = _mention(_record(STRIKE, gazetteer), "Dnipro")
    both = _mention(_record(STRIKE, gazetteer, FoundName("Dnipro", label="GPE", score=0.93)), "Dnipro")
    assert both.recognizer == "gazetteer"
    assert both.mention_id == alone.mention_id
    assert both.reading == alone.reading
    assert "finder-agrees: Told also found it as GPE, score 0.93 (+0.00)" in map(str, both.reasons)


def test_a_sure_rule_stays_against_a_finder(gazetteer: Gazetteer) -> None:
    record = _record("It ended on 3 May 2024 in Dnipro.", gazetteer, FoundName("May", label="GPE"))
    assert [mention.text for mention in record.mentions if mention.reading is Reading.LITERAL] == ["Dnipro"]
    assert _mention(record, "May").reading is Reading.CALENDAR


def test_a_finder_decides_where_only_signs_doubt(gazetteer: Gazetteer) -> None:
    text = "The report names Lincoln."
    assert _mention(_record(text, gazetteer), "Lincoln").reading in REJECTED_READINGS
    assert _mention(_record(text, gazetteer, FoundName("Lincoln", label="GPE")), "Lincoln").reading is Reading.LITERAL


def test_common_words_are_no_names_whoever_found_them(gazetteer: Gazetteer) -> None:
    record = _record("They left the village for Dnipro.", gazetteer, FoundName("the village", label="LOC"))
    assert _mention(record, "the village").reading is Reading.COMMON_WORD


@pytest.mark.parametrize(
    ("name", "mentions"),
    [
        ("Dnipro, Ukraine", ["Dnipro", "Ukraine"]),  # not in the gazetteer as one name: both parts stay
        ("Ukraine's", ["Dnipro", "Ukraine"]),
        ("in Dnipro", ["Dnipro", "Ukraine"]),
    ],
)
def test_what_overlaps_leaves_known_names(name: str, mentions: list[str], gazetteer: Gazetteer) -> None:
    record = _record("It rained in Dnipro, Ukraine's fourth city.", gazetteer, FoundName(name, label="GPE"))
    assert [mention.text for mention in record.mentions] == mentions
    assert any("Told" in reason.text for mention in record.mentions for reason in mention.reasons)


def test_persons_are_passed_over(gazetteer: Gazetteer) -> None:
    record = _record(STRIKE, gazetteer, FoundName("Quelltal", label="PERSON"), FoundName("Friday", label="DATE"))
    assert [mention.text for mention in record.mentions] == ["Dnipro"]
    assert record.refusals == ()


@pytest.mark.parametrize("hostile", ["=cmd|' /C calc'!A0", "<img src=x onerror=alert(1)>", "{{7*7}}", "Kyiv\x1b[2J"])
def test_hostile_names_are_told_as_text(hostile: str, gazetteer: Gazetteer) -> None:
    absent = _record(STRIKE, gazetteer, FoundName(hostile, label="GPE"))
    assert [refusal.text for refusal in absent.refusals] == [hostile]
    assert absent.mentions == _record(STRIKE, gazetteer).mentions
    text = f"Shells hit {hostile} near Dnipro."
    start = text.index(hostile)
    present = _record(text, gazetteer, FoundName(hostile, start, start + len(hostile), label="GPE"))
    assert any(hostile in mention.text or mention.text in hostile for mention in present.mentions)
    for record in (absent, present):
        assert json.loads(dumps(record_to_json(record)))["doc_id"] == "d"


PIECES = st.sampled_from(
    ["Paris", "Kyiv", "of", "in", "the ", ",", "'s", "U.S.", "May", "Bank", "北京", "é", "\n\n", "-"]
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pieces=st.lists(PIECES | st.text(max_size=4), min_size=1, max_size=15),
    spans=st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=6),
)
def test_any_span_of_any_text_joins(gazetteer: Gazetteer, pieces: list[str], spans: list[tuple[int, int]]) -> None:
    text = " ".join(pieces)
    said = [FoundName(text[start : start + length], start, start + length) for start, length in spans]
    document = Document(doc_id="d", text=text)
    record = analyse(document, gazetteer, finders=open_finders(Told(*said, error=ValueError("done"))))
    behind = 0
    for mention in record.mentions:
        assert mention.start >= behind
        assert mention.text == text[mention.start : mention.end]
        assert mention.reasons
        assert 0 < mention.score <= 1
        behind = mention.end
    assert record.refusals


def test_unknown_names_are_told_with_those_there_are() -> None:
    with pytest.raises(UnknownNameError, match="no finder named 'spacey'; there are: spacy, gliner, transformers, llm"):
        open_finders(["spacey:en"])


def test_what_has_no_method_find_is_no_finder() -> None:
    with pytest.raises(FinderError, match="gave a dict, which has no method find"):
        open_finders([{}])  # type: ignore[list-item]
