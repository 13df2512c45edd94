"""Names in Cyrillic: which language they are, which are worth inflecting, what else follows from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from geomap.gazetteer.compile.inflect import Inflector
from geomap.gazetteer.compile.romanise import romanise
from geomap.gazetteer.names import NameFlag
from geomap.model import Place, PlaceKind
from geomap.text.fold import fold_name

_LETTERS = re.compile(r"[А-ЯЁІЇЄҐ][а-яёіїєґА-ЯЁІЇЄҐ'\u02bc\u2019 -]{1,50}")
_UKRAINIAN_ONLY = re.compile("[іїєґ]|[сцз]ьк")
_RUSSIAN_ONLY = re.compile("[ыэёъ]|[сц]к(?:ая|ий|ое)?(?: |$)|[иь]е$|ия$")
# fmt: off
SLAVIC = frozenset({
    "BA", "BG", "BY", "CZ", "HR", "ME", "MK", "PL", "RS", "RU", "SI", "SK", "UA", "XK",
})
_NEAR = frozenset({
    "AM", "AZ", "BY", "EE", "GE", "KG", "KZ", "LT", "LV", "MD", "RU", "TJ", "TM", "UZ",
})
# fmt: on
_LEAST_IN_UKRAINE, _LEAST_NEAR, _LEAST_ELSEWHERE = 0, 3_000, 100_000
_LEAST_OF_DISTRICT_SEAT = 3_000
_GREAT_CITY = 300_000
_LEAST_RESPELLED = 20_000
_RESPELLED = str.maketrans(
    {"и": "і", "И": "І", "ы": "и", "э": "е", "Э": "Е", "ё": "ьо", "Ё": "Йо", "ъ": "'"}  # е stays: Челябінськ
)
_SOFT_ENDING = re.compile(r"([сц])к\b")
_NO_CONSONANT = re.compile("[aeiouy']")
_UNIT = re.compile(r"(?P<adjective>\S+(?:ськ|цьк|зьк|ск|цк)(?:а|ая|ий)) (?P<kind>область|край|район)", re.IGNORECASE)


def cyrillic_languages(name: str) -> tuple[str, ...]:
    """Give the languages that a name may be: Ukrainian, Russian, both or neither.

    Examples
    --------
    >>> [cyrillic_languages(name) for name in ("Київ", "Грозный", "Полтава", "Магілёў", "Kyiv")]
    [('uk',), ('ru',), ('uk', 'ru'), (), ()]
    """
    if not _LETTERS.fullmatch(name):
        return ()
    lowered = name.lower()
    ukrainian, russian = bool(_UKRAINIAN_ONLY.search(lowered)), bool(_RUSSIAN_ONLY.search(lowered))
    if ukrainian and russian:
        return ()
    return ("uk",) if ukrainian else ("ru",) if russian else ("uk", "ru")


def is_worth_inflecting(place: Place) -> bool:
    """Say whether Ukrainian or Russian texts name a place often enough: the farther away, the larger it must be."""
    if place.kind is not PlaceKind.CITY:
        return True
    least = _LEAST_IN_UKRAINE if place.country == "UA" else _LEAST_NEAR if place.country in _NEAR else _LEAST_ELSEWHERE
    return place.capital or place.population >= least


def respell(name: str) -> str:
    """Spell a Russian name as Ukrainian does.

    Examples
    --------
    >>> [respell(name) for name in ("Новороссийск", "Москва")]
    ['Новоросійськ', 'Москва']
    """
    return _SOFT_ENDING.sub(r"\1ьк", name.replace("сси", "сі").translate(_RESPELLED))


def ukrainian_spellings(names: Iterable[str], place: Place) -> Iterator[str]:
    """Yield a Russian town's names as Ukrainian spells them; nothing for another place, and one too small."""
    if place.kind is PlaceKind.CITY and place.country == "RU" and place.population >= _LEAST_RESPELLED:
        yield from (respell(name) for name in names if "ru" in cyrillic_languages(name))


def is_far(place: Place) -> bool:
    """Say whether Ukrainian and Russian texts hardly name a place: a lesser town where names are not Slavic."""
    is_lesser = place.kind is PlaceKind.CITY and not place.capital and place.population < _GREAT_CITY
    return is_lesser and place.country not in SLAVIC and place.country not in _NEAR


def more_names(name: str, place: Place, inflector: Inflector, language: str) -> Iterator[tuple[str, NameFlag, bool]]:
    """Yield what follows from a name: a unit's adjective and abbreviation, a town's adjective and its district.

    A town's adjective is a surname as often: Uman, Umanskyi.

    Parameters
    ----------
    name
        A name in Ukrainian or Russian.
    place
        The place.
    inflector
        The endings of the language.
    language
        ``"uk"`` or ``"ru"``.

    Yields
    ------
    tuple
        Another name, its flags, and whether it is an adjective.
    """
    unit = _UNIT.fullmatch(name)
    if unit and place.kind is PlaceKind.ADMIN1:
        word = unit.group("adjective").lower()
        yield word[: -2 if word.endswith(("ая", "ий")) else -1] + "ий", NameFlag.ADJECTIVE, True
        if unit.group("kind").lower() == "область":
            yield f"{word} обл", NameFlag.SHORT, False
    if language == "uk" and _is_district_seat(name, place):
        adjective = inflector.of_town(name)
        if adjective:
            yield f"{adjective} район", NameFlag.ALTERNATE, False
            yield adjective, NameFlag.ADJECTIVE | NameFlag.SURNAME, True


def _is_district_seat(name: str, place: Place) -> bool:
    """Say whether it is the name by which a Ukrainian town is shown, and the town large enough for a district."""
    if place.kind is not PlaceKind.CITY or place.country != "UA" or place.population < _LEAST_OF_DISTRICT_SEAT:
        return False
    return _skeleton(romanise(name, ukrainian=True)) == _skeleton(place.name)


def _skeleton(name: str) -> str:
    """Leave a name's consonants, on which romanisations agree."""
    return _NO_CONSONANT.sub("", fold_name(name))
