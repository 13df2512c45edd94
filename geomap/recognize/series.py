"""Series of places: "Lagos, Abuja and Kano" hang on one word together, "Troy, N.C." is a place in another."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.model import MentionKind
from geomap.recognize.context import Context
from geomap.recognize.rules.inside import lies_in

_MAX_GAP = 4
_JOINTS = frozenset({"and", "or", "&", "und", "et", "y", "e", "та", "і", "и", "й"})
_IN_GAP = _JOINTS | {",", "the", "as", "well", "both", "/", "-", "–", "(", ")"}


def link_series(contexts: Sequence[Context]) -> None:
    """Tell each context the tokens of the series that it stands in.

    Names between which only commas stand are a series when one of its joints is an "and" or "or", or when the second
    is what the first lies in. Demonyms end a series.

    Parameters
    ----------
    contexts
        Of the candidates that are places, in order; their ``list_begin``, ``list_stop`` and ``is_nested`` are set.
    """
    run: list[Context] = []
    for context in contexts:
        if run and not _is_linked(run[-1], context):
            _close(run)
            run = []
        run.append(context)
    _close(run)


def _gap(left: Context, right: Context) -> tuple[str, ...]:
    return left.stream.words[left.stop : right.begin]


def _is_linked(left: Context, right: Context) -> bool:
    if left.clause.first != right.clause.first or MentionKind.DEMONYM in {left.candidate.kind, right.candidate.kind}:
        return False
    gap = _gap(left, right)
    return 0 < len(gap) <= _MAX_GAP and all(word in _IN_GAP for word in gap)


def _close(run: Sequence[Context]) -> None:
    """Set the bounds over a run of linked names, split where a bare comma joins neither a series nor a container."""
    pieces: list[list[Context]] = []
    joined = _joined_further_on(run)
    for place, context in enumerate(run):
        if pieces and _belongs(run, place, joined[place]):
            pieces[-1].append(context)
        else:
            pieces.append([context])
    for piece in pieces:
        for context in piece:
            context.list_begin, context.list_stop = piece[0].begin, piece[-1].stop
            context.is_nested = len(piece) > 1 and lies_in(piece[-2], piece[-1].candidate.text)


def _joined_further_on(run: Sequence[Context]) -> list[bool]:
    """Say of each place in a run whether a word such as "and" joins two names at or behind it."""
    joined = [False] * len(run)
    for place in range(len(run) - 2, -1, -1):
        joined[place] = joined[place + 1] or bool(_JOINTS & set(_gap(run[place], run[place + 1])))
    return joined


def _belongs(run: Sequence[Context], place: int, joined: bool) -> bool:  # noqa: FBT001 (one caller)
    left, right = run[place - 1], run[place]
    gap = _gap(left, right)
    if gap != (",",):
        return True
    if lies_in(left, right.candidate.name or right.candidate.text):
        return True
    return joined
