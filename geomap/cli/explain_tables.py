"""Tables of an explanation for a terminal, at most 100 characters wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp

from geomap.cli.explain_words import place_words
from geomap.model import Place
from geomap.recognize import Weighed
from geomap.resolve import UNSAID, Comparison, Difference
from geomap.text.printable import shorten

_WIDTH = 100
_MOST_CANDIDATES = 6
_MOST_PARTS = 8
_MOST_SIGNS = 8
_LEAST_POINTS = 0.05
_LABEL = 40
_LEAST_SHARE = 0.0005
_HUGE = 13.82  # e to this is a million


def candidate_lines(comparison: Comparison) -> Iterator[str]:
    """List the places that a name may mean, each with its total and its share of belief.

    Parameters
    ----------
    comparison
        Of a mention.

    Yields
    ------
    str
        Lines.
    """
    senses, count = comparison.senses, len(comparison.senses)
    noun = "place" if count == 1 else "places"
    yield f"  candidates  {count} {noun} of this name: total of the score, share of the belief (e^total over the sum)"
    for sense in senses[:_MOST_CANDIDATES]:
        yield f"    {sense.total:>8.2f}  {_percent(sense.share)}  {_cut(place_words(sense.place), 23)}"
    rest = senses[_MOST_CANDIDATES:]
    if rest:
        yield f"    {'':>8}  {_percent(sum(sense.share for sense in rest))}  {len(rest)} more, together"
    yield f"    {UNSAID:>8.2f}  {_percent(comparison.unsaid)}  a place of this name that is in no gazetteer"


def choice_lines(comparison: Comparison) -> Iterator[str]:
    """Put the best place and another side by side: the parts of the score in which they differ, and their sum.

    Parameters
    ----------
    comparison
        Of a mention.

    Yields
    ------
    str
        Lines; the differences printed sum up to the one printed last.
    """
    best, other = comparison.best, comparison.other
    if other is None:
        yield f"  choice      none to make: {_short(best.place)} is the only place of this name in the gazetteer"
        return
    yield f"  why this    {_cut(place_words(best.place), 14)}"
    yield f"  not that    {_cut(place_words(other.place), 14)}"
    decisive = max(comparison.differences, key=lambda each: each.points, default=None)
    if decisive is not None and decisive.points > 0:
        yield f"  decisive    {_cut(f'{decisive.label} ({decisive.points:+.2f}){_speaks(decisive)}', 14)}"
    yield from _part_lines(comparison.differences, round(best.total, 2) - round(other.total, 2))
    yield _sum_line(f"this {best.total:.2f} − that {other.total:.2f}", round(best.total, 2) - round(other.total, 2))
    shares = f"{_percent(best.share).strip()} this, {_percent(other.share).strip()} that"
    yield f"  belief      {shares}: {_times(comparison.lead)}"


def _speaks(difference: Difference) -> str:
    """Say what a part saw on the side that it owes most to; ``""`` where its label says it all."""
    is_own = difference.weight * (difference.value + difference.other_value) >= 0
    side, text = ("for this", difference.text) if is_own else ("against that", difference.other_text)
    return f", {side}: {text}" if text and text != difference.label else ""


def _part_lines(differences: Sequence[Difference], lead: float) -> Iterator[str]:
    """List the parts that differ, each with what it saw unless that was said already; the last line is the rest."""
    yield f"    {'part of the score':<{_LABEL}}  {'weight':>7} × ({'this':>6} − {'that':>6}) = {'difference':>10}"
    shown = [each for each in differences[:_MOST_PARTS] if abs(each.points) >= _LEAST_POINTS]
    said = {"this": [each.label for each in shown], "that": [each.label for each in shown]}
    for each in shown:
        values = f"({each.value + 0.0:>6.2f} − {each.other_value + 0.0:>6.2f})"
        yield f"    {_fit(each.label):<{_LABEL}}  {each.weight:>+7.2f} × {values} = {each.points:>+10.2f}"
        for side, text in (("this", each.text), ("that", each.other_text)):
            if not any(text in earlier for earlier in said[side]):
                said[side].append(text)
                yield f"        {side}: {_cut(text, 14)}"
    rest, smaller = lead - sum(round(each.points, 2) for each in shown), len(differences) - len(shown)
    if smaller or round(rest, 2):
        yield _sum_line(f"{smaller} smaller parts, and rounding" if smaller else "rounding", rest)


def weighed_lines(weighed: Weighed) -> Iterator[str]:
    """List the signs that decided whether a mention is a place, or means the ground, and their sum.

    Parameters
    ----------
    weighed
        The signs.

    Yields
    ------
    str
        Lines; the weights printed sum up to the one printed last.
    """
    answer = {
        ("place", True): "a place",
        ("place", False): "no place",
        ("ground", True): "the ground itself",
        ("ground", False): "not the ground itself",
    }[weighed.question, weighed.is_yes]
    yield f"  signs       {answer}: weights sum up to {weighed.log_odds:+.2f}, {weighed.threshold:+.2f} is needed"
    shown = weighed.signs[:_MOST_SIGNS]
    for sign in shown:
        yield f"    {sign.weight:>+8.2f}  {_cut(sign.text, 14)}"
    total = round(weighed.log_odds, 2)
    rest, smaller = total - sum(round(sign.weight, 2) for sign in shown), len(weighed.signs) - len(shown)
    if smaller or round(rest, 2):
        yield f"    {rest + 0.0:>+8.2f}  {f'{smaller} smaller signs, and rounding' if smaller else 'rounding'}"
    yield f"    {total:>+8.2f}  in all"


def _sum_line(label: str, points: float) -> str:
    return f"    {_fit(label):<{_LABEL}}  {'':>7}   {'':>6}   {'':>6}    {round(points, 2) + 0.0:>+10.2f}"


def _times(lead: float) -> str:
    """Say what a difference of totals means: each is the logarithm of what is believed."""
    if lead < _LEAST_POINTS:
        return "as good as equal"
    if lead > _HUGE:
        return f"e^{lead:.2f} times as much, over a million"
    return f"e^{lead:.2f} = {exp(lead):,.1f} times as much"


def _percent(share: float) -> str:
    """Write a share; what is nearly nothing, or nearly all, is not rounded to it."""
    if 0 < share < _LEAST_SHARE:
        return " <0.1 %"
    return ">99.9 %" if 1 - _LEAST_SHARE < share < 1 else f"{100 * share:>5.1f} %"


def _short(place: Place) -> str:
    return f"{shorten(place.name, 40)} ({place.kind})"


def _fit(label: str) -> str:
    return shorten(label, _LABEL)


def _cut(text: str, indent: int) -> str:
    return shorten(text, _WIDTH - indent)
