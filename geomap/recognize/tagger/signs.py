"""Signs: what is seen on and around a candidate, as short strings that the tagger has weights for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from math import log10
from operator import attrgetter

from geomap.gazetteer import Gazetteer, NameFlag
from geomap.recognize.context import Context
from geomap.recognize.headed import HEADED, heads
from geomap.recognize.survey import Finding
from geomap.recognize.tagger.lists import classes, name_lists, shape
from geomap.recognize.tagger.whole_name import add_whole_name

_TEXT = attrgetter("text")
_FLAGS = tuple((flag.value, flag.name.lower()) for flag in NameFlag if flag.name)
_SUFFIX = 3
_MOST_SENSES = 12
_PAIRS = (
    ("gov", "people"), ("rule", "people"), ("caps", "people"), ("rule", "small"), ("rule", "gov"), ("caps", "rule"),
    ("gov", "caps"), ("reads", "people"), ("rejected", "rule"), ("rule", "mates"), ("people", "mates"),
    ("surname", "caps"), ("surname", "mates"), ("head", "gov"), ("head", "casing"), ("common", "caps"),
    ("-1shape", "rule"), ("+1shape", "rule"), ("suffix", "rule"), ("surname", "gov"), ("casing", "rule"),
    ("rule", "reads"), ("name", "+1"), ("kind", "gov"), ("kind", "+1"),
    ("tail", "people"), ("tail", "gov"), ("tailsize", "leadsize"), ("tail", "kind"), ("tail", "rule"),
)  # fmt: skip
"""Slots that together say more than each alone."""


@cache
def _flag_names(value: int) -> tuple[str, ...]:
    return tuple(name for flag, name in _FLAGS if value & flag)


class DocumentSigns:
    """The signs of a document's candidates.

    Parameters
    ----------
    findings
        All candidates of a document, in order, with what the rules say; at least one.
    gazetteer
        For the lists of names.
    """

    def __init__(self, findings: Sequence[Finding], gazetteer: Gazetteer) -> None:
        self.findings, self.gazetteer = findings, gazetteer
        contexts, rulings = [one.context for one in findings], [one.rejected for one in findings]
        self._small = Counter(map(_TEXT, contexts[0].stream.tokens))
        texts = [context.candidate.text.lower() for context in contexts]
        self._times = Counter(texts)
        self._rejected = Counter(text for text, ruling in zip(texts, rulings, strict=True) if ruling)
        self._placed = Counter(
            text
            for text, context in zip(texts, contexts, strict=True)
            if context.own_governor.bare and context.own_governor.kind == "place"
        )
        self._countries = Counter(
            context.candidate.entries[0].place.country
            for context, ruling in zip(contexts, rulings, strict=True)
            if ruling is None and context.candidate.entries
        )
        self._known = sum(self._countries.values())
        self._beginning = {context.begin: number for number, context in enumerate(contexts)}
        self._ending = {context.stop: number for number, context in enumerate(contexts)}
        self._of_names: dict[str, tuple[dict[str, str], list[str]]] = {}

    def signs(self, number: int) -> list[str]:
        """List the signs of a candidate, those of pairs behind the others.

        Parameters
        ----------
        number
            Of the candidate.

        Returns
        -------
        list of str
            As ``"slot=value"`` or a bare word.
        """
        finding = self.findings[number]
        context, ruling, reading = finding.context, finding.rejected, finding.reading
        slots, bag = self._of_name(context)
        slots["rule"] = ruling.reason.rule if ruling else "none"
        slots["reads"] = reading.reason.rule if reading else "none"
        self._add_sides(context, slots, bag)
        add_whole_name(context, slots, bag)
        self._add_neighbours(context, bag)
        self._add_document(context, number, slots)
        found = [f"{slot}={value}" for slot, value in slots.items()]
        found += bag
        found += [
            f"{one}={slots[one]}&{other}={slots[other]}" for one, other in _PAIRS if one in slots and other in slots
        ]
        return found

    def _of_name(self, context: Context) -> tuple[dict[str, str], list[str]]:
        """Give what the name itself says, wherever it stands in the document."""
        key = f"{context.candidate.text}/{context.candidate.recognizer}"
        known = self._of_names.get(key)
        if known is None:
            known = self._of_names[key] = self._look_at_name(context)
        return dict(known[0]), list(known[1])

    def _look_at_name(self, context: Context) -> tuple[dict[str, str], list[str]]:
        candidate, text = context.candidate, context.candidate.text
        size = min(context.stop - context.begin, 4)
        slots = {"recognizer": candidate.recognizer, "kind": candidate.kind, "shape": shape(text), "size": str(size)}
        slots["name"] = text.lower()
        bag = ["bias"]
        if size == 1:
            slots["suffix"] = slots["name"][-_SUFFIX:]
            bag += [f"is={name}" for name in classes(slots["name"])]
            for name in name_lists(self.gazetteer, text):
                slots[name] = "yes"
        else:
            slots["last"] = context.word(context.stop - 1)
        if candidate.recognizer == HEADED:
            slots["head"], slots["headword"] = _head(context)
        if not candidate.entries:
            slots["people"] = "no entry"
            return slots, bag
        place, flags = candidate.entries[0]
        slots["place"] = place.kind
        slots["people"] = f"{place.kind}/{int(log10(place.population + 1))}"
        slots["people/size"] = f"{slots['people']}/{size}"
        slots["senses"] = str(min(len(candidate.entries), _MOST_SENSES))
        bag += [f"flag={name}" for name in _flag_names(flags.value)]
        bag += [f"any={name}" for name in _flag_names(context.flags.value)]
        bag += [
            name
            for name, asked in (("strong", context.is_strong), ("power", context.is_power), ("capital", place.capital))
            if asked
        ]
        return slots, bag

    def _add_sides(self, context: Context, slots: dict[str, str], bag: list[str]) -> None:
        """Add the two words on either side, and the word that the name hangs on."""
        begin, stop, clause, tokens = context.begin, context.stop, context.clause, context.stream.tokens
        casing = slots["casing"] = clause.casing
        slots["block"] = clause.kind
        words = []
        for side, at in (("-2", begin - 2), ("-1", begin - 1), ("+1", stop), ("+2", stop + 1)):
            if not clause.first <= at < clause.stop:
                slots[side] = ""
                words.append("")
                continue
            token = tokens[at]
            slots[side] = token.lower
            words.append(token.lower)
            slots[f"{side}shape"] = "first" if at == clause.first else shape(token.text)
            bag += [f"{side}:{name}" for name in classes(token.lower)]
            if token.is_capitalised:
                bag += [f"{side}:{name}" for name in name_lists(self.gazetteer, token.text)]
        slots["-2-1"], slots["+1+2"], slots["-1+1"] = " ".join(words[:2]), " ".join(words[2:]), " ".join(words[1:3])
        governor = context.own_governor
        slots["gov"], slots["govword"] = governor.kind, governor.word
        slots["govbare"] = f"{governor.kind}/{governor.bare}/{casing}"
        bag += [f"gov:{name}" for name in classes(governor.word)]
        is_first = context.is_first
        ahead = context.is_capitalised(begin - 1) and not is_first
        slots["caps"] = f"{ahead}/{context.is_capitalised(stop)}/{casing}"
        if is_first:
            slots["first"] = casing
        if context.is_possessive:
            bag.append("possessive")

    def _add_neighbours(self, context: Context, bag: list[str]) -> None:
        """Add the candidates right beside it, and the persons whom the document names."""
        begin, stop = context.begin, context.stop
        if begin in context.people.tokens:
            bag.append("in-person")
        if context.word(begin) in context.people.names:
            bag.append("person-named")
        for side, between, other in (
            ("next", context.word(stop), self._beginning.get(stop + 1)),
            ("adjacent", "", self._beginning.get(stop)),
            ("previous", context.word(begin - 1), self._ending.get(begin - 1)),
            ("touching", "", self._ending.get(begin)),
        ):
            if other is not None:
                neighbour = self.findings[other]
                sign = f"{side}={between}/{'no' if neighbour.rejected else 'yes'}"
                entries = neighbour.context.candidate.entries
                bag += [sign, f"{sign}/{entries[0].place.kind if entries else 'no entry'}"]

    def _add_document(self, context: Context, number: int, slots: dict[str, str]) -> None:
        """Add what the rest of the document says about the name."""
        text = slots["name"]
        times = self._times[text]
        slots["times"] = str(min(times, 4))
        if slots["size"] == "1":
            slots["small"] = str(min(self._small[text], 3))
        slots["rejected"] = str(4 * self._rejected[text] // times)
        slots["placed"] = str(min(self._placed[text], 3))
        slots["supported"] = str(text in context.supported)
        entries = context.candidate.entries
        if not entries:
            return
        own = self.findings[number].rejected is None
        first = entries[0].place.country
        others = max(self._known - own, 1)
        counts = [
            self._countries[country] - (own and country == first)
            for country in {entry.place.country for entry in entries[:_MOST_SENSES]}
            if country
        ]
        slots["somemates"] = f"{4 * max(counts, default=0) // others}/{min(self._known, 4)}"
        slots["mates"] = str(4 * (self._countries[first] - own) // others if first else 0)


def _head(context: Context) -> tuple[str, str]:
    """Give the class of a candidate's head word, and the word."""
    words = [context.word(at) for at in range(context.begin, context.stop)]
    for side, phrases in (
        ("right", (" ".join(words[-3:]), " ".join(words[-2:]), words[-1])),
        ("left", (" ".join(words[:2]), words[0])),
    ):
        for phrase in phrases:
            if phrase in heads(side):
                return f"{side}/{heads(side)[phrase]}", phrase
    return "", ""
