"""Patterns of lengths in running text: units, figures and ranges before them, hedges, conversions in brackets."""

from __future__ import annotations

import re
from functools import cache

from geomap.geo.units import length_units
from geomap.tables import read_table
from geomap.text.numbers import FIGURE, word_pattern

_NOT_A_LENGTH = (
    r"(?!\s?(?:/(?!\s?\d)|²|³|p\.?h\b|per\b|an\shour\b|square\b|sq\b|cubic\b|long\s(?:jump|lens))"
    r"|[23²³]|-?per-|’s\sper|[-/]h\b)"
)
"""Speeds, areas and volumes: what follows the unit makes it another unit."""


@cache
def _unit_source() -> str:
    forms = sorted(length_units(), key=len, reverse=True)
    return "|".join(re.escape(form).replace(r"\ ", r"[\s\-]") for form in forms)


@cache
def unit_pattern() -> re.Pattern[str]:
    """Compile the pattern that finds units of length.

    Returns
    -------
    re.Pattern
        Matches a unit that stands behind a digit, letter, space or hyphen; a text without a match has no length.
    """
    source = rf"(?<=[\w\s\-\u2010\u2011½¼¾])(?<![A-Za-z])(?:{_unit_source()})(?![\w]){_NOT_A_LENGTH}(?:\.(?=\s[a-z(]))?"
    return re.compile(source, re.IGNORECASE)


@cache
def _number_source() -> str:
    figure = rf"\d{{1,2}}\s\d{{3}}(?!\d)|{FIGURE}(?:\s(?:hundred|thousand|million))?"
    return rf"(?:{figure}|{word_pattern()}|(?<![A-Za-z])an?(?![A-Za-z]))"


@cache
def before_unit(*, ranges: bool = True) -> re.Pattern[str]:
    """Compile the pattern of a number or range (unless ``ranges`` is off) that ends a window before a unit."""
    number, unit = _number_source(), _unit_source()
    dash = r"[-\u2010-\u2015~]"
    joint = rf"(?P<joint>\s?{dash}\s?|{dash}?\s(?:to|or|and)\s|{dash}to{dash})"
    guard = r"(?<![\w$€£¥₴#/])(?<!\w[-\u2010-\u2015.,/])"
    low = (
        rf"(?:(?P<opening>between\s|from\s)?(?P<low>{number})(?:\s?-?(?:{unit}))?{joint})"
        if ranges
        else "(?P<low>(?!))"
    )
    behind = r"(?P<suffix>[-\s](?:odd|some|plus)|\sor\s(?:so|more|fewer|less)|\+|)(?P<gap>[\s\-\u2010\u2011]{0,2})"
    return re.compile(rf"{guard}{low}?(?P<high>{number}){behind}$", re.IGNORECASE)


@cache
def hedges(place: str) -> dict[str, tuple[str, str]]:
    """Give the hedges that stand before ("prefix") or behind ("suffix") a figure: phrase to normal form and bound."""
    rows = read_table("claims_hedges")
    return {row["phrase"]: (row["hedge"], row["bound"]) for row in rows if row["place"] == place}


@cache
def hedge_before() -> re.Pattern[str]:
    """Compile the pattern of a hedge that ends a window."""
    phrases = sorted(hedges("prefix"), key=len, reverse=True)
    source = "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in phrases)
    return re.compile(rf"(?<![\w-])(?:{source})\s{{0,2}}$", re.IGNORECASE)


@cache
def hedge_behind() -> re.Pattern[str]:
    """Compile the pattern of a hedge that follows a unit, as group ``phrase``."""
    phrases = sorted(hedges("suffix"), key=len, reverse=True)
    source = "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in phrases)
    return re.compile(rf"\s?(?P<phrase>{source})(?!\w)", re.IGNORECASE)


@cache
def conversion() -> re.Pattern[str]:
    """Compile the pattern of a conversion behind a length: "(97 km)", "or 12 miles"."""
    hedge = r"(?:about|around|roughly|approximately|some|nearly|almost|over|more\sthan|or|~|approx\.?|under|up\sto)"
    one = rf"(?:{FIGURE}|{word_pattern()})"
    several = rf"(?:{one}\s?[-\u2010-\u2015]\s?|{one}\sto\s)?{one}"
    body = rf"(?:{hedge}\s)?{several}[\s\-\u2010\u2011]{{0,2}}(?:{_unit_source()})\.?(?!\w)"
    return re.compile(rf"\s?[(\[](?=\s?[\w~])\s?{body}\s?[)\]]|,?\sor\s{body},?|\s?/\s?{body}", re.IGNORECASE)
