"""Measure the reading of dates: the tables of cases, the time an article takes, and hostile texts.

Usage: ``python benchmarks/events/dates.py [ARTICLE.txt ...]``; without articles the two seeds are read.
"""

from __future__ import annotations

import csv
import sys
import time
from datetime import date
from pathlib import Path

from geomap.extract.dates import find_dates
from geomap.model import Document

ROOT = Path(__file__).resolve().parent.parent.parent
TABLES = ("dates", "dates_more", "dates_unseen")
HOSTILE = ("1234567890", "9", "Monday ", "3 May ", "2025.", "D+", "the first day of the ", "since May 2025 to ")
PUBLISHED = date(2026, 1, 7)
_ROUNDS, _MEGABYTE = 200, 1_000_000


def _document(text: str, published: date | None) -> Document:
    return Document(doc_id="benchmark", text=text, published=published)


def _is_right(case: dict[str, str]) -> bool:
    published = date.fromisoformat(case["published"]) if case["published"] else None
    told = [
        (str(when.first or ""), str(when.last or ""), when.precision.value, case["expression"] in when.text)
        for when in find_dates(_document(case["text"], published))
    ]
    expected = (case["first"], case["last"], case["precision"], True)
    return told == ([expected] if case["expression"] else [])


def _print_table(name: str) -> None:
    with (ROOT / "tests" / "cases" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        cases = list(csv.DictReader(stream))
    dated = [_is_right(case) for case in cases if case["expression"]]
    traps = [_is_right(case) for case in cases if not case["expression"]]
    share = sum(dated) / len(dated)
    print(f"{name}: {sum(dated)}/{len(dated)} expressions ({share:.1%}), {traps.count(False)}/{len(traps)} traps hit")


def _seconds(text: str, rounds: int) -> float:
    """Give the fastest of some rounds."""
    document = _document(text, PUBLISHED)
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        find_dates(document)
        best = min(best, time.perf_counter() - start)
    return best


def main(paths: list[Path]) -> None:
    """Print the figures."""
    for name in TABLES:
        _print_table(name)
    for path in paths or sorted((ROOT / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        print(f"{path.name}: {len(text)} characters, {_seconds(text, _ROUNDS) * 1000:.2f} ms")
    for piece in HOSTILE:
        half, whole = (_seconds(piece * (size // len(piece)), 1) for size in (_MEGABYTE // 2, _MEGABYTE))
        print(f"{piece!r} over and over: 0.5 MB {half:.2f} s, 1 MB {whole:.2f} s")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
