"""From the named fields of a line or row to a Document."""

from __future__ import annotations

from collections.abc import Mapping

from geomap.errors import InputError, NoTextError
from geomap.model import Document
from geomap.read.dates import date_from_text
from geomap.read.document import document_from_text
from geomap.read.options import MAX_INPUT_BYTES, ReadOptions, Source


def document_from_fields(
    fields: Mapping[str, object], *, source: Source, line: int, options: ReadOptions, meta: Mapping[str, str]
) -> Document | InputError:
    """Make a Document of the fields that one line states.

    Parameters
    ----------
    fields
        Keys ``text``, and perhaps ``doc_id``, ``title``, ``published``, ``source``, ``language``.
    source
        The file they stand in.
    line
        Number of the line in it, from 1.
    options
        Its ``published`` is used when the fields state no date, or one that cannot be read (with a warning).
    meta
        What else is known.

    Returns
    -------
    Document or InputError
        The error says which line and what is wrong with it.
    """
    where = f"{source.name}, line {line}"
    text = fields.get("text")
    if text is None or text == "":
        return NoTextError("no text in this line", source=where)
    if not isinstance(text, str):
        return InputError(f"'text' is {type(text).__name__}, not a string", source=where)
    if len(text) > MAX_INPUT_BYTES:
        return source.too_large(f"line {line}: {len(text) / 1e6:,.0f} MB")
    stated = {key: _as_text(fields.get(key)) for key in ("doc_id", "title", "published", "source", "language")}
    published = date_from_text(stated["published"] or "")
    notes = {**meta, "file": source.name, "line": str(line)}
    if stated["published"] and published is None:
        notes["warning"] = f"'published' is no date that can be read: {stated['published'][:40]!r}; write YYYY-MM-DD"
    try:
        return document_from_text(
            text,
            doc_id=stated["doc_id"] or f"{source.stem}-{line}",
            title=stated["title"],
            published=published or options.published,
            source=stated["source"] or source.name,
            language=(stated["language"] or "")[:2].lower() or None,
            meta=notes,
        )
    except NoTextError:
        return NoTextError("no text in this line", source=where)


def _as_text(value: object) -> str | None:
    """Accept strings and numbers; anything else is as good as nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None
