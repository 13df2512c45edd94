"""What is asked about one mention: the senses of its name and the words around it that narrow them down."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from geomap.gazetteer import Entry, Gazetteer
from geomap.model import REJECTED_READINGS, Document, LonLat, Mention, MentionKind
from geomap.resolve.containers import ENDS, Container, find_container, find_elsewhere
from geomap.resolve.distances import Stated, find_distances
from geomap.tables import read_table
from geomap.text.fold import fold

MAX_SENSES = 60
"""Senses of one name that are weighed, of those not in a container; the gazetteer gives the most important first."""

_WORD = re.compile(r"\s{1,2}([^\W\d_]{3,14})(?![^\W_])")
_NAMESAKE = re.compile(
    r"\b(?:re)?named?\s(?:\w{2,12}\s){0,3}(?:after|for|in\shonou?r\sof)\s(?:(?:the|an?)\s)?(?:(?:city|town|village)\sof\s)?$"
)
_NAMESAKE_REACH = 60
_BESIDE = re.compile(r"(?:,|:)?\s{0,2}(?:[(\[]\s?)?(?:at\s|MGRS:?\s|(?:at\s)?coordinates:?\s)?")
_MAX_GAP = 40


@dataclass(frozen=True, slots=True)
class Query:
    """One mention to be resolved.

    Parameters
    ----------
    mention
        The mention.
    key
        Its folded name: mentions with one key mean one place unless their containers differ.
    senses
        What the name can mean, most important first.
    container
        The country or unit named beside it; None without one.
    unit_kind
        What a word behind it says that it is: ``"admin"`` for "province", ``"city"`` for "city"; None without one.
    elsewhere
        The country or unit that the text puts it in, when no sense lies in that country; None otherwise.
    is_namesake
        Whether another place is called after it here ("named after Paris, France"); what it means says nothing about
        the same name elsewhere in the text.
    position
        The coordinates that stand right behind it; None without any.
    stated
        How far the text says that it lies from another name; None when it does not say.
    """

    mention: Mention
    key: str
    senses: tuple[Entry, ...]
    container: Container | None
    unit_kind: str | None
    elsewhere: Container | None = None
    is_namesake: bool = False
    position: LonLat | None = None
    stated: Stated | None = None


@cache
def _unit_words() -> Mapping[str, str]:
    return {row["word"]: row["kind"] for row in read_table("resolve_unit_words")}


def make_queries(document: Document, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Query | None]:
    """Look up every mention's name and what stands beside it.

    Parameters
    ----------
    document
        The text.
    mentions
        In order.
    gazetteer
        Where names are looked up.

    Returns
    -------
    list of Query or None
        Parallel to the mentions; None for what is rejected, known already, or a coordinate.
    """
    senses_of: dict[str, tuple[Entry, ...]] = {}
    for mention in mentions:
        key = fold(mention.name or mention.text)
        if key not in senses_of:
            senses_of[key] = gazetteer.lookup(mention.name or mention.text)
    distances = find_distances(document, mentions)
    queries: list[Query | None] = []
    for at, mention in enumerate(mentions):
        if mention.reading in REJECTED_READINGS or mention.place_id or mention.kind is MentionKind.COORDINATE:
            queries.append(None)
            continue
        key = fold(mention.name or mention.text)
        container = find_container(document, mentions, at, senses_of)
        senses = _trim(senses_of[key], container)
        elsewhere = None if container else find_elsewhere(document, mentions, at, senses_of)
        unit_kind = _unit_kind(document, mention) or _kind_of_container(document, mention, senses, queries)
        is_namesake, position = _is_namesake(document, mention), _position(document, mentions, at)
        queries.append(
            Query(mention, key, senses, container, unit_kind, elsewhere, is_namesake, position, distances.get(at))
        )
    return queries


def _kind_of_container(
    document: Document, mention: Mention, senses: Sequence[Entry], queries: Sequence[Query | None]
) -> str | None:
    """Take a capital's name behind a town that lies elsewhere for the unit's ("Spokane, Washington")."""
    town = queries[-1] if queries else None
    is_behind = town is not None and town.container is not None and town.container.is_behind
    if not is_behind or not senses or not senses[0].place.capital:
        return None
    return "admin" if ENDS.match(document.text, mention.end) else None


def _trim(senses: tuple[Entry, ...], container: Container | None) -> tuple[Entry, ...]:
    if len(senses) <= MAX_SENSES or container is None:
        return senses[:MAX_SENSES]
    return senses[:MAX_SENSES] + tuple(entry for entry in senses[MAX_SENSES:] if container.holds(entry.place))


def _position(document: Document, mentions: Sequence[Mention], at: int) -> LonLat | None:
    """Find the coordinates right behind a name ("Robotyne (47.4486, 35.8372)")."""
    if at + 1 >= len(mentions) or mentions[at + 1].position is None:
        return None
    gap = document.text[mentions[at].end : mentions[at + 1].start]
    return mentions[at + 1].position if len(gap) <= _MAX_GAP and _BESIDE.fullmatch(gap) else None


def _unit_kind(document: Document, mention: Mention) -> str | None:
    match = _WORD.match(document.text, mention.end)
    return _unit_words().get(match[1].lower()) if match else None


def _is_namesake(document: Document, mention: Mention) -> bool:
    return _NAMESAKE.search(document.text, max(0, mention.start - _NAMESAKE_REACH), mention.start) is not None
