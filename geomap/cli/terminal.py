"""What goes to the terminal: data to standard output, all else to standard error, no control character of a text."""

from __future__ import annotations

import io
import sys
import time
from types import TracebackType
from typing import Any, ClassVar, Self

import click

from geomap.errors import OutputError
from geomap.text.printable import printable

_SECONDS_BETWEEN = 0.2


def say(message: str) -> None:
    """Print a line on standard error.

    Parameters
    ----------
    message
        The line; control characters in it are neutralised.
    """
    Progress.clear_all()
    click.echo(printable(message).encode("utf-8", "replace").decode(), err=True)


def write_line(line: str) -> None:
    """Print a line of text output on standard output, control characters neutralised.

    Parameters
    ----------
    line
        The line without its end.
    """
    write_data((printable(line) + "\n").encode("utf-8", "replace"))


def write_data(data: bytes) -> None:
    """Write data on standard output; on a terminal its control characters are neutralised.

    Parameters
    ----------
    data
        Bytes; UTF-8 when it is text.

    Raises
    ------
    OutputError
        When there is no standard output.
    """
    Progress.clear_all()
    if sys.stdout is None:
        raise OutputError("standard output is closed")
    stream = sys.stdout.buffer
    if sys.stdout.isatty():
        data = printable(data.decode("utf-8", "replace"), keep="\n\t").encode()
    stream.write(data)
    stream.flush()


class StandardOutput(io.RawIOBase):
    """Standard output as a binary stream; on a terminal control characters are neutralised."""

    def __enter__(self) -> Self:
        Progress.clear_all()
        return self

    def writable(self) -> bool:
        """Say that it can be written to.

        Returns
        -------
        bool
            Always true.
        """
        return True

    def write(self, data: Any) -> int:  # noqa: ANN401 (bytes or any buffer)
        """Write bytes.

        Parameters
        ----------
        data
            Whole lines or documents.

        Returns
        -------
        int
            How many were taken: all.
        """
        write_data(bytes(data))
        return len(data)


class Progress:
    """A counter of documents on standard error, shown only when that is a terminal.

    Parameters
    ----------
    quiet
        True shows nothing.
    """

    _current: ClassVar[Progress | None] = None

    def __init__(self, *, quiet: bool = False) -> None:
        self._on = not quiet and sys.stderr is not None and sys.stderr.isatty()
        self._count = 0
        self._begin = self._last = time.monotonic()
        self._is_drawn = False

    def __enter__(self) -> Self:
        Progress._current = self
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.clear()
        Progress._current = None

    def step(self) -> None:
        """Count one document."""
        self._count += 1
        now = time.monotonic()
        if self._on and now - self._last >= _SECONDS_BETWEEN:
            rate = self._count / max(now - self._begin, 1e-9)
            click.echo(
                f"\r\x1b[K{self._count:,} document{'' if self._count == 1 else 's'}, {rate:,.0f} a second",
                err=True,
                nl=False,
            )
            self._is_drawn, self._last = True, now

    def clear(self) -> None:
        """Take the counter off the terminal."""
        if self._is_drawn:
            click.echo("\r\x1b[K", err=True, nl=False)
            self._is_drawn = False

    @classmethod
    def clear_all(cls) -> None:
        """Take the counter off the terminal, so that a line can be printed."""
        if cls._current is not None:
            cls._current.clear()
