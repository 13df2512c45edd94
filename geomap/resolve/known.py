"""Places that need no ranking: coordinates, and what the recogniser already knows."""

from __future__ import annotations

from geomap.errors import UnknownNameError
from geomap.gazetteer import Gazetteer
from geomap.model import LonLat, Mention, Place, PlaceKind, Reason, Resolution, Status


def coordinate_place(position: LonLat, uncertainty_m: float, gazetteer: Gazetteer) -> Place:
    """Make the place that coordinates give.

    Parameters
    ----------
    position
        Where.
    uncertainty_m
        How exactly the coordinates are written, metres: the place's radius.
    gazetteer
        Its boundaries say in which country it lies.

    Returns
    -------
    Place
        With the id ``"coordinate:<lat>,<lon>"``; without a country at sea and on land that is nobody's.
    """
    return Place(
        place_id=f"coordinate:{position.lat:.6f},{position.lon:.6f}",
        name=f"{position.lat:.4f}, {position.lon:.4f}",
        kind=PlaceKind.COORDINATE,
        position=position,
        radius_m=uncertainty_m,
        country=gazetteer.boundaries.owner(position),
        admin1=gazetteer.boundaries.admin1_at(position),
        source="text",
    )


def resolve_known(mention: Mention, gazetteer: Gazetteer) -> Resolution | None:
    """Resolve a mention that brings its place along.

    Parameters
    ----------
    mention
        Any mention.
    gazetteer
        Where places are looked up by id.

    Returns
    -------
    Resolution or None
        None when the mention has neither coordinates nor the id of a place.
    """
    if mention.position is not None:
        reason = Reason(rule="coordinates", text="the text gives its latitude and longitude")
        place = coordinate_place(mention.position, mention.uncertainty_m or 0.0, gazetteer)
    elif mention.place_id is not None:
        try:
            place = gazetteer.place(mention.place_id)
        except UnknownNameError:
            return None
        reason = Reason(rule="known-place", text=f"the people or adjective of {place.name}")
    else:
        return None
    return Resolution(
        mention_id=mention.mention_id,
        status=Status.AREA if place.kind.is_area else Status.LOCATED,
        place=place,
        score=mention.score,
        reasons=(reason,),
    )
