"""Names in Ukrainian, Russian, Arabic, Spanish and French, with the forms that texts in these languages inflect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from geomap.errors import GazetteerError
from geomap.gazetteer.compile import arabic, cyrillic
from geomap.gazetteer.compile.arabic import is_arabic, longer_names, speaks_arabic, takes_particles, with_particles
from geomap.gazetteer.compile.countries import COLUMNS, read_cldr_names
from geomap.gazetteer.compile.cyrillic import (
    SLAVIC,
    cyrillic_languages,
    is_worth_inflecting,
    more_names,
    ukrainian_spellings,
)
from geomap.gazetteer.compile.inflect import Inflector, read_inflectors
from geomap.gazetteer.compile.named import Named, read_curated, split_list
from geomap.gazetteer.compile.settlements import usable_alternate
from geomap.gazetteer.names import NameFlag
from geomap.model import Place, PlaceKind
from geomap.text.fold import fold_name

LANGUAGES = ("uk", "ru", "ar", "es", "fr")
_CYRILLIC = ("uk", "ru")
_LATIN = frozenset({"es", "fr"})
_QUALITIES = NameFlag.ADJECTIVE | NameFlag.DEMONYM
_KNOWN_TOWN = 1_000
_SHORTEST_INFLECTED = 4
_LONGEST_DOUBTFUL = 4
_GREAT_CITY = 500_000

Spoken = tuple[str, str, NameFlag]
"""Language, name, kind of name."""


def add_languages(things: Iterable[Named], curated: Path, context: Mapping[str, NameFlag]) -> list[Named]:
    """Add the names in other languages, and the forms that texts have of them.

    A form bears `NameFlag.FORM`, and whatever else its name may be: a town that is a given name too is one in every
    case. No form is added that is a name of the same place already. Spanish and French words that are also the name
    of a town of 1,000 inhabitants are left out, for its name is read in every language: Chino in California.

    Parameters
    ----------
    things
        Places with their names.
    curated
        The folder of hand-kept tables.
    context
        Folded word -> what it is besides a place name.

    Returns
    -------
    list of Named
        The same places in the same order.

    Raises
    ------
    GazetteerError
        When ``names_languages.csv`` or ``countries_*.csv`` name a place that is not there.
    """
    listed = list(things)
    spoken = _read_spoken(listed, curated)
    taken = frozenset(
        fold_name(thing.place.name)
        for thing in listed
        if thing.place.kind is not PlaceKind.CITY or thing.place.population >= _KNOWN_TOWN
    )
    speaker = _Speaker(dict(read_inflectors(curated, LANGUAGES)), context, taken)
    found = [Named(thing.place, speaker.names(thing, spoken.pop(thing.place.place_id, []))) for thing in listed]
    if spoken:
        raise GazetteerError(f"{curated}/names_languages.csv: no place has the id {', '.join(sorted(spoken))}")
    return found


def _read_spoken(things: Iterable[Named], curated: Path) -> dict[str, list[Spoken]]:
    """Read the hand-kept names and CLDR's names of countries, by place id."""
    countries = {thing.place.country: thing.place.place_id for thing in things if thing.place.kind is PlaceKind.COUNTRY}
    spoken: dict[str, list[Spoken]] = {}
    for language in LANGUAGES:
        for code, names in read_cldr_names(frozenset(filter(None, countries)), language).items():
            usable = (name for name in names if usable_alternate(name) and "(" not in name)
            spoken.setdefault(countries[code], []).extend((language, name, NameFlag.SHORT) for name in usable)
        for row in read_curated(curated / f"countries_{language}.csv"):
            if row["code"] not in countries:
                raise GazetteerError(f"{curated}/countries_{language}.csv: no country has the code {row['code']}")
            for column, flags in COLUMNS.items():
                kept = ((language, name, flags) for name in split_list(row[column]))
                spoken.setdefault(countries[row["code"]], []).extend(kept)
    for row in read_curated(curated / "names_languages.csv"):
        flag = NameFlag[row["flag"]]
        flag |= NameFlag.SHORT if flag is NameFlag.ACRONYM else flag
        spoken.setdefault(row["place_id"], []).append((row["language"], row["name"], flag))
    return spoken


