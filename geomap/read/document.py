"""From a string to a Document: what no later stage should meet is replaced here, one character for one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from geomap.errors import NoTextError, TooLargeError
from geomap.model import Document, make_id

MAX_TEXT_CHARS = 50_000_000
"""Longest text of one document in characters: a limit of this tool, far above any report."""

_UNTEXT = re.compile("[\x00\ud800-\udfff]")


def clean_text(text: str) -> str:
    r"""Replace NUL and lone surrogates by U+FFFD; the length stays the same.

    Parameters
    ----------
    text
        Any string.

    Returns
    -------
    str
        A string that every encoder and database takes.

    Examples
    --------
    >>> clean_text("a\x00b") == "a\ufffdb"
    True
    """
    return _UNTEXT.sub("\ufffd", text)


def document_from_text(
    text: str,
    *,
    doc_id: str | None = None,
    title: str | None = None,
    published: date | None = None,
    source: str | None = None,
    language: str | None = None,
    meta: Mapping[str, str] | None = None,
) -> Document:
    """Make a Document of a text given by hand.

    Parameters
    ----------
    text
        The report; NUL and lone surrogates are replaced by U+FFFD, nothing else is changed.
    doc_id
        Its name within the run; None makes one of the text.
    title, published, source, language, meta
        What is known of it; see `Document`.

    Returns
    -------
    Document
        Not yet segmented.

    Raises
    ------
    NoTextError
        When there is nothing but white space.
    TooLargeError
        Above `MAX_TEXT_CHARS`.

    Examples
    --------
    >>> document_from_text("A strike hit Dnipro.", doc_id="one").doc_id
    'one'
    """
    where = source or doc_id
    if len(text) > MAX_TEXT_CHARS:
        message = f"{len(text):,} characters of text; the limit is {MAX_TEXT_CHARS:,}; split it into its reports"
        raise TooLargeError(message, source=where)
    cleaned = clean_text(text)
    if not cleaned.strip("\ufeff\ufffd \t\r\n\x0b\x0c\x85\xa0\u2028\u2029"):
        raise NoTextError("there is no text in it", source=where)
    return Document(
        doc_id=doc_id or make_id("d", cleaned),
        text=cleaned,
        title=title,
        published=published,
        source=source,
        language=language,
        meta=dict(meta or {}),
    )
