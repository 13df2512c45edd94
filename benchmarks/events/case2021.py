"""Measure event typing on CASE 2021 task 2: the most salient event of each snippet against its label.

Usage: ``PYTHONPATH=. python benchmarks/events/case2021.py TSV [--misses]``. The file has the columns id, EventSnippet
and SubType; ``case2021_labels.csv`` says which ACLED sub-event type a label means, or that it is out of ACLED's scope.
Two figures: weighted F1 on the snippets with one of ACLED's 25 sub-types, as published systems are measured, and on
all snippets, where an event told of an out-of-scope snippet costs precision. The speed is that of `extract_events`
alone, on one core: names are recognised and resolved before. The rules were written with these snippets in sight.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.events.scoring import OUT, confusions, score_classes, weighted_f1
from geomap.extract import extract_claims, extract_events
from geomap.gazetteer import Gazetteer
from geomap.model import Event
from geomap.read import document_from_text, segment
from geomap.recognize import recognize
from geomap.resolve import resolve

LABELS = Path(__file__).with_name("case2021_labels.csv")
_WORST = 15


class Snippet(NamedTuple):
    """A text and the sub-type it is labelled with, `OUT` when the label is out of ACLED's scope."""

    number: str
    text: str
    label: str


def read_snippets(path: Path) -> list[Snippet]:
    """Read the corpus and translate its labels."""
    with LABELS.open(encoding="utf-8", newline="") as stream:
        table = {row["label"]: row["acled_sub_event_type"] for row in csv.DictReader(stream)}
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Snippet(row["id"], row["EventSnippet"], table[row["SubType"]]) for row in rows]


def extract_all(snippets: Sequence[Snippet]) -> tuple[list[tuple[Event, ...]], float]:
    """Give the events of each snippet and the seconds that extracting them took."""
    gazetteer = Gazetteer.open()
    prepared = []
    for snippet in snippets:
        document = segment(document_from_text(snippet.text))
        mentions = recognize(document, gazetteer)
        resolutions = resolve(document, mentions, gazetteer)
        prepared.append((document, mentions, resolutions, extract_claims(document, mentions, resolutions, gazetteer)))
    extract_events(*prepared[0], gazetteer)
    begun = time.process_time()
    found = [extract_events(*parts, gazetteer) for parts in prepared]
    return found, time.process_time() - begun


def answer_of(events: Sequence[Event]) -> str:
    """Give the sub-type of the most salient event; `OUT` without one."""
    return (events[0].acled_sub_event_type or OUT) if events else OUT


def _print_scores(title: str, labels: Sequence[str], answers: Sequence[str]) -> None:
    right = sum(label == answer for label, answer in zip(labels, answers, strict=True))
    print(f"{title}: {len(labels)} snippets, weighted F1 {weighted_f1(labels, answers):.3f}, right {right}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores; return 0."""
    parser = argparse.ArgumentParser(description="Measure event typing on CASE 2021 task 2.")
    parser.add_argument("tsv", type=Path)
    parser.add_argument("--misses", action="store_true", help="print what was answered wrongly, with its reasons")
    options = parser.parse_args(arguments)
    snippets = read_snippets(options.tsv)
    found, seconds = extract_all(snippets)
    labels, answers = [snippet.label for snippet in snippets], [answer_of(events) for events in found]
    inside = [number for number, label in enumerate(labels) if label != OUT]
    _print_scores("25 sub-types", [labels[n] for n in inside], [answers[n] for n in inside])
    _print_scores("all", labels, answers)
    print(f"event extraction: {len(snippets) / seconds:,.0f} snippets/s")
    print(f"\n{'sub-type':36} {'n':>4} {'prec':>6} {'rec':>6} {'F1':>6}   (precision over all snippets)")
    for one in score_classes(labels, answers):
        precision = one.right / one.answered if one.answered else 0.0
        print(f"{one.name:36} {one.labelled:4} {precision:6.2f} {one.right / one.labelled:6.2f} {one.f1:6.2f}")
    print("\nlabelled -> answered, most often confused")
    for count, label, answer in confusions(labels, answers)[:_WORST]:
        print(f"{count:4}  {label or 'out of scope'} -> {answer or 'no event in scope'}")
    if options.misses:
        _print_misses(snippets, found)
    return 0


def _print_misses(snippets: Sequence[Snippet], found: Sequence[Sequence[Event]]) -> None:
    for snippet, events in zip(snippets, found, strict=True):
        if answer_of(events) == snippet.label:
            continue
        print(f"\n{snippet.number} [{snippet.label or 'out of scope'}] {snippet.text}")
        for event in events:
            rules = ", ".join(reason.rule for reason in event.reasons[:2])
            print(f"  {event.score:.2f} {event.acled_sub_event_type} ({event.mode}): “{event.trigger}” {rules}")


if __name__ == "__main__":
    sys.exit(main())
