"""``geomap explain``: why something is, or is not, on the map."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geomap.cli.explain_mention import explain_mention
from geomap.cli.explain_words import explain_claim, explain_event, list_findings
from geomap.cli.options import (
    GazetteerChoice,
    corrections_option,
    debug_option,
    gazetteer_options,
    inputs_argument,
    quiet_option,
    reading_options,
    recognizer_option,
)
from geomap.cli.run import Run
from geomap.cli.terminal import write_line
from geomap.errors import UnknownNameError
from geomap.model import Record
from geomap.text.fold import fold
from geomap.text.printable import shorten

if TYPE_CHECKING:
    from geomap.read import ReadOptions

_MAX_LISTED = 60


@click.command(name="explain")
@inputs_argument
@click.option("--mention", "mentions", multiple=True, metavar="NAME", help="A name as the text has it; repeatable.")
@click.option("--against", metavar="PLACE_ID", help="With --mention: why not this place? Default: the second best.")
@click.option("--event", "events", multiple=True, metavar="WORD", help="An event's word or id; repeatable.")
@click.option("--claim", "claims", multiple=True, metavar="WORDS", help="Words of a claim, or its id; repeatable.")
@reading_options
@recognizer_option
@corrections_option
@gazetteer_options
@quiet_option
@debug_option
def explain_command(
    *,
    inputs: tuple[str, ...],
    mentions: tuple[str, ...],
    against: str | None,
    events: tuple[str, ...],
    claims: tuple[str, ...],
    reading: ReadOptions,
    recognizers: tuple[str, ...],
    corrections: Path | None,
    gazetteer_choice: GazetteerChoice,
    quiet: bool,
) -> int:
    """Explain how a name, an event or a claim was read, with every reason.

    A name's best place stands beside the second best, with each part of the score in which they differ.
    Without --mention, --event and --claim everything that was found is listed, one line each.

    \b
    Examples:
      geomap explain report.txt --mention Kharkiv
      geomap explain report.txt --mention Paris --against geonames:4717560
      geomap explain report.txt --claim "within 50km"
    """  # noqa: D301 (click reads \b itself)
    from geomap.api import Explainer  # noqa: PLC0415 (not needed for --help)

    if against is not None and not mentions:
        raise click.UsageError("--against goes with --mention")
    gazetteer = gazetteer_choice.open()
    run = Run(reading=reading, gazetteer=gazetteer, recognizers=recognizers, corrections=corrections, quiet=quiet)
    records = list(run.records(inputs))
    if records and not (mentions or events or claims):
        _print(line for record in records for line in list_findings(record))
    explainers = {id(record): Explainer(record, gazetteer) for record in records}

    def mention_lines(record: Record, index: int) -> Iterator[str]:
        return explain_mention(explainers[id(record)].explain(index, against=against))

    for name in mentions:
        _explain(records, name, "mention", _mention_names, mention_lines)
    for name in events:
        _explain(records, name, "event", _event_names, explain_event)
    for name in claims:
        _explain(records, name, "claim", _claim_names, explain_claim)
    return run.exit_code()


def _explain(
    records: Sequence[Record],
    name: str,
    noun: str,
    names_of: Callable[[Record], list[tuple[str, str]]],
    words_for: Callable[[Record, int], Iterator[str]],
) -> None:
    """Print what is to say of every thing of that name: the same name, else names that hold it."""
    wanted = fold(name).strip()
    for same in (_equals, _holds):
        found = [
            (record, index)
            for record in records
            for index, (thing_id, text) in enumerate(names_of(record))
            if name == thing_id or same(fold(text), wanted)
        ]
        for record, index in found:
            _print(words_for(record, index))
        if found:
            return
    if records:
        listed = list(dict.fromkeys(shorten(text, 40) for record in records for _, text in names_of(record)))
        shown = ", ".join(listed[:_MAX_LISTED]) or "none"
        raise UnknownNameError(f"no {noun} {name!r} in {_documents(records)}; there are: {shown}")


def _equals(text: str, wanted: str) -> bool:
    return text == wanted


def _holds(text: str, wanted: str) -> bool:
    return bool(wanted) and wanted in text


def _documents(records: Sequence[Record]) -> str:
    first = shorten(records[0].document.doc_id, 60)
    return first if len(records) == 1 else f"{first} and {len(records) - 1} more"


def _mention_names(record: Record) -> list[tuple[str, str]]:
    return [(mention.mention_id, mention.text) for mention in record.mentions]


def _event_names(record: Record) -> list[tuple[str, str]]:
    return [(event.event_id, event.trigger) for event in record.events]


def _claim_names(record: Record) -> list[tuple[str, str]]:
    return [(claim.claim_id, claim.text) for claim in record.claims]


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        write_line(line)
