"""Signs of the longer name that a candidate may be part of ("Kenya Red Cross Society")."""

from __future__ import annotations

from geomap.recognize.context import Context
from geomap.recognize.tagger.lists import classes

_SUFFIX = 3
_LONGEST_TAIL = 8
_LINKS = frozenset({"of", "and", "for", "the", "&", "on", "in", "-"})


def add_whole_name(context: Context, slots: dict[str, str], bag: list[str]) -> None:
    """Add how the capitalised words go on around a candidate: where a longer name ends and begins.

    Parameters
    ----------
    context
        The candidate in its sentence.
    slots, bag
        The signs so far, which are added to.
    """
    stop = _end_of_name(context)
    slots["tailsize"] = str(stop - context.stop)
    if stop > context.stop:
        last = slots["tail"] = context.word(stop - 1)
        bag += [f"tail:{name}" for name in classes(last)]
        slots["taillast"] = last[-_SUFFIX:]
    begin = context.begin
    while begin > context.begin - _LONGEST_TAIL and context.is_capitalised(begin - 1):
        begin -= 1
    slots["leadsize"] = str(context.begin - begin)
    if begin < context.begin:
        slots["lead"] = context.word(begin)
        bag += [f"lead:{name}" for name in classes(context.word(begin))]


def _end_of_name(context: Context) -> int:
    """Give where the capitalised words behind a candidate end; small words count between two of them."""
    stop = at = context.stop
    while at < context.stop + _LONGEST_TAIL:
        if context.is_capitalised(at):
            stop = at + 1
        elif context.word(at) not in _LINKS:
            break
        at += 1
    return stop
