"""Learn the weights of the signs by which the tagger tells places from other names.

Usage: ``python benchmarks/accuracy/train_tagger.py CORPORA [--without CORPUS] --out FILE``. Logistic regression over
the candidates of all documents that may be trained on; a candidate is a place when a gold span overlaps it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from corpora import NO_DEMONYMS, TRAINED_ON, Gold, GoldDocument, read_corpus
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from geomap.gazetteer import Gazetteer
from geomap.model import Document, MentionKind
from geomap.read import document_from_text, segment
from geomap.recognize.candidates import Candidate
from geomap.recognize.survey import survey
from geomap.recognize.tagger import DocumentSigns

WEIGHT = {"GWN.dev": 2.0, "WOTR-test": 0.2, "IDRISI-EN": 0.1}
"""How much a candidate counts in corpora that are more or less like news of conflicts; 1 in the others (own)."""
ALONE = 0.3
"""How much a candidate counts when its sentence stands for a whole document: short texts come too (own)."""
INVERSE_RIDGE = 0.03
MIN_TIMES = 3
MIN_WEIGHT = 0.004


class Example(NamedTuple):
    """The signs of a candidate, whether it is a place, and how much it counts."""

    signs: list[str]
    is_place: bool
    weight: float


def _overlaps(candidate: Candidate, spans: tuple[Gold, ...]) -> bool:
    return any(span.start < candidate.end and candidate.start < span.end for span in spans)


def make_examples(document: GoldDocument, gazetteer: Gazetteer, corpus: str) -> Iterator[Example]:
    """Yield the candidates of a document, and again those of each sentence as if it were a document of its own."""
    weight = WEIGHT.get(corpus, 1.0)
    whole = segment(document_from_text(document.text, doc_id=document.doc_id))
    yield from _examples_of(whole, document, gazetteer, without_demonyms=corpus in NO_DEMONYMS, weight=weight)
    for sentence in whole.sentences:
        part = _cut(document, sentence.start, sentence.end)
        read = segment(document_from_text(part.text, doc_id=document.doc_id))
        yield from _examples_of(read, part, gazetteer, without_demonyms=corpus in NO_DEMONYMS, weight=ALONE * weight)


def _cut(document: GoldDocument, start: int, end: int) -> GoldDocument:
    def inside(spans: tuple[Gold, ...]) -> tuple[Gold, ...]:
        return tuple(
            replace(span, start=span.start - start, end=span.end - start)
            for span in spans
            if start <= span.start and span.end <= end
        )

    return GoldDocument(document.doc_id, document.text[start:end], inside(document.spans), inside(document.other))


def _examples_of(
    read: Document,
    document: GoldDocument,
    gazetteer: Gazetteer,
    *,
    without_demonyms: bool,
    weight: float,
) -> Iterator[Example]:
    """Yield candidates, those left out that only annotated spans without a place overlap."""
    findings = survey(read, gazetteer)
    if not findings:
        return
    signs = DocumentSigns(findings, gazetteer)
    for number, finding in enumerate(findings):
        candidate = finding.context.candidate
        is_gold = _overlaps(candidate, document.spans)
        is_left_out = candidate.kind is MentionKind.DEMONYM and without_demonyms
        if not finding.is_judged or is_left_out or (not is_gold and _overlaps(candidate, document.other)):
            continue
        yield Example(signs.signs(number), is_gold, weight)


def read_examples(folder: Path, without: str | None) -> list[Example]:
    """Gather the candidates of all documents that may be trained on."""
    gazetteer = Gazetteer.open()
    return [
        example
        for corpus in TRAINED_ON
        if corpus != without
        for document in read_corpus(folder, corpus)
        for example in make_examples(document, gazetteer, corpus)
    ]


def train(examples: list[Example]) -> dict[str, float]:
    """Learn the weights."""
    counter = CountVectorizer(analyzer=list, min_df=MIN_TIMES, binary=True)
    matrix = counter.fit_transform([example.signs for example in examples])
    model = LogisticRegression(C=INVERSE_RIDGE, solver="liblinear", max_iter=300, random_state=0)
    places = np.array([example.is_place for example in examples])
    model.fit(matrix, places, sample_weight=np.array([example.weight for example in examples]))
    learned = dict(zip(counter.get_feature_names_out(), model.coef_[0], strict=True))
    learned["bias"] = learned.get("bias", 0.0) + float(model.intercept_[0])
    return {sign: round(float(learned[sign]), 3) for sign in sorted(learned) if abs(learned[sign]) >= MIN_WEIGHT}


def write(weights: dict[str, float], path: Path) -> None:
    """Write the weights, one a line."""
    lines = ",\n".join(f"{json.dumps(sign, ensure_ascii=False)}: {weight}" for sign, weight in weights.items())
    path.write_text(f'{{"weights": {{\n{lines}\n}}}}\n', encoding="utf-8", newline="\n")


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--without")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    examples = read_examples(options.corpora, options.without)
    weights = train(examples)
    print(f"{len(examples):,} candidates, {len(weights):,} weights", file=sys.stderr)
    write(weights, options.out)


if __name__ == "__main__":
    main()
