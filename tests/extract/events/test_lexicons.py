"""The data files of the stage: they load, name only what exists, and their forms are English."""

from __future__ import annotations

import pytest

from geomap.extract.events.inflect import noun_forms, verb_forms
from geomap.extract.events.lexicon import lexicon
from geomap.extract.events.typology import _rules, event_types
from geomap.tables import read_table

ACLED_SUB_TYPES = 25


def test_every_acled_sub_type_can_be_told() -> None:
    told = {kind.acled_sub_event_type for kind in event_types().values() if kind.acled_sub_event_type}
    assert len(told) == ACLED_SUB_TYPES


def test_every_type_but_pointers_has_a_rule() -> None:
    results = {rule.result for rules in _rules().values() for rule in rules}
    assert set(event_types()) - results == set()


def test_every_family_ends_in_a_rule() -> None:
    families = {row["family"] for row in read_table("events_triggers")}
    assert families == set(_rules()) & families


def test_rule_names_are_unique() -> None:
    names = [row["rule"] for row in read_table("events_rules")]
    assert len(names) == len(set(names))


def test_lexicon_is_compiled_once() -> None:
    assert lexicon() is lexicon()


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("strike", {"strike", "strikes", "struck", "striking"}),
        ("shell", {"shell", "shells", "shelled", "shelling"}),
        ("occupy", {"occupy", "occupies", "occupied", "occupying"}),
        ("take over", {"take over", "takes over", "took over", "taken over", "taking over"}),
    ],
)
def test_verb_forms(lemma: str, forms: set[str]) -> None:
    assert {form for form, _ in verb_forms(lemma)} == forms


@pytest.mark.parametrize(
    ("noun", "plural"), [("clash", "clashes"), ("robbery", "robberies"), ("exchange of fire", "exchanges of fire")]
)
def test_noun_forms(noun: str, plural: str) -> None:
    assert noun_forms(noun) == (noun, plural)
