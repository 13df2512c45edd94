"""Measure documents a second, from mentions to places, beside peers that find names; and geomap's peak memory.

Usage: ``python benchmarks/accuracy/speed.py CORPORA``. All systems read the news of LGL in turns, in one process on one
core; the best of several rounds counts, as processor time. spaCy is a blank pipeline with an EntityRuler over the
official names of geomap's gazetteer. Only geomap says where a name is.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from corpora import read_corpus
from scoring import Predicted
from systems import System, make_geomap, peers

from geomap.gazetteer import Gazetteer, NameFlag
from geomap.gazetteer.store import Store

CORPUS = "LGL"
ROUNDS = 5
KB_A_MB = 1024


def make_spacy(gazetteer: Gazetteer) -> System | None:
    """Make a blank pipeline that finds the gazetteer's official names; None when spaCy is not installed."""
    if not find_spec("spacy"):
        return None
    import spacy  # noqa: PLC0415

    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": name} for name in official_names(gazetteer)])

    def run(text: str) -> list[Predicted]:
        return [Predicted(entity.start_char, entity.end_char) for entity in pipeline(text).ents]

    return run


def official_names(gazetteer: Gazetteer) -> list[str]:
    """Give the names that places are shown by."""
    store = Store(gazetteer.path)
    found = set()
    for key in store.names.iterkeys():
        found |= {entry.place.name for entry in store.entries(key)[:1] if entry.flags & NameFlag.OFFICIAL}
    return sorted(found)


def peak_mb(folder: Path) -> float:
    """Measure the peak memory of a process that does nothing but open geomap and read the corpus."""
    done = subprocess.run(
        [sys.executable, __file__, str(folder), "--alone"], check=True, capture_output=True, text=True
    )
    return float(done.stdout)


def own_peak_mb() -> float:
    """Give this process' peak resident memory; what the system counts for a child begins at its parent's."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / KB_A_MB


def figures(folder: Path) -> Iterator[tuple[str, float]]:
    """Yield each system's documents a second, the fastest round of several."""
    gazetteer = Gazetteer.open()
    texts = [document.text for document in read_corpus(folder, CORPUS)]
    systems = {"geomap": make_geomap(gazetteer), **peers()}
    if ruler := make_spacy(gazetteer):
        systems["spaCy blank + EntityRuler"] = ruler
    spent = {name: float("inf") for name in systems}
    for _ in range(ROUNDS):
        for name, system in systems.items():
            begin = time.process_time()
            for text in texts:
                system(text)
            spent[name] = min(spent[name], time.process_time() - begin)
    for name, seconds in spent.items():
        yield name, len(texts) / seconds


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--alone", action="store_true", help="read the corpus with geomap alone and print its peak MB")
    options = parser.parse_args()
    if options.alone:
        system = make_geomap(Gazetteer.open())
        for document in read_corpus(options.corpora, CORPUS):
            system(document.text)
        print(own_peak_mb())
        return
    for name, speed in figures(options.corpora):
        print(f"{name}: {speed:,.0f} documents/s")
    print(f"geomap's peak memory: {peak_mb(options.corpora):,.0f} MB")


if __name__ == "__main__":
    main()
