"""The lexicons of recognition load, agree with each other and give the right forms."""

from __future__ import annotations

import pytest

from geomap.model import Reading
from geomap.recognize import words
from geomap.recognize.rules import ORDER, REJECTING
from geomap.recognize.stream import Casing, find_casing
from geomap.tables import read_table
from geomap.text.tokens import tokenize


@pytest.mark.parametrize(
    ("form", "lemma", "kind"),
    [
        ("struck", "strike", "past"), ("denies", "deny", "s"), ("planning", "plan", "ing"), ("opened", "open", "past"),
        ("hit", "hit", "past"), ("fled", "flee", "past"), ("travelled", "travel", "past"), ("lying", "lie", "ing"),
        ("cancelled", "cancel", "past"), ("gone", "go", "past"), ("accused", "accuse", "past"), ("goes", "go", "s"),
    ],
)  # fmt: skip
def test_verb_forms(form: str, lemma: str, kind: str) -> None:
    _, lemmas, kinds = words.verbs()
    assert (lemmas[form], kinds[form]) == (lemma, kind)


@pytest.mark.parametrize(
    ("form", "kind"), [("cities", "site"), ("countries", "actors"), ("strikes", "event"), ("policemen", "people")]
)
def test_plurals(form: str, kind: str) -> None:
    assert kind in words.noun_classes(form)


def test_rules_have_readings_and_scores() -> None:
    for row in read_table("recognize_rules"):
        assert Reading(row["reading"])
        assert 0 < float(row["score"]) <= 1
        assert row["meaning"]


def test_every_rule_is_asked_once_and_documented() -> None:
    rules = [*REJECTING, *ORDER]
    assert len({rule.__qualname__ + rule.__module__ for rule in rules}) == len(rules)
    assert all(rule.__doc__ for rule in rules)


@pytest.mark.parametrize(
    ("text", "casing"),
    [
        ("Global Powers Clash Over Ukraine's Future", Casing.TITLE),
        ("MOSCOW THREATENS NEW STRIKES", Casing.UPPER),
        ("Talks on the future of Ukraine opened in Paris", Casing.NORMAL),
        ("Paris", Casing.NORMAL),
    ],
)
def test_casing(text: str, casing: Casing) -> None:
    assert find_casing(tokenize(text)) is casing
