"""Subjects: what is said to lie at the distance, found by the words between it and the figure."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from geomap.extract.distance.context import Context, Named
from geomap.extract.distance.vocabulary import DOUBTFUL_CHAR, NAME, PLACE, PLACE_CHAR, WORD, compiled, words
from geomap.model import MentionKind, PlaceKind, Reading

_REACH = 110
"""Characters between a subject and its claim; a longer apposition is another clause."""

_ABOVE_TOWN = frozenset({PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.REGION, PlaceKind.PHYSICAL})
"""Kinds of place that follow a town's name to say where it lies."""


@cache
def _gap() -> re.Pattern[str]:
    """Compile what may stand between a place and the distance at which it lies."""
    noun = rf"(?:['’]s?)?(?:\s(?:{words('head')}|{words('site_adjective')}(?=\s))){{0,3}}"
    when = rf"(?:\s{words('when')}(?:\s[A-Za-z]{{2,10}}){{0,2}})"
    what = (
        rf"(?:,|\s[-–—]|\s?\()\s(?:a|an|the|its|one\sof|once|home\sto|near|population|{NAME}['’]s)\s[^.;:!?()]{{1,70}}?"
    )
    which = r"(?:,?\s(?:which|that|and|itself)|,)?"
    adverb = r"(?:\s(?!to\b|from\b|by\b)[a-z]{2,14})"
    loose = rf"(?:{adverb}|\sto\s(?:be|lie|stand)|\sas|\sat){{0,4}}(?:\s(?:on|by|in)\sthe\s[^.,;:()]{{1,40}})?"
    be = rf"{which}(?:\s(?:now|still|also|only))?\s{words('copula')}{loose}"
    mark = r"(?:\s?[,:(\[–—-]{1,2}|\s[–—-])"
    set_ = rf",\s{words('set_off')}"
    plain = rf"(?:{noun}{when}?{mark}?|{noun}{be},?|{what}(?:,|\sand)?|{what},?{be}|{set_})"
    return compiled(rf"^{plain}(?:\san?)?(?:\s{words('measure_lead')})?\s?[\"“‘']?$")


@cache
def _long_aside() -> re.Pattern[str]:
    """Compile what may stand between the name that opens a sentence and its distance: ", famous for its tiles, is"."""
    inner = r"(?:,|\s[–—-])\s[^.;:!?()]{1,80}?"
    be = rf"(?:,|\s[–—-])\s(?:now\s|still\s)?{words('copula')}(?:\s(?!to\b|from\b|by\b)[a-z]{{2,14}}){{0,2}}"
    return compiled(rf"^{inner}(?:{be}|\sand(?:\s(?:some|about|only))?)\s?$")


def _opens(context: Context, name: Named) -> bool:
    lead = context.masked[context.start : name.start]
    return compiled(r"(?:[\s\"“‘]|the\s|in\s|.{0,60}\bthat\s)?").fullmatch(lead) is not None


@cache
def _does() -> re.Pattern[str]:
    """Compile what shows that a government does something to something: "is moving tanks", "put two brigades"."""
    return compiled(
        rf"ing\s[a-z]|^\s{words('placed')}\s(?:[\w-]{{1,20}}\s){{0,3}}?(?:{words('weapon')}|{words('force')})"
    )


@cache
def _fronted() -> re.Pattern[str]:
    verb = rf"{words('lies')}\s"
    lead = rf"(?:in|at|near|inside|outside|around)\s(?:the\s)?(?:{WORD}\s){{0,3}}?(?:of\s)?"
    thing = rf"(?:the|a|an)\s(?:{WORD}\s){{1,3}}(?:of\s)?"
    you = rf"[^.;:()]{{0,40}}?\sand\syou\s{words('arrive')}\s"
    return compiled(rf"(?:{you}|,\s(?:{lead}|{thing})?|\s{verb}(?:{thing})?|\s{lead})(?P<name>{PLACE})")


def link_before(context: Context, offset: int) -> Named | None:
    """Find the place before an offset of which a distance is said there.

    Parameters
    ----------
    context
        The sentence.
    offset
        Where the claim starts.

    Returns
    -------
    Named or None
        The nearest site whose gap to the claim is an apposition, a copula or nothing; None when nothing fits.
    """
    for name in islice(context.before(offset), 5):
        if offset - name.end > _REACH:
            return None
        if name.mention.kind is MentionKind.DEMONYM or not (name.place is not None or _revived(context, name)):
            continue
        if _is_aside(context, name, offset):
            continue
        if name.is_country and _is_owner(context, name):
            return None
        gap = _aside().sub("", context.masked[name.end : offset])
        does_something = name.mention.reading is Reading.METONYM and _does().search(gap) is not None
        if _gap().match(gap) is not None and not does_something:
            return name
        if _opens(context, name) and _long_aside().match(gap) is not None:
            return name
        if not (name.is_rejected or _possesses(context, name) or _is_region_of_aside(context, name)):
            return None
    return None


def _is_owner(context: Context, name: Named) -> bool:
    """Say whether a country only says whose something is: the "Mexico" of "on the coast of Mexico, 300 miles from"."""
    lead = context.masked[max(context.start, name.start - 10) : name.start]
    return compiled(r"\b(?:of|from|with|against)\s(?:the\s)?$").search(lead) is not None


