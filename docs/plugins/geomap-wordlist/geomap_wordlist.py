"""A recogniser for geomap that finds the names in a file, one a line: ``geomap parse --recognizer wordlist:FILE``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geomap.errors import FinderError
from geomap.model import Document
from geomap.recognize import FoundName


class Wordlist:
    """Finds the names of a list.

    Parameters
    ----------
    names
        Names of places, as texts write them.
    """

    def __init__(self, names: list[str]) -> None:
        self._names = names

    def find(self, document: Document) -> Iterator[FoundName]:
        """Give the names that the text has; where they stand, geomap finds itself."""
        for name in self._names:
            if name in document.text:
                yield FoundName(name)


def open_wordlist(argument: str) -> Wordlist:
    """Read the file that the user named behind the colon."""
    try:
        lines = Path(argument).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise FinderError(f"wordlist: {error.strerror}: {argument!r}; name a file, one name a line") from error
    return Wordlist([line.strip() for line in lines if line.strip()])
