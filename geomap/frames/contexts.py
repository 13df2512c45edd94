"""PLOVER's contexts: what the sentences of an event are about, by word lists."""

from __future__ import annotations

from functools import cache

from geomap.model import Event
from geomap.tables import read_table
from geomap.text.tokens import tokenize

_LONGEST = 4_000
"""Code points that are read: the sentences of a hostile text have no end."""


@cache
def _phrases() -> tuple[dict[tuple[str, ...], str], int]:
    """Give contexts by the words of each phrase, and the most words that a phrase has."""
    found = {
        tuple(token.lower for token in tokenize(phrase)): row["context"]
        for row in read_table("plover_contexts")
        for phrase in row["words"].split("|")
    }
    return found, max(map(len, found))


def contexts_of(text: str) -> list[str]:
    """Say what a text is about, in PLOVER's contexts.

    Parameters
    ----------
    text
        The sentences of an event; their first 4,000 code points count.

    Returns
    -------
    list of str
        Contexts in order of the text, each once. Whole words only, and a longer phrase hides those within it.

    Examples
    --------
    >>> contexts_of("A drone strike hit a hospital near the refinery.")
    ['military', 'health', 'natural_resource']
    """
    phrases, most = _phrases()
    words = tuple(token.lower for token in tokenize(text[:_LONGEST]))
    found: dict[str, None] = {}
    index = 0
    while index < len(words):
        size = next((size for size in range(most, 0, -1) if words[index : index + size] in phrases), 0)
        if size:
            found.setdefault(phrases[words[index : index + size]])
        index += max(size, 1)
    return list(found)


def sentences_of(event: Event, text: str) -> str:
    """Put the sentences that tell of an event together, in order; ``text`` is its document's."""
    spans = sorted({(event.start, event.end), *event.merged})
    return " ".join(" ".join(text[start:end].split()) for start, end in spans)
