"""Print what share of the corpora's gold names the embedded gazetteer knows.

Usage: ``python benchmarks/accuracy/gazetteer.py CORPORA [--missing N]``, with the folder of the corpora (one JSON
document a line: text and toponyms). A gold name with coordinates is known when one sense of it is right: it bears
the same GeoNames id, lies within 161 km, or is a country or first-order unit whose outline holds the gold point. In
corpora without coordinates a name counts when it is found at all. ``--missing N`` lists the N most frequent unknown.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from shapely import Point

from geomap.gazetteer import Gazetteer
from geomap.geo.geodesic import distance_m
from geomap.model import LonLat, Place, PlaceKind

RIGHT_WITHIN_M = 161_000.0
UNITS = {PlaceKind.COUNTRY, PlaceKind.ADMIN1}
GOALS = {
    "GeoVirus": 0.93,
    "LGL": 0.93,
    "GWN.dev": 0.80,
    "IDRISI-AR.dev": 0.50,
    "NER-UK2.dev": 0.70,
    "factRuEval2016.dev": 0.75,
}


class GoldName(NamedTuple):
    """A name of a place in a corpus; position None where the corpus has no coordinates."""

    name: str
    position: LonLat | None
    place_id: str | None


def toponyms_of(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield one gold toponym a span, the one with coordinates where a span has several."""
    by_span: dict[tuple[int, int], dict[str, Any]] = {}
    for toponym in document["toponyms"]:
        span = (toponym["start"], toponym["end"])
        if span not in by_span or by_span[span].get("lat") is None:
            by_span[span] = toponym
    yield from by_span.values()


def read_gold(path: Path) -> list[GoldName]:
    """Read the gold names of a corpus: those with coordinates, or all where none has any."""
    names: list[GoldName] = []
    with path.open(encoding="utf-8") as stream:
        for document in map(json.loads, stream):
            for toponym in toponyms_of(document):
                lat, lon = toponym.get("lat"), toponym.get("lon")
                position = None if lat is None else LonLat(float(lon), float(lat))
                number = toponym.get("geonames_id")
                written = document["text"][toponym["start"] : toponym["end"]]
                names.append(GoldName(written, position, f"geonames:{number}" if number else None))
    located = [name for name in names if name.position]
    return located or names


class Judge:
    """Says whether a gazetteer knows a gold name."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.holds = cache(self._holds)

    def _holds(self, place_id: str, position: LonLat) -> bool:
        area = self.gazetteer.boundaries.area(place_id)
        return area is not None and bool(area.intersects(Point(position)))

    def is_right(self, place: Place, gold: GoldName) -> bool:
        """Say whether a sense is the gold place."""
        if gold.position is None or place.place_id == gold.place_id:
            return True
        near = place.position is not None and distance_m(place.position, gold.position) <= RIGHT_WITHIN_M
        return near or (place.kind in UNITS and self.holds(place.place_id, gold.position))

    def knows(self, gold: GoldName) -> bool | None:
        """Say whether some sense is right; None when the name is not found at all."""
        entries = self.gazetteer.lookup(gold.name)
        return any(self.is_right(entry.place, gold) for entry in entries) if entries else None


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--missing", type=int, default=0)
    parser.add_argument("--only", nargs="+", default=list(GOALS))
    options = parser.parse_args()
    judge = Judge(Gazetteer.open())
    print(f"{'corpus':<22} {'names':>6} {'found':>6} {'right':>6} {'goal':>6}")
    for corpus in options.only:
        gold = read_gold(options.corpora / f"{corpus}.jsonl")
        known = [judge.knows(each) for each in gold]
        found = sum(answer is not None for answer in known) / len(gold)
        right = sum(map(bool, known)) / len(gold)
        print(f"{corpus:<22} {len(gold):>6,} {found:>6.3f} {right:>6.3f} {GOALS.get(corpus, float('nan')):>6.2f}")
        for wrong, mark in ((None, "not found"), (False, "elsewhere")):
            missed = Counter(each.name for each, answer in zip(gold, known, strict=True) if answer is wrong)
            if options.missing:
                print(f"  {mark}: " + ", ".join(f"{name} {n}" for name, n in missed.most_common(options.missing)))


if __name__ == "__main__":
    main()
