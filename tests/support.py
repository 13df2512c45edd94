"""What tests share beside fixtures."""

from __future__ import annotations

import csv
from pathlib import Path

CASES = Path(__file__).resolve().parent / "cases"


def read_cases(name: str) -> list[dict[str, str]]:
    """Read a table of cases, ``tests/cases/<name>.csv``."""
    with (CASES / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
