"""The two sides of an ACLED row: names, associates and actor types."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from geomap.export.acled.vocabulary import inter_codes, sides_of
from geomap.export.coding import Country
from geomap.frames.json_text import clean
from geomap.model import Actor, Event
from geomap.tables import read_table
from geomap.text.tokens import tokenize

_STATE: Final = "State forces"
_FOREIGN: Final = "External/Other forces"
_CIVILIANS: Final = "Civilians"
_OTHERS: Final = "others"
_CROWDS: Final = frozenset({"Protesters", "Rioters"})
_UNARMED: Final = _CROWDS | {_CIVILIANS}
_OF_THE_EVENT: Final = _UNARMED
"""Sides without a name of their own, called by the country of the event."""


class Side(NamedTuple):
    """One side: the actor's name, its associates and its type; all "" for none."""

    name: str = ""
    associates: str = ""
    inter: str = ""


class _Named(NamedTuple):
    name: str
    inter: str


@cache
def _patterns() -> dict[tuple[str, str], str]:
    return {(row["inter"], row["kind"]): row["pattern"] for row in read_table("acled_actor_names")}


@cache
def _state_words() -> tuple[tuple[str, bool, tuple[str, ...]], ...]:
    rows = read_table("acled_state_words")
    return tuple(
        (row["kind"], row["home"] == "1", tuple(f" {each} " for each in row["words"].split("|"))) for row in rows
    )


def _state_kind(text: str) -> tuple[str, bool]:
    """Say which forces of a state words name, and whether they can be taken for those of the country of the event."""
    padded = f" {' '.join(token.text.lower() for token in tokenize(text))} "
    found = [(kind, home) for kind, home, words in _state_words() if any(word in padded for word in words)]
    kinds = [kind for kind, _ in found if kind != _OTHERS]
    return (kinds[0] if kinds else "", len(kinds) == len(found) and any(home for _, home in found))


def _state(actor: Actor, event: Event, here: Country, countries: dict[str, str]) -> _Named:
    kind, home = _state_kind(actor.text)
    home = home and bool(here.gleditsch_ward)  # a land without a state has no forces that go without saying
    country = actor.country or (here.alpha2 if home else None)
    if country is None or country not in countries:
        return _Named(_patterns()[_STATE, ""], _FOREIGN)
    talks = event.acled_sub_event_type == "Agreement"
    pattern = _patterns()[_STATE, kind or ("government" if talks else "military")]
    return _Named(pattern.format(country=countries[country]), _STATE if country == here.alpha2 else _FOREIGN)


def _named(actor: Actor, event: Event, here: Country, countries: dict[str, str]) -> _Named | None:
    """Name an actor as ACLED does; None for somebody of whom neither role nor country is told."""
    role = actor.role or (_STATE if actor.country else None)
    if role is None:
        return None
    if role == _STATE:
        return _state(actor, event, here, countries)
    if actor.name and role not in _OF_THE_EVENT:
        return _Named(clean(actor.name) or "", role)
    if role == _FOREIGN:
        return _Named(clean(" ".join(actor.text.split())) or "", role)
    return _generic(role, here.acled_name)


def _generic(inter: str, country: str) -> _Named:
    return _Named(_patterns()[inter, ""].format(country=country), inter)


def _side(named: Sequence[_Named], wanted: str, country: str, *, of: frozenset[str] | None = None) -> Side:
    """Put a side together: the first that fits leads it, the others are its associates."""
    fitting = [each for each in named if of is None or each.inter in of]
    lead = fitting[0] if fitting else _generic(wanted, country) if wanted else None
    if lead is None:
        return Side()
    others = dict.fromkeys(each.name for each in named if each.name != lead.name)
    return Side(lead.name, "; ".join(others), lead.inter)


def sides_of_event(event: Event, here: Country, countries: dict[str, str]) -> tuple[Side, Side]:
    """Give both sides of an event as ACLED codes them.

    The order of the sides says nothing but in violence against civilians, whose target is the second; protesters and
    rioters come first (ACLED codebook). State forces outside their country are External/Other forces; those of which no
    country is told are taken for those of the country of the event, where it is a state. A side that must be there and
    is not told is an unidentified one.

    Parameters
    ----------
    event
        An event within ACLED's scope.
    here
        Country of the event.
    countries
        ACLED's names of countries by that code.

    Returns
    -------
    tuple of Side
        The second may be empty.
    """
    first = [named for actor in event.actors if (named := _named(actor, event, here, countries))]
    second = [named for actor in event.recipients if (named := _named(actor, event, here, countries))]
    needed, country = sides_of(event.acled_event_type or ""), here.acled_name
    if needed.first in _CROWDS:
        return _crowd(first, second, needed.first, country)
    if not first and not needed.first:
        first, second = second, first
    armed = frozenset(inter_codes()) - _UNARMED
    if event.acled_event_type == "Battles":
        return _side(first, needed.first, country, of=armed), _side(second, needed.second, country, of=armed)
    if needed.second == _CIVILIANS:
        return _side(first, needed.first, country), _side(second, needed.second, country, of=_UNARMED)
    return _side(first, needed.first, country), _side(second, needed.second, country)


def _crowd(first: list[_Named], second: list[_Named], wanted: str, country: str) -> tuple[Side, Side]:
    """Put the crowd first and whoever stands against it second."""
    everybody = [*first, *second]
    crowd = [each for each in everybody if each.inter in _CROWDS]
    against = [each for each in everybody if each.inter not in _CROWDS]
    return _side(crowd, wanted, country, of=frozenset({wanted})), _side(against, "", country)
