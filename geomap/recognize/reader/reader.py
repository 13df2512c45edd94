"""The reader: whether the ground itself is meant, by learned weights of signs, where rules are less often right."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp

from geomap.model import PINNABLE_READINGS, BlockKind
from geomap.recognize.context import Context
from geomap.recognize.reader.signs import Surroundings, reading_signs
from geomap.recognize.rules.ruling import Ruling, decide
from geomap.recognize.survey import Finding
from geomap.recognize.unknown import UNKNOWN
from geomap.recognize.words import noun_classes, verb_classes
from geomap.tables import read_table

_MOST_SIGNS = 3
_MIN_PART = 0.1
_SCENE_REACH = 20


@cache
def weights() -> Mapping[str, float]:
    """Give the learned weight of each sign for the ground, in units of log-odds; signs not listed weigh nothing."""
    text = files("geomap").joinpath("weights/reading.json").read_text(encoding="utf-8")
    table: dict[str, float] = json.loads(text)["weights"]
    return table


@cache
def _margins() -> Mapping[str, float]:
    return {row["rule"]: float(row["log_odds"]) for row in read_table("recognize_overturned")}


@cache
def _texts() -> Mapping[str, str]:
    return {row["sign"]: row["text"] for row in read_table("recognize_reading_signs")}


def read_by_signs(findings: Sequence[Finding], places: Sequence[Finding]) -> None:
    """Read again, by their signs, the names whose rule is less often right than the signs are.

    A rule may be overturned when ``recognize_overturned.csv`` lists it, by signs that weigh as much as it says. Asked
    are only English sentences whose capitals mark names, and only names that the gazetteer has.

    Parameters
    ----------
    findings
        All candidates of a document.
    places
        Those of them that are places, with their readings; each reading that is overturned is replaced.
    """
    for finding, signs in signs_asked(findings, places):
        finding.reading = _weigh(finding, signs)


def signs_asked(findings: Sequence[Finding], places: Sequence[Finding]) -> list[tuple[Finding, list[str]]]:
    """Give the names that are asked about by their signs, with these; as `read_by_signs` asks, and before it does."""
    asked = [finding for finding in places if _is_asked(finding)]
    around = Surroundings(findings) if asked else None
    return [(finding, reading_signs(finding, around)) for finding in asked if around is not None]


def parts_of(signs: Sequence[str]) -> list[tuple[float, str]]:
    """Give the signs that weigh anything, each behind its weight; the weights sum up to the log-odds of the ground."""
    table = weights()
    return [(table[sign], sign) for sign in signs if sign in table]


def _is_asked(finding: Finding) -> bool:
    context, reading = finding.context, finding.reading
    if reading is None or reading.reason.rule not in _margins():
        return False
    is_sentence = context.clause.kind is BlockKind.PARAGRAPH and context.is_plain and context.stream.is_english
    return is_sentence and context.candidate.recognizer != UNKNOWN and not _is_scene(context)


def _is_scene(context: Context) -> bool:
    """Say whether something happened at the place: an attack in the sentence, or an event's noun before "at" or "in".

    The corpus takes schools and theatres for bodies even then; on a map they are where it happened.
    """
    if context.governor.kind != "place":
        return False
    for _, word in context.leftward(context.governor.at - 1):
        if _is_attack(word) or "event" in noun_classes(word):
            return True
        if noun_classes(word):
            break
    return any(_is_attack(context.word(at)) for at in range(context.begin - _SCENE_REACH, context.stop + _SCENE_REACH))


def _is_attack(word: str) -> bool:
    return "attack" in noun_classes(word) or "harm" in verb_classes(word)


def _weigh(finding: Finding, signs: Sequence[str]) -> Ruling | None:
    """Give the reading by the signs' weights; the rule's own where they agree or weigh too little."""
    before = finding.reading
    if before is None:
        return None
    parts = parts_of(signs)
    log_odds = sum(part for part, _ in parts)
    is_ground = log_odds > 0
    if is_ground == (before.reading in PINNABLE_READINGS) or abs(log_odds) <= _margins()[before.reason.rule]:
        return before
    rule, verdict = ("signs-literal", "the ground itself") if is_ground else ("signs-metonym", "not the ground itself")
    text = f"{verdict} by its signs" + _telling(parts, side=1 if is_ground else -1)
    return decide(rule, text)._replace(score=round(1 / (1 + exp(-abs(log_odds))), 2))


def _telling(parts: Sequence[tuple[float, str]], *, side: int) -> str:
    """Name the signs that weigh most on a side."""
    telling = sorted((part for part in parts if part[0] * side >= _MIN_PART), key=lambda part: (-abs(part[0]), part[1]))
    said = list(dict.fromkeys(text for _, sign in telling if (text := say(sign))))[:_MOST_SIGNS]
    return f": {'; '.join(said)}" if said else ""


def say(sign: str) -> str:
    """Put a sign into words; ``""`` for those that say nothing to a reader.

    Examples
    --------
    >>> say("head=owns/economy")
    'what belongs to it is “economy”'
    """
    slot, _, value = sign.partition("=")
    first, _, last = value.rpartition("/")
    text = _texts().get(f"{slot}={(first or last).partition('/')[0]}") or _texts().get(slot, "")
    return text.format(value=last) if last not in {"", "other"} else ""
