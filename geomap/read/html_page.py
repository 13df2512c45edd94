"""Reader ``html``: the article of a saved page, without its menus."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geomap.errors import InputError, NoTextError
from geomap.model import Document
from geomap.read.dates import date_from_text
from geomap.read.decode import decode
from geomap.read.document import clean_text, document_from_text
from geomap.read.options import ReadOptions, Source

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_.:\-]{1,40})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^>]{0,400}?\blang\s{0,5}=\s{0,5}[\"']?([A-Za-z]{2})\b", re.IGNORECASE)
_HEAD = 4096


def read_html_page(source: Source, options: ReadOptions) -> Iterator[Document | InputError]:
    """Read a saved web page as one document: its article, title and date, without menus and comments.

    Parameters
    ----------
    source
        The file or standard input.
    options
        Its ``published`` is used when the page states no date.

    Yields
    ------
    Document
        One.

    Raises
    ------
    NoTextError
        When no article is found in the page.
    InputError
        When it is binary or too large.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415 (slow to import)

    data = source.read()
    charset = _CHARSET.search(data[:_HEAD])
    decoded = decode(data, source=source.name, declared=charset.group(1).decode("ascii") if charset else None)
    try:
        page = bare_extraction(
            clean_text(decoded.text),
            include_comments=False,
            include_images=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (ValueError, TypeError, AttributeError, RecursionError, MemoryError) as error:
        message = f"the page could not be parsed ({type(error).__name__}); save its article as text"
        raise InputError(message, source=source.name) from error
    if page is None or isinstance(page, dict) or not page.text:
        message = "rejected: no text; no article was found in the page; save the article as text"
        raise NoTextError(message, source=source.name)
    language = _LANGUAGE.search(decoded.text[:_HEAD])
    yield document_from_text(
        page.text,
        doc_id=source.stem,
        title=page.title or None,
        published=date_from_text(page.date or "") or options.published,
        source=page.url or source.name,
        language=language.group(1).lower() if language else None,
        meta={**decoded.meta, "file": source.name},
    )
