"""Outputs are checked before the long work starts, so that it is not lost for a name."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from geomap.errors import InputError, OutputError, OutputExistsError


def check_outputs(outputs: Sequence[Path | None], *, inputs: Sequence[str] = (), overwrite: bool) -> None:
    """Refuse outputs that cannot be written, stand there already, or are inputs.

    Parameters
    ----------
    outputs
        Files to be written; None and ``-`` are passed over.
    inputs
        What will be read.
    overwrite
        Whether existing files may be replaced.

    Raises
    ------
    click.UsageError
        When two outputs are one file, or an output is an input.
    OutputExistsError
        When an output exists and may not be replaced.
    OutputError
        When an output is a folder, or its folder cannot be written to.
    """
    seen: set[str] = set()
    read = _files_read(inputs)
    for output in outputs:
        if output is None or str(output) == "-":
            continue
        real = os.path.realpath(output)
        if real in seen:
            raise click.UsageError(f"{output} is named for two outputs")
        if real in read:
            raise click.UsageError(f"{output} is both input and output")
        seen.add(real)
        _check_one(output, overwrite=overwrite)


def _files_read(inputs: Sequence[str]) -> set[str]:
    """Give the real path of every file that inputs stand for, those in folders and patterns included."""
    from geomap.read import ReadOptions, find_sources  # noqa: PLC0415 (not needed for --help)

    found = find_sources(inputs, options=ReadOptions())
    paths = {str(each.path) for each in found if not isinstance(each, InputError) and each.path is not None}
    return {os.path.realpath(name) for name in {*inputs, *paths} if name and name != "-" and "\x00" not in name}


def check_suffix(path: Path | None, suffixes: Sequence[str], *, what: str) -> None:
    """Refuse a name that says another format than what is written.

    Parameters
    ----------
    path
        The file; None and ``-`` are passed over.
    suffixes
        Suffixes that fit, in small letters.
    what
        What is written, for the message.

    Raises
    ------
    click.UsageError
        When the suffix is none of them.

    Examples
    --------
    >>> check_suffix(Path("a.HTML"), (".html", ".htm"), what="the map")
    """
    if path is not None and str(path) != "-" and path.suffix.lower() not in suffixes:
        raise click.UsageError(f"{path}: {what} needs a name that ends in {' or '.join(suffixes)}")


def _check_one(output: Path, *, overwrite: bool) -> None:
    if output.is_dir():
        raise OutputError(f"{output} is a folder; name a file")
    if output.exists() and not output.is_file():
        raise OutputError(f"{output} is a device or pipe; name a file, or - for standard output")
    if output.exists() and not overwrite:
        raise OutputExistsError(f"{output} exists; give --overwrite to replace it, or name another file")
    folder = next(parent for parent in (output.parent, *output.parent.parents) if parent.exists())
    if not folder.is_dir():
        raise OutputError(f"{output} cannot be written: {folder} is no folder")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OutputError(f"{output} cannot be written: no right to write in {folder}")


def make_folders(outputs: Sequence[Path | None]) -> None:
    """Make the folders that outputs were named in.

    Parameters
    ----------
    outputs
        Files to be written; None and ``-`` are passed over.

    Raises
    ------
    OutputError
        When the system refuses.
    """
    for output in outputs:
        if output is None or str(output) == "-":
            continue
        try:
            output.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"{output} cannot be written: {error.strerror or error}") from error
