"""Learn the weights of the features that rank the senses of a name.

Usage: ``python benchmarks/accuracy/train_ranker.py CORPORA [--without CORPUS] --out FILE``. A softmax over the senses
of each gold name, first for names looked at alone, then twice for names in the company of the document's others.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from corpora import TRAINED_ON, Gold, GoldDocument, read_corpus
from scipy.optimize import minimize

from geomap.gazetteer import Gazetteer
from geomap.geo.geodesic import distance_m
from geomap.model import Place
from geomap.read import document_from_text, segment
from geomap.recognize import recognize
from geomap.resolve.board import Board, Floats
from geomap.resolve.company import Company
from geomap.resolve.features import FEATURES, Weighing
from geomap.resolve.query import make_queries
from geomap.resolve.ranking import feature_matrix, find_settled, shares_of
from geomap.resolve.resolver import find_known, lay_out

RIGHT_WITHIN_M = 161_000.0
WEIGHT = {"LGL": 0.5, "GeoVirus": 2.0, "GWN.dev": 3.0, "WOTR-test": 0.2, "IDRISI-EN": 0.5}
"""How much a name counts: local news, of which there is most, less than news of the world (own)."""
FIXED = {
    "called_after_city": 6.0,
    "container": 6.0,
    "container_ahead": 3.0,
    "unit_word": 3.0,
    "same_sense": 3.0,
    "first_unit": 3.0,
    "short_name": 0.0,
    "former_name": 1.5,
    "at_home": 7.0,
    "unit_abroad": 3.0,
    "seat": 5.0,
    "stated_distance": 4.0,
    "coordinates_beside": 6.0,
    "spelling": 2.0,
}
"""Weights that are set, not learned: what the text says right beside a name binds, however seldom a corpus shows it."""
RIDGE = 2.0
ROUNDS = 2
LEAST = 1e-12


class Case(NamedTuple):
    """A document's board, and the names on it that a gold span answers: name -> rows that are right."""

    board: Board
    right: Mapping[int, list[bool]]
    weight: float


def is_right(place: Place, gold: Gold) -> bool:
    """Say whether a sense is the gold place: the same id, or within 161 km."""
    if gold.position is None:
        return False
    return place.place_id == gold.place_id or distance_m(place.position, gold.position) <= RIGHT_WITHIN_M


def make_case(document: GoldDocument, gazetteer: Gazetteer, weight: float) -> Case | None:
    """Lay out a document and mark what is right; None where nothing can be learned."""
    read = segment(document_from_text(document.text, doc_id=document.doc_id))
    mentions = recognize(read, gazetteer)
    queries = make_queries(read, mentions, gazetteer)
    board, numbers = lay_out(read, mentions, queries, find_known(mentions, queries, gazetteer), gazetteer)
    if board is None:
        return None
    right: dict[int, list[bool]] = {}
    for mention, number in zip(mentions, numbers, strict=True):
        if number is None or number in right:
            continue
        gold = next((one for one in document.spans if one.start < mention.end and mention.start < one.end), None)
        if gold is None or gold.position is None:
            continue
        marks = [is_right(entry.place, gold) for entry in board.queries[number].senses]
        if any(marks) and not all(marks):
            right[number] = marks
    return Case(board, right, weight) if right else None


def read_cases(folder: Path, without: str | None) -> list[Case]:
    """Lay out all documents that may be trained on."""
    gazetteer = Gazetteer.open()
    cases = []
    for name in TRAINED_ON:
        if name != without:
            found = (make_case(one, gazetteer, WEIGHT.get(name, 1.0)) for one in read_corpus(folder, name))
            cases += [case for case in found if case is not None]
    return cases


class Rows(NamedTuple):
    """Rows to learn from: their features, whether each is right, where each name begins, what each name weighs."""

    features: Floats
    right: Floats
    starts: Floats
    weights: Floats


def gather(cases: Sequence[Case], matrices: Sequence[Floats]) -> Rows:
    """Take the rows of the answered names out of all boards."""
    features, right, sizes, weights = [], [], [], []
    for case, matrix in zip(cases, matrices, strict=True):
        for number, marks in case.right.items():
            start = case.board.starts[number]
            features.append(matrix[start : start + len(marks)])
            right += marks
            sizes.append(len(marks))
            weights.append(case.weight)
    starts = np.cumsum([0, *sizes[:-1]])
    return Rows(np.concatenate(features), np.array(right, dtype=np.float64), starts, np.array(weights))


def fit(rows: Rows) -> Floats:
    """Find the weights that make the right senses likeliest, with a ridge."""
    sizes = np.diff([*rows.starts, len(rows.right)])
    name_of = np.repeat(np.arange(len(sizes)), sizes)
    fixed = np.array([FIXED.get(name, 0.0) for name in FEATURES])
    free = np.array([name not in FIXED for name in FEATURES])
    given, features = rows.features @ fixed, rows.features[:, free]

    def loss(weights: Floats) -> tuple[float, Floats]:
        totals = features @ weights + given
        raised = np.exp(totals - np.maximum.reduceat(totals, rows.starts)[name_of])
        all_of = np.add.reduceat(raised, rows.starts)
        right_of = np.maximum(np.add.reduceat(raised * rows.right, rows.starts), LEAST)
        value = float((rows.weights * (np.log(all_of) - np.log(right_of))).sum()) + RIDGE * float(weights @ weights) / 2
        slope = (raised / all_of[name_of] - raised * rows.right / right_of[name_of]) * rows.weights[name_of]
        return value, features.T @ slope + RIDGE * weights

    fixed[free] = minimize(loss, np.zeros(int(free.sum())), jac=True, method="L-BFGS-B").x
    return fixed


def train(cases: Sequence[Case]) -> dict[str, Floats]:
    """Learn the weights of both stages."""
    lonely = [feature_matrix(Weighing(case.board, None, {})) for case in cases]
    alone = fit(gather(cases, lonely))
    totals = [matrix @ alone for matrix in lonely]
    settled = [
        find_settled(case.board, matrix, total) for case, matrix, total in zip(cases, lonely, totals, strict=True)
    ]
    together = alone
    for _ in range(ROUNDS):
        matrices = [
            feature_matrix(Weighing(case.board, Company(case.board, shares_of(case.board, total)), places))
            for case, total, places in zip(cases, totals, settled, strict=True)
        ]
        together = fit(gather(cases, matrices))
        totals = [matrix @ together for matrix in matrices]
    return {"alone": alone, "together": together}


def write(weights: Mapping[str, Floats], path: Path) -> None:
    """Write the table of weights."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(["feature", *weights, "source"])
        for at, name in enumerate(FEATURES):
            learned = [f"{stage[at] + 0.0:.4f}" for stage in weights.values()]
            table.writerow([name, *learned, "own" if name in FIXED else "benchmarks/accuracy/train_ranker.py"])


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--without")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    cases = read_cases(options.corpora, options.without)
    print(f"{sum(len(case.right) for case in cases):,} names in {len(cases):,} documents", file=sys.stderr)
    write(train(cases), options.out)


if __name__ == "__main__":
    main()
