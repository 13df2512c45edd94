"""The corrections file: one JSON object, checked entry by entry before anything is believed.

``{"geomap_corrections": 1, "corrections": [{"doc_id", "doc_sha256", "start", "end", "text", "said", "place_id"}]}``,
where ``said`` is ``"right_place"``, ``"wrong_place"`` or ``"not_a_place"``, and ``place_id`` names the right place for
``"wrong_place"``, or is null or missing.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from geomap.errors import CorrectionsError

VERSION: Final = 1
_MOST_BYTES: Final = 16_000_000
_LONGEST_TEXT: Final = 1_000
_SHA256 = re.compile(r"[0-9a-f]{64}")
_PLACE_ID = re.compile(r"[a-z]{1,40}:[^\s\x00]{1,200}")
_NEEDED: Final = ("doc_id", "doc_sha256", "start", "end", "text", "said")
_REMEDY: Final = "take the file that the map writes (Export, Corrections), or mend the entry"


class Said(StrEnum):
    """What an analyst says of a mention."""

    RIGHT_PLACE = "right_place"
    WRONG_PLACE = "wrong_place"
    NOT_A_PLACE = "not_a_place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What an analyst said of one mention.

    Parameters
    ----------
    doc_id
        The document's id in the run that the map was made of.
    doc_sha256
        SHA-256 of its text in UTF-8: offsets hold for that text only.
    start, end
        Where the mention stands, ``[start, end)`` in code points.
    text
        Its words.
    said
        What is right or wrong with it.
    place_id
        The right place, for ``WRONG_PLACE``; None when the analyst only knows that it is not this one.
    """

    doc_id: str
    doc_sha256: str
    start: int
    end: int
    text: str
    said: Said
    place_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """A corrections file as read.

    Parameters
    ----------
    entries
        In the order of the file.
    sha256
        Of the file's bytes: what a result's provenance names.
    """

    entries: tuple[Correction, ...]
    sha256: str


def read_corrections(path: str | os.PathLike[str]) -> Corrections:
    """Read a corrections file.

    Parameters
    ----------
    path
        A file that the map's export wrote, or one of that form.

    Returns
    -------
    Corrections
        Its entries; nothing is taken of a file with one faulty entry.

    Raises
    ------
    CorrectionsError
        When it cannot be read, is no such JSON, of another version, too large, or an entry is faulty; the message
        names the entry, the key and what it should be.
    """
    name = os.fspath(path)
    try:
        content = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise CorrectionsError(f"{name}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if len(content) > _MOST_BYTES:
        raise CorrectionsError(f"{name}: {len(content):,} bytes, more than {_MOST_BYTES:,}; {_REMEDY}")
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise CorrectionsError(f"{name}: no JSON ({error}); {_REMEDY}") from error
    if not isinstance(found, dict) or found.get("geomap_corrections") != VERSION:
        raise CorrectionsError(f'{name}: no "geomap_corrections": {VERSION} in it; {_REMEDY}')
    entries = found.get("corrections")
    if not isinstance(entries, list):
        raise CorrectionsError(f'{name}: "corrections" must be a list; {_REMEDY}')
    read = tuple(_entry(entry, f"{name}: entry {number}") for number, entry in enumerate(entries, start=1))
    return Corrections(entries=read, sha256=sha256(content).hexdigest())


def _entry(entry: Any, where: str) -> Correction:  # noqa: ANN401 (any JSON value)
    if not isinstance(entry, dict):
        raise CorrectionsError(f"{where}: must be an object; {_REMEDY}")
    for key in _NEEDED:
        if key not in entry:
            raise CorrectionsError(f'{where}: "{key}" is missing; {_REMEDY}')
    unknown = sorted(set(entry) - {*_NEEDED, "place_id"})
    if unknown:
        raise CorrectionsError(f"{where}: unknown key {unknown[0][:60]!r}; {_REMEDY}")
    start, end, place_id = _offset(entry, "start", where), _offset(entry, "end", where), entry.get("place_id")
    if start >= end:
        raise CorrectionsError(f'{where}: "start" must be before "end"; {_REMEDY}')
    said = entry["said"]
    if said not in list(Said):
        raise CorrectionsError(f'{where}: "said" must be one of {", ".join(Said)}; {_REMEDY}')
    if place_id is not None and (not isinstance(place_id, str) or not _PLACE_ID.fullmatch(place_id)):
        raise CorrectionsError(f'{where}: "place_id" must be like "geonames:706483", or null; {_REMEDY}')
    if place_id is not None and said != Said.WRONG_PLACE:
        raise CorrectionsError(f'{where}: "place_id" goes with "said": "wrong_place" only; {_REMEDY}')
    return Correction(
        doc_id=_text(entry, "doc_id", where),
        doc_sha256=_sha256(entry, where),
        start=start,
        end=end,
        text=_text(entry, "text", where),
        said=Said(said),
        place_id=place_id,
    )


def _offset(entry: dict[str, Any], key: str, where: str) -> int:
    value = entry[key]
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise CorrectionsError(f'{where}: "{key}" must be a number of code points, 0 or more; {_REMEDY}')
    return value


def _text(entry: dict[str, Any], key: str, where: str) -> str:
    value = entry[key]
    if not isinstance(value, str) or not 0 < len(value) <= _LONGEST_TEXT:
        raise CorrectionsError(f'{where}: "{key}" must be text of 1 to {_LONGEST_TEXT:,} characters; {_REMEDY}')
    return value


def _sha256(entry: dict[str, Any], where: str) -> str:
    value = entry["doc_sha256"]
    if not isinstance(value, str) or not _SHA256.fullmatch(value):
        raise CorrectionsError(f'{where}: "doc_sha256" must be 64 hexadecimal digits; {_REMEDY}')
    return value