def _is_region_of_aside(context: Context, name: Named) -> bool:
    """Say whether a name only says where: the "Darfur" of "Nyala, the largest city in Darfur and 160 km from"."""
    lead = context.masked[max(context.start, name.start - 10) : name.start]
    above = name.place is not None and name.place.kind in _ABOVE_TOWN
    return above and compiled(r"\b(?:of|in)\s(?:the\s)?$").search(lead) is not None


def _possesses(context: Context, name: Named) -> bool:
    """Say whether a name only owns what follows it: the "Tunisia" of "Sfax, Tunisia's second city, is"."""
    return compiled(r"['’]s?\s").match(context.masked, name.end) is not None


def _is_aside(context: Context, name: Named, offset: int) -> bool:
    """Say whether a name only explains the town before it: "Atbara, Sudan", "Jinja (Uganda)", "Gaya, in Bihar"."""
    closed, opened = (context.masked.find(mark, name.end, offset) for mark in ")(")
    if closed >= 0 and not 0 <= opened < closed:
        return True
    before = list(islice(context.before(name.start), 2))
    if len(before) > 1 and context.masked[before[0].end : name.start] in {"'s ", "’s "}:
        before = before[1:]  # the "Lebanon" of "Baalbek, in Lebanon's Bekaa valley, "
    town = before[0] if before else None
    if town is None or not town.is_site or town.country != name.country:
        return False
    joint = context.masked[town.end : name.start]
    if _possesses(context, name):
        return joint == ", "
    above = name.place is not None and name.place.kind in _ABOVE_TOWN
    return above and compiled(rf"(?:,\s|,?\sin\s(?:the\s)?)(?:{NAME}['’]s\s)?").fullmatch(joint) is not None


@cache
def _aside() -> re.Pattern[str]:
    side = r",\sin\sthe\s(?:[\w’'-]{1,20}\s)?(?:far\s)?(?:north|south|east|west)[a-z-]{0,10}\s?$"
    land = rf",\s{NAME}(?=[,:]|\s\()|\sin\s(?:the\s)?{NAME}(?=[,:\s])"
    where = rf",\s(?:in|on|at|near)\s[^,.;:()]{{1,45}}(?=,)|{side}|{land}"
    return compiled(rf"^(?:\s?\([^()]{{1,60}}\)|{where})")


def link_fronted(context: Context, start: int, end: int) -> Named | None:
    """Find the place behind a claim that opens its clause ("Forty kilometres north of Aleppo, in Azaz, …").

    Parameters
    ----------
    context
        The sentence.
    start, end
        The claim, ``[start, end)``.

    Returns
    -------
    Named or None
        None when the claim does not open a clause, or no site follows.
    """
    lead = context.masked[max(context.start, start - 12) : start]
    if (
        start > context.start
        and compiled(rf"(?:^|[,;:–—]\s?|\b(?:just|only|about|and|but|at|some|{words('go')})\s)$").search(lead) is None
    ):
        return None
    match = _fronted().match(context.masked, end, context.end)
    name = None if match is None else context.name_at(match.start("name"))
    return name if name is not None and (name.could_be_site or _revived(context, name)) else None


def _revived(context: Context, name: Named) -> bool:
    """Say whether a rejected name is the name of a place all the same; only the slot of a claim asks this."""
    if not name.is_rejected or " " in name.mention.text.strip():
        return False
    before = compiled(r"([^\W\d_]\w{0,30})[ -]$").search(context.text, max(context.start, name.start - 32), name.start)
    follows_name = before is not None and before[1][0].isupper()  # the "Zoria" of "Nova Zoria"
    return not follows_name and bool(context.gazetteer.lookup(name.mention.text))


def subject_words(context: Context, start: int) -> tuple[int, int] | None:
    """Find the words that name an unlocated subject, before the claim's verb.

    Parameters
    ----------
    context
        The sentence.
    start
        Where the claim starts.

    Returns
    -------
    tuple of int or None
        ``[start, end)`` of what stands between the clause's last verb, preposition or name and the claim's verb; None
        when nothing does.
    """
    skipped = compiled(
        r"(?:\s|,|\b(?:to|up|at|from|as|close|now|begin|begins|been|have|has|had|just|only|hit|struck|hidden|hid)\b"
        rf"|\b{words('copula')}\b|\b{words('abroad')}\b|\b{words('moved')}\b|\b{words('participle')}\b|\b[a-z]{{2,12}}ed\b)+$"
    )
    tail = skipped.search(context.masked, max(context.start, start - 60), start)
    stop = tail.start() if tail is not None else start
    clause = context.masked[max(context.start, stop - 80) : stop]
    cut = compiled(
        rf".*(?:[,;:()]|\s[-–—]\s|[–—]|\b(?!{words('kind')}\b)[a-z]{{2,14}}ed\b|\b(?:to|of|in|at|from|that|has|have|had|said|says)\b|[\ue000\ue002])"
    ).match(clause)
    begin = stop - len(clause) + (cut.end() if cut is not None else 0)
    while begin < stop and context.text[begin].isspace():
        begin += 1
    is_behind_name = context.masked[max(0, begin - 3) : begin].rstrip()[-1:] in {PLACE_CHAR, DOUBTFUL_CHAR}
    finite = r"|(?:is|are|was|were)\s[a-z]{2,14}ing|[a-z]{3,14}s" if is_behind_name else ""
    verb = compiled(rf"(?:(?:{words('participle')}{finite})\s)?(?:{words('particle')}\s)?").match(
        context.masked, begin, stop
    )
    begin = begin if verb is None else verb.end()
    return (begin, stop) if stop - begin > 1 else None
