"""Measure how well geomap finds, reads and places names, from weights that have not seen the corpus, beside its peers.

Usage: ``python benchmarks/accuracy/report.py CORPORA [--out FILE] [--only CORPUS ...]``. For each corpus that may be
trained on, the weights are learned anew from the others; the other corpora are measured with those that geomap ships.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import reading
import speed
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
    "GeoVirus": (("CamCoder", "end to end", 0.675), ("Stanford NER", "spans", 0.928)),
    "LGL": (("Yahoo Placemaker", "end to end", 0.508), ("DBpedia Spotlight", "spans", 0.747)),
    "GWN.dev": (("Edinburgh Geoparser", "end to end", 0.595), ("Stanford NER", "spans", 0.762)),
}
"""The best published systems' own outputs, scored again."""

STAGES = ("alone", "together")
HEADS = ("corpus", "system", "spans P", "R", "F", "end to end P", "R", "F", "right of resolved")
NO_FIGURE = "-"

HEAD = """\
# Accuracy

Written by `make accuracy`. Each figure of a corpus that weights may be trained on (LGL, GeoVirus, GWN, WOTR, IDRISI in
English) is from weights that were learned without it; the others are never trained on. Spans count when they overlap;
end to end a name counts when its span overlaps and it lies right, by GeoNames number or within 161 km. "Best published"
are those systems' own published outputs on the same corpus (GWN: all of it), scored again in the same way.
"""


def unseen_weights(folder: Path, corpus: str) -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """Learn weights from all corpora but one; the shipped ones for a corpus that is never trained on."""
    shipped = {stage: dict(shipped_features(stage)) for stage in STAGES}
    if corpus not in TRAINED_ON:
        return dict(shipped_signs()), shipped
    signs = train_tagger.train(train_tagger.read_examples(folder, corpus))
    with weights(signs, shipped):
        learned = train_ranker.train(train_ranker.read_cases(folder, corpus))
    return signs, {stage: dict(zip(FEATURES, map(float, vector), strict=True)) for stage, vector in learned.items()}


def measure(system: System, documents: Sequence[GoldDocument], corpus: str) -> Score:
    """Score a system on a corpus."""
    predictions = [system(document.text) for document in documents]
    if corpus in NO_DEMONYMS:
        predictions = [[one for one in found if not one.is_demonym] for found in predictions]
    return total(zip((document.spans for document in documents), predictions, strict=True))


def row(cells: Sequence[object]) -> str:
    """Format a row of a table."""
    return "| " + " | ".join(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in cells) + " |"


def table(heads: Sequence[str], rows: Iterator[Sequence[object]]) -> Iterator[str]:
    """Yield the lines of a table."""
    yield row(heads)
    yield row(["---"] * len(heads))
    for cells in rows:
        yield row(cells)


def rows_of(folder: Path, corpus: str, gazetteer: Gazetteer) -> Iterator[Sequence[object]]:
    """Yield a corpus' rows: geomap, its peers, the best published."""
    documents = read_corpus(folder, corpus)
    with weights(*unseen_weights(folder, corpus)):
        for name, system in {"geomap": make_geomap(gazetteer), **peers()}.items():
            score = measure(system, documents, corpus)
            placed = [*score.end_to_end, score.accuracy] if score.resolved else [NO_FIGURE] * 4
            yield corpus, name, *score.spans, *placed
    for name, what, figure in PUBLISHED.get(corpus, ()):
        cells: list[object] = [NO_FIGURE] * 7
        cells[5 if what == "end to end" else 2] = figure
        yield corpus, f"{name} (best published)", *cells


def lines(folder: Path, only: Sequence[str]) -> Iterator[str]:
    """Yield the report, line by line."""
    gazetteer = Gazetteer.open()
    yield HEAD
    yield from table(HEADS, (cells for corpus in only for cells in rows_of(folder, corpus, gazetteer)))
    yield "\n## The ground, or a government, people or organisation\n"
    yield "GWN (development part), five folds of documents; a tagger that has not seen GWN finds the names.\n"
    yield from table(("by", "right"), reading.figures(folder))
    yield "\n## Speed\n"
    yield "News of LGL, about 2 kB each, one core, one process, in turns; the peers find names and do not place them.\n"
    speeds = dict(speed.figures(folder))
    rows = ((name, f"{value:,.0f}", value / speeds["geomap"]) for name, value in speeds.items())
    yield from table(("system", "documents/s", "times geomap's"), rows)
    yield f"\nPeak memory of a process that reads all of it with geomap: {speed.peak_mb(folder):,.0f} MB."


def main() -> None:
    """Print the report, and write it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--only", nargs="+", default=list(CORPORA))
    options = parser.parse_args()
    written = []
    for line in lines(options.corpora, options.only):
        print(line, flush=True)
        written.append(line)
    if options.out:
        options.out.write_text("\n".join(written) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
