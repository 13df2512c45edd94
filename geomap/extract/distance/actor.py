"""Actors: whose men and machines a claim is about, when nothing says where they are."""

from __future__ import annotations

from itertools import islice

from geomap.extract.distance.context import Context, Named
from geomap.extract.distance.vocabulary import NAME, compiled, words
from geomap.model import MentionKind, Reading

_NEAREST = 12
"""So many names before a claim are asked whether they act."""


def actor_before(context: Context, offset: int) -> Named | None:
    """Find the state that acts in the clause before an offset.

    Parameters
    ----------
    context
        The sentence.
    offset
        Where the claim starts.

    Returns
    -------
    Named or None
        Who is accused of it ("accused Kigali of stationing"), else a government named by its capital before a verb
        ("Moscow has relocated"), else the nearest one, else a
        country or people that no preposition makes a place; None when there is none.
    """
    names = [
        name for name in islice(context.before(offset), _NEAREST) if name.country is not None and not name.is_rejected
    ]
    accused = next((name for name in names if _is_accused(context, name)), None)
    if accused is not None:
        return accused
    metonyms = [name for name in names if name.mention.reading is Reading.METONYM]
    acting = next((name for name in metonyms if _before_verb(context, name)), None)
    if metonyms:
        return acting or metonyms[0]
    reported = next((name for name in names if _is_reported(context, name)), None)
    if reported is not None:
        return reported
    people = next((name for name in names if name.mention.kind is MentionKind.DEMONYM), None)
    country = next((name for name in names if name.is_country and not _behind_preposition(context, name)), None)
    return country if people is None or (country is not None and country.start > people.start) else people


def _before_verb(context: Context, name: Named) -> bool:
    auxiliary = "has|have|had|is|was|will|would|may|might|could"
    verb = rf"\s(?:[a-z]{{2,12}}ly\s)?(?:{auxiliary}|{words('moved')}|[a-z]{{2,12}}ed)\b"
    return compiled(verb).match(context.masked, name.end, context.end) is not None


def _is_reported(context: Context, name: Named) -> bool:
    """Say whether a capital is said to do something ("Beijing is believed to be building"), as a government is."""
    if name.place is None or not name.place.capital or _behind_preposition(context, name):
        return False
    source = rf"\s(?:is|was)\s{words('reported')}\sto\s(?:have|be)\s"
    return compiled(source).match(context.masked, name.end, context.end) is not None


def _is_accused(context: Context, name: Named) -> bool:
    lead = context.masked[max(context.start, name.start - 24) : name.start]
    if compiled(rf"(?<!\w){words('accuse')}\s(?:the\s)?$").search(lead) is None:
        return False
    done = r"(?:['’]s)?\s(?:[a-z-]{2,14}\s){0,2}?(?:of|for)\s(?:[a-z]{2,12}ly\s)?[a-z]{2,14}ing\b"
    return compiled(done).match(context.masked, name.end, context.end) is not None


def in_the_air(context: Context, offset: int) -> bool:
    """Say whether the clause's verb is one of flying, so that no ground binds its subject."""
    clause = context.masked[max(context.start, offset - 60) : offset]
    return compiled(rf"(?<!\w){words('flight')}(?:\s[a-z]{{2,14}}){{0,3}}\s?$").search(clause) is not None


def _behind_preposition(context: Context, name: Named) -> bool:
    lead = context.masked[max(context.start, name.start - 12) : name.start]
    return (
        compiled(r"\b(?:in|inside|into|from|to|with|of|against|at|near|across|on)\s(?:the\s)?$").search(lead)
        is not None
    )


def own_soil(context: Context, offset: int) -> str | None:
    """Find the country on whose soil the text says that the subject stays.

    Parameters
    ----------
    context
        The sentence.
    offset
        Where the claim starts.

    Returns
    -------
    str or None
        ISO 3166-1 alpha-2 for "from Russian soil", "still inside Iraq", "without leaving Belarus"; None when the text
        says nothing of the kind.
    """
    soil = words("soil")
    stay = rf"{words('stay')}\s(?:in|inside|within|on)"
    source = (
        rf"(?:(?:{stay}|without\sleaving|not\sleft|never\sleft)\s(?P<a>{NAME})"
        rf"|(?:from|on|inside|within|in)\s(?P<b>{NAME})(?:['’]s?)?\s(?:own\s)?{soil}\b)"
    )
    match = compiled(source).search(context.masked, *context.window(offset))
    if match is None:
        return None
    named = context.name_at(match.start("a" if match["a"] else "b"))
    return None if named is None else named.country


def acts_abroad(context: Context, offset: int) -> bool:
    """Say whether the clause's verb is one of going beyond one's own border ("advanced to within 8 km of").

    Weapons that are moved ("pushed launchers up to") may stay on the mover's own ground.
    """
    clause = context.masked[max(context.start, offset - 120) : offset]
    weapons = rf"\s(?:(?!to\b|into\b)[\w-]{{1,20}}\s){{0,3}}?{words('weapon')}\b"
    return compiled(rf"(?<!\w){words('abroad')}(?!\w)(?!{weapons})").search(clause) is not None
