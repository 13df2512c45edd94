"""Patterns of landmarks in a masked text."""

from __future__ import annotations

import re
from functools import cache

from geomap.extract.distance.vocabulary import DEMONYM_CHAR, NAME, PLACE, WORD, compiled, words


@cache
def border() -> re.Pattern[str]:
    """Compile the pattern of a border: ``a`` to ``f`` are names, ``f`` of the side; ``plain`` has no name before it."""
    kind = rf"(?:{words('border_adjective')}\s)"
    noun = rf"{words('border')}\b(?!\s{words('border_follower')}\b)"
    of = rf"(?P<a>{NAME})(?:['’]s?)?(?:\s?[-\u2010-\u2015/]\s?(?P<b>{NAME}))?(?:['’]s?)?\s{kind}{{0,2}}{noun}"
    plain = rf"(?:the|its|their|a|our|his|an)\s{kind}{{0,2}}{noun}"
    neighbour = rf"(?:\s(?:with|to|of)\s(?:neighbou?ring\s)?(?:the\s)?(?P<c>{NAME})(?:['’]s)?"
    between = rf"|\sbetween\s(?:the\s)?(?P<d>{NAME})\sand\s(?:the\s)?(?P<e>{NAME}))?"
    side = rf"(?:the\s(?P<f>{NAME})\sside\sof\s)?"
    return compiled(rf"{side}(?:the\s{kind}{{0,2}})?(?:{of}|(?P<plain>{plain})){neighbour}{between}")


@cache
def place() -> re.Pattern[str]:
    """Compile the pattern of a place with what leads to it (``lead``), its ``name`` and its ``part``."""
    lead = rf"(?:(?:the|a|an|its|their)\s)?(?:{DEMONYM_CHAR}{{1,80}}\s)?"
    lead = rf"{lead}(?:(?!and\b|or\b)[a-z][\w'’-]{{1,20}}[\s-]){{0,4}}?"
    lead = rf"(?:{lead}(?:of\s(?:the\s)?)?|)"
    tail = rf"(?:['’]s)?(?:\s(?P<part>{words('centre')}|{words('limits')}|{words('head')})\b)?"
    return compiled(rf"(?P<lead>{lead})(?P<name>{PLACE}){tail}")


@cache
def territory() -> re.Pattern[str]:
    """Compile the pattern of a territory ("Russian soil"), as group ``name``."""
    held = rf"(?:[-\s]{words('held')})?"
    return compiled(rf"(?:the\s)?(?P<name>{NAME})(?:['’]s?)?{held}\s{words('territory')}\b")


@cache
def coast() -> re.Pattern[str]:
    """Compile the pattern of a coast, groups ``a`` and ``b`` its name."""
    side = r"(?:(?:north|south|east|west){1,2}(?:ern)?\s)?"
    of = rf"(?P<a>{NAME})(?:['’]s?)?\s{side}{words('coast')}\b"
    plain = rf"(?:the|its|their)\s{side}{words('coast')}\b(?:\sof\s(?:the\s)?(?P<b>{NAME})(?:\sand\s{NAME})?)?"
    return compiled(rf"(?:the\s)?(?:{of}|{plain})")


@cache
def front() -> re.Pattern[str]:
    """Compile the pattern of a front line."""
    return compiled(rf"(?:the|its|their|any|{NAME}(?:['’]s)?)?\s?(?:[a-z]+\s)?(?<!\w){words('front')}\b")


@cache
def capital() -> re.Pattern[str]:
    """Compile the pattern of "the (Iraqi) capital (, Baghdad)": groups ``of`` or ``owner``, and ``name``."""
    after = rf"(?:\scity)?(?:,?\s(?P<name>{PLACE}))?"
    owner = rf"(?P<owner>{NAME})['’]s?\s|[a-z]{{2,20}}['’]s?\s"
    whose = rf"(?:(?:the|its|their)\s(?:(?P<of>{NAME})\s)?|(?:the\s)?(?:{owner}))"
    return compiled(rf"{whose}(?:\w+\s)?capital\b{after}")


@cache
def thing() -> re.Pattern[str]:
    """Compile the pattern of something that no gazetteer has: "the motorway", "Highway Bridge"."""
    stop = r"\s?[,.;:)!?]|\s(?:and|in|on|at|of|with|where|which|that|was|is|were|are|said)\b|\s?$"
    common = rf"(?:the|a|an|its|their|his|her|our|this|that|one|any)\s(?:{WORD}\s){{0,3}}?{WORD}"
    proper = r"(?-i:[A-Z][\w'’-]{1,24})(?:[\s-](?-i:[A-Z][\w'’-]{1,24})){0,3}"
    return compiled(rf"{proper}|{common}(?={stop})")
