from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.gazetteer import Gazetteer
from geomap.gazetteer.layout import KeyFlag
from geomap.gazetteer.scan import _MOST_KNOWN, WINDOW, Scanner
from geomap.text.fold import fold

PARTS = [
    "Kharkiv", "US", "us", "New", " York", "York", "St. Louis", "U.S.", "The", " Hague", "S", "t.", "A", "Of",
    "Мост", "Харків", "ів", "Київ", "بغداد", "東京", "กรุงเทพ", "é", "É", "\u0301", "\u0e31", "Σ", "ς", "İ", "𝕏", "１",
    " ", "-", "_", "'", "’", "ʼ", "\n", "\ud800",
]  # fmt: skip


def scan_as_defined(gazetteer: Gazetteer, text: str) -> list[tuple[int, int, str]]:
    """Scan the slow way: at each place, try every length."""
    store, folded, found, behind = gazetteer._store, fold(text), [], 0

    def is_letter_or_digit(at: int) -> bool:
        return 0 <= at < len(text) and text[at].isalnum()

    def is_mark(at: int) -> bool:
        return 0 <= at < len(text) and unicodedata.category(text[at])[0] == "M"

    def is_name(start: int, end: int) -> bool:
        number = store.names.get(folded[start:end]) if "\x00" not in folded[start:end] else None  # the trie stops at it
        if number is None or is_letter_or_digit(end) or is_mark(end):
            return False
        flags = KeyFlag(store.key_flags[number])
        written_so = KeyFlag.CAPITALS_ONLY not in flags or text[start:end].isupper()
        return KeyFlag.NOT_IN_TEXT not in flags and written_so

    for start, char in enumerate(text):
        begins = (char.isupper() or (char.isalpha() and not char.islower())) and not is_letter_or_digit(start - 1)
        if start >= behind and begins and (char.isascii() or not is_mark(start - 1)):
            ends = range(min(start + WINDOW, len(text)), start, -1)
            end = next((end for end in ends if is_name(start, end)), None)
            if end is not None:
                found.append((start, end, folded[start:end]))
                behind = end
    return found


CASES = list(
    csv.DictReader((Path(__file__).parents[1] / "cases/gazetteer_scan.csv").read_text(encoding="utf-8").splitlines())
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_scan(gazetteer, case):
    found = [case["text"][match.start : match.end] for match in gazetteer.scan(case["text"])]
    assert "|".join(found) == case["found"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Kharkiv", "US", "us", "New York", "Мост", "بغداد", "é", "\u0301", " ", "-", "'", "\n", "İ", "𝕏"]
        )
    )
)
def test_matches_are_in_order_and_what_they_say(gazetteer, parts):
    text = "".join(parts)
    behind = 0
    for start, end, key in gazetteer.scan(text):
        assert behind <= start < end <= len(text)
        assert fold(text[start:end]) == key
        assert gazetteer.lookup(key)
        behind = end


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=3), max_size=14))
def test_scanning_finds_what_the_definition_says(gazetteer, parts):
    text = "".join(parts)
    assert gazetteer.scan(text) == scan_as_defined(gazetteer, text)


@given(st.text(), st.text())
def test_folding_needs_no_neighbours(left, right):
    assert fold(left + right) == fold(left) + fold(right)


def test_what_was_met_before_changes_nothing_and_is_bounded(gazetteer):
    scanner = Scanner(gazetteer._store)
    text = " ".join(f"Word{number} Kharkiv" for number in range(_MOST_KNOWN + 500)) + " New York, The Hague, US, us"
    first = scanner.scan(text)
    assert len(scanner._known) <= _MOST_KNOWN
    assert scanner.scan(text) == first
    assert [match.key for match in first[-3:]] == ["new york", "the hague", "us"]


@pytest.mark.parametrize("text", ["", " ", "\x00", "A" * 100_000, "New " * 20_000, "\ud800Kharkiv", "." * 50_000])
def test_hostile_text(gazetteer, text):
    assert isinstance(gazetteer.scan(text), list)
