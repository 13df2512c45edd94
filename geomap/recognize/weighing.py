"""The signs of a document's mentions weighed once more, with every weight, for a reader who asks why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from geomap.gazetteer import Gazetteer
from geomap.model import REJECTED_READINGS, Document, Mention
from geomap.recognize import reader, tagger
from geomap.recognize.legible import make_legible
from geomap.recognize.recognizer import read_places, signs_judged
from geomap.recognize.survey import Finding, survey
from geomap.tables import read_table

_ROUNDED = 0.006  # reasons give their weight to a hundredth
_READ_BY_SIGNS = frozenset({"signs-literal", "signs-metonym"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What was seen on or around a name, in words, and the weight that it has, in units of log-odds."""

    sign: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """All signs that decided something about a mention.

    Parameters
    ----------
    question
        ``"place"`` (is it one?) or ``"ground"`` (does it mean the ground itself?).
    threshold
        The answer is yes from this sum on.
    signs
        Those that weigh anything, that which weighs most first.
    """

    question: str
    threshold: float
    signs: tuple[Sign, ...]

    @property
    def log_odds(self) -> float:
        """What the weights sum up to."""
        return sum(sign.weight for sign in self.signs)

    @property
    def is_yes(self) -> bool:
        """Whether the question is answered with yes."""
        return self.log_odds >= self.threshold


def weigh_again(
    document: Document, mentions: Sequence[Mention], gazetteer: Gazetteer
) -> tuple[tuple[Weighed, ...], ...]:
    """Weigh the signs of mentions again, as they were weighed when the mentions were recognised.

    Parameters
    ----------
    document
        The segmented text.
    mentions
        What `recognize` found in it.
    gazetteer
        The one that it used.

    Returns
    -------
    tuple of tuple of Weighed
        Parallel to the mentions: whether it is a place, where signs had a say in that; then whether it means the
        ground, where signs turned the rule's reading. Empty where rules decided alone, and where another recogniser's
        voice was part of the decision.
    """
    legible = make_legible(document, gazetteer)
    findings = survey(legible.document, gazetteer)
    if not findings:
        return ((),) * len(mentions)
    judged = signs_judged(findings, gazetteer)
    places = read_places(findings, [None if signs is None else tagger.judge(signs) for signs in judged])
    read = {id(finding): signs for finding, signs in reader.signs_asked(findings, places)}
    at = {_span(finding, legible.span): number for number, finding in enumerate(findings)}
    weighed = []
    for mention in mentions:
        number, found = at.get((mention.start, mention.end)), []
        signs = None if number is None else judged[number]
        if signs is not None:
            parts = tagger.parts_of(signs)
            found.append(_weighed("place", tagger.THRESHOLD, parts, tagger.say))
        if number is not None and mention.reasons[0].rule in _READ_BY_SIGNS:
            parts = reader.parts_of(read.get(id(findings[number]), ()))
            found.append(_weighed("ground", 0.0, parts, reader.say))
        weighed.append(tuple(one for one in found if one.signs and _is_recorded(one, mention)))
    return tuple(weighed)


def _span(finding: Finding, span: Callable[[int, int], tuple[int, int]]) -> tuple[int, int]:
    candidate = finding.context.candidate
    return span(candidate.start, candidate.end)


def _weighed(question: str, threshold: float, parts: Sequence[tuple[float, str]], say: Callable[[str], str]) -> Weighed:
    signs = [Sign(sign=sign, text=_in_words(sign, say), weight=weight) for weight, sign in parts]
    return Weighed(
        question=question, threshold=threshold, signs=tuple(sorted(signs, key=lambda one: (-abs(one.weight), one.sign)))
    )


def _in_words(sign: str, say: Callable[[str], str]) -> str:
    """Put a sign into words: both halves of a pair, and the sign itself where there are no words for it."""
    return " and ".join(say(half) or _say_more(half) for half in sign.split("&"))


def _say_more(sign: str) -> str:
    slot, mark, value = sign.partition("=")
    if not mark:
        slot, mark, value = sign.partition(":")
    slot += ":" if mark == ":" else ""
    text = _more_texts().get(slot)
    return text.format(value=value or "nothing") if text else sign


@cache
def _more_texts() -> Mapping[str, str]:
    return {row["slot"]: row["text"] for row in read_table("recognize_more_signs")}


def _is_recorded(weighed: Weighed, mention: Mention) -> bool:
    """Say whether the mention bears out this outcome; another recogniser's voice may have made it another."""
    if weighed.question == "ground":
        return weighed.is_yes == (mention.reasons[0].rule == "signs-literal")
    sums = [reason.weight for reason in mention.reasons if reason.rule == "signs" and reason.weight is not None]
    is_same = all(abs(each - weighed.log_odds) < _ROUNDED for each in sums)
    return is_same and weighed.is_yes == (mention.reading not in REJECTED_READINGS)
