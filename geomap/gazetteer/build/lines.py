"""Read a tab-separated dump in blocks of whole lines; a line that is no row is counted and left out."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
from pyarrow import csv

from geomap.errors import GazetteerError
from geomap.gazetteer.build.tally import Tally
from geomap.gazetteer.columns.progress import Progress

_BOM = b"\xef\xbb\xbf"
_BLOCK = 24 * 1024 * 1024
_LONGEST_LINE = 1024 * 1024
_SHOWN_BYTES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The columns of a dump file.

    Parameters
    ----------
    columns
        Names of all columns, in order.
    types
        Arrow types of those wanted.
    least
        How many columns a row has at least; later ones may be missing in older files.
    check
        Says what is wrong with the fields of a line; None when it is a row.
    sound
        Says whether all values of a table are such that ``check`` would pass them.
    comment
        What a line begins with that is no row; empty for none.
    """

    columns: tuple[str, ...]
    types: Mapping[str, Any]
    least: int
    check: Callable[[list[bytes]], str | None]
    sound: Callable[[Any], bool]
    comment: bytes = b""


@dataclass(slots=True)
class Dump:
    """A dump file, plain or the member of a zip file of the same stem.

    Parameters
    ----------
    path
        ``XX.txt`` or ``XX.zip``.
    sha256
        Of the text, once it has been read to its end; empty before.
    """

    path: Path
    sha256: str = ""

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    @contextmanager
    def open(self) -> Iterator[tuple[IO[bytes], int]]:
        """Open it: the stream and how many bytes it holds.

        Raises
        ------
        GazetteerError
            When a zip file is damaged or lacks the member.
        """
        if self.path.suffix.lower() != ".zip":
            with self.path.open("rb") as stream:
                yield stream, self.path.stat().st_size
            return
        member = f"{self.path.stem}.txt"
        try:
            with zipfile.ZipFile(self.path) as archive, archive.open(member) as stream:
                yield stream, archive.getinfo(member).file_size
        except KeyError as error:
            raise GazetteerError(f"{self.path} holds no {member}; download it again") from error
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise GazetteerError(f"{self.path} is no whole zip file ({error}); download it again") from error


def read_rows(dump: Dump, layout: Layout, tally: Tally, progress: Progress) -> Iterator[Any]:
    """Read the rows of a dump.

    Parameters
    ----------
    dump
        The file; gets its hash.
    layout
        Its columns.
    tally
        Counts rows and malformed lines.
    progress
        Told the share of the bytes read.

    Yields
    ------
    pyarrow.Table
        Some rows, with the wanted columns.

    Raises
    ------
    GazetteerError
        When a zip file is damaged.
    """
    digest = hashlib.sha256()
    done, line = 0, 1
    with dump.open() as (stream, size):
        for raw in _blocks(stream):
            digest.update(raw)
            block = raw.removeprefix(_BOM) if line == 1 else raw
            table = None if layout.comment or b"\0" in block else _parse(block, layout)
            if table is None:
                table = _parse(_rows_only(block, layout, line, dump.name, tally), layout)
            if table is None:
                raise GazetteerError(f"{dump.path}: lines {line:,} and on cannot be read; this is a fault of geomap")
            line += block.count(b"\n")
            done += len(raw)
            tally.rows[dump.name] += table.num_rows
            progress(f"reading {dump.name}", done / max(size, 1))
            yield table
    dump.sha256 = digest.hexdigest()


def _blocks(stream: IO[bytes]) -> Iterator[bytes]:
    rest = b""
    while data := stream.read(_BLOCK):
        cut = data.rfind(b"\n") + 1
        if cut:
            yield rest + data[:cut]
            rest = data[cut:]
        elif len(rest) < _LONGEST_LINE:
            rest += data
        else:
            yield rest + data + b"\n"
            rest = b""
    if rest:
        yield rest if rest.endswith(b"\n") else rest + b"\n"


def _parse(block: bytes, layout: Layout) -> Any:  # noqa: ANN401 (a table of Arrow, which has no types)
    """Parse whole lines; None when one of them is no row."""
    names = list(layout.columns)
    if not block:
        return pa.table({name: pa.array([], layout.types[name]) for name in layout.types})
    try:
        table = csv.read_csv(
            pa.BufferReader(block),
            read_options=csv.ReadOptions(column_names=names, use_threads=False, block_size=len(block) + 1),
            parse_options=csv.ParseOptions(delimiter="\t", quote_char=False, escape_char=False),
            convert_options=csv.ConvertOptions(
                column_types=dict(layout.types),
                include_columns=list(layout.types),
                null_values=[""],
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid:
        return None
    return table if table.num_rows == block.count(b"\n") and layout.sound(table) else None


def _rows_only(block: bytes, layout: Layout, first: int, file: str, tally: Tally) -> bytes:
    """Keep the lines that are rows, padded to all columns, and count the others."""
    kept = []
    for number, raw in enumerate(block.split(b"\n")[:-1], first):
        text = raw.removesuffix(b"\r")
        if not text or (layout.comment and text.startswith(layout.comment)):
            continue
        fields = text.split(b"\t")
        if what := _fault(text, fields, layout):
            tally.fault(file, number, what)
        else:
            kept.append(b"\t".join(fields + [b""] * (len(layout.columns) - len(fields))) + b"\n")
    return b"".join(kept)


def _fault(text: bytes, fields: list[bytes], layout: Layout) -> str | None:
    if not layout.least <= len(fields) <= len(layout.columns):
        return f"{len(fields)} columns instead of {len(layout.columns)}"
    if b"\0" in text or b"\r" in text:
        return "a control character in it"
    try:
        text.decode()
    except UnicodeDecodeError as error:
        return f"no UTF-8 ({error.reason})"
    return layout.check(fields)


def is_count(field: bytes, *, most: int = 2**32 - 1) -> bool:
    """Say whether a field is a whole number from 0 to ``most``."""
    return field.isdigit() and field.isascii() and len(field) <= len(str(most)) and int(field) <= most


def show(field: bytes) -> str:
    """Show a field in a message."""
    return repr(field[:_SHOWN_BYTES].decode("utf-8", "replace"))
