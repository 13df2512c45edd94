"""Document: a report's text, its parts and where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256


class BlockKind(StrEnum):
    """What a stretch of the text is for its reader."""

    TITLE = "title"
    DUPLICATE = "duplicate"  # says again, word for word, what an earlier block says
    TAG = "tag"  # a topic label or section name, no sentence
    HEADING = "heading"
    LIST_ITEM = "list_item"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A line or paragraph of a document, ``[start, end)`` in code points."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence (or a whole title, tag or list item), ``[start, end)`` in code points."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report. The text never changes; every offset counts its code points.

    Parameters
    ----------
    doc_id
        Unique within a run.
    text
        The text as read.
    title
        The title stated by the source; None when it states none.
    published
        The date of publication (UTC); None when unknown, and then no relative date is resolved.
    source
        File name or URL; None for text given by hand.
    language
        Two-letter code that the source states, else that of the language detected, ``"other"`` or ``"und"`` when it
        cannot be said; None before it was looked for.
    meta
        What else the source said (encoding, warnings of the reader).
    blocks, sentences
        The structure of the text, in order; empty until the document was segmented.
    """

    doc_id: str
    text: str
    title: str | None = None
    published: date | None = None
    source: str | None = None
    language: str | None = None
    meta: Mapping[str, str] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()

    @property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of the text in UTF-8."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
