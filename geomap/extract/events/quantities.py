"""Counts and amounts told with an event: victims, participants, ordinals, weapons, money and durations apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geomap.extract.dates.words import MONTHS
from geomap.extract.events.lexicon import Counted, words_of
from geomap.extract.events.view import View
from geomap.model import Quantity
from geomap.text.numbers import read_number

_FIGURE = re.compile(r"\d{1,3}(?:,\d{3}){1,3}|\d{1,7}(?:\.\d{1,3})?")
_ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th)")
_COMPOUND = re.compile(r"(\d{1,4})-([a-z]{3,12})")
_DESIGNATION = re.compile(r"[A-Z]{1,4}-?\d{1,4}[A-Z]{0,2}")
_AMOUNT = re.compile(r"(\d{1,7}(?:\.\d{1,2})?)([BMKbmk]n?)?")
_SCALES = {"b": 1e9, "m": 1e6, "k": 1e3, "billion": 1e9, "million": 1e6, "thousand": 1e3, "trillion": 1e12}
_CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP"}
_ORDINAL_WORDS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_AT_MOST = frozenset(
    {("fewer", "than"), ("less", "than"), ("up", "to"), ("at", "most"), ("as", "under"), ("not", "over")}
)
_AT_LEAST = frozenset({"least", "than", "over"})
_REACH = 5  # tokens from a number to what it counts
_MEMBERS = frozenset({"nation", "country", "member", "state", "party"})
_Bounds = tuple[float | None, float | None]
_VICTIMS = frozenset({"killed", "injured", "detained", "abducted"})
_BREAKS = frozenset({"including", "among", "who", "which", "while", "when", "after", "before", "but", ";", "."})
_STOPS = frozenset({".", ",", ";", ":", "and", "(", ")", "—", "–", "-", "[", "]"})
_AGES = frozenset({"aged", "age", "no", "number", "page"})
_YEAR = re.compile(r"1[89]\d\d|20\d\d")


def _number_at(view: View, index: int) -> tuple[float | None, float | None, int] | None:
    """Read a number that begins at a token: least, most, and the token behind it."""
    word = view.words[index]
    if not word[0].isdigit() and word not in words_of("number_start"):
        return None
    for hit in view.hits_at("vague"):
        if hit.first == index:
            return float(str(hit.payload[0])), None, hit.stop
    value: float | None
    if word[0].isdigit() and _FIGURE.fullmatch(word):
        stop = index + 1
        while stop + 1 < len(view.words) and view.words[stop] == "," and re.fullmatch(r"\d{3}", view.words[stop + 1]):
            word += view.words[stop + 1]
            stop += 2
        value = float(word.replace(",", ""))
    elif word in words_of("number"):
        stop, value = index + 1, read_number(word)
    else:
        return None
    scale = _SCALES.get(view.word(stop))
    if value is None or view.word(stop) in {"%", "percent"}:
        return None
    value, stop = (value * scale, stop + 1) if scale else (value, stop)
    if (view.word(index - 2), view.word(index - 1)) in _AT_MOST:
        return None, value, stop
    open_end = any(view.word(back) in _AT_LEAST for back in (index - 1, index - 2))
    return value, None if open_end else value, stop


def _counted_after(view: View, stop: int) -> tuple[str, str | None, int] | None:
    """Read what the words behind a number say is counted: kind, unit, last token + 1."""
    noun: tuple[str, str | None, int] | None = None
    for index in range(stop, min(stop + _REACH + 3, len(view.words))):
        if view.words[index] in _STOPS or (noun is None and index > stop + _REACH):
            break
        for hit in view.hits_at("counted"):
            if hit.first != index:
                continue
            for word in hit.payload:
                if not isinstance(word, Counted):
                    continue
                if word.position == "after":
                    return word.kind, None, hit.stop
                if word.position == "noun" and noun is None:
                    unit = None if word.kind == "persons" else " ".join(view.words[hit.first : hit.stop])
                    noun = word.kind, unit, hit.stop
    return noun


def _counted_before(view: View, index: int) -> str | None:
    """Read what the verb in front of a number says is counted ("killing at least 12")."""
    for hit in reversed(view.hits_at("counted")):
        if not index - 4 <= hit.first or hit.stop > index:
            continue
        between = view.words[hit.stop : index]
        if any(word in _STOPS for word in between):
            continue
        for word in hit.payload:
            if isinstance(word, Counted) and word.position == "before":
                return word.kind
    return None


def _make(view: View, span: tuple[int, int], kind: str, bounds: _Bounds, unit: str | None) -> Quantity:
    first, stop = span
    low, high = bounds
    start, end = view.tokens[first].start, view.tokens[stop - 1].end
    return Quantity(text=view.written(first, stop), start=start, end=end, kind=kind, low=low, high=high, unit=unit)


def _is_date_or_label(view: View, index: int, stop: int) -> bool:
    """Tell the numbers of dates, and those that only name a thing ("Resolution 1701", "aged 12"), from counts."""
    start, before, after = view.tokens[index].start, view.word(index - 1), view.word(stop)
    if any(when.start <= start < when.end for when in view.whens if when.anchor != "event"):
        return True
    months = {before.rstrip("."), after.rstrip(".")} & MONTHS.keys()
    is_day = bool(months - {"may", "march"}) or any(view.raw(at).istitle() for at in (index - 1, stop) if months)
    is_year = _YEAR.fullmatch(view.words[index]) is not None and before in MONTHS
    labelled = before in words_of("number_label") and (view.raw(index - 1).istitle() or before in _AGES)
    listed = index == 0 and after in {".", ")"}
    return (bool(months) and is_day) or is_year or listed or labelled


def _goes_on(view: View, last: Quantity | None, stop: int, index: int, noun_stop: int) -> bool:
    """Tell a second count under the same verb: "killed three soldiers and two civilians in Kupiansk"."""
    between = view.words[stop:index]
    if last is None or last.kind not in _VICTIMS or not 0 < len(between) <= _REACH or between[-1] not in {"and", ","}:
        return False
    behind = view.word(noun_stop)
    ends = not behind or behind in _STOPS or behind in words_of("preposition")
    return ends and not _BREAKS.intersection(between)


def _counts(view: View) -> Iterator[Quantity]:
    behind, last = 0, None
    for index in range(len(view.words)):
        if index < behind:
            continue
        read = _number_at(view, index)
        if read is None or view.word(index - 1) in _CURRENCIES or _is_date_or_label(view, index, read[2]):
            continue
        low, high, stop = read
        before = _counted_before(view, index)
        after = _counted_after(view, stop)
        of_persons = after is None or after[0] in {"persons", "participants"}
        if before is None and last and after and of_persons and _goes_on(view, last, behind, index, after[2]):
            before = last.kind
        if before is not None and of_persons:
            last = _make(view, (index, stop), before, (low, high), None)
            yield last
        elif after is not None and after[0] != "persons":
            yield _make(view, (index, after[2] if after[1] else stop), after[0], (low, high), after[1])
        behind = stop


def _fixed(view: View) -> Iterator[Quantity]:
    """Ordinals, hyphenated counts, designations of weapons and sums of money."""
    for index, token in enumerate(view.tokens):
        word = view.words[index]
        if word[0].isdigit():
            yield from _figure(view, index, word)
        elif word in _ORDINAL_WORDS:
            if _names_event(view, index):
                value = float(_ORDINAL_WORDS.index(word) + 2)
                yield _make(view, (index, index + 1), "ordinal", (value, value), None)
        elif token.text in _CURRENCIES:
            yield from _money(view, index)
        elif word[-1].isdigit() and _DESIGNATION.fullmatch(token.text):
            yield from _designated(view, index)


def _figure(view: View, index: int, word: str) -> Iterator[Quantity]:
    if match := _ORDINAL.fullmatch(word):
        if _names_event(view, index):
            value = float(match[1])
            yield _make(view, (index, index + 1), "ordinal", (value, value), None)
    elif (match := _COMPOUND.fullmatch(word)) and match[2] in _MEMBERS:
        value = float(match[1])
        yield _make(view, (index, index + 1), "participants", (value, value), match[2])


def _designated(view: View, index: int) -> Iterator[Quantity]:
    """Read a weapon named by letters and figures before its noun: "S-500 missile systems"."""
    behind = [
        hit
        for hit in view.hits_at("counted")
        if hit.first == index + 1 and any(_is_kind(word, "weapon") for word in hit.payload)
    ]
    if behind:
        hit = max(behind, key=lambda hit: hit.stop)
        unit = " ".join(view.words[hit.first : hit.stop])
        yield _make(view, (index, hit.stop), "weapon", (None, None), unit)


def _money(view: View, index: int) -> Iterator[Quantity]:
    figure, stop = view.raw(index + 1), index + 2
    if view.word(stop) == "." and view.raw(stop + 1)[:1].isdigit():
        figure, stop = f"{figure}.{view.raw(stop + 1)}", stop + 2  # words are cut at the point: "$2.5"
    match = _AMOUNT.fullmatch(figure)
    if match is None:
        return
    scale = match[2][0].lower() if match[2] else view.word(stop)
    stop += int(scale in _SCALES and not match[2])
    value = float(match[1]) * _SCALES.get(scale, 1.0)
    yield _make(view, (index, stop), "money", (value, value), _CURRENCIES[view.tokens[index].text])


def _is_kind(word: object, kind: str) -> bool:
    return isinstance(word, Counted) and word.kind == kind


def _names_event(view: View, index: int) -> bool:
    return any(index < hit.first <= index + 3 for hit in view.hits_at("trigger"))


def _weapons(view: View) -> Iterator[Quantity]:
    """Weapons without a count."""
    behind = 0
    for hit in sorted(view.hits_at("counted"), key=lambda hit: (hit.first, -hit.stop)):
        if hit.first < behind or not any(_is_kind(word, "weapon") for word in hit.payload):
            continue
        yield _make(view, (hit.first, hit.stop), "weapon", (None, None), " ".join(view.words[hit.first : hit.stop]))
        behind = hit.stop


def find_quantities(view: View) -> tuple[Quantity, ...]:
    """Find the counts and amounts of a sentence.

    Parameters
    ----------
    view
        The sentence.

    Returns
    -------
    tuple of Quantity
        In order of the text. "dozens" and its like have ACLED's least number and an open upper end; the words of a
        distance claim are none.
    """
    found = [*_fixed(view), *_counts(view)]
    taken = [(quantity.start, quantity.end) for quantity in found]
    found += [weapon for weapon in _weapons(view) if not any(start <= weapon.start < end for start, end in taken)]
    claims = [(claim.start, claim.end) for claim in view.claims]
    kept = [one for one in found if not any(start <= one.start < end for start, end in claims)]
    return tuple(sorted(kept, key=lambda quantity: (quantity.start, quantity.end)))
