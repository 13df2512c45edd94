"""From inputs to records, one document at a time: what fails is reported, counted and passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.cli.faults import Exit, report
from geomap.cli.terminal import Progress, say
from geomap.errors import GazetteerError, InputError

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer
    from geomap.model import Document, Record
    from geomap.read import ReadOptions


class Run:
    """One run over inputs, with its counts.

    Parameters
    ----------
    reading
        How inputs are read.
    gazetteer
        Where names are looked up.
    recognizers
        Recognisers beside geomap's own, as the user names them; they are opened here.
    corrections
        A corrections file, replayed on every document; None for none.
    quiet
        Whether warnings and the counter are left out.
    """

    def __init__(
        self,
        *,
        reading: ReadOptions,
        gazetteer: Gazetteer,
        recognizers: Sequence[str] = (),
        corrections: Path | None = None,
        quiet: bool = False,
    ) -> None:
        from geomap.recognize import open_finders  # noqa: PLC0415 (not needed for --help)
        from geomap.resolve.corrections import read_corrections  # noqa: PLC0415 (not needed for --help)

        self._reading = reading
        self._gazetteer = gazetteer
        self._finders = open_finders(recognizers)
        self._corrections = None if corrections is None else read_corrections(corrections)
        self._quiet = quiet
        self._warned: set[tuple[str, str]] = set()
        self._warned_of: set[str] = set()
        self._corrected = 0
        self.done = 0
        self.failed = 0

    def records(self, inputs: Sequence[str]) -> Iterator[Record]:
        """Read and analyse, lazily.

        Parameters
        ----------
        inputs
            Paths, patterns, folders and ``-``.

        Yields
        ------
        Record
            One for each document that could be read and analysed; the errors of the others are printed.
        """
        from geomap.read import read_paths  # noqa: PLC0415 (not needed for --help)

        with Progress(quiet=self._quiet) as progress:
            for item in read_paths(inputs, options=self._reading):
                record = None
                if isinstance(item, InputError):
                    self._fail(item)
                else:
                    record = self._analyse(item)
                progress.step()
                if record is not None:
                    self.done += 1
                    self._corrected += record.provenance.corrected
                    yield record

    def _analyse(self, document: Document) -> Record | None:
        from geomap.pipeline import analyse  # noqa: PLC0415 (not needed for --help)

        self._warn(document)
        try:
            record = analyse(document, self._gazetteer, finders=self._finders, corrections=self._corrections)
        except GazetteerError:
            raise
        except Exception as error:  # noqa: BLE001 (one document must not end the run)
            say(f"geomap: document {document.doc_id} ({document.source or 'no source'}) failed:")
            self._fail(error)
            return None
        self._tell_failed_finders(record)
        for message in record.uncorrected:
            say(f"geomap: warning: {message}")
        return record

    def _tell_failed_finders(self, record: Record) -> None:
        """Say once for each recogniser that it failed: what it would have found is missing, the rest is there."""
        from geomap.recognize.grounding import FAILED  # noqa: PLC0415 (not needed for --help)

        for refusal in record.refusals:
            if refusal.reason.rule == FAILED and refusal.recognizer not in self._warned_of:
                self._warned_of.add(refusal.recognizer)
                say(f"geomap: warning: the recogniser {refusal.recognizer} found nothing: {refusal.reason.text}")

    def _fail(self, error: Exception) -> None:
        self.failed += 1
        report(error, after="skipped")

    def _warn(self, document: Document) -> None:
        warning = document.meta.get("warning")
        where = document.meta.get("file") or document.source or document.doc_id
        if warning and not self._quiet and (where, warning) not in self._warned:
            self._warned.add((where, warning))
            say(f"geomap: warning: {where}: {warning}")

    def exit_code(self, *, written: str = "the rest is done") -> Exit:
        """Say how the run ended, and print it when something failed.

        Parameters
        ----------
        written
            Where the results of the others went, in words.

        Returns
        -------
        Exit
            ``DONE``, ``SOME_FAILED`` or ``NOTHING_WRITTEN``.
        """
        if self._corrections is not None and not self._quiet:
            say(f"geomap: {self._corrected} of {len(self._corrections.entries)} corrections took effect")
        if not self.failed:
            return Exit.DONE
        total = self.done + self.failed
        if not self.done:
            say(f"geomap: nothing could be read ({total} failed); nothing written")
            return Exit.NOTHING_WRITTEN
        say(f"geomap: {self.failed} of {total} failed; {written}")
        return Exit.SOME_FAILED
