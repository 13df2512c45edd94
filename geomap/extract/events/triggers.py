"""Find the words that name events, tell nouns from verbs and drop what only looks like an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geomap.extract.events.inflect import is_past_form
from geomap.extract.events.lexicon import Hit, Word, words_of
from geomap.extract.events.names import is_in_name
from geomap.extract.events.view import View
from geomap.model import MentionKind

_NOUN_BEFORE = ("determiner", "preposition", "number")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that may name an event: tokens ``[first, stop)`` of a sentence.

    ``form`` is the form of the word: ``base``, ``s``, ``past``, ``participle``, ``ed`` or ``ing``; ``passive`` says
    that its subject is who it is done to.
    """

    view: View
    first: int
    stop: int
    family: str
    lemma: str
    pos: str
    form: str
    weight: float
    passive: bool = False

    @property
    def text(self) -> str:
        """The words as written."""
        return " ".join(token.text for token in self.view.tokens[self.first : self.stop])


def _noun_before(view: View, first: int) -> bool:
    word, raw = view.word(first - 1), view.raw(first - 1)
    if any(word in words_of(name) for name in _NOUN_BEFORE) and word != "to":
        return True
    if raw.endswith(("'s", "’s", "s'", "s’")) and word not in words_of("pronoun"):
        return True
    return any(spot.stop == first and spot.mention.kind is MentionKind.DEMONYM for spot in view.spots)


def _object_after(view: View, stop: int) -> bool:
    word, raw = view.word(stop), view.raw(stop)
    is_name = raw[:1].isupper() and not view.is_headline
    return word in words_of("determiner") or word in words_of("number") or raw[:1].isdigit() or is_name


def _is_verb(view: View, hit: Hit, form: str) -> bool:
    """Tell whether a word that can be noun or verb is a verb here."""
    if _noun_before(view, hit.first):
        return form == "ing" and _object_after(view, hit.stop) and view.word(hit.first - 1) in words_of("preposition")
    before = view.word(hit.first - 1)
    if before in words_of("modal") or before in words_of("pronoun"):
        return True
    if _object_after(view, hit.stop):
        return True
    if form == "ing":
        return before in words_of("be")
    if form == "base":
        subjects = {role.stop for role in view.hits_at("role") if view.word(role.stop - 1).endswith(("s", "people"))}
        follows = view.word(hit.stop)
        return hit.first in subjects and (follows in words_of("preposition") or not follows or view.is_headline)
    return False


def _opens_with_side(view: View, first: int) -> bool:
    """Tell the verb of "Should Moscow bomb Lviv", "Did Kyiv shell Donetsk", whose auxiliary stands first."""
    openers = words_of("inverting") | words_of("questioning")
    return any(spot.stop == first and view.word(spot.first - 1) in openers for spot in view.spots)


def _plural_before(view: View, first: int) -> bool:
    before, raw = view.word(first - 1), view.raw(first - 1)
    return (before.endswith("s") and not raw.endswith(("'s", "’s"))) or before in words_of("plural_noun")


def _noun_misread(view: View, hit: Hit, family: str, form: str) -> bool:
    """Tell a noun that the lexicon knows only as a verb ("a car bomb")."""
    if form not in {"base", "s"} or (form == "base" and _opens_with_side(view, hit.first)):
        return False
    at = hit.first - 2 if view.word(hit.first - 1).endswith("ly") else hit.first - 1  # "to brutally quash"
    before = view.word(at)
    if family in words_of("noun_like_family"):
        acts = before in words_of("modal") or any(spot.stop == hit.first for spot in view.spots)
        return not (acts or (view.is_headline and hit.first > 0))
    if _noun_before(view, hit.first):
        return True
    if any(before in words_of(name) for name in ("modal", "pronoun", "coordinator", "auxiliary")):
        return False
    if form == "base":
        return hit.first > 0 and not _plural_before(view, hit.first) and not view.is_headline
    counted = is_past_form(before) and not view.is_headline  # "has stockpiled shells 20 miles from"
    return counted or (not _object_after(view, hit.stop) and not _plain_noun(view, hit.stop, plural=True))


def _attributive(view: View, hit: Hit, word: Word) -> bool:
    """Tell a participle that only describes a noun ("12 displaced people", "with striking doctors")."""
    if word.form == "ing" and word.family == "strike":
        labour = any(tag.first == hit.stop and "labour" in tag.payload for tag in view.hits_at("tag"))
        return labour and view.word(hit.first - 1) not in words_of("be")
    if word.form not in {"ed", "participle"} or word.family not in words_of("attributive_family"):
        return False
    before = view.word(hit.first - 1)
    described = any(before in words_of(name) for name in ("determiner", "number", "preposition")) or before.isdigit()
    described = described and not (before == "that" and _object_after(view, hit.stop))  # "the bomb that killed five"
    return described and _plain_noun(view, hit.stop, plural=True)


