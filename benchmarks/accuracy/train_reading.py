"""Learn the weights of the signs by which the reader tells the ground itself from sides, peoples and organisations.

Usage: ``python benchmarks/accuracy/train_reading.py CORPORA --out FILE``. Logistic regression over the names of
GWN that are found, each paired with the gold span that it overlaps, as in scoring; no other corpus tells the two apart.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from corpora import GoldDocument, read_corpus
from scipy.sparse import csr_matrix
from scoring import Predicted, pair
from sklearn.linear_model import LogisticRegression
from train_tagger import write

from geomap.gazetteer import Gazetteer
from geomap.read import document_from_text, segment
from geomap.recognize.reader import TELLING, Surroundings, reading_signs
from geomap.recognize.recognizer import find_places, is_place

CORPUS = "GWN.dev"
TELLING_SCALE = 3.0
"""How much larger a weight of a telling slot comes at the same cost (chosen by cross-validation over documents)."""
INVERSE_RIDGE = 0.1
MIN_TIMES = 2
MIN_WEIGHT = 0.004


class Example(NamedTuple):
    """The signs of a name, and whether the ground itself is meant."""

    signs: list[str]
    is_ground: bool


def make_examples(document: GoldDocument, gazetteer: Gazetteer) -> Iterator[Example]:
    """Yield the names of a document that are found and whose gold span says what is meant."""
    findings, judgements = find_places(segment(document_from_text(document.text, doc_id=document.doc_id)), gazetteer)
    if not findings:
        return
    around = Surroundings(findings)
    places = {
        Predicted(finding.context.candidate.start, finding.context.candidate.end): finding
        for finding, judgement in zip(findings, judgements, strict=True)
        if is_place(finding, judgement)
    }
    for gold, predicted in pair(document.spans, list(places)):
        if gold.literal is not None:
            yield Example(reading_signs(places[predicted], around), gold.literal)


def read_examples(folder: Path) -> list[list[Example]]:
    """Gather the examples of the corpus, those of each document by themselves."""
    gazetteer = Gazetteer.open()
    return [list(make_examples(document, gazetteer)) for document in read_corpus(folder, CORPUS)]


def train(examples: Sequence[Example]) -> dict[str, float]:
    """Learn the weights."""
    times = Counter(sign for example in examples for sign in set(example.signs))
    known = {sign: number for number, sign in enumerate(sorted(sign for sign in times if times[sign] >= MIN_TIMES))}
    scales = np.array([TELLING_SCALE if sign.partition("=")[0] in TELLING else 1.0 for sign in known])
    cells = [(row, known[sign]) for row, example in enumerate(examples) for sign in set(example.signs) if sign in known]
    rows, columns = np.array(cells, dtype=np.int32).T
    matrix = csr_matrix((scales[columns], (rows, columns)), shape=(len(examples), len(known)))
    model = LogisticRegression(C=INVERSE_RIDGE, solver="liblinear", max_iter=300, random_state=0)
    model.fit(matrix, np.array([example.is_ground for example in examples]))
    learned = dict(zip(known, model.coef_[0] * scales, strict=True))
    learned["bias="] = learned.get("bias=", 0.0) + float(model.intercept_[0])
    return {sign: round(float(learned[sign]), 3) for sign in sorted(learned) if abs(learned[sign]) >= MIN_WEIGHT}


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    examples = [example for document in read_examples(options.corpora) for example in document]
    weights = train(examples)
    print(f"{len(examples):,} names, {len(weights):,} weights", file=sys.stderr)
    write(weights, options.out)


if __name__ == "__main__":
    main()
