"""Measure how long checks against a border take: the verdict alone, and the verdict with every zone drawn.

Usage: ``PYTHONPATH=. python benchmarks/claims/borders.py``. Each statement is judged with 40 widths, none of which was
asked before; the border is known from a first check. Drawing the zones of all readings is what every verdict had to
wait for before zones were drawn when looked at.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from geomap.check import check_claim
from geomap.extract import extract_claims
from geomap.gazetteer import Gazetteer
from geomap.model import DistanceClaim, Verdict
from geomap.read import document_from_text, segment
from geomap.recognize import recognize
from geomap.resolve import resolve

STATEMENTS = (
    "Moscow has relocated S-500 missile systems to within {} km of Kharkiv's border.",
    "Islamabad relocated tanks to within {} km of the Indian border.",
    "Ankara has moved howitzers to within {} km of Aleppo's border.",
    "Minsk has moved rocket launchers to within {} km of Romania's border.",
    "Belgorod is about {} km from the Ukrainian border.",
    "Warsaw plans a {} km-deep buffer zone along the Belarusian border.",
    "Drones hit Saratov, more than {} km inside Russia.",
)
_WIDTHS = range(31, 72)


def read_claim(text: str, gazetteer: Gazetteer) -> DistanceClaim:
    """Read the one claim of a text."""
    document = segment(document_from_text(text))
    mentions = recognize(document, gazetteer)
    (claim,) = extract_claims(document, mentions, resolve(document, mentions, gazetteer), gazetteer)
    return claim


def draw_zones(verdicts: Sequence[Verdict]) -> int:
    """Draw every zone; give how many there are."""
    return sum(reading.zone_wkb is not None for verdict in verdicts for reading in verdict.readings)


def main() -> int:
    """Print the times; return 0."""
    gazetteer = Gazetteer.open()
    print(f"{'verdict':>11} {'and zones':>11} {'readings':>9}")
    for statement in STATEMENTS:
        first, *claims = (read_claim(statement.format(width), gazetteer) for width in _WIDTHS)
        check_claim(first, gazetteer)
        begun = time.perf_counter()
        verdicts = [check_claim(claim, gazetteer) for claim in claims]
        judged = time.perf_counter()
        draw_zones(verdicts)
        drawn = time.perf_counter()
        each_ms, all_ms = ((end - begun) / len(claims) * 1000 for end in (judged, drawn))
        print(f"{each_ms:8.2f} ms {all_ms:8.2f} ms {len(verdicts[0].readings):9}  {statement.format('N')}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
