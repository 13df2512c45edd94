"""Rules that look at where a candidate stands: tags, duplicates, datelines; and coordinates and demonyms."""

from __future__ import annotations

from geomap.model import BlockKind, MentionKind
from geomap.recognize.context import Context
from geomap.recognize.rules.ruling import Ruling, decide
from geomap.recognize.words import word_class

_DASHES = frozenset("-–—―‑")
_MAX_DATELINE = 14
_IN_BYLINE = frozenset({"by", "in", "from", "at", "for", "of"})
_LONGEST_BYLINE = 160  # characters
_LEAST_NAMES = 2  # a given name and a surname


def coordinates(context: Context) -> Ruling | None:
    """Read coordinates as the ground that they give."""
    if context.candidate.kind is MentionKind.COORDINATE:
        return decide("coordinates", "latitude and longitude, written out")
    return None


def faulty_coordinates(context: Context) -> Ruling | None:
    """Reject coordinates that lie nowhere on Earth ("lat: 95.2, lon: 35.1")."""
    if context.candidate.position is None:
        return decide(
            "faulty-coordinates",
            "coordinates that lie nowhere on Earth: degrees beyond 90 or 180, or minutes beyond 59",
        )
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


def byline(context: Context) -> Ruling | None:
    """Reject the names in a line that says who wrote the report ("By Charlotte Lyon and Austin Chester in Rome")."""
    text, start = context.stream.text, context.candidate.start
    floor, ceiling = max(0, start - _LONGEST_BYLINE), min(len(text), start + _LONGEST_BYLINE)
    begin, end = text.rfind("\n", floor, start) + 1, text.find("\n", start, ceiling)
    end = ceiling if end < 0 else end
    if end - begin > _LONGEST_BYLINE or (begin == 0 < floor):
        return None
    tokens = context.stream.tokens
    first, stop = context.stream.span(begin, end)
    is_capitalised = first < len(tokens) and tokens[first].is_capitalised
    first += context.stream.words[first] in word_class("byline_lead")
    if context.begin <= first or context.stream.words[first] != "by" or not is_capitalised:
        return None
    names = [token for token in tokens[first + 1 : stop] if token.text[0].isalpha()]
    if not all(token.is_capitalised or token.lower in word_class("byline") for token in names):
        return None
    if len(names) < _LEAST_NAMES or not all(token.is_capitalised for token in names[:_LEAST_NAMES]):
        return None
    governors = (word for word in reversed(context.stream.words[first : context.begin]) if word in _IN_BYLINE)
    if next(governors, "by") != "by":
        return None
    return decide("byline", f"in the line of the writers: “{text[begin:end].strip()}”")


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
