"""The reader: its signs, its words, and what it may and may not overturn."""

from __future__ import annotations

import pytest

from geomap.gazetteer import Gazetteer
from geomap.model import Mention, Reading
from geomap.read import document_from_text, segment
from geomap.recognize import recognize
from geomap.recognize.context import Context
from geomap.recognize.reader import TELLING, Surroundings, read_by_signs, reading_signs
from geomap.recognize.reader.reader import say, weights
from geomap.recognize.recognizer import find_places
from geomap.recognize.rules.ruling import decide
from geomap.recognize.survey import Finding
from geomap.tables import read_table

ECONOMY = "Officials said on Monday that Zimbabwe's tourism industry collapsed."


def _places(gazetteer: Gazetteer, text: str) -> list[Finding]:
    findings, _ = find_places(segment(document_from_text(text)), gazetteer)
    return [finding for finding in findings if finding.rejected is None]


def _signs(gazetteer: Gazetteer, text: str, name: str) -> set[str]:
    findings = _places(gazetteer, text)
    finding = next(finding for finding in findings if finding.context.candidate.text == name)
    return set(reading_signs(finding, Surroundings(findings)))


def _mention(gazetteer: Gazetteer, text: str, name: str) -> Mention:
    return next(mention for mention in recognize(segment(document_from_text(text)), gazetteer) if mention.text == name)


def test_a_rule_is_overturned_with_the_signs_named(gazetteer: Gazetteer) -> None:
    (finding,) = _places(gazetteer, ECONOMY)
    assert finding.reading is not None
    assert finding.reading.reason.rule == "metonym-owner"
    mention = _mention(gazetteer, ECONOMY, "Zimbabwe")
    assert mention.reading is Reading.LITERAL
    assert mention.reasons[0].rule == "signs-literal"
    assert "speaks of land, economy or population" in mention.reasons[0].text
    assert 0.5 < mention.score < 1


@pytest.mark.parametrize("rule", ["metonym-subject", "dateline", "metonym-compound", "ground-patient", "demonym"])
def test_a_proven_rule_stands_whatever_the_signs(gazetteer: Gazetteer, rule: str) -> None:
    (finding,) = findings = _places(gazetteer, ECONOMY)
    finding.reading = before = decide(rule, "as the test wants")
    read_by_signs(findings, findings)
    assert finding.reading is before


def test_signs_do_not_decide_where_capitals_prove_nothing(gazetteer: Gazetteer) -> None:
    (finding,) = findings = _places(gazetteer, ECONOMY.upper())
    before = finding.reading
    read_by_signs(findings, findings)
    assert finding.reading is before


@pytest.mark.parametrize(
    ("text", "name", "sign"),
    [
        ("He said that members of the Ohio Coalition had met with some of them.", "Ohio", "tail=any"),
        ("He said that Ohio Gov. Smith met them on Monday.", "Ohio", "tail=title"),
        ("He said that the governor of Ohio met them on Monday.", "Ohio", "governor/word=of"),
        ("They said that Zimbabwe's tourism industry collapsed.", "Zimbabwe", "land=head"),
        ("They said that Zimbabwe's tourism minister resigned.", "Zimbabwe", "land=within"),
        ("He said that he loves Paris, London and Berlin.", "London", "series=True"),
        ("He said that they lost the match against Lisbon.", "Lisbon", "sport=near"),
        ("He said that France and other nations were late.", "France", "shared=noun"),
        ("How can Russia respond to it?", "Russia", "asked=yes"),
    ],
)
def test_signs(gazetteer: Gazetteer, text: str, name: str, sign: str) -> None:
    assert sign in _signs(gazetteer, text, name)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("He loves Lisbon. They met in Lisbon and they slept in Lisbon.", "others=3"),
        ("He loves Lisbon. They met in Lisbon. Lisbon said that it had refused.", "others=1"),
        ("He loves Lisbon. Lisbon said that it had refused.", "others=0"),
        ("He loves Lisbon. They met in Paris.", "others=none"),
    ],
)
def test_the_other_mentions_of_a_name_are_a_sign(gazetteer: Gazetteer, text: str, sign: str) -> None:
    assert sign in _signs(gazetteer, text, "Lisbon")


@pytest.mark.parametrize(
    "text", ["He was taken to the Springfield Medical Center.", "He lived on Court Street in May."]
)
def test_buildings_and_streets_are_no_institutions(gazetteer: Gazetteer, text: str) -> None:
    findings = _places(gazetteer, text)
    around = Surroundings(findings)
    assert findings
    assert not any("institution=named" in reading_signs(finding, around) for finding in findings)


def test_signs_are_told_in_words() -> None:
    assert say("head=owns/economy") == "what belongs to it is “economy”"
    assert say("tail=org") == "a longer name goes on behind it"
    assert say("phrase=owns/place/other") == ""
    assert say("bias=") == ""
    assert say("governor/word={0}") == "it hangs on “{0}”"


def test_every_weight_is_of_a_slot_that_signs_have() -> None:
    slots = {sign.partition("=")[0] for sign in weights()}
    plain = {"bias", "rule", "governor/word", "governor/place", "governor/phrase", "before/noun", "before/verb"}
    assert slots - TELLING <= plain | {"head", "verb", "verb/class"}


def test_rules_that_may_be_overturned_are_rules() -> None:
    rules = {row["rule"] for row in read_table("recognize_rules")}
    assert {row["rule"] for row in read_table("recognize_overturned")} <= rules


def test_signs_cost_in_proportion_to_the_names(gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    word, calls = Context.word, 0

    def counted(context: Context, index: int) -> str:
        nonlocal calls
        calls += 1
        return word(context, index)

    costs = []
    for times in (50, 200):
        findings = _places(
            gazetteer, "They went on " + "and said that France's economy is like that of Ohio Gov and others " * times
        )
        calls = 0
        with monkeypatch.context() as patch:
            patch.setattr(Context, "word", counted)
            read_by_signs(findings, findings)
        costs.append(calls)
    assert 0 < costs[1] <= 5 * costs[0]
