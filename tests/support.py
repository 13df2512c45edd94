"""What tests share beside fixtures."""

from __future__ import annotations

import csv
from pathlib import Path

CASES = Path(__file__).resolve().parent / "cases"


def read_table(path: Path) -> list[dict[str, str]]:
    """Read a CSV file with a header line."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def read_cases(name: str) -> list[dict[str, str]]:
    """Read a table of cases, ``tests/cases/<name>.csv``."""
    return read_table(CASES / f"{name}.csv")
