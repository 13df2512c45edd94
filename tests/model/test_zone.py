from __future__ import annotations

import copy

from geomap.model import Drawing, Zone


def test_a_zone_is_drawn_once_and_only_when_looked_at() -> None:
    drawn: list[int] = []

    def draw() -> Drawing:
        drawn.append(1)
        return Drawing(b"polygon", 3.0)

    zone = Zone(draw)
    assert drawn == []
    assert zone.drawing == zone.drawing == Drawing(b"polygon", 3.0)
    assert drawn == [1]


def test_zones_that_draw_alike_are_equal_and_travel() -> None:
    zone = Zone(lambda: Drawing(b"polygon", 3.0))
    sent = copy.deepcopy(zone)
    assert sent == zone == Zone.drawn(b"polygon", 3.0)
    assert hash(sent) == hash(zone)
    assert zone != Zone.drawn(b"polygon", 4.0)
    assert zone != "polygon"
