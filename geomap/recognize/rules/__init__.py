"""The rules in the order in which they are asked; the first that speaks decides.

A new rule is one function here or in a module beside, one row in ``lexicons/recognize_rules.csv``, and cases in
``tests/cases/recognize_readings.csv``.
"""

from __future__ import annotations

from geomap.recognize.rules import (
    actors,
    ground,
    longer,
    motion,
    names,
    organisations,
    persons,
    seats,
    structure,
    things,
    words,
)
from geomap.recognize.rules.ruling import Rule, Ruling

__all__ = ["ORDER", "REJECTING", "REJECTING_FOREIGN", "REJECTING_UNKNOWN", "Rule", "Ruling"]

REJECTING: tuple[Rule, ...] = (
    words.calendar_word,
    structure.byline,
    words.letter_case,
    words.thing_name,
    names.not_a_name,
    things.street_name,
    things.class_of_ship,
    things.disease,
    things.currency,
    names.name_behind_head,
    names.name_with_head,
    persons.person_name,
    persons.person_named_before,
    persons.person_acts,
    persons.titled_name,
    persons.person_owns,
    organisations.share_in,
    organisations.company_names,
    organisations.club,
    organisations.team,
    words.acronym_alone,
    words.common_word,
    persons.person_alone,
    organisations.run_of_names,
    organisations.ship_with_article,
    longer.longer_name,
    names.other_spelling,
)
"""Rules that say that the words are no place at all; not asked about coordinates and demonyms."""

REJECTING_UNKNOWN: tuple[Rule, ...] = (structure.byline, things.street_name, longer.unknown_alone)
"""The same for names that no gazetteer has."""

REJECTING_FOREIGN: tuple[Rule, ...] = (words.calendar_word, words.uncapitalised)
"""The same for names that a finder alone found: whoever asked for it trusts it, except with what is no name."""

ORDER: tuple[Rule, ...] = (
    structure.duplicate_block,
    structure.tag_block,
    structure.coordinates,
    structure.demonym,
    structure.dateline,
    seats.led_by,
    seats.seated,
    seats.based_in,
    ground.bare_place,
    actors.inverted,
    ground.site_of,
    ground.event_at,
    actors.owner,
    actors.adjunct,
    ground.patient,
    ground.host,
    ground.host_by,
    ground.saw,
    actors.subject,
    motion.visit,
    ground.target,
    motion.movement,
    ground.target_of_noun,
    ground.part_of,
    ground.source,
    actors.topic,
    actors.example,
    actors.recipient,
    actors.partner,
    actors.pressed,
    ground.scene,
    actors.power_as_subject,
    ground.modifier_of_other,
    ground.fallback,
)
"""Rules for what is a place, or a people: what it stands for."""
