"""The corpora as gold: documents, spans with their places, and what may be trained on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from geomap.model import LonLat

TRAINED_ON = ("LGL", "GeoVirus", "GWN.dev", "WOTR-test", "IDRISI-EN")
"""English corpora whose licences allow weights learned from them to be shipped."""

NO_DEMONYMS = frozenset({"GeoVirus", "TUD-Loc-2013", "WOTR-test", "IDRISI-EN", "IDRISI-AR.dev", "WikToR.dev"})
"""Corpora in which peoples and adjectives are not gold."""

_LITERAL = {
    "Literal": True, "Literal_Modifier": True, "Mixed": True, "Embedded_Literal": True, "Metonymic": False,
    "Non_Literal_Modifier": False, "Embedded_Non_Lit": False, "Coercion": False,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold span.

    Parameters
    ----------
    start, end
        Code points, end exclusive.
    position
        None where the corpus gives none.
    place_id
        ``"geonames:…"``; None where the corpus gives none.
    literal
        Whether the place itself is meant; None where the corpus does not say.
    """

    start: int
    end: int
    position: LonLat | None
    place_id: str | None
    literal: bool | None


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document of a corpus; ``spans`` are gold, ``other`` further annotated spans that do not count as such."""

    doc_id: str
    text: str
    spans: tuple[Gold, ...]
    other: tuple[Gold, ...] = ()


def read_corpus(folder: Path, name: str) -> list[GoldDocument]:
    """Read a corpus: one JSON document a line with ``text`` and ``toponyms``.

    A span that is annotated more than once counts once, with coordinates where it has any. Of GWN only the spans with
    coordinates are gold, as its authors score it.

    Parameters
    ----------
    folder
        Where the corpora are.
    name
        File name without its ending.

    Returns
    -------
    list of GoldDocument
        In the file's order.
    """
    with (folder / f"{name}.jsonl").open(encoding="utf-8") as stream:
        return [_document(json.loads(line), only_located=name.startswith("GWN")) for line in stream]


def _document(row: dict[str, object], *, only_located: bool) -> GoldDocument:
    by_span: dict[tuple[int, int], Gold] = {}
    toponyms = row["toponyms"]
    for toponym in toponyms if isinstance(toponyms, list) else ():
        span = (int(toponym["start"]), int(toponym["end"]))
        if span not in by_span or by_span[span].position is None:
            lat, number = toponym.get("lat"), toponym.get("geonames_id")
            by_span[span] = Gold(
                *span,
                position=None if lat is None else LonLat(float(toponym["lon"]), float(lat)),
                place_id=f"geonames:{number}" if number else None,
                literal=_LITERAL.get(toponym.get("type", "")),
            )
    spans = [by_span[span] for span in sorted(by_span)]
    gold = [span for span in spans if span.position is not None or not only_located]
    return GoldDocument(
        doc_id=str(row["doc_id"]),
        text=str(row["text"]),
        spans=tuple(gold),
        other=tuple(span for span in spans if span not in gold),
    )
