"""Geometries as differences on a grid."""

from __future__ import annotations

import numpy as np
import shapely

from geomap.render.shapes import SCALE, area_json, differences, grid_ring, line_json, outline_json


def _points(run: list[int]) -> list[tuple[float, float]]:
    steps = np.array(run).reshape(-1, 2)
    return [(x / SCALE, y / SCALE) for x, y in np.cumsum(steps, axis=0).tolist()]


def test_an_area_comes_back_on_the_grid() -> None:
    square = shapely.box(36.0, 50.2, 38.0, 50.9)
    [[ring]] = area_json(square)
    assert shapely.Polygon(_points(ring)).equals(square)


def test_holes_and_parts_stay() -> None:
    holed = shapely.box(0, 0, 10, 10).difference(shapely.box(4, 4, 6, 6))
    polygons = area_json(shapely.multipolygons([holed, shapely.box(20, 0, 21, 1)]))
    assert [len(rings) for rings in polygons] == [2, 1]


def test_what_vanishes_on_the_grid_is_left_out() -> None:
    assert area_json(shapely.box(1.0, 1.0, 1.000001, 1.000001)) == []
    assert differences(grid_ring(np.empty((0, 2)), SCALE)) == []


def test_an_outline_drops_specks() -> None:
    shape = shapely.multipolygons([shapely.box(0, 0, 10, 10), shapely.box(20, 20, 20.1, 20.1)])
    assert len(outline_json(shape)) == 1


def test_a_line_keeps_its_ends() -> None:
    [run] = line_json(shapely.LineString([(1.0, 2.0), (1.5, 2.5), (3.0, 4.0)]))
    assert _points(run)[0] == (1.0, 2.0)
    assert _points(run)[-1] == (3.0, 4.0)
