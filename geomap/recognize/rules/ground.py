"""Rules for the ground itself and for events named by their place; and what is left when no rule has spoken."""

from __future__ import annotations

from geomap.gazetteer import NameFlag
from geomap.recognize.context import Context
from geomap.recognize.grammar import find_phrase, find_predicate
from geomap.recognize.rules.ruling import Ruling, decide
from geomap.recognize.stream import Casing
from geomap.recognize.words import noun_classes, verb_classes, word_class

_PART_REACH = {"of": 3, "from": 3, "to": 2, "between": 5, "with": 2}  # tokens; longer for "service between"
_REACH = 6
_MEETING_REACH = 12
_NO_HOSTS = frozenset({"place", "over", "on", "to", "from", "of", "by", "between", "against", "for", "via"})
_FOR_MEETING = frozenset({"for", "to", "at", "before"})
_STOPS = frozenset({",", ";", ":", "(", "who", "which", "that", "after"})
_ACTOR_GOVERNORS = frozenset({"to", "of", "for", "on", "as", "verb"})
_LOOSE_GOVERNORS = frozenset({"to", "of", "for", "on", "from", "via", "by", "with"})


def site_of(context: Context) -> Ruling | None:
    """Read a name before a part or building of the place as the ground ("Izium's railway station")."""
    phrase = find_phrase(context, context.stop + 1 if context.is_possessive else context.stop)
    if phrase is None or "site" not in phrase.classes:
        return None
    if phrase.classes & {"politics", "people"} and context.is_power and context.is_possessive:
        return None
    return decide("ground-site", f"names a spot: “{context.quote(context.begin, phrase.stop)}”")


def event_at(context: Context) -> Ruling | None:
    """Read a name before an event's noun as the event's place ("the Paris conference")."""
    phrase = find_phrase(context, context.stop + 1 if context.is_possessive else context.stop)
    if phrase is None or "event" not in phrase.classes:
        return None
    if context.is_power and (context.is_possessive or context.flags & NameFlag.ACRONYM):
        return None
    return decide("event-modifier", f"names an event by its place: “{context.quote(context.begin, phrase.stop)}”")


def bare_place(context: Context) -> Ruling | None:
    """Read what stands right behind a preposition of place as the ground ("in Dnipro")."""
    kind, _, index, bare = context.governor
    if context.is_possessive or kind not in {"place", "over", "via"}:
        return None
    if not bare and find_phrase(context, context.stop) is not None and not context.flags & NameFlag.ACRONYM:
        return None
    if context.clause.casing is Casing.TITLE and event_at(context) is not None:
        return None
    if kind == "over" and context.is_power and not context.is_settlement:
        return None
    return decide("ground-preposition", f"behind a preposition of place: “{context.quote(index, context.list_stop)}”")


def patient(context: Context) -> Ruling | None:
    """Read what was hit, bombed or flooded as the ground ("Kherson was shelled")."""
    predicate = find_predicate(context)
    if predicate is None or not predicate.is_passive or "harm" not in predicate.classes:
        return None
    if context.governor.kind in {"by", "of", "from", "with", "between", "against"}:
        return None
    return decide("ground-patient", f"was the target: “{context.quote(context.list_begin, predicate.at + 1)}”")


def target(context: Context) -> Ruling | None:
    """Read the object of a verb of attack as the ground ("missiles struck Lviv")."""
    governor = context.governor
    if governor.kind == "verb" and "harm" in verb_classes(governor.word):
        return decide("ground-object", f"target of “{governor.word}”")
    return None


def target_of_noun(context: Context) -> Ruling | None:
    """Read the target of an attack, a siege, an invasion as the ground ("attacks on Sumy", "the siege of Aleppo")."""
    kind, word, index, _ = context.governor
    if kind not in {"on", "against", "of", "for", "over", "to"} or word in {"about", "regarding", "concerning"}:
        return None
    for at, left in context.leftward(index - 1, 1 if kind == "of" else 3):
        classes = noun_classes(left)
        if "attack" in classes or (kind == "of" and "event" in classes):
            return decide("ground-target", f"target or scene: “{context.quote(at, context.list_stop)}”")
    return None


def part_of(context: Context) -> Ruling | None:
    """Read "the outskirts of X", "40 km east of X", "the road between X and Y" as the ground."""
    kind, _, index, _ = context.governor
    reach = _PART_REACH.get(kind)
    if reach is None:
        return None
    units = word_class("length_unit")
    for at, left in context.leftward(index - 1, reach):
        classes = noun_classes(left)
        spot = bool(classes & {"part", "site"}) and (kind in {"of", "with"} or left in units)
        if (
            spot
            or left in units
            or (kind == "between" and "route" in classes)
            or (kind == "to" and left in word_class("nearness"))
        ):
            if kind == "with" and "route" not in classes:
                continue
            return decide("ground-part", f"says where: “{context.quote(at, context.list_stop)}”")
        if kind == "of" and at < index - 1 and classes:
            return None
    return None


