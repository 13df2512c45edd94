"""What a build counts and tells: rows read, kept and left out, lines that are no rows, and how far it has come."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

SHOWN_LINES = 5
"""How many malformed lines of a file are told with their number."""


@dataclass(slots=True)
class Tally:
    """Counts of one build.

    Parameters
    ----------
    rows
        File -> well-formed rows read.
    left_out
        (file, reason) -> rows or names left out on purpose.
    malformed
        File -> lines that are no rows.
    examples
        File -> the first malformed lines: (line number from 1, what is wrong).
    """

    rows: Counter[str] = field(default_factory=Counter)
    left_out: Counter[tuple[str, str]] = field(default_factory=Counter)
    malformed: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def leave_out(self, file: str, reason: str, count: int = 1) -> None:
        """Count what is left out for a reason; none changes nothing."""
        if count:
            self.left_out[file, reason] += int(count)

    def fault(self, file: str, line: int, what: str) -> None:
        """Count a malformed line, and keep the first few."""
        self.malformed[file] += 1
        shown = self.examples.setdefault(file, [])
        if len(shown) < SHOWN_LINES:
            shown.append((line, what))

    def lines(self) -> list[str]:
        """Tell the counts, one line each."""
        told = [f"{file}: {count:,} rows read" for file, count in self.rows.items()]
        told += [f"{file}: {count:,} left out: {reason}" for (file, reason), count in sorted(self.left_out.items())]
        for file, count in self.malformed.items():
            told.append(f"{file}: {count:,} malformed line{'' if count == 1 else 's'} left out")
            told += [f"{file}, line {line}: {what}" for line, what in self.examples[file]]
        return told

    def facts(self) -> dict[str, dict[str, int]]:
        """Give the counts for the index's metadata."""
        return {
            "rows": dict(self.rows),
            "left_out": {f"{file}: {reason}": count for (file, reason), count in sorted(self.left_out.items())},
            "malformed": dict(self.malformed),
        }
