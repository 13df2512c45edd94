"""From inputs as a user names them (files, folders, patterns, ``-``) to Documents; one failure stops no other."""

from __future__ import annotations

import dataclasses
import os
import re
from collections.abc import Iterator, Sequence
from functools import cache
from glob import glob, has_magic
from pathlib import Path

from geomap import registry
from geomap.errors import InputError, InputNotFoundError, NoTextError
from geomap.model import Document
from geomap.read.options import Reader, ReadOptions, Source
from geomap.tables import read_table

_SNIFFED = 4096
_JSON_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s{0,200}\{\s{0,200}"')
_HTML_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}<(?:!doctype\s{1,20}html|html|\?xml)\b", re.IGNORECASE)


@cache
def known_suffixes() -> dict[str, str]:
    """List the suffixes that are read, each with the name of its reader.

    Returns
    -------
    dict
        ``".txt"`` to ``"text"`` and so on.
    """
    return {row["suffix"]: row["format"] for row in read_table("read_suffixes")}


def read_paths(inputs: Sequence[str], *, options: ReadOptions | None = None) -> Iterator[Document | InputError]:
    """Read every input that the user named.

    A folder stands for the files in it whose suffix is known, hidden ones and folders below it left out, in the order
    of their names; a pattern (``*``, ``?``, ``[...]``, ``**``) for the files it matches; ``-`` for standard input. A
    file named twice is read once. Documents get the stem of their file as id, with a number behind it when it is taken.

    Parameters
    ----------
    inputs
        Paths, patterns and ``-``.
    options
        How to read; None is `ReadOptions` as it stands.

    Yields
    ------
    Document or InputError
        In the order of the inputs. An error concerns its own input or line; the rest goes on.

    Raises
    ------
    UnknownNameError
        When the options name a reader that does not exist.
    """
    chosen = options or ReadOptions()
    if chosen.input_format is not None:
        registry.load("reader", chosen.input_format)
    taken: set[str] = set()
    for source in find_sources(inputs, options=chosen):
        if isinstance(source, InputError):
            yield source
            continue
        for item in _read(source, chosen):
            yield item if isinstance(item, InputError) else _with_free_id(item, taken)


def _read(source: Source, options: ReadOptions) -> Iterator[Document | InputError]:
    """Read one input; what its reader raises becomes the last thing it yields."""
    try:
        name = options.input_format or known_suffixes().get(source.suffix) or _sniff(source)
        reader: Reader = registry.load("reader", name)
        yield from reader(source, options)
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(f"cannot be read: {error.strerror or error}", source=source.name)


def _sniff(source: Source) -> str:
    with source.open() as stream:
        head = stream.peek(_SNIFFED)  # type: ignore[attr-defined]
    if _JSON_OBJECT.match(head):
        return "jsonl"
    return "html" if _HTML_PAGE.match(head) else "text"


def _with_free_id(document: Document, taken: set[str]) -> Document:
    doc_id, number = document.doc_id, 1
    while doc_id in taken:
        number += 1
        doc_id = f"{document.doc_id}-{number}"
    taken.add(doc_id)
    return document if doc_id == document.doc_id else dataclasses.replace(document, doc_id=doc_id)


def find_sources(inputs: Sequence[str], *, options: ReadOptions) -> Iterator[Source | InputError]:
    """Find what the user named, without opening it.

    Parameters
    ----------
    inputs
        Paths, patterns and ``-``.
    options
        With an ``input_format`` files of any suffix are taken.

    Yields
    ------
    Source or InputError
        In order, each file once.
    """
    seen: set[str] = set()
    for name in inputs:
        for found in _find_safely(name, options):
            if isinstance(found, InputError):
                yield found
                continue
            key = "-" if found.path is None else os.path.realpath(found.path)
            if key not in seen:
                seen.add(key)
                yield found


def _find_safely(name: str, options: ReadOptions) -> Iterator[Source | InputError]:
    """Find one input; a name too long or a folder without rights is its own error and stops nothing."""
    try:
        yield from _find_one(name, options)
    except OSError as error:
        yield InputError(f"cannot be reached: {error.strerror or error}", source=name)


def _find_one(name: str, options: ReadOptions) -> Iterator[Source | InputError]:
    if name == "-":
        yield Source.standard_input()
        return
    if "\x00" in name or not name:
        yield InputNotFoundError("no such file or folder", source=repr(name))
        return
    path = Path(name)
    if path.is_dir():
        yield from _files_in(path, options)
    elif path.exists() or not has_magic(name):
        yield _source(path, options)
    else:
        matches = sorted(glob(name, recursive=True))  # noqa: PTH207 (the pattern may be absolute)
        if not matches:
            yield InputNotFoundError("no file matches this pattern", source=name)
        for match in matches:
            if Path(match).is_file():
                yield _source(Path(match), options)


def _source(path: Path, options: ReadOptions) -> Source | InputError:
    name, suffix = str(path), path.suffix.lower()
    if not path.exists():
        return InputNotFoundError("no such file or folder", source=name)
    if not path.is_file():
        return InputError("neither a file nor a folder; use - to read from a pipe", source=name)
    if options.input_format is None and suffix not in known_suffixes():
        known = ", ".join(known_suffixes())
        formats = ", ".join(registry.names("reader"))
        what = f"unknown suffix {suffix!r}" if suffix else "no suffix"
        return InputError(f"{what}; known: {known}; or say --input-format ({formats})", source=name)
    return Source(name=name, stem=path.stem, path=path, suffix=suffix)


def _files_in(folder: Path, options: ReadOptions) -> Iterator[Source | InputError]:
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        yield InputError(f"cannot be read: {error.strerror or error}", source=str(folder))
        return
    files = [path for path in paths if not path.name.startswith(".") and path.suffix.lower() in known_suffixes()]
    found = [each for path in files for each in _file_in(path, options)]
    yield from found
    if not found:
        suffixes = ", ".join(known_suffixes())
        message = f"no file that can be read stands in this folder (known suffixes: {suffixes}); for folders below it, "
        yield NoTextError(f"{message}name a pattern such as '{folder / '**' / '*.txt'}'", source=str(folder))


def _file_in(path: Path, options: ReadOptions) -> Iterator[Source | InputError]:
    try:
        if path.is_file():
            yield _source(path, options)
    except OSError as error:
        yield InputError(f"cannot be reached: {error.strerror or error}", source=str(path))
