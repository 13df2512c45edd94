"""Measure verdicts on real statements "N km DIR of X" whose true distance and bearing are known, and on false ones.

Usage: ``PYTHONPATH=. python benchmarks/claims/calibration.py CLAIMS [--misses]``, where the folder CLAIMS holds
``wikipedia_distance_pairs.dev.csv`` with the columns raw, unit, hedge, dir and prep (the words), claim and true
(kilometres), bear (degrees) and lpop (inhabitants of the landmark). The two places are put down at the true distance
and bearing, so that only the verdict is measured. The true statements give the false alarms; the same statements with
the figure doubled and halved give what is caught, in all and where the new figure lies beyond the band in which true
statements lie (0.6 to 2.0 times the truth, give or take 3 km). Without the folder it says so and returns 0.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from math import pi, sqrt
from pathlib import Path
from typing import NamedTuple

import geomap as gm
from geomap.errors import InputError
from geomap.gazetteer import Gazetteer
from geomap.geo.geodesic import destination
from geomap.model import Judgement, LonLat, Place, PlaceKind

PAIRS = "wikipedia_distance_pairs.dev.csv"
_ORIGIN = LonLat(10.0, 45.0)
_PEOPLE_A_KM2, _LEAST_KM, _MOST_KM = 4000, 1.0, 18.0
_SHORT, _LONG, _MARGIN_KM = 0.6, 2.0, 3.0
_FACTORS = (1.0, 2.0, 0.5)
_OTHER_PLACE = 3.0
"""A figure so many times too large or too small speaks of another place of the same name: the table has the nearest
Aleksandrów 209 km off, and Engels, Yakutia's Pokrovsk, on the Volga."""


class Statement(NamedTuple):
    """A statement, the truth, and how many kilometres its figure claims."""

    names: tuple[str, str]
    words: tuple[str, str, str, str]
    figure: float
    claim_km: float
    true_km: float
    bearing_deg: float
    inhabitants: int

    def said(self, factor: float) -> str:
        """Put the statement into words, its figure multiplied."""
        hedge, unit, wind, preposition = self.words
        figure = f"{self.figure * factor:.6g}"
        return " ".join(part for part in (hedge, figure, unit, wind, preposition if wind else "from") if part)

    @property
    def same_place(self) -> bool:
        """Whether the table's position can be that of the place which the statement means."""
        return 1 / _OTHER_PLACE <= self.claim_km / self.true_km <= _OTHER_PLACE

    def beyond_band(self, factor: float) -> bool:
        """Say whether a multiplied figure is one that no true statement would give."""
        claim_km = self.claim_km * factor
        return claim_km < _SHORT * self.true_km - _MARGIN_KM or claim_km > _LONG * self.true_km + _MARGIN_KM


def read_statements(path: Path) -> list[Statement]:
    """Read the table."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [
            Statement(
                (row["s"], row["l"]),
                (row["hedge"], row["unit"], row["dir"], row["prep"]),
                float(row["raw"].replace(",", "")),
                float(row["claim"]),
                float(row["true"]),
                float(row["bear"]),
                int(row["lpop"]),
            )
            for row in csv.DictReader(stream)
        ]


def _place(name: str, position: LonLat, inhabitants: int) -> Place:
    radius_km = min(_MOST_KM, max(_LEAST_KM, sqrt(inhabitants / _PEOPLE_A_KM2 / pi)))
    return Place(
        place_id=f"given:{name}",
        name=name,
        kind=PlaceKind.CITY,
        position=position,
        radius_m=radius_km * 1000,
        country=None,
        population=inhabitants,
    )


def judge(statement: Statement, factor: float, gazetteer: Gazetteer) -> Judgement | None:
    """Judge a statement with its figure multiplied, the places at their true distance; None when it is not read."""
    there = destination(_ORIGIN, towards_deg=statement.bearing_deg, length_m=statement.true_km * 1000)
    landmark = _place("Alpha", _ORIGIN, statement.inhabitants)
    subject = _place("Beta", there, 0)
    try:
        return gm.check_distance(subject, landmark, statement.said(factor), gazetteer=gazetteer).judgement
    except InputError:
        return None


_Judgements = Sequence[Judgement | None]


def _print_factor(factor: float, statements: Sequence[Statement], judgements: _Judgements, seconds: float) -> None:
    counts = Counter("not read" if judgement is None else judgement.value for judgement in judgements)
    shares = ", ".join(f"{name} {counts[name] / len(judgements):.2%}" for name in (*Judgement, "not read"))
    beyond = [
        judgement is Judgement.IMPLAUSIBLE
        for statement, judgement in zip(statements, judgements, strict=True)
        if statement.beyond_band(factor)
    ]
    caught = f"; {len(beyond)} beyond the band, caught {sum(beyond) / max(1, len(beyond)):.2%}" if factor != 1 else ""
    print(f"figure times {factor:g}: {shares}{caught}; {seconds / len(judgements) * 1000:.2f} ms a statement")


def _alarms(statements: Sequence[Statement], judgements: _Judgements) -> Iterator[str]:
    for statement, judgement in zip(statements, judgements, strict=True):
        if judgement is Judgement.IMPLAUSIBLE:
            truth = f"{statement.true_km:.1f} km at {statement.bearing_deg:.0f}°"
            yield f"  {' | '.join(statement.names)}: {statement.said(1)} (true: {truth})"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the rates; return 0."""
    parser = argparse.ArgumentParser(description="Measure verdicts on real statements of distance.")
    parser.add_argument("claims", type=Path)
    parser.add_argument("--misses", action="store_true", help="print the true statements that were called implausible")
    options = parser.parse_args(arguments)
    path = options.claims / PAIRS
    if not path.exists():
        print(f"{path}: not there, nothing measured")
        return 0
    every = read_statements(path)
    gazetteer = Gazetteer.open()
    judge(every[0], 1, gazetteer)
    statements = [statement for statement in every if statement.same_place]
    others = [statement for statement in every if not statement.same_place]
    print(
        f"{len(every)} statements; {len(statements)} of them within a factor of {_OTHER_PLACE:g} of the given position:"
    )
    for factor in _FACTORS:
        begun = time.process_time()
        judgements = [judge(statement, factor, gazetteer) for statement in statements]
        _print_factor(factor, statements, judgements, time.process_time() - begun)
        if factor == 1 and options.misses:
            print("\n".join(_alarms(statements, judgements)))
    print(f"the other {len(others)}, which mean other places of the same names:")
    _print_factor(1, others, [judge(statement, 1, gazetteer) for statement in others], 0.0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
