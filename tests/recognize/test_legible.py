"""A document as its reader sees it: its text, and the way back to the offsets of the given one."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geomap.gazetteer import Gazetteer
from geomap.model import Document
from geomap.read import document_from_text, segment
from geomap.recognize import recognize
from geomap.recognize.grounding import GroundedName
from geomap.recognize.legible import make_legible

PIECES = st.sampled_from(
    ["Kyiv", "kyiv", "\u00ad", "\u200b", "a\u0301", "й", "#NewYork", "inKyiv", " ", "عُمَان", "ـ", "ß", "İ"]
)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Shells hit Khar\u00adkiv.", "Shells hit Kharkiv."),
        ("Shells hit Ха\u0301рків.", "Shells hit Харків."),
        ("Rain in Zu\u0308rich.", "Rain in Zürich."),
        ("Rain in عُـمان.", "Rain in عمان."),
        ("#NewZealand and #NewHaircut", "#New Zealand and #NewHaircut"),
        ("nearKyiv, inDesign, iPhone", "near Kyiv, in Design, iPhone"),
        ("explosions in kharkiv and odesa", "explosions in Kharkiv and Odesa"),
        ("she broke the china in china", "she broke the china in China"),
        ("troy, michigan, is a nice town", "Troy, Michigan, is a nice town"),
        ("They broke it in kharkiv", "They broke it in kharkiv"),
        ("us, uk and eu march on", "us, uk and eu march on"),
        ("", ""),
    ],
)
def test_text_as_it_reads(gazetteer: Gazetteer, text: str, seen: str) -> None:
    assert make_legible(Document(doc_id="d", text=text), gazetteer).document.text == seen


def test_a_document_that_reads_as_it_is_written_is_kept(gazetteer: Gazetteer) -> None:
    document = segment(document_from_text("Shells hit Kharkiv."))
    assert make_legible(document, gazetteer).document is document


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES | st.text(max_size=4), min_size=1, max_size=20))
def test_every_stretch_leads_back_to_the_given_text(gazetteer: Gazetteer, pieces: list[str]) -> None:
    document = Document(doc_id="d", text="".join(pieces))
    legible = make_legible(document, gazetteer)
    size = len(legible.document.text)
    spans = [legible.span(at, at + 1) for at in range(size)]
    assert all(0 <= start <= end <= len(document.text) for start, end in spans)
    assert spans == sorted(spans)


def test_sentences_keep_their_words(gazetteer: Gazetteer) -> None:
    document = segment(document_from_text("Khar\u00adkiv was hit. O\u00adde\u00adsa was quiet."))
    seen = make_legible(document, gazetteer).document
    assert [seen.text[one.start : one.end] for one in seen.sentences] == ["Kharkiv was hit.", "Odesa was quiet."]


def test_mentions_bear_the_words_as_written(gazetteer: Gazetteer) -> None:
    document = segment(document_from_text("Ra\u00adqqa and Za\u00adporizhzhia were hit."))
    mentions = recognize(document, gazetteer)
    assert [mention.text for mention in mentions] == ["Ra\u00adqqa", "Za\u00adporizhzhia"]
    assert [mention.name for mention in mentions] == ["Raqqa", "Zaporizhzhia"]


def test_a_finders_name_is_led_to_where_the_reader_sees_it(gazetteer: Gazetteer) -> None:
    text = "Shells hit Khar\u00adkiv and Zzy\u00adqwalb."
    document = segment(document_from_text(text))
    start = text.index("Zzy")
    named = [GroundedName(start, start + len("Zzy\u00adqwalb"), "other", "LOC", 1.0)]
    found = {mention.text: mention.recognizer for mention in recognize(document, gazetteer, named=named)}
    assert found == {"Khar\u00adkiv": "gazetteer", "Zzy\u00adqwalb": "other"}
