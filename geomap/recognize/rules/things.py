"""Rules for things that are called after places: streets, ships and weapons, diseases, money."""

from __future__ import annotations

from geomap.recognize.context import Context
from geomap.recognize.rules.ruling import Ruling, decide
from geomap.recognize.words import organisation_heads, word_class

_HYPHENS = frozenset({"-", "‑"})
_CURRENCIES = frozenset("$€£¥")


def street_name(context: Context) -> Ruling | None:
    """Reject a place that a street is called after ("Dublin Road")."""
    is_court_of_law = context.word(context.stop) == "court" and context.word(context.stop - 1) in word_class(
        "of_courts"
    )
    is_street = context.is_capitalised(context.stop) and context.word(context.stop) in word_class("street")
    if is_street and not is_court_of_law and context.word(context.stop + 1) != "patrol":
        return decide("street-name", f"“{context.quote(context.begin, context.stop + 1)}” is a street")
    return None


def class_of_ship(context: Context) -> Ruling | None:
    """Reject a place that names a type of ship or weapon ("Virginia-class")."""
    if context.word(context.stop) in _HYPHENS and context.word(context.stop + 1) in organisation_heads("hyphen"):
        return decide("ship-name", f"“{context.quote(context.begin, context.stop + 2)}” is a type of ship or weapon")
    return None


def disease(context: Context) -> Ruling | None:
    """Reject a place that a disease or a strain of it is called after ("West Nile virus", "A/California/7/2009")."""
    behind = context.stop + (context.word(context.stop) in _HYPHENS)
    is_named = context.word(behind) in word_class("disease") and not context.is_possessive and not context.is_power
    if is_named:
        return decide("disease", f"“{context.quote(context.begin, behind + 1)}” is a disease")
    if (
        context.word(context.begin - 1) == "/" == context.word(context.stop)
        and context.word(context.stop + 1).isdigit()
    ):
        return decide("disease", f"“{context.quote(context.begin - 2, context.stop + 2)}” is a strain of a virus")
    return None


def currency(context: Context) -> Ruling | None:
    """Reject a country's letters that say whose money a sum is in ("US$5 million")."""
    is_sum = context.word(context.stop) in _CURRENCIES or context.word(context.begin - 1) in _CURRENCIES
    if is_sum and context.candidate.text.replace(".", "").isupper():
        return decide("currency", f"whose money it is: “{context.quote(context.begin - 1, context.stop + 2)}”")
    return None
