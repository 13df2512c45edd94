"""Where to look: the first view, and the boxes round the findings that get finer polygons."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import shapely

from geomap.model import LonLat, Placement, Record

_BOX_HALF_LAT_DEG = 2.4
"""Half height of a box round a pin: about what a wide screen shows at zoom 8, the closest that the page flies to."""

_MOST_BOXES = 40
"""With more positions than this the map is seen from far, and the world's polygons do."""

_FEW_BOXES = 8
_MOST_RECORDS, _MOST_ZONED = 100, 2_000
"""Of more reports only the first have finer borders round their pins and round their zones: they are read from far."""

_ZONE_MARGIN_DEG = 1.6
_WIDEST_BOX_DEG = 30.0
"""A wider box is not merged any further: the world's polygons are good enough at the zoom that shows it."""


class Box(NamedTuple):
    """West, south, east and north in degrees; west <= east."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: Box) -> bool:
        """Whether the two share a point."""
        return not (
            self.east < other.west or other.east < self.west or self.north < other.south or other.north < self.south
        )

    def joined(self, other: Box) -> Box:
        """Give the smallest box that holds both."""
        return Box(
            min(self.west, other.west),
            min(self.south, other.south),
            max(self.east, other.east),
            max(self.north, other.north),
        )

    def grown(self, lon_deg: float, lat_deg: float) -> Box:
        """Give the box with a margin, cut at the edges of the world."""
        return Box(
            max(self.west - lon_deg, -180.0),
            max(self.south - lat_deg, -90.0),
            min(self.east + lon_deg, 180.0),
            min(self.north + lat_deg, 90.0),
        )

    @property
    def widest(self) -> float:
        """The longer side in degrees."""
        return max(self.east - self.west, self.north - self.south)


def pin_positions(record: Record) -> Iterator[LonLat]:
    """Walk through the positions of a record's pins."""
    places = {resolution.mention_id: resolution.place for resolution in record.resolutions}
    for event in record.events:
        place = places.get(event.mention_id or "")
        if event.placement is Placement.PIN and place is not None:
            yield place.position


def named_positions(record: Record) -> Iterator[LonLat]:
    """Walk through the positions of the spots that a record names, on the map or not."""
    for resolution in record.resolutions:
        if resolution.place is not None and not resolution.place.kind.is_area:
            yield resolution.place.position


def zone_boxes(record: Record) -> Iterator[Box]:
    """Walk through the extents of what the default readings of a record's claims draw."""
    for verdict in record.verdicts:
        reading = verdict.default
        if reading is None:
            continue
        if reading.zone_wkb is not None:
            zone = shapely.from_wkb(reading.zone_wkb)
            if not zone.is_empty:
                yield Box(*zone.bounds)
        elif reading.line is not None:
            (west, south), (east, north) = reading.line
            yield Box(min(west, east), min(south, north), max(west, east), max(south, north))


def first_view(records: Sequence[Record]) -> Box | None:
    """Find the box that holds every pin and zone; None when there is none.

    Parameters
    ----------
    records
        What the page shows.

    Returns
    -------
    Box or None
        In degrees.
    """
    pins = {position for record in records for position in pin_positions(record)}
    boxes = [Box(*position, *position) for position in pins]
    boxes += [box for record in records for box in zone_boxes(record)]
    return _hull(boxes)


def focus_boxes(records: Sequence[Record]) -> list[Box]:
    """Find the box round each pin and zone, and after them those round the places that are only named.

    Parameters
    ----------
    records
        What the page shows.

    Returns
    -------
    list of Box
        Each once; they may meet. Of very many positions only the most frequent have one.
    """
    zoned, records = records[:_MOST_ZONED], records[:_MOST_RECORDS]
    pins = Counter(position for record in records for position in pin_positions(record))
    boxes = [_round(position) for position, _ in _frequent(pins)]
    boxes += [box.grown(_ZONE_MARGIN_DEG, _ZONE_MARGIN_DEG) for record in zoned for box in zone_boxes(record)]
    named = Counter(position for record in records for position in named_positions(record))
    boxes += [_round(position) for position, _ in sorted(_frequent(named))]
    return list(dict.fromkeys(boxes))


def detail_boxes(records: Sequence[Record]) -> list[Box]:
    """Join the boxes of `focus_boxes` that meet, unless they would grow too wide.

    Parameters
    ----------
    records
        What the page shows.

    Returns
    -------
    list of Box
        In the order of the first box in each, so that pins and zones come before places only named.
    """
    merged: list[tuple[int, Box]] = []
    for rank, box in enumerate(focus_boxes(records)):
        first, grown = rank, box
        while (
            partner := next((i for i, (_, other) in enumerate(merged) if _mergeable(other, grown)), None)
        ) is not None:
            other_rank, other = merged.pop(partner)
            first, grown = min(first, other_rank), grown.joined(other)
        merged.append((first, grown))
    return [box for _, box in sorted(merged)]


def _frequent(positions: Counter[LonLat]) -> Iterable[tuple[LonLat, int]]:
    return positions.items() if len(positions) <= _MOST_BOXES else positions.most_common(_FEW_BOXES)


def _round(position: LonLat) -> Box:
    half_lon = _BOX_HALF_LAT_DEG / max(math.cos(math.radians(position.lat)), 0.3)
    return Box(*position, *position).grown(half_lon, _BOX_HALF_LAT_DEG)


def _mergeable(one: Box, other: Box) -> bool:
    return one.meets(other) and one.joined(other).widest <= _WIDEST_BOX_DEG


def _hull(boxes: Sequence[Box]) -> Box | None:
    hull: Box | None = None
    for box in boxes:
        hull = box if hull is None else hull.joined(box)
    return hull
