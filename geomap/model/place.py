"""Place, Mention and Resolution: what is where, where the text says it, and how the two were joined."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geomap.model.base import LonLat, Reason

_GEONAMES = "geonames:"


class PlaceKind(StrEnum):
    """What a place is."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    CITY = "city"
    REGION = "region"  # a region as the news names it: Donbas, Sahel, Europe
    WATER = "water"
    PHYSICAL = "physical"
    FACILITY = "facility"
    COORDINATE = "coordinate"

    @property
    def is_area(self) -> bool:
        """Whether a place of this kind is drawn as an area and never as a pin."""
        return self not in {PlaceKind.CITY, PlaceKind.FACILITY, PlaceKind.COORDINATE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An entry of the gazetteer.

    Parameters
    ----------
    place_id
        ``"geonames:706483"``, ``"region:donbas"``.
    name
        The official or common name.
    kind
        What it is.
    position
        A point that stands for it.
    radius_m
        Radius in metres of the settlement or area round the point.
    country
        ISO 3166-1 alpha-2; None for seas and regions across countries.
    admin1
        GeoNames' code with the country (``"UA.07"``); None when unknown.
    country_name, admin1_name
        The names of both; None when unknown.
    population
        Inhabitants; 0 when unknown.
    capital
        Whether it is a country's capital.
    source
        Which source of the gazetteer it came from.
    same_as
        Its id in another source (``"geonames:6255148"`` for ``"region:europe"``); None when it has none.
    """

    place_id: str
    name: str
    kind: PlaceKind
    position: LonLat
    radius_m: float
    country: str | None
    admin1: str | None = None
    population: int = 0
    capital: bool = False
    source: str = ""
    same_as: str | None = None
    country_name: str | None = None
    admin1_name: str | None = None

    @property
    def geonames_id(self) -> str | None:
        """GeoNames' number, digits; None when GeoNames has no such place, or we do not know its number."""
        known = (self.place_id, self.same_as or "")
        return next((each.removeprefix(_GEONAMES) for each in known if each.startswith(_GEONAMES)), None)


class MentionKind(StrEnum):
    """What kind of expression a mention is."""

    PLACE = "place"
    DEMONYM = "demonym"
    FACILITY = "facility"
    COORDINATE = "coordinate"


class Reading(StrEnum):
    """What a mention stands for in its sentence."""

    LITERAL = "literal"  # the ground itself: "in Dnipro"
    MODIFIER = "modifier"  # names an event by its place: "the Paris conference"
    METONYM = "metonym"  # the government or side: "Moscow has relocated"
    DEMONYM = "demonym"  # the people or an adjective: "Russian drones"
    DESTINATION = "destination"  # somewhere nobody has gone: "his plan to go to Paris"
    TAG = "tag"  # a topic label, not part of a sentence
    DUPLICATE = "duplicate"  # in a block that repeats an earlier one
    PERSON = "person"  # a person's name, "Hillary Clinton"
    ORGANISATION = "organisation"  # part of an organisation's or product's name
    COMMON_WORD = "common_word"  # a word that some place is also called: "Summit"
    CALENDAR = "calendar"  # a month or weekday: "May"


REJECTED_READINGS = frozenset({Reading.PERSON, Reading.ORGANISATION, Reading.COMMON_WORD, Reading.CALENDAR})
"""Readings under which the words are no place at all."""

PINNABLE_READINGS = frozenset({Reading.LITERAL, Reading.MODIFIER})
"""Readings under which an event may be put on the map at the place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words of a document that name, or could name, a place.

    ``text == document.text[start:end]`` always. A rejected candidate is a mention too: its reading is one of
    `REJECTED_READINGS` and its reasons say why.

    Parameters
    ----------
    mention_id
        Deterministic id.
    start, end
        ``[start, end)`` in code points of the document's text.
    text
        The words as written.
    kind
        What kind of expression it is.
    reading
        What it stands for.
    recognizer
        Name of the recogniser that found it.
    score
        How sure the recogniser is that this reading holds, 0 to 1.
    reasons
        Why it has this reading; never empty.
    name
        The name to look up, when it is not the text itself; None means the text.
    place_id
        A place that the recogniser already knows (a demonym's country); None to let it be resolved.
    position
        Coordinates read from the text; None for every kind but coordinate.
    uncertainty_m
        How exactly the coordinates are written: half of what the last digit is worth, metres; None without them.
    """

    mention_id: str
    start: int
    end: int
    text: str
    kind: MentionKind
    reading: Reading
    recognizer: str
    score: float
    reasons: tuple[Reason, ...]
    name: str | None = None
    place_id: str | None = None
    position: LonLat | None = None
    uncertainty_m: float | None = None


class Status(StrEnum):
    """What became of a mention."""

    LOCATED = "located"  # a point with a radius
    AREA = "area"  # a country, unit or region
    UNRESOLVED = "unresolved"  # a place name, but which place cannot be said
    REJECTED = "rejected"  # no place here


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A place that a mention could also have meant."""

    place: Place
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Which place a mention means, with the reasons and the also-rans.

    Parameters
    ----------
    mention_id
        The mention resolved.
    status
        What became of it.
    place
        The place; None when unresolved or rejected.
    score
        0 to 1; 0 when there is no place.
    alternatives
        Other candidates, best first.
    reasons
        Never empty; "none" has its reason too.
    """

    mention_id: str
    status: Status
    place: Place | None
    score: float
    reasons: tuple[Reason, ...]
    alternatives: tuple[Alternative, ...] = ()
