"""Type an event in ACLED's and PLOVER's terms by named rules over what its sentence speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from geomap.errors import LexiconError
from geomap.extract.events.sides import Sides
from geomap.extract.events.tagging import ROLE_TAGS, computed_tags, placed_tags
from geomap.extract.events.triggers import Trigger
from geomap.extract.events.view import View
from geomap.model import Reason
from geomap.tables import read_table

_ANYWHERE = frozenset({"no_fight"})  # what the sentence says of a capture in any clause
_COMPUTED = frozenset({"place", "passive", "score", "placed", "toward_place"})


@dataclass(frozen=True, slots=True)
class EventType:
    """A row of ``events_types.csv``: ACLED's and PLOVER's terms for one kind of event."""

    name: str
    group: str
    acled_event_type: str | None
    acled_sub_event_type: str | None
    plover_type: str | None
    plover_mode: str | None
    rank: int
    weight: float
    specific: bool


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    lemmas: frozenset[str]
    all_of: frozenset[str]
    any_of: frozenset[str]
    none_of: frozenset[str]
    result: str
    source: str

    def holds(self, lemma: str, tags: frozenset[str]) -> bool:
        return (
            (not self.lemmas or lemma in self.lemmas)
            and self.all_of <= tags
            and (not self.any_of or not self.any_of.isdisjoint(tags))
            and self.none_of.isdisjoint(tags)
        )


@cache
def event_types() -> dict[str, EventType]:
    """Give the kinds of events by name.

    Returns
    -------
    dict
        Name to `EventType`.
    """
    return {
        row["type"]: EventType(
            name=row["type"],
            group=row["group"],
            acled_event_type=row["acled_event_type"] or None,
            acled_sub_event_type=row["acled_sub_event_type"] or None,
            plover_type=row["plover_type"] or None,
            plover_mode=row["plover_mode"] or None,
            rank=int(row["rank"]),
            weight=float(row["weight"]),
            specific=row["specific"] == "1",
        )
        for row in read_table("events_types")
    }


def _cell(text: str) -> frozenset[str]:
    return frozenset(part for part in text.split("|") if part)


def _check_rule(row: dict[str, str]) -> None:
    known = {tag["tag"] for tag in read_table("events_tags")} | _COMPUTED
    known |= {f"{side}_{tag}" for side in ("actor", "recipient") for tags in ROLE_TAGS.values() for tag in tags}
    known |= {"actor_country", "recipient_country"}
    used = _cell(row["all"]) | _cell(row["any"]) | _cell(row["none"])
    unknown = {
        tag for tag in used if tag.removeprefix("object_").removeprefix("near_").removeprefix("subject_") not in known
    }
    if unknown or row["result"] not in {*event_types(), "none", "cancel"}:
        raise LexiconError(
            f"events_rules.csv, rule {row['rule']!r}: no such tag or result: "
            f"{', '.join(sorted(unknown)) or row['result']}; add it to events_tags.csv or events_types.csv"
        )


@cache
def _rules() -> dict[str, tuple[_Rule, ...]]:
    by_family: dict[str, list[_Rule]] = {}
    for row in read_table("events_rules"):
        _check_rule(row)
        lemmas: dict[str, set[str]] = {}
        for part in _cell(row["families"]):
            family, _, lemma = part.partition(":")
            lemmas.setdefault(family, set()).update({lemma} if lemma else ())
        for family, named in lemmas.items():
            rule = _Rule(
                name=row["rule"],
                lemmas=frozenset(named),
                all_of=_cell(row["all"]),
                any_of=_cell(row["any"]),
                none_of=_cell(row["none"]),
                result=row["result"],
                source=row["source"],
            )
            by_family.setdefault(family, []).append(rule)
    return {family: tuple(rules) for family, rules in by_family.items()}


def _first_rule(trigger: Trigger, tags: frozenset[str], *, cancelling: bool) -> _Rule | None:
    for rule in _rules().get(trigger.family, ()):
        if (rule.result == "cancel") == cancelling and rule.holds(trigger.lemma, tags):
            return rule
    return None


def type_event(trigger: Trigger, sides: Sides, context: frozenset[str]) -> tuple[EventType, Reason] | None:
    """Type an event by the first rule that holds, looking at its clause first and at its sentence next.

    Parameters
    ----------
    trigger
        The word that names it.
    sides
        Who acts and to whom.
    context
        Tags of the sentences round it; looked at only when the sentence itself leaves the type open.

    Returns
    -------
    tuple of EventType and Reason, or None
        None when the sentence speaks of no event of that kind: sports, weather, a market, words.
    """
    computed = computed_tags(trigger, sides)
    clause, whole = placed_tags(trigger)
    clause |= whole & _ANYWHERE
    if _first_rule(trigger, frozenset(whole | trigger.view.tags), cancelling=True):
        return None
    best: tuple[EventType, Reason] | None = None
    for tags in (clause, whole, whole | context):
        rule = _first_rule(trigger, frozenset(tags | computed), cancelling=False)
        if rule is None or rule.result == "none":
            continue
        kind = event_types()[rule.result]
        reason = Reason(rule=f"type-{rule.name}", text=f"“{trigger.text}”: {rule.source}")
        if kind.specific:
            return kind, reason
        best = best or (kind, reason)
    return best


def context_tags(view: View) -> frozenset[str]:
    """Give what a sentence tells of weapons, sides and victims, for the sentence beside it."""
    return view.tags - {"sports", "markets", "culture", "weather", "health", "accident"}
