"""What the nouns share: positions, spans, reasons and deterministic ids."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple


class LonLat(NamedTuple):
    """A position in degrees on WGS 84, longitude first (as shapely and GeoJSON have it)."""

    lon: float
    lat: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something was decided: a named rule and what it saw, in words.

    Parameters
    ----------
    rule
        The rule's name, stable between versions (``"metonym-subject"``).
    text
        One sentence or phrase for a reader.
    weight
        What the rule added to the score; None when it decides alone.
    """

    rule: str
    text: str
    weight: float | None = None

    def __str__(self) -> str:
        weight = "" if self.weight is None else f" ({self.weight:+.2f})"
        return f"{self.rule}: {self.text}{weight}"


def make_id(prefix: str, *parts: object) -> str:
    """Build a deterministic id from what identifies a thing.

    Parameters
    ----------
    prefix
        One letter or word that says what the id names.
    *parts
        What tells it from its like (doc_id, offsets, kind); same parts, same id.

    Returns
    -------
    str
        The prefix and 12 hexadecimal digits of BLAKE2b.

    Examples
    --------
    >>> make_id("m", "seed", 4, 9) == make_id("m", "seed", 4, 9)
    True
    """
    digest = blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=6)
    return f"{prefix}{digest.hexdigest()}"
