"""Measure how often the ground itself is told from sides, peoples and organisations, in documents not trained on.

Usage: ``python benchmarks/accuracy/reading.py CORPORA``. The documents of GWN are dealt to five folds, once in turn and
otherwise by chance; each fold is read by weights learned from the other four, and a tagger that never saw GWN. The
figures are those of the names found, paired with the gold spans that they overlap.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import train_reading
import train_tagger
from corpora import GoldDocument, read_corpus
from scoring import Score
from systems import System, make_geomap, weights

from geomap.gazetteer import Gazetteer
from geomap.recognize.reader import reader
from geomap.resolve.ranking import weights as shipped_features

FOLDS = 5
SEEDS = (None, 1, 2, 3)
"""None deals the documents in turn, a number by chance."""


def deal(count: int, seed: int | None) -> list[int]:
    """Deal documents to folds."""
    order = np.arange(count) if seed is None else np.random.default_rng(seed).permutation(count)
    return [int(number) % FOLDS for number in order]


@contextmanager
def reading_weights(table: Mapping[str, float]) -> Iterator[None]:
    """Let geomap read by other weights than those it ships; by rules alone with none."""
    before = reader.weights
    reader.weights = lambda: table  # type: ignore[assignment]
    try:
        yield
    finally:
        reader.weights = before


def right(system: System, documents: Sequence[GoldDocument]) -> list[bool]:
    """Give for each name found whether its reading is right."""
    score = Score()
    for document in documents:
        score.add(document.spans, system(document.text))
    return score.literal


def measure(system: System, documents: Sequence[GoldDocument], folds: Sequence[int], folder: Path) -> list[bool]:
    """Give the same for all documents, each read by weights that have not seen it."""
    examples = train_reading.read_examples(folder)
    found: list[bool] = []
    for fold in range(FOLDS):
        seen = [one for some, number in zip(examples, folds, strict=True) if number != fold for one in some]
        unseen = [document for document, number in zip(documents, folds, strict=True) if number == fold]
        with reading_weights(train_reading.train(seen)):
            found += right(system, unseen)
    return found


def figures(folder: Path) -> Iterator[tuple[str, float]]:
    """Yield what is measured, and the share that is right."""
    documents = read_corpus(folder, train_reading.CORPUS)
    system = make_geomap(Gazetteer.open())
    features = {stage: dict(shipped_features(stage)) for stage in ("alone", "together")}
    signs = train_tagger.train(train_tagger.read_examples(folder, train_reading.CORPUS))
    with weights(signs, features):
        ground = [one.is_ground for some in train_reading.read_examples(folder) for one in some]
        yield f"the majority of {len(ground):,} names", float(max(np.mean(ground), 1 - np.mean(ground)))
        with reading_weights({}):
            yield "rules alone", float(np.mean(right(system, documents)))
        for seed in SEEDS:
            found = measure(system, documents, deal(len(documents), seed), folder)
            dealt = "in turn" if seed is None else f"by chance, seed {seed}"
            yield f"rules and signs, documents dealt {dealt}", float(np.mean(found))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    for what, share in figures(parser.parse_args().corpora):
        print(f"{what}: {share:.3f}")


if __name__ == "__main__":
    main()
