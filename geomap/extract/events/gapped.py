"""Find phrasal verbs whose object stands inside them: "took the mayor into custody", "brought both sides together"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from geomap.extract.events.inflect import verb_forms
from geomap.extract.events.lexicon import Hit, Word, normal_words, words_of
from geomap.tables import read_table

_MARKS = frozenset(".;:()!?")


class _Gapped(NamedTuple):
    word: Word
    tails: tuple[tuple[str, ...], ...]
    reach: int


@cache
def _by_form() -> Mapping[str, tuple[_Gapped, ...]]:
    """Compile ``events_gapped.csv``: a form of the verb to what it means with a tail behind its object."""
    found: dict[str, list[_Gapped]] = {}
    for row in read_table("events_gapped"):
        tails = tuple(normal_words(tail) for tail in row["tails"].split("|"))
        for form, name in verb_forms(row["verb"]):
            lemma = f"{row['verb']} {' '.join(tails[0])}"
            word = Word(row["family"], lemma, "v", name, float(row["weight"]))
            found.setdefault(form, []).append(_Gapped(word, tails, int(row["reach"])))
    return {form: tuple(rows) for form, rows in found.items()}


def _closes(words: Sequence[str], first: int, gapped: _Gapped) -> bool:
    """Whether one of the tails follows within reach, in the clause of the verb."""
    for index in range(first + 1, min(first + 2 + gapped.reach, len(words))):
        if any(tuple(words[index : index + len(tail)]) == tail for tail in gapped.tails):
            return True
        if words[index] in _MARKS or words[index] in words_of("subordinator"):
            return False
    return False


def with_gapped(words: Sequence[str], hits: Mapping[str, list[Hit]]) -> Mapping[str, list[Hit]]:
    """Add the phrasal verbs with an object inside to the triggers of a sentence.

    Parameters
    ----------
    words
        Its words as `normal_word` gives them.
    hits
        What `Lexicon.scan` found.

    Returns
    -------
    mapping of str to list of Hit
        The same with the verbs of ``events_gapped.csv`` at the head of what their verb may name; a longer phrase
        that begins there already stays alone.
    """
    by_form = _by_form()
    triggers = list(hits.get("trigger", ()))
    changed = False
    for first, word in enumerate(words):
        rows = by_form.get(word)
        if rows is None:
            continue
        closing = tuple(row.word for row in rows if _closes(words, first, row))
        at = next((index for index, hit in enumerate(triggers) if hit.first <= first < hit.stop), None)
        if not closing or (at is not None and triggers[at].stop - triggers[at].first > 1):
            continue
        payload = closing if at is None else (*closing, *triggers.pop(at).payload)
        triggers.append(Hit(first, first + 1, payload))
        changed = True
    return {**hits, "trigger": sorted(triggers)} if changed else hits
