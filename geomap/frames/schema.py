"""The single list of columns: every layer that geomap hands out, column by column.

Rules: flat and snake_case; the unit is in the name; ids and dates are text; lists are JSON text; a value that cannot
be said is missing, never 0 or ""; ``geometry`` comes last and is WGS 84, longitude first. *Geometry is only what the
text itself puts on the ground*: a country, a government called by its capital or an event that did not happen keeps
its columns and has no geometry.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from geomap.errors import UnknownNameError

Dtype = Literal["string", "int", "optional_int", "float", "geometry"]


class Column(NamedTuple):
    """A column of a layer.

    ``unit`` is ``""`` for plain text and counts, ``"json"`` for a list as JSON text, ``"date"`` for an ISO 8601 day.
    """

    name: str
    dtype: Dtype
    unit: str
    meaning: str


_DOCUMENTS = (
    Column("doc_id", "string", "", "The document; unique within a run."),
    Column("title", "string", "", "Title as the source states it."),
    Column("published", "string", "date", "Day of publication, UTC."),
    Column("source", "string", "", "File name or URL it came from."),
    Column(
        "language", "string", "", 'As stated, else as detected: two-letter code, "other", "und" (it cannot be said).'
    ),
    Column("sha256", "string", "", "SHA-256 of the text in UTF-8."),
    Column("characters", "int", "", "Code points of the text; every offset counts these."),
    Column("mentions", "int", "", "Candidates for a place name, rejected ones included."),
    Column("located", "int", "", "Mentions resolved to a point with a radius."),
    Column("areas", "int", "", "Mentions resolved to a country, unit or region."),
    Column("unresolved", "int", "", "Place names of which it cannot be said which place they mean."),
    Column("rejected", "int", "", "Candidates that are no place here: surname, company, common word, month."),
    Column("events", "int", "", "Events found, on the map or not."),
    Column("pins", "int", "", "Events drawn at a point."),
    Column("zones", "int", "", "Events drawn as the zone that a distance claim allows."),
    Column("claims", "int", "", "Distance claims found."),
    Column("plausible", "int", "", "Claims judged plausible."),
    Column("implausible", "int", "", "Claims judged implausible."),
    Column("undecided", "int", "", "Claims that could not be judged."),
    Column("refusals", "int", "", "What other recognisers said and was refused: not in the text, or senseless."),
    Column("version", "string", "", "Version of geomap."),
    Column("gazetteer_id", "string", "", "Gazetteer used."),
    Column("gazetteer_sha256", "string", "", "SHA-256 of that gazetteer."),
    Column("world_view", "string", "", "Whose borders were used."),
    Column("recognizers", "string", "json", "Recognisers used beside geomap's own."),
    Column("corrections_sha256", "string", "", "SHA-256 of the corrections file replayed; missing without one."),
    Column("corrected", "int", "", "Corrections that took effect."),
)

_PLACES = (
    Column("mention_id", "string", "", "The mention: one row each."),
    Column("doc_id", "string", "", "Its document."),
    Column("start", "int", "code points", "First code point of the words in the document's text."),
    Column("end", "int", "code points", "One past the last."),
    Column("text", "string", "", "The words as written."),
    Column("kind", "string", "", "place, demonym, facility or coordinate."),
    Column("reading", "string", "", "What it stands for: literal, modifier, metonym, demonym, tag, person …"),
    Column("status", "string", "", "located, area, unresolved or rejected."),
    Column("place_id", "string", "", 'The place, "geonames:706483" or "region:donbas"; missing when there is none.'),
    Column("name", "string", "", "Its name in the gazetteer."),
    Column("place_kind", "string", "", "country, admin1, admin2, city, region, water, physical, facility, coordinate."),
    Column("country", "string", "", "ISO 3166-1 alpha-2."),
    Column("country_name", "string", "", "Its name in the gazetteer."),
    Column("admin1", "string", "", 'First-order unit, country and GeoNames\' code ("UA.07").'),
    Column("admin1_name", "string", "", "Its name in the gazetteer."),
    Column("lon", "float", "degrees", "Longitude of the gazetteer's point; for an area no spot, only a label point."),
    Column("lat", "float", "degrees", "Latitude of the gazetteer's point."),
    Column("radius_m", "float", "m", "Radius of the settlement or area round that point."),
    Column("geonames_id", "string", "", "GeoNames' number, a region's too; missing when GeoNames has no such place."),
    Column("score", "float", "", "How sure the choice of this place is, 0 to 1; 0 when there is none."),
    Column("reasons", "string", "json", "Why this reading and this place, in words."),
    Column("alternatives", "string", "json", "Other candidates, best first: place_id, name, lon, lat, score."),
    Column("geometry", "geometry", "degrees", "Point, if located and meant as ground (literal, modifier); else null."),
)

_EVENTS = (
    Column("event_id", "string", "", "The event."),
    Column("doc_id", "string", "", "Its document."),
    Column("start", "int", "code points", "First code point of the sentence."),
    Column("end", "int", "code points", "One past the last."),
    Column("sentence", "string", "", "The sentence as written."),
    Column("trigger", "string", "", "The word that names the event."),
    Column("score", "float", "", "Salience within the document, 0 to 1."),
    Column("acled_event_type", "string", "", "ACLED's event type; missing when out of its scope."),
    Column("acled_sub_event_type", "string", "", "ACLED's sub-event type."),
    Column("plover_type", "string", "", "PLOVER's event type."),
    Column("plover_mode", "string", "", "PLOVER's mode."),
    Column("plover_contexts", "string", "json", "PLOVER's contexts: what its sentences are about."),
    Column("mode", "string", "", "asserted, negated, future, hypothetical, historical or quoted."),
    Column("placement", "string", "", "pin, zone (a distance claim says where), area (country or region) or listed."),
    Column("actors", "string", "json", "Who does it: text, name, role, country."),
    Column("recipients", "string", "json", "To whom it is done: text, name, role, country."),
    Column("date_text", "string", "", "The date as written."),
    Column("date_start", "string", "date", "First day of the interval; missing for an open or unresolved end."),
    Column("date_end", "string", "date", "Last day of the interval, inside it."),
    Column("date_precision", "string", "", "day, week, month, year, open or unknown."),
    Column("time_precision", "optional_int", "", "ACLED's 1 (the day), 2 (within a week), 3 (within a month)."),
    Column(
        "date_prec", "optional_int", "", "UCDP's 1 (the day), 2 (two to six days), 3 (a week), 4 (a month), 5 (a year)."
    ),
    Column("mention_id", "string", "", "The mention that places it."),
    Column("place_id", "string", "", "The place of that mention; for placement area, the area to outline."),
    Column("name", "string", "", "Its name in the gazetteer."),
    Column("place_kind", "string", "", "What that place is."),
    Column("country", "string", "", "ISO 3166-1 alpha-2."),
    Column("country_name", "string", "", "Its name in the gazetteer."),
    Column("admin1", "string", "", "First-order unit."),
    Column("admin1_name", "string", "", "Its name in the gazetteer."),
    Column("lon", "float", "degrees", "Longitude of the pin; missing for every other placement."),
    Column("lat", "float", "degrees", "Latitude of the pin."),
    Column("radius_m", "float", "m", "Radius of the pinned place: the event is somewhere inside."),
    Column("geo_precision", "optional_int", "", "ACLED's 1 (town), 2 (near, part of a region) or 3 (region)."),
    Column("quantities", "string", "json", "Counts, weapons, amounts: text, kind, low, high, unit."),
    Column("claim_ids", "string", "json", "Distance claims that speak of it."),
    Column("reasons", "string", "json", "Why this type, mode, place and date, in words."),
    Column("geometry", "geometry", "degrees", "Point of a pin, polygon of a zone, else null."),
)

_CLAIMS = (
    Column("claim_id", "string", "", "The distance claim."),
    Column("doc_id", "string", "", "Its document."),
    Column("start", "int", "code points", "First code point of the expression."),
    Column("end", "int", "code points", "One past the last."),
    Column("text", "string", "", "The words as written."),
    Column("relation", "string", "", "distance_from, border_distance, depth_inside, off_coast, zone_width …"),
    Column("low_m", "float", "m", "Least distance stated; missing for an open end."),
    Column("high_m", "float", "m", "Greatest distance stated; missing for an open end."),
    Column("hedge", "string", "", '"about", "nearly", "up to" …'),
    Column("direction_deg", "float", "degrees", "Bearing from landmark to subject, clockwise from north."),
    Column("subject", "string", "", "What is said to lie there, as written."),
    Column("subject_place_id", "string", "", "Its place; missing when nothing locates it."),
    Column("subject_lon", "float", "degrees", "Longitude of the subject's place."),
    Column("subject_lat", "float", "degrees", "Latitude of the subject's place."),
    Column("landmark", "string", "", "What the distance is measured from, as written."),
    Column("landmark_place_id", "string", "", "Its place."),
    Column("landmark_lon", "float", "degrees", "Longitude of the landmark's point."),
    Column("landmark_lat", "float", "degrees", "Latitude of the landmark's point."),
    Column("landmark_part", "string", "", "point, limits, admin_border, state_border or coast."),
    Column("verdict", "string", "", "plausible, implausible or undecided, over all readings."),
    Column("reading", "string", "", "The default reading, whose figures and zone follow."),
    Column("basis", "string", "", "measured, feasible (ground exists where it could be true) or none."),
    Column("measured_low_m", "float", "m", "Least geodesic distance under the default reading."),
    Column("measured_high_m", "float", "m", "Greatest geodesic distance under the default reading."),
    Column("zone_area_m2", "float", "m2", "Geodesic area of the zone."),
    Column("readings", "string", "json", "Each reading tried: its verdict and measured interval, default first."),
    Column("method", "string", "", "How it was measured."),
    Column("boundary_accuracy_m", "float", "m", "Accuracy of the boundary used; missing when none was."),
    Column("world_view", "string", "", "Whose borders were used."),
    Column("reasons", "string", "json", "How it was read and judged, in words."),
    Column("geometry", "geometry", "degrees", "Where the subject must be, by the default reading; else null."),
)

_LINKS = (
    Column("link_id", "string", "", "The link."),
    Column("doc_id", "string", "", "Its document."),
    Column("relation", "string", "", "event_place, event_claim, claim_landmark or claim_subject."),
    Column("source_id", "string", "", "event_id or claim_id it starts from."),
    Column("target_id", "string", "", "mention_id or claim_id it leads to; missing when the words name no place."),
    Column("target_text", "string", "", "The words it leads to."),
    Column("target_place_id", "string", "", "Their place; missing when nothing locates it."),
    Column("distance_m", "float", "m", "Length of the line measured."),
    Column("geometry", "geometry", "degrees", "Line measured from landmark to subject (on claim_landmark); else null."),
)

_DUPLICATES = (
    Column("duplicate_id", "string", "", "The pair of events of two documents that may be one event; never merged."),
    Column("doc_id", "string", "", "The document that came later in the run."),
    Column("event_id", "string", "", "Its event."),
    Column("other_doc_id", "string", "", "The document that came earlier."),
    Column("other_event_id", "string", "", "Its event."),
    Column("score", "float", "", "How likely the two are one event, 0 to 1; pairs below 0.5 are left out."),
    Column("agree", "string", "json", "Attributes in which the two agree."),
    Column("contradict", "string", "json", "Attributes in which they contradict each other."),
    Column("reasons", "string", "json", "What speaks for one event and what against, in words, with its weight."),
)

_AGREEMENTS = (
    Column("agreement_id", "string", "", "The attribute of a pair."),
    Column("doc_id", "string", "", "The document that came later in the run."),
    Column("duplicate_id", "string", "", "The pair."),
    Column("attribute", "string", "", "date, place, type, dead, injured, weapon or actor."),
    Column("value", "string", "", "What the event of this document says; missing when nothing."),
    Column("other_value", "string", "", "What the event of the other document says; missing when nothing."),
    Column("match", "string", "", "agree, contradict, one_says or cannot_say (both speak and cannot be compared)."),
)

LAYERS: Final[dict[str, tuple[Column, ...]]] = {
    "documents": _DOCUMENTS,
    "places": _PLACES,
    "events": _EVENTS,
    "claims": _CLAIMS,
    "links": _LINKS,
    "duplicates": _DUPLICATES,
    "agreements": _AGREEMENTS,
}
"""Columns by layer, in order. Each layer's first column is its rows' id.

``documents``, ``duplicates`` and ``agreements`` have no geometry; the last two are told of several documents together.
"""


def columns_of(layer: str) -> tuple[Column, ...]:
    """List the columns of a layer.

    Parameters
    ----------
    layer
        A key of `LAYERS`.

    Returns
    -------
    tuple of Column
        In order, ``geometry`` last where there is one.

    Raises
    ------
    UnknownNameError
        When there is no such layer; the message lists the valid ones.

    Examples
    --------
    >>> [column.name for column in columns_of("links")][:3]
    ['link_id', 'doc_id', 'relation']
    """
    if layer not in LAYERS:
        message = f"no layer named {layer!r}; there are: {', '.join(LAYERS)}"
        raise UnknownNameError(message)
    return LAYERS[layer]
