"""Reader ``text``: a file is one document."""

from __future__ import annotations

from collections.abc import Iterator

from geomap.errors import InputError
from geomap.model import Document
from geomap.read.decode import decode
from geomap.read.document import document_from_text
from geomap.read.options import ReadOptions, Source


def read_plain_text(source: Source, options: ReadOptions) -> Iterator[Document | InputError]:
    """Read a text file as one document.

    Parameters
    ----------
    source
        The file or standard input.
    options
        Its ``published`` becomes the document's; no date is guessed from the text.

    Yields
    ------
    Document
        One.

    Raises
    ------
    InputError
        When it is binary, too large, or holds no text.
    """
    decoded = decode(source.read(), source=source.name)
    yield document_from_text(
        decoded.text,
        doc_id=source.stem,
        published=options.published,
        source=source.name,
        meta=decoded.meta,
    )
