"""What a format could not hold, counted while records pass, to be told at the end."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.export import Format
    from geomap.model import Record


class Tally:
    """Counts the events that a format leaves out.

    Parameters
    ----------
    chosen
        The format; most hold every event.
    """

    def __init__(self, chosen: Format) -> None:
        self._format = chosen
        self._events = 0
        self._reasons: Counter[str] = Counter()

    def watch(self, records: Iterator[Record]) -> Iterator[Record]:
        """Let records pass, and count."""
        for record in records:
            self._events += len(record.events)
            self._reasons.update(self._format.left_out(record))
            yield record

    @property
    def left_out(self) -> int:
        """How many events were left out so far."""
        return self._reasons.total()

    def sentence(self) -> str:
        """Say how many of how many events were left out and why, most frequent reason first."""
        reasons = ", ".join(f"{count} {reason}" for reason, count in self._reasons.most_common())
        return f"geomap: {self._format.name} leaves out {self.left_out} of {self._events} events: {reasons}"
