"""Words and marks of a text with their offsets."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W_]+(?:['’\-‑][^\W_]+)*|[^\w\s]|_", re.UNICODE)


class Token(NamedTuple):
    """A word (letters and digits, with inner apostrophes and hyphens) or one mark.

    ``text == document_text[start:end]``; ``lower`` is its lower case.
    """

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number rather than a mark."""
        return self.text[0].isalnum()

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with an upper-case letter."""
        return self.text[0].isupper()

    @property
    def is_acronym(self) -> bool:
        """Whether it is two or more letters, all upper-case."""
        return len(self.text) > 1 and self.text.isupper()


def tokenize(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Split a stretch of text into words and marks.

    Parameters
    ----------
    text
        The whole text; offsets of the tokens count from its beginning.
    start, end
        The stretch, ``[start, end)``; None means to the end.

    Returns
    -------
    tuple of Token
        In order; white space is dropped.

    Examples
    --------
    >>> [token.text for token in tokenize("Kharkiv's border, 50km.")]
    ["Kharkiv's", 'border', ',', '50km', '.']
    """
    stop = len(text) if end is None else end
    return tuple(
        Token(match.start(), match.end(), match.group(), match.group().lower())
        for match in _TOKEN.finditer(text, start, stop)
    )