def source(context: Context) -> Ruling | None:
    """Read where somebody or something moved from as the ground ("withdrew from Avdiivka")."""
    kind, _, index, _ = context.governor
    if kind != "from":
        return None
    for at, left in context.leftward(index - 1, _REACH):
        if verb_classes(left) & {"motion", "transfer", "reach"} or left in word_class("removal"):
            return decide("ground-source", f"where a movement began: “{context.quote(at, context.list_stop)}”")
        if left in word_class("origin"):
            return decide("ground-origin", f"where somebody comes from: “{context.quote(at, context.list_stop)}”")
        if noun_classes(left) & {"aid"}:
            return None
    return None


def scene(context: Context) -> Ruling | None:
    """Read the subject of a verb that places have as the ground ("Nairobi became the scene")."""
    predicate = find_predicate(context)
    if predicate is None or predicate.is_passive:
        return None
    if context.is_power and not context.is_settlement and predicate.lemma not in word_class("static"):
        return None
    if predicate.classes & {"scene"} or (predicate.lemma == "be" and not predicate.classes and not context.is_power):
        if context.governor.kind in {"by", "of", "from", "with", "between", "against", "to"}:
            return None
        return decide("ground-scene", f"the scene: “{context.quote(context.list_begin, predicate.at + 1)}”")
    return None


def modifier_of_other(context: Context) -> Ruling | None:
    """Read a name before any other noun as belonging, not as ground ("a Houston man"), less surely."""
    if not context.stream.is_english:
        return None
    phrase = find_phrase(context, context.stop + 1 if context.is_possessive else context.stop)
    if phrase is None or (not context.is_possessive and context.governor.kind == "place" and context.governor.bare):
        return None
    if context.is_plain and phrase.begin < context.clause.stop and context.is_capitalised(phrase.begin):
        return None
    return decide("metonym-modifier", f"says whose it is: “{context.quote(context.begin, phrase.stop)}”")


def host(context: Context) -> Ruling | None:
    """Read where a meeting is held as the ground ("Lilongwe hosted a summit", "played host to", "welcomed … for")."""
    if context.is_possessive or context.governor.kind in _NO_HOSTS:
        return None
    index = context.list_stop
    while index < context.list_stop + _REACH and any(
        context.word(index) in word_class(name) for name in ("auxiliary", "modal", "adverb", "due")
    ):
        index += 1
    is_host = context.word(index) in word_class("host") or context.word(index + 1) == "host"
    if not is_host and context.word(index) not in word_class("greet"):
        return None
    is_for_it = is_host
    takes_guests = context.is_settlement and context.word(index).startswith("host")
    for at in range(index + 1, index + _MEETING_REACH):
        word = context.word(at)
        if not word or word in _STOPS:
            return None
        if word in word_class("gathering") and is_for_it:
            return decide("ground-host", f"where they meet: “{context.quote(context.list_begin, at + 1)}”")
        if takes_guests and word in word_class("guest"):
            return decide("ground-host", f"where they meet: “{context.quote(context.list_begin, at + 1)}”")
        is_for_it = is_for_it or word in _FOR_MEETING
    return None


def host_by(context: Context) -> Ruling | None:
    """Read the town that a meeting is hosted by as where it is held ("a summit hosted by Amman")."""
    kind, _, index, _ = context.governor
    if kind != "by" or not context.is_settlement or context.word(index - 1) != "hosted":
        return None
    return decide("ground-host", f"where they meet: “{context.quote(index - 1, context.list_stop)}”")


def saw(context: Context) -> Ruling | None:
    """Read a town that sees or suffers an event as its scene ("Kyiv has seen its worst attack")."""
    if not context.is_settlement or context.governor.kind in _NO_HOSTS:
        return None
    predicate = find_predicate(context)
    if predicate is None or predicate.is_passive or predicate.lemma not in word_class("beholder"):
        return None
    for at in range(predicate.at + 1, predicate.at + 1 + _REACH):
        word = context.word(at)
        if not word or word in _STOPS or word == "as":
            return None
        if noun_classes(word) & {"event", "attack"}:
            return decide("ground-scene", f"the scene: “{context.quote(context.list_begin, at + 1)}”")
    return None


def fallback(context: Context) -> Ruling:
    """Read what no rule knows: states as actors where they hang on a preposition or verb, all else as ground."""
    governor = context.governor
    is_ground = context.is_possessive or governor.word in {"into", "onto"}
    if context.is_power and governor.kind in _ACTOR_GOVERNORS and not is_ground:
        return decide(
            "metonym-weak", f"a country or capital behind “{governor.word}”, its government for want of better"
        )
    if governor.kind in _LOOSE_GOVERNORS:
        return decide("ground-weak", f"a place behind “{governor.word}”")
    return decide("ground-default", "a place name, and nothing says that anything but the place is meant")
