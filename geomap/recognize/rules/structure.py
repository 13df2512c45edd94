"""Rules that look at where a candidate stands: tags, duplicates, datelines; and coordinates and demonyms."""

from __future__ import annotations

from geomap.model import BlockKind, MentionKind
from geomap.recognize.context import Context
from geomap.recognize.rules.ruling import Ruling, decide
from geomap.recognize.words import word_class

_DASHES = frozenset("-–—―‑")
_MAX_DATELINE = 14


def coordinates(context: Context) -> Ruling | None:
    """Read coordinates as the ground that they give."""
    if context.candidate.kind is MentionKind.COORDINATE:
        return decide("coordinates", "latitude and longitude, written out")
    return None


def duplicate_block(context: Context) -> Ruling | None:
    """Set aside what stands in a block that repeats an earlier one."""
    if context.clause.kind is BlockKind.DUPLICATE:
        return decide("duplicate-block", "stands in a line that says again what an earlier one says")
    return None


def tag_block(context: Context) -> Ruling | None:
    """Set aside what stands in a topic label."""
    if context.clause.kind is BlockKind.TAG:
        return decide("tag-block", "a topic label on a line of its own, no sentence")
    return None


def demonym(context: Context) -> Ruling | None:
    """Read names of peoples and adjectives of countries as such ("Russian drones")."""
    if context.candidate.kind is MentionKind.DEMONYM:
        place = context.candidate.entries[0].place
        return decide("demonym", f"names the people or is the adjective of {place.name}")
    return None


def dateline(context: Context) -> Ruling | None:
    """Read the place in front of a report as where it was written ("KYIV, May 3 —", "BEIRUT (AP) -")."""
    if not context.is_first or context.clause.kind is not BlockKind.PARAGRAPH:
        return None
    agency = context.word(context.stop + 1)
    if context.word(context.stop) == "(" and agency in word_class("wire"):
        return decide("dateline", f"the dateline “{context.quote(context.begin, context.stop + 3)}”")
    upper = context.candidate.text.isupper() and len(context.candidate.text) > 3  # noqa: PLR2004
    for index in range(context.stop, context.stop + _MAX_DATELINE):
        word = context.word(index)
        spaced = index > context.stop or context.candidate.end < context.stream.tokens[index].start if word else False
        if word in _DASHES and spaced:
            if index == context.stop and not upper:
                return None
            return decide("dateline", f"the dateline “{context.quote(context.begin, index)}”")
        if not (word in {",", ".", "(", ")", "/"} or word.isdigit() or context.is_capitalised(index)):
            return None
    return None
