"""Where the page looks first, and where it needs fine polygons."""

from __future__ import annotations

import pytest
import shapely
from record_builders import make_empty_record, make_record

from geomap.render.extent import Box, detail_boxes, first_view


def test_the_first_view_holds_pins_and_zones() -> None:
    view = first_view([make_record(zone=shapely.box(36.0, 50.2, 38.0, 50.9))])
    assert view is not None
    assert tuple(view) == pytest.approx((35.0459812, 48.4666712, 38.0, 50.9))


def test_nothing_found_has_no_first_view() -> None:
    assert first_view([make_empty_record()]) is None
    assert detail_boxes([make_empty_record()]) == []


def test_boxes_that_meet_become_one() -> None:
    boxes = detail_boxes([make_record(), make_record(doc_id="again")])
    assert len(boxes) == len(set(boxes))
    assert not any(one.meets(other) for one in boxes for other in boxes if one is not other)


def test_a_box_is_cut_at_the_edge_of_the_world() -> None:
    assert Box(179, 89, 179.5, 89.5).grown(5, 5) == Box(174, 84, 180, 90)
