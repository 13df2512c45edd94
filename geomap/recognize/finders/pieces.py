"""What models need of a document: pieces short enough for them, and a local folder to load from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from geomap.errors import FinderError
from geomap.model import Document
from geomap.text.printable import shorten


def pieces(document: Document, *, longest: int) -> Iterator[tuple[int, str]]:
    """Cut a document into pieces of whole sentences.

    Parameters
    ----------
    document
        The text, segmented; without sentences it is cut wherever a piece is full.
    longest
        Code points of the longest piece; a sentence that is longer is cut.

    Yields
    ------
    tuple of int and str
        Where the piece starts in the document, and the piece.

    Examples
    --------
    >>> list(pieces(Document(doc_id="d", text="abcdef"), longest=4))
    [(0, 'abcd'), (4, 'ef')]
    """
    text, start = document.text, 0
    edges = [*(sentence.start for sentence in document.sentences), len(text)]
    for end, following in pairwise(edges):
        if start < end and following - start > longest:
            yield from _cut(text, start, end, longest)
            start = end
    yield from _cut(text, start, len(text), longest)


def _cut(text: str, start: int, end: int, longest: int) -> Iterator[tuple[int, str]]:
    for at in range(start, end, longest):
        yield at, text[at : min(at + longest, end)]


def local_model(argument: str, *, name: str) -> Path:
    """Find the folder of a model, and keep the packages that load it from asking any server.

    Parameters
    ----------
    argument
        What the user wrote behind the colon.
    name
        The finder's name, for messages.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    FinderError
        When there is no such folder.
    """
    folder = Path(argument).expanduser()
    if not argument or not folder.is_dir():
        found = f"{shorten(argument)} is no folder on this machine" if argument else "no model is named"
        message = f"{name}: {found}; geomap downloads no model: give the folder of one, {name}:FOLDER"
        raise FinderError(message)
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    return folder
