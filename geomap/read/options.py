"""What a reader may be told, and the one input it is given."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

from geomap.errors import InputError, TooLargeError
from geomap.model import Document

MAX_INPUT_BYTES = 50_000_000
"""Largest single text or page in bytes. JSON lines and CSV files are streams of documents and may be larger; each of
their documents may not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How inputs are to be read.

    Parameters
    ----------
    published
        Date of publication of documents that state none; None leaves it unknown.
    input_format
        Name of a reader; None goes by the file's suffix, and by the content on standard input.
    text_column, date_column, id_column
        Columns of a CSV file; None looks for the usual names.
    """

    published: date | None = None
    input_format: str | None = None
    text_column: str | None = None
    date_column: str | None = None
    id_column: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input.

    Parameters
    ----------
    name
        As the user named it.
    stem
        What documents of it are called.
    path
        The file; None is standard input.
    suffix
        Lower-case suffix with its dot; empty for standard input.
    stream
        Standard input, when that is what it is.
    """

    name: str
    stem: str
    path: Path | None
    suffix: str = ""
    stream: BinaryIO | None = None

    @classmethod
    def standard_input(cls) -> Source:
        """Make a source of standard input.

        Returns
        -------
        Source
            It can be opened more than once and goes on where it was left.
        """
        raw = sys.stdin.buffer if sys.stdin is not None else io.BytesIO()
        stream = raw if isinstance(raw, io.BufferedReader) else _KeptOpen(cast("io.RawIOBase", raw))
        return cls(name="standard input", stem="stdin", path=None, stream=stream)

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Open it for reading bytes; standard input is left open afterwards.

        Yields
        ------
        BinaryIO
            A buffered stream with ``peek``.

        Raises
        ------
        InputError
            When the system refuses to open or read it.
        """
        try:
            if self.stream is not None:
                yield self.stream
            elif self.path is not None:
                with self.path.open("rb") as stream:
                    yield stream
        except OSError as error:
            if isinstance(error, InputError):
                raise
            message = f"cannot be read: {error.strerror or error}"
            raise InputError(message, source=self.name) from error

    def read(self) -> bytes:
        """Read all of it.

        Returns
        -------
        bytes
            At most `MAX_INPUT_BYTES`.

        Raises
        ------
        TooLargeError
            When there is more; nothing of a file is read then.
        InputError
            When the system refuses.
        """
        size = self.path.stat().st_size if self.path is not None else 0
        if size > MAX_INPUT_BYTES:
            raise self.too_large(f"{size / 1e6:,.0f} MB")
        with self.open() as stream:
            data = stream.read(MAX_INPUT_BYTES + 1)
        if len(data) > MAX_INPUT_BYTES:
            raise self.too_large(f"more than {MAX_INPUT_BYTES / 1e6:,.0f} MB")
        return data

    def too_large(self, size: str) -> TooLargeError:
        """Build the error for an input above the limit.

        Parameters
        ----------
        size
            How large it is, in words.

        Returns
        -------
        TooLargeError
            To be raised.
        """
        message = (
            f"{size} of text in one document; the limit is {MAX_INPUT_BYTES / 1e6:,.0f} MB; "
            "split it into its reports, or give them as JSON lines, one report a line"
        )
        return TooLargeError(message, source=self.name)


Reader = Callable[[Source, ReadOptions], Iterator[Document | InputError]]
"""What the registry's group ``reader`` holds: an input in, its documents and the errors of its items out."""


class _KeptOpen(io.BufferedReader):
    """Gives a stream without ``peek`` one, and leaves it open."""

    def close(self) -> None:
        """Leave it open."""
