"""``geomap check``: one line for each distance claim."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from geomap.cli.faults import Exit
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
from geomap.cli.terminal import say, write_data, write_line
from geomap.model import Judgement, Record, Verdict
from geomap.summary import claim_line
from geomap.text.printable import shorten

if TYPE_CHECKING:
    from geomap.read import ReadOptions

_LONGEST_REASON = 160  # characters


@click.command(name="check")
@inputs_argument
@click.option(
    "-f", "--format", "output_format", type=click.Choice(["text", "jsonl"]), default="text", show_default=True
)
@reading_options
@recognizer_option
@corrections_option
@gazetteer_options
@quiet_option
@debug_option
def check_command(
    *,
    inputs: tuple[str, ...],
    output_format: str,
    reading: ReadOptions,
    recognizers: tuple[str, ...],
    corrections: Path | None,
    gazetteer_choice: GazetteerChoice,
    quiet: bool,
) -> int:
    """Check the distance claims of reports: one line a claim, with the verdict and what was measured.

    The exit code is 1 when a claim is implausible under every reading.

    \b
    Examples:
      geomap check report.txt
      echo "Izium lies within 10 km of Kharkiv." | geomap check -
    """  # noqa: D301 (click reads \b itself)
    run = Run(
        reading=reading,
        gazetteer=gazetteer_choice.open(),
        recognizers=recognizers,
        corrections=corrections,
        quiet=quiet,
    )
    implausible = False
    for record in run.records(inputs):
        _write(record, output_format)
        implausible |= any(verdict.judgement == Judgement.IMPLAUSIBLE for verdict in record.verdicts)
        if not record.claims and not quiet:
            say(f"{record.document.doc_id}: no distance claim in it")
    code = run.exit_code()
    return Exit.CHECK_FAILED if implausible else code


def _write(record: Record, output_format: str) -> None:
    if output_format == "jsonl":
        from geomap.frames.json_text import dumps  # noqa: PLC0415 (not needed for --help)
        from geomap.frames.record_json import record_to_json  # noqa: PLC0415

        for claim in record_to_json(record)["claims"]:
            write_data(dumps({"doc_id": record.document.doc_id, **claim}) + b"\n")
        return
    for claim, verdict in zip(record.claims, record.verdicts, strict=True):
        write_line(claim_line(claim, verdict, doc_id=record.document.doc_id) + _why(verdict))


def _why(verdict: Verdict) -> str:
    """Give why a verdict cannot say, as the end of its line; nothing where the line tells it already."""
    if verdict.judgement != Judgement.UNDECIDED or verdict.default is None:
        return ""
    return f"  why: {shorten(verdict.reasons[0].text, _LONGEST_REASON)}"