def _choose(view: View, hit: Hit) -> list[Word]:
    words = [word for word in hit.payload if isinstance(word, Word)]
    verbs = [word for word in words if word.pos == "v"]
    if any(_attributive(view, hit, word) for word in verbs):
        verbs = [word for word in verbs if word.form not in {"ed", "participle"}]
    nouns = [word for word in words if word.pos != "v"]
    if not nouns:
        return [
            word
            for word in verbs
            if not (_noun_misread(view, hit, word.family, word.form) or _attributive(view, hit, word))
        ]
    if not verbs:
        return nouns
    return verbs if _is_verb(view, hit, verbs[0].form) else nouns


def _is_passive(view: View, hit: Hit, word: Word) -> bool:
    """Tell "was struck" and the headline's "12 killed in" from "struck the town"."""
    if word.pos != "v" or word.form not in {"ed", "participle", "base"}:
        return False
    index = hit.first - 1
    for _ in range(4):
        before = view.word(index)
        if before in words_of("be"):
            return True
        if before not in words_of("auxiliary"):
            break
        index -= 1
    if word.form == "base":  # "was hit" has the form of "hit"; no other verb follows "was" in its plain form
        return False
    follows = view.word(hit.stop)
    if follows == "by":
        return True
    if view.word(hit.stop + 1) in {"least", "most"}:  # "killed at least 40"
        return False
    ends = not follows or follows in {".", ",", ";", "and", "when", "after", "during", "as"}
    thing = any(tag.stop == hit.first and "property" in tag.payload for tag in view.hits_at("tag"))
    short = (thing or view.is_headline) and word.family in _DONE_TO  # "Hospital shelled as siege tightens"
    return (short or word.family in _AFFECTING) and (ends or follows in words_of("place_preposition"))


_DONE_TO = frozenset({"shelling", "bomb", "attack", "hit", "strike", "looting"})
_AFFECTING = frozenset({"kill", "harm", "arrest", "abduct", "abduct_loose", "sexual", "displacement", "mob"})


def _compound(view: View, hit: Hit, word: Word) -> bool:
    """Tell whether a noun only modifies the noun behind it ("a ceasefire monitoring mechanism")."""
    if word.pos == "v" and word.form != "ing":
        return False
    follows = view.word(hit.stop)
    heads = {head.first for head in view.hits_at("head")}
    if hit.stop not in heads and hit.stop + 1 not in heads:
        return False
    if hit.stop in heads:
        return True
    return (
        word.pos == "n" and follows.isalpha() and follows not in words_of("preposition") and _plain_noun(view, hit.stop)
    )


def _plain_noun(view: View, index: int, *, plural: bool = False) -> bool:
    word = view.word(index)
    functions = ("determiner", "preposition", "auxiliary", "coordinator", "subordinator", "pronoun", "np_stop")
    if not word.isalpha() or any(word in words_of(name) for name in functions) or word.endswith("ed"):
        return False
    return plural or not word.endswith("s")


def _in_date(view: View, hit: Hit) -> bool:
    """Tell the month March from a march; "before the summit" is a date that names an event and stays."""
    start = view.tokens[hit.first].start
    dated = any(when.start <= start < when.end and when.anchor != "event" for when in view.whens)
    return dated or start in view.calendar or _is_month(view, hit)


def _is_month(view: View, hit: Hit) -> bool:
    """Tell the name of a month written alone: a capital without an article, outside of a headline."""
    name = view.raw(hit.first)
    if view.word(hit.first) not in words_of("event_month") or not name.istitle() or view.is_headline:
        return False
    return hit.stop - hit.first == 1 and not _noun_before(view, hit.first)


def find_triggers(view: View) -> Iterator[tuple[Trigger, ...]]:
    """Find the words of a sentence that may name an event.

    Parameters
    ----------
    view
        The sentence.

    Yields
    ------
    tuple of Trigger
        In order, each with the families it may belong to; the first that can be typed holds. Fixed phrases ("heart
        attack", "arms shipments") and nouns that only modify another noun ("ceasefire monitoring mechanism") are
        left out; what the sentence is about is judged later.
    """
    masked = {index for mask in view.hits_at("mask") for index in range(mask.first, mask.stop)}
    for hit in view.hits_at("trigger"):
        if hit.first in masked or hit.stop - 1 in masked or _in_date(view, hit) or is_in_name(view, hit):
            continue
        readings = tuple(
            Trigger(
                view=view,
                first=hit.first,
                stop=hit.stop,
                family=word.family,
                lemma=word.lemma,
                pos="n" if word.pos == "p" else word.pos,
                form=word.form,
                weight=word.weight,
                passive=_is_passive(view, hit, word),
            )
            for word in _choose(view, hit)
            if not _compound(view, hit, word)
        )
        if readings:
            yield readings
