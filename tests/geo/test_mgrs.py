"""MGRS: known points, the zones of Norway and Svalbard, and references that do not go together."""

from __future__ import annotations

import pytest

from geomap.geo.mgrs import grid_point

BANDS = "CDEFGHJKLMNPQRSTUVWX"
COLUMNS = {1: "ABCDEFGH", 2: "JKLMNPQR", 0: "STUVWXYZ"}
ROWS = "ABCDEFGHJKLMNPQRSTUV"


@pytest.mark.parametrize(
    ("reference", "lon", "lat"),
    [
        ((31, "U", "DQ", "4825111932"), 2.2945, 48.8582),  # the Eiffel Tower
        ((18, "S", "UJ", "2337106519"), -77.0366, 38.8898),  # Washington's Jefferson Pier
        ((4, "Q", "FJ", "1234567890"), -157.9161, 21.4098),
    ],
)
def test_known_points(reference: tuple[int, str, str, str], lon: float, lat: float) -> None:
    found = grid_point(*reference)
    assert found is not None
    assert found.position == pytest.approx((lon, lat), abs=1e-4)
    assert found.side_m == 1.0


@pytest.mark.parametrize("digits", ["55", "5050", "505050", "50505050", "5050505050"])
def test_digits_say_how_large_the_square_is(digits: str) -> None:
    found = grid_point(31, "U", "DQ", digits)
    assert found is not None
    assert found.side_m == 10 ** (5 - len(digits) / 2)


@pytest.mark.parametrize("zone", [1, 2, 3, 4, 5, 6, 31, 60])
@pytest.mark.parametrize("band", BANDS)
def test_every_square_lies_in_its_band_and_zone(zone: int, band: str) -> None:
    south = BANDS.index(band) * 8 - 80
    west, east = {(31, "V"): (0, 3), (31, "X"): (0, 9)}.get((zone, band), (zone * 6 - 186, zone * 6 - 180))
    found = [grid_point(zone, band, column + row, "5050505050") for column in COLUMNS[zone % 3] for row in ROWS]
    points = [one.position for one in found if one is not None]
    assert points
    assert all(south <= one.lat <= south + (12 if band == "X" else 8) for one in points)
    assert all(west - 1e-3 <= one.lon <= east + 1e-3 for one in points)


@pytest.mark.parametrize(("zone", "band"), [(32, "X"), (34, "X"), (36, "X"), (0, "U"), (61, "U"), (31, "I"), (31, "A")])
def test_zones_that_do_not_exist(zone: int, band: str) -> None:
    columns = COLUMNS[zone % 3]
    assert all(grid_point(zone, band, column + row, "5050") is None for column in columns for row in ROWS)


def test_norway_west_of_six_degrees_is_of_zone_32() -> None:
    bergen = grid_point(32, "V", "KN", "9779")  # 297,500 m east, 6,779,500 m north
    assert bergen is not None
    assert 3 <= bergen.position.lon <= 6
    assert grid_point(31, "V", "FH", "5050") is None


@pytest.mark.parametrize("square", ["AA", "XV", "DI", "OD", "DW"])
def test_letters_of_another_zone_are_no_reference(square: str) -> None:
    assert grid_point(31, "U", square, "5050") is None
