"""Arabic names as texts write them: with a particle grown on, in one word as hashtags have them, behind "city of"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geomap.model import Place, PlaceKind

_NAME = re.compile("[\u0621-\u063a\u0641-\u064a ]{3,40}")
"""Letters of Arabic itself; Persian, Urdu and Uyghur names have others."""
_ARTICLE, _TO = "ال", "ل"
_SHORT_PARTICLES = ("و", "ب", "ل")
"""And, in, to."""
_PARTICLES = (*_SHORT_PARTICLES, "ف", "ك", "وب", "ول")
"""Then, like, and in, and to."""
_ALL_PARTICLES_FROM = 5
_ANY_PARTICLE_FROM = 4
_JOINED_FROM = 7
_CITY_FROM, _GREAT_CITY_FROM = 20_000, 300_000
_CITY_OF, _GOVERNORATE_OF = "مدينة", "محافظة"
# fmt: off
ARAB_COUNTRIES = frozenset({
    "AE", "BH", "DJ", "DZ", "EG", "EH", "IQ", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD",
    "SO", "SY", "TN", "YE",
})
# fmt: on
"""The members of the Arab League, and Western Sahara."""
_SAME_LETTERS = frozenset({"AF", "CN", "IL", "IN", "IR", "PK", "TR"})
"""Other countries where a language is written in these letters, or towns have Arabic names."""


def is_arabic(name: str) -> bool:
    """Say whether a name is written in the letters of Arabic alone.

    Examples
    --------
    >>> [is_arabic(name) for name in ("\u0628\u063a\u062f\u0627\u062f", "\u067e\u0627\u0631\u06cc\u0633", "Baghdad")]
    [True, False, False]
    """
    return _NAME.fullmatch(name) is not None


def speaks_arabic(place: Place) -> bool:
    """Say whether Arabic texts name a place often: it lies in an Arab country, or everybody knows it."""
    known = place.kind is not PlaceKind.CITY or place.capital or place.population >= _GREAT_CITY_FROM
    return place.country in ARAB_COUNTRIES or (known and place.kind is not PlaceKind.ADMIN2)


def is_far(place: Place) -> bool:
    """Say whether texts in Arabic letters hardly name a place: a lesser town where no language is written so."""
    return not speaks_arabic(place) and place.country not in _SAME_LETTERS and place.kind is PlaceKind.CITY


def longer_names(name: str, place: Place) -> Iterator[str]:
    """Yield what else a place in an Arab country is called: "the city of X", "the governorate of X", X in one word.

    Parameters
    ----------
    name
        An Arabic name of it.
    place
        The place.

    Yields
    ------
    str
        More names.
    """
    is_town = place.kind is PlaceKind.CITY and place.population >= _CITY_FROM
    bare = name.removeprefix(f"{_GOVERNORATE_OF} ").removeprefix("منطقة ")
    if bare != name:
        yield bare
    if place.country in ARAB_COUNTRIES and (is_town or place.kind is PlaceKind.ADMIN1):
        head = _CITY_OF if is_town else _GOVERNORATE_OF
        if not bare.startswith(head):
            yield f"{head} {bare}"
    yield _joined(name)


def _joined(name: str) -> str:
    joined = name.replace(" ", "")
    return joined if len(joined) >= _JOINED_FROM and not name.startswith(_GOVERNORATE_OF) else name


def with_particles(name: str) -> Iterator[str]:
    """Yield a name with each particle that Arabic writes in one word with it.

    A name of three letters takes the commonest three only; "to" and the article become one: ``ل`` + ``ال`` = ``لل``.

    Parameters
    ----------
    name
        An Arabic name.

    Yields
    ------
    str
        The name with a particle before it.

    Examples
    --------
    >>> egypt = "\u0645\u0635\u0631"
    >>> [grown.removesuffix(egypt) for grown in with_particles(egypt)] == ["\u0648", "\u0628", "\u0644"]
    True
    """
    bare = name.removeprefix(_ARTICLE)
    has_article = bare != name
    for particle in _PARTICLES if len(bare) >= _ALL_PARTICLES_FROM else _SHORT_PARTICLES:
        if has_article and particle.endswith(_TO):
            yield particle + (bare if bare.startswith(_TO) else _TO + bare)
        else:
            yield particle + name


def takes_particles(name: str, place: Place) -> bool:
    """Say whether a name is long enough, or its place known enough, for what grows on it to stay clear."""
    letters = len(name.removeprefix(_ARTICLE))
    return (
        letters >= _ANY_PARTICLE_FROM
        or place.capital
        or place.kind is PlaceKind.COUNTRY
        or (place.population >= _GREAT_CITY_FROM)
    )
