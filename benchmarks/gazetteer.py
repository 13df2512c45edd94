"""Measure a gazetteer: opening, memory, look-ups and scanning, beside a dict, SQLite and flashtext with the same names.

Usage: ``python benchmarks/gazetteer.py [--text FILE ...] [--big DIR ...]``. Each row is a process of its own.
"Cold" is the first opening after the index's pages were dropped from the cache. Memory is resident: what
opening and 1,000 look-ups add to the process, and in brackets the whole process with Python itself. The text is the
seeds, repeated to 2 MB, when no file is named; SQLite and flashtext scan a tenth of it. Scanning is measured five times
and the median taken. The baselines load every name, and that is what their opening costs. flashtext knows no capitals:
it finds names in any word, and only those that begin with a capital are counted; the row is left out when it is not
installed.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import os
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TEXT_BYTES = 2_000_000
LOOKUPS = 1_000
MOST_TOKENS = 6
ENGINES = {"dict": "dict of first tokens", "sqlite": "SQLite", "flashtext": "flashtext"}
SLOW = {"sqlite", "flashtext"}
RUNS = 5
TOKEN = re.compile(r"[^\W_]+")
Found = Callable[[str], int]


def resident_mb() -> float:
    """Give the process's resident memory in MB."""
    with Path("/proc/self/statm").open(encoding="ascii") as stream:
        return int(stream.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def drop_from_cache(folder: Path) -> None:
    """Ask the system to forget the pages of a folder's files."""
    for path in folder.iterdir():
        with path.open("rb") as stream:
            os.fsync(stream.fileno())
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def sample_names(index: Path) -> list[str]:
    """Give names at random, the same each time."""
    from geomap.gazetteer.store import Store  # noqa: PLC0415 (not counted as what opening costs)

    names = Store(index).names
    import random  # noqa: PLC0415

    rng = random.Random(3)  # noqa: S311 (no secrets)
    return [names.restore_key(rng.randrange(len(names))) for _ in range(LOOKUPS)]


def candidates(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (end, keys from long to short) at each word with a capital, the way a table of names is asked."""
    from geomap.text.fold import fold  # noqa: PLC0415

    folded, tokens = fold(text), list(TOKEN.finditer(text))
    for at, token in enumerate(tokens):
        if text[token.start()].islower():
            continue
        ends = [each.end() for each in tokens[at : at + MOST_TOKENS]]
        yield token.start(), [folded[token.start() : end] for end in reversed(ends)]


def scan_with(text: str, is_name: Callable[[str], bool]) -> int:
    """Count the longest names, non-overlapping."""
    behind = found = 0
    for start, keys in candidates(text):
        if start >= behind and (key := next(filter(is_name, keys), None)):
            behind, found = start + len(key), found + 1
    return found


def open_geomap(index: Path, _work: Path) -> tuple[Found, Callable[[str], Any]]:
    """Open the index."""
    from geomap.gazetteer import Gazetteer  # noqa: PLC0415

    gazetteer = Gazetteer.open(index)
    return (lambda text: len(gazetteer.scan(text))), gazetteer.lookup


def open_dict(_index: Path, work: Path) -> tuple[Found, Callable[[str], Any]]:
    """Load a dict: first token -> the names that begin with it."""
    table: dict[str, set[str]] = {}
    for key in (work / "keys.txt").read_text(encoding="utf-8").split("\n"):
        table.setdefault(key.partition(" ")[0], set()).add(key)

    def is_name(key: str) -> bool:
        return key in table.get(key.partition(" ")[0], ())

    return (lambda text: scan_with(text, is_name)), is_name


def open_sqlite(_index: Path, work: Path) -> tuple[Found, Callable[[str], Any]]:
    """Open a database with the names as primary key."""
    import sqlite3  # noqa: PLC0415

    ask = sqlite3.connect(work / "keys.sqlite").execute

    def is_name(key: str) -> bool:
        return ask("SELECT 1 FROM names WHERE name = ?", (key,)).fetchone() is not None

    return (lambda text: scan_with(text, is_name)), is_name


def open_flashtext(_index: Path, work: Path) -> tuple[Found, Callable[[str], Any]]:
    """Load a trie of dicts with a node for each character."""
    from flashtext import KeywordProcessor  # noqa: PLC0415 (a row of its own, where it is installed)

    from geomap.text.fold import fold  # noqa: PLC0415

    names = KeywordProcessor(case_sensitive=True)  # the text is folded before
    for key in (work / "keys.txt").read_text(encoding="utf-8").split("\n"):
        names.add_keyword(key)

    def count(text: str) -> int:
        found = names.extract_keywords(fold(text), span_info=True)
        return sum(not text[start].islower() for _, start, _ in found)

    return count, names.get_keyword


OPENERS = {"geomap": open_geomap, "dict": open_dict, "sqlite": open_sqlite, "flashtext": open_flashtext}


def measure(engine: str, index: Path, work: Path) -> dict[str, Any]:
    """Measure one engine in this process."""
    import geomap.gazetteer  # noqa: F401, PLC0415 (what importing costs is Python's)
    from geomap.gazetteer.store import Store  # noqa: F401, PLC0415

    text = (work / "text.txt").read_text(encoding="utf-8")
    text = text[: len(text) // 10] if engine in SLOW else text
    names = json.loads((work / f"sample-{index.name}.json").read_bytes())
    before = resident_mb()
    begin = time.perf_counter()
    count, look_up = OPENERS[engine](index, work)
    opened_ms = (time.perf_counter() - begin) * 1e3
    after_opening = resident_mb()
    begin = time.perf_counter()
    for name in names:
        look_up(name)
    lookups_ms = (time.perf_counter() - begin) * 1e3
    after_lookups = resident_mb()
    text = (work / "text.txt").read_text(encoding="utf-8")
    text = text[: len(text) // 10] if engine == "sqlite" else text
    count(text[:10_000])
    spent = []
    for _ in range(RUNS):
        begin = time.process_time()
        found = count(text)
        spent.append(time.process_time() - begin)
    spent_s = statistics.median(spent)
    return {
        "opened_ms": opened_ms,
        "opening_mb": after_opening - before,
        "lookups_mb": after_lookups - before,
        "process_mb": after_lookups,
        "lookups_ms": lookups_ms,
        "scan": len(text.encode()) / 1e6 / spent_s,
        "found": found / (len(text) / 1e6),
    }


def run_alone(engine: str, index: Path, work: Path) -> dict[str, Any]:
    """Measure one engine in a process of its own."""
    command = [sys.executable, __file__, "--alone", engine, str(index), str(work)]
    import subprocess  # noqa: PLC0415

    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def prepare(index: Path, work: Path, texts: list[Path]) -> None:
    """Write the names for the baselines and the text."""
    from geomap.gazetteer.store import Store  # noqa: PLC0415

    keys = sorted(Store(index).names.iterkeys())
    (work / "keys.txt").write_text("\n".join(keys), encoding="utf-8")
    import sqlite3  # noqa: PLC0415

    base = sqlite3.connect(work / "keys.sqlite")
    base.execute("CREATE TABLE names (name TEXT PRIMARY KEY) WITHOUT ROWID")
    base.executemany("INSERT INTO names VALUES (?)", ((key,) for key in keys))
    base.commit()
    base.close()
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in texts)
    repeats = max(TEXT_BYTES // len(text.encode()), 1)
    (work / "text.txt").write_text("\n\n".join([text] * repeats), encoding="utf-8")


def typed(index: Path) -> str:
    """Say how long look-ups of misspelt names take."""
    from geomap.gazetteer import Gazetteer  # noqa: PLC0415

    gazetteer, spent = Gazetteer.open(index), []
    with (ROOT / "tests/cases/search.csv").open(encoding="utf-8") as stream:
        for case in csv.DictReader(stream):
            begin = time.process_time()
            gazetteer.search(case["query"])
            spent.append((time.process_time() - begin) * 1e3)
    return f"{len(spent)} typed names: median {statistics.median(spent):.0f} ms, longest {max(spent):.0f} ms"


def row(label: str, index: Path, cold: dict[str, Any] | None, warm: dict[str, Any]) -> str:
    """Format a row of the table."""
    size = sum(path.stat().st_size for path in index.iterdir()) / 1e6
    cold_ms = f"{cold['opened_ms']:,.0f}" if cold else "-"
    held = f"{warm['lookups_mb']:,.1f} ({warm['process_mb']:,.0f})"
    return (
        f"{label:<28} {size:>8,.0f} {cold_ms:>8} {warm['opened_ms']:>8,.1f} {warm['opening_mb']:>8,.1f} {held:>15} "
        f"{warm['lookups_ms']:>9,.1f} {warm['scan']:>8,.1f} {warm['found']:>10,.0f}"
    )


def main() -> None:
    """Print the table."""
    from geomap.gazetteer import EMBEDDED  # noqa: PLC0415

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=Path, nargs="+", default=sorted((ROOT / "seeds").glob("*.txt")))
    parser.add_argument("--big", type=Path, nargs="+", default=[])
    options = parser.parse_args()
    heads = ("disk MB", "cold ms", "warm ms", "open MB", "+1,000 look-ups", "1,000 ms", "MB/s", "names/MB")
    print(" " * 28, *(f"{head:>{width}}" for head, width in zip(heads, (8, 8, 8, 8, 15, 9, 8, 10), strict=True)))
    import tempfile  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        prepare(EMBEDDED, work, options.text)
        for index in (EMBEDDED, *options.big):
            (work / f"sample-{index.name}.json").write_text(json.dumps(sample_names(index)), encoding="utf-8")
            drop_from_cache(index)
            cold = run_alone("geomap", index, work)
            print(row(f"geomap {index.name}", index, cold, run_alone("geomap", index, work)))
            print(" " * 28, typed(index))
        for engine, label in ENGINES.items():
            if engine != "flashtext" or importlib.util.find_spec(engine):
                print(row(label, EMBEDDED, None, run_alone(engine, EMBEDDED, work)))


if __name__ == "__main__":
    if len(sys.argv) == 5 and sys.argv[1] == "--alone":  # noqa: PLR2004
        print(json.dumps(measure(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))))
    else:
        main()
