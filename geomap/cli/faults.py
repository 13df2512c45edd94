"""Exit codes, and errors as one line each."""

from __future__ import annotations

import os
import traceback
from enum import IntEnum

import click

from geomap.cli.terminal import say
from geomap.errors import GeomapError, UnknownNameError

_DEBUG = "geomap.debug"


class Exit(IntEnum):
    """What the exit code of ``geomap`` means."""

    DONE = 0
    CHECK_FAILED = 1
    USAGE = 2
    SOME_FAILED = 3
    NOTHING_WRITTEN = 4
    INTERRUPTED = 130
    BROKEN_PIPE = 141  # 128 + SIGPIPE, what a shell reports for any program that is cut off so


def set_debug(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 (click calls it)
    """Remember that tracebacks are wanted.

    Parameters
    ----------
    ctx
        Click's context.
    value
        Whether ``--debug`` was given.
    """
    if value:
        ctx.find_root().meta[_DEBUG] = True
        os.environ["GEOMAP_DEBUG"] = "1"


def is_debug() -> bool:
    """Say whether ``--debug`` was given.

    Returns
    -------
    bool
        Also true when the environment variable GEOMAP_DEBUG is set.
    """
    return bool(os.environ.get("GEOMAP_DEBUG"))


def report(error: BaseException, *, after: str = "") -> None:
    """Print an error as one line on standard error, and its traceback when that is wanted.

    Parameters
    ----------
    error
        Any exception.
    after
        What follows from it ("skipped"); empty for nothing.
    """
    if is_debug() and not isinstance(error, click.ClickException):
        say("")
        for line in "".join(traceback.format_exception(error)).splitlines():
            say(line)
    tail = f"; {after}" if after else ""
    if isinstance(error, GeomapError):
        say(f"geomap: error: {error}{tail}")
        return
    if isinstance(error, OSError) and error.strerror:
        say(f"geomap: error: {error.filename or 'standard output'}: {error.strerror}{tail}")
        return
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    hint = "" if is_debug() else "; this is a fault of geomap; --debug shows where"
    say(f"geomap: error: unexpected {what}{hint}{tail}")


def exit_code_of(error: Exception) -> Exit:
    """Say which exit code an error that ends the run has.

    Parameters
    ----------
    error
        What was raised.

    Returns
    -------
    Exit
        ``USAGE`` for a name that does not exist, else ``NOTHING_WRITTEN``.
    """
    return Exit.USAGE if isinstance(error, UnknownNameError) else Exit.NOTHING_WRITTEN
