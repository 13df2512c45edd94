"""The tagger: its sum, its words, and the names that head words make."""

from __future__ import annotations

import pytest

from geomap.gazetteer import Gazetteer
from geomap.model import Document
from geomap.read import document_from_text, segment
from geomap.recognize import recognize
from geomap.recognize.headed import find_headed
from geomap.recognize.survey import survey
from geomap.recognize.tagger import DocumentSigns, judge
from geomap.recognize.tagger.tagger import say, weights

TEXT = "Police in Springfield said that Jackson was seen near Georgetown on Friday. Mr Lincoln lives in Denver."


def test_the_weight_of_a_judgement_is_the_sum_of_its_signs(gazetteer: Gazetteer) -> None:
    findings = survey(segment(document_from_text(TEXT)), gazetteer)
    signs = DocumentSigns(findings, gazetteer)
    for number in range(len(findings)):
        listed = signs.signs(number)
        judgement = judge(listed)
        assert judgement.log_odds == pytest.approx(sum(weights().get(sign, 0.0) for sign in listed))
        assert judgement.reason.weight == round(judgement.log_odds, 2)
        assert judgement.reason.text.startswith("a place" if judgement.is_place else "no place")


def test_signs_are_told_in_words() -> None:
    assert say("-1=near") == "“near” stands right before it"
    assert say("rule=none&gov=place") == ""


def test_a_word_of_the_text_is_no_format() -> None:
    assert say("-1={0}") == "“{0}” stands right before it"


def test_braces_in_a_text_do_no_harm(gazetteer: Gazetteer) -> None:
    mentions = recognize(
        segment(document_from_text("The {value} of Denver {0} and %s Georgetown {x!r} fell.")), gazetteer
    )
    assert {"Denver", "Georgetown"} <= {mention.text for mention in mentions}


@pytest.mark.parametrize(
    ("text", "found", "town"),
    [
        ("A fire broke out on Main Street at noon.", "Main Street", None),
        ("He was taken to Colchester General Hospital.", "Colchester General Hospital", "colchester"),
        ("They camped at Flat Creek for a week.", "Flat Creek", None),
        ("She studied at the University of Toronto.", "University of Toronto", "toronto"),
        ("Вибух стався на вулиці Оборони.", "вулиці Оборони", None),
        ("Le corps a été trouvé rue Lafayette.", "rue Lafayette", None),
    ],
)
def test_head_words_make_names(gazetteer: Gazetteer, text: str, found: str, town: str | None) -> None:
    (candidate,) = find_headed(Document(doc_id="d", text=text), gazetteer)
    assert (candidate.text, candidate.name) == (found, town)


@pytest.mark.parametrize(
    "text", ["The Street was empty.", "Residents of Kansas City march.", "In Road safety talks began.", "a quiet road"]
)
def test_head_words_alone_make_none(gazetteer: Gazetteer, text: str) -> None:
    assert find_headed(Document(doc_id="d", text=text), gazetteer) == []
