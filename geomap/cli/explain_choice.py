"""Why this place and not that, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from geomap.model import Place, Resolution, Status
from geomap.text.printable import shorten

if TYPE_CHECKING:
    from geomap.resolve import Comparison

_TELLING = 1.0  # what is worth a line although both have it (own)
_LEAST = 0.005  # what two decimals show


def explain_choice(resolution: Resolution, comparison: Comparison | None) -> Iterator[str]:
    """Set the winner and the runner-up side by side.

    Parameters
    ----------
    resolution
        Of the mention.
    comparison
        Its best two senses; None when it was not ranked, or has one sense.

    Yields
    ------
    str
        Lines: the parts of the score that differ, the largest first, and what they sum up to, then what both have.
    """
    if comparison is None:
        if resolution.place is not None:
            yield "  choice      settled without ranking: nothing else was weighed"
        elif resolution.status is Status.REJECTED:
            yield "  choice      none was made: the words are no place here"
        return
    (ours, theirs), (share, other_share) = comparison.totals, comparison.shares
    yield f"  choice      {comparison.count} places of this name; belief {share:.2f} in this, {other_share:.2f} in the next"
    yield f"    this        {_words(comparison.winner)}, total {ours:+.2f}"
    yield f"    not that    {_words(comparison.runner_up)}, total {theirs:+.2f}"
    for part in comparison.parts:
        if abs(part.difference) >= _LEAST:
            sides = f"this: {part.winner_text or 'nothing'} ({part.winner:+.2f})"
            others = f"that: {part.runner_up_text or 'nothing'} ({part.runner_up:+.2f})"
            yield f"    {part.difference:+7.2f}  {part.feature}: {shorten(sides, 160)}; {shorten(others, 160)}"
    yield f"    {ours - theirs:+7.2f}  in all, for this"
    for part in comparison.parts:
        if abs(part.difference) < _LEAST and part.winner >= _TELLING:
            yield f"       even  {part.feature}: both: {shorten(part.winner_text, 160)} ({part.winner:+.2f})"


def _words(place: Place) -> str:
    where = f", {place.admin1 or place.country}" if place.country else ""
    return f"{shorten(place.name, 60)} ({place.kind}{where}, {place.place_id})"
