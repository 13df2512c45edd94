"""Measure how well geomap finds, reads and places names, from weights that have not seen the corpus, beside its peers.

Usage: ``python benchmarks/accuracy/report.py CORPORA [--out FILE] [--only CORPUS ...]``. For each corpus that may be
trained on, the weights are learned anew from the others; the other corpora are measured with those that geomap ships.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import train_ranker
import train_tagger
from corpora import NO_DEMONYMS, TRAINED_ON, GoldDocument, read_corpus
from scoring import Score, total
from systems import System, make_geomap, peers, weights

from geomap.gazetteer import Gazetteer
from geomap.recognize.tagger.tagger import weights as shipped_signs
from geomap.resolve.features import FEATURES
from geomap.resolve.ranking import weights as shipped_features

CORPORA = (
    *("GeoVirus", "LGL", "GWN.dev", "TUD-Loc-2013", "WOTR-test", "WikToR.dev", "IDRISI-EN", "IDRISI-AR.dev"),
    *("NER-UK2.dev", "factRuEval2016.dev"),
)
PUBLISHED = {
    "GeoVirus": ("CamCoder", 0.675, "Stanford NER", 0.928),
    "LGL": ("Yahoo", 0.508, "DBpedia", 0.747),
    "GWN.dev": ("Edinburgh", 0.595, "Stanford NER", 0.762),
}
"""The best published systems' own outputs, scored again: end to end, and spans."""

HEAD = """\
# Accuracy

Written by `make accuracy`. Each figure of a corpus that weights may be trained on (LGL, GeoVirus, GWN, WOTR, IDRISI in
English) is from weights that were learned without it; the others are never trained on.

"""


def unseen_weights(folder: Path, corpus: str) -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """Learn weights from all corpora but one; the shipped ones for a corpus that is never trained on."""
    if corpus not in TRAINED_ON:
        return dict(shipped_signs()), {stage: dict(shipped_features(stage)) for stage in ("alone", "together")}
    signs = train_tagger.train(train_tagger.read_examples(folder, corpus))
    with weights(signs, {stage: dict(shipped_features(stage)) for stage in ("alone", "together")}):
        learned = train_ranker.train(train_ranker.read_cases(folder, corpus))
    return signs, {stage: dict(zip(FEATURES, map(float, vector), strict=True)) for stage, vector in learned.items()}


def measure(system: System, documents: list[GoldDocument], corpus: str) -> tuple[Score, float]:
    """Score a system on a corpus; with the documents that it reads in a second of processor time."""
    begin = time.process_time()
    predictions = [system(document.text) for document in documents]
    spent_s = time.process_time() - begin
    if corpus in NO_DEMONYMS:
        predictions = [[one for one in found if not one.is_demonym] for found in predictions]
    score = total(zip((document.spans for document in documents), predictions, strict=True))
    return score, len(documents) / spent_s


def row(cells: list[object]) -> str:
    """Format a row of a table."""
    return "| " + " | ".join(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in cells) + " |"


def main() -> None:
    """Print the tables, and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--only", nargs="+", default=list(CORPORA))
    options = parser.parse_args()
    gazetteer = Gazetteer.open()
    heads = [
        "corpus",
        "system",
        "spans P",
        "R",
        "F",
        "end to end P",
        "R",
        "F",
        "right of resolved",
        "literal",
        "docs/s",
    ]
    lines = [row(list(heads)), row(["---"] * len(heads))]
    for corpus in options.only:
        documents = read_corpus(options.corpora, corpus)
        with weights(*unseen_weights(options.corpora, corpus)):
            systems = {"geomap": make_geomap(gazetteer), **peers()}
            for name, system in systems.items():
                score, speed = measure(system, documents, corpus)
                literal = sum(score.literal) / len(score.literal) if score.literal else "-"
                is_placed = bool(score.resolved)
                placed = [*score.end_to_end, score.accuracy] if is_placed else ["-"] * 4
                lines.append(row([corpus, name, *score.spans, *placed, literal, f"{speed:,.0f}"]))
                print(lines[-1], flush=True)
        if corpus in PUBLISHED:
            placer, end_to_end, finder, spans = PUBLISHED[corpus]
            lines.append(
                row([corpus, f"best published: {placer}, {finder}", "", "", spans, "", "", end_to_end, "", "", ""])
            )
    if options.out:
        options.out.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