class _Speaker:
    def __init__(
        self, inflectors: Mapping[str, Inflector], context: Mapping[str, NameFlag], taken: frozenset[str]
    ) -> None:
        self._inflectors, self._context, self._taken = inflectors, context, taken

    def names(self, thing: Named, spoken: Iterable[Spoken]) -> tuple[tuple[str, NameFlag], ...]:
        """Give a place's names: those it has, those spoken, and the forms of both."""
        place = thing.place
        added = [each for each in spoken if self._is_free(each)]
        respelled = ukrainian_spellings((name for name, _ in thing.names), place)
        added += [("uk", name, NameFlag.ALTERNATE) for name in respelled]
        known = [(name, flags | _doubt(name, place)) for name, flags in thing.names]
        names = [*known, *((each[1], _flags_of(each)) for each in added)]
        forms: list[tuple[str, NameFlag]] = []
        for language, name, flags in (*added, *self._unspoken(place, known)):
            forms.extend(self._forms(language, name, flags, place))
        keys = {fold_name(name) for name, _ in names} if forms else set()
        return (*names, *dict.fromkeys(form for form in forms if fold_name(form[0]) not in keys))

    def _is_free(self, each: Spoken) -> bool:
        language, name, flags = each
        if language not in _LATIN or not flags & _QUALITIES:
            return True
        return fold_name(name) not in self._taken

    @staticmethod
    def _unspoken(place: Place, names: Iterable[tuple[str, NameFlag]]) -> Iterator[Spoken]:
        """Yield those names of a place whose language shows in their letters."""
        if place.kind is PlaceKind.COUNTRY:
            return
        for name, flags in names:
            if name.isascii():
                continue
            if is_worth_inflecting(place) and (len(name) >= _SHORTEST_INFLECTED or not _is_lesser(place)):
                for language in cyrillic_languages(name):
                    yield language, name, flags
            if is_arabic(name) and speaks_arabic(place):
                yield "ar", name, flags

    def _forms(self, language: str, name: str, flags: NameFlag, place: Place) -> Iterator[tuple[str, NameFlag]]:
        inflector = self._inflectors[language]
        kind = flags & ~NameFlag.OFFICIAL or NameFlag.ALTERNATE
        form = kind | NameFlag.FORM | self._context.get(fold_name(name), NameFlag(0))
        if name.isupper():
            return
        if flags & NameFlag.ADJECTIVE:
            forms = inflector.adjective(name)
            if language == "ar":
                forms |= {f"ال{each}" for each in forms}
            yield from ((each, form) for each in sorted(forms) if language not in _LATIN or each not in self._taken)
        elif language in _CYRILLIC:
            slavic = place.country is None or place.country in SLAVIC
            yield from ((each, form) for each in sorted(inflector.forms(name, slavic=slavic)))
            for other, other_flags, is_adjective in more_names(name, place, inflector, language):
                yield other, other_flags
                more = inflector.adjective(other) if is_adjective else inflector.forms(other, slavic=True)
                yield from ((each, other_flags | NameFlag.FORM) for each in sorted(more - {other}))
        elif language == "ar":
            yield from self._arabic(name, kind, form, place)

    @staticmethod
    def _arabic(name: str, kind: NameFlag, form: NameFlag, place: Place) -> Iterator[tuple[str, NameFlag]]:
        longer = dict.fromkeys(longer_names(name, place))
        yield from ((each, kind) for each in longer)
        for each in (name, *longer):
            if takes_particles(each, place):
                yield from ((grown, form) for grown in with_particles(each))


def _is_lesser(place: Place) -> bool:
    return place.kind is PlaceKind.CITY and not place.capital and place.population < _GREAT_CITY


def _doubt(name: str, place: Place) -> NameFlag:
    """Flag a transliterated name so short that it is more often a word: "Але" for Alès, "بين" for Pine."""
    if len(name) > _LONGEST_DOUBTFUL or name.isascii():
        return NameFlag(0)
    is_strange = (_is_cyrillic(name) and cyrillic.is_far(place)) or (_is_arabic_script(name) and arabic.is_far(place))
    return NameFlag.COMMON_WORD if is_strange else NameFlag(0)


def _is_cyrillic(name: str) -> bool:
    return "\u0400" <= name[0] <= "\u052f"


def _is_arabic_script(name: str) -> bool:
    return "\u0600" <= name[0] <= "\u06ff"


def _flags_of(each: Spoken) -> NameFlag:
    """Give the flags of a hand-kept name; one in Latin letters gives way to towns, whose names all languages share."""
    language, _, flags = each
    return NameFlag.ALTERNATE if language in _LATIN and flags is NameFlag.SHORT else flags
