"""Every pattern that reads lengths and judges claims, over 100,000 hostile characters: none takes 50 ms."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from time import process_time
from types import ModuleType

import pytest
from support import read_cases

import geomap.check
import geomap.geo

PACKAGES = (geomap.check, geomap.geo)
PLACES = tuple(package.__path__[0] for package in PACKAGES)
PIECES = [
    "5 km from ", "within 5 km of the border ", "between 5 and 6 km and ", "the a an ", "5 km (3 mi) ", "north-",
    "a range of 5 km missile ", "1", "1 000 ", "five ", " ", "A ", "((", "é",
]  # fmt: skip
LENGTH = 100_000
MOST_S = 0.05
WINDOW = 1_000
"""A pattern that must end where a text ends is only ever shown a window before a unit, of 72 characters."""


def modules() -> Iterator[ModuleType]:
    for package in PACKAGES:
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


@pytest.fixture(scope="module")
def patterns(judge_text) -> set[re.Pattern[str]]:
    """Collect what the modules hold, and what they compile when they read the cases with empty caches."""
    held = {value for module in modules() for value in vars(module).values() if isinstance(value, re.Pattern)}
    with pytest.MonkeyPatch.context() as patch:
        plain = re.compile

        def note(*given: object, **named: object) -> re.Pattern[str]:
            made = plain(*given, **named)
            if any(caller.filename.startswith(PLACES) for caller in inspect.stack(0)[1:4]):
                held.add(made)
            return made

        patch.setattr(re, "compile", note)
        for module in modules():
            for value in vars(module).values():
                if getattr(value, "__module__", None) == module.__name__ and hasattr(value, "cache_clear"):
                    value.cache_clear()
        for table in ("claims_verdicts", "claims_reading"):
            for case in read_cases(table):
                judge_text(case["text"])
    return held


@pytest.mark.parametrize("piece", PIECES)
def test_no_pattern_is_slow(piece: str, patterns: set[re.Pattern[str]]) -> None:
    assert len(patterns) >= 8
    text = (piece * LENGTH)[:LENGTH]
    slow = {pattern.pattern: spent for pattern in patterns if (spent := spend(pattern, text)) > MOST_S}
    assert not slow


def spend(pattern: re.Pattern[str], text: str) -> float:
    """Give the seconds that one pass takes; a pass that seems slow is taken again."""
    least = float("inf")
    shown = text[:WINDOW] if pattern.pattern.endswith("$") else text
    for _ in range(3):
        began = process_time()
        for _match in pattern.finditer(shown):
            pass
        least = min(least, process_time() - began)
        if least <= MOST_S:
            break
    return least
