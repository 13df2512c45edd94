"""Files of what is shown: GeoJSON, CSV, a picture."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from record_builders import make_record

import geomap as gm
from geomap.model import Record

pytestmark = pytest.mark.browser

TEXTS = [
    "Rebels shelled Goma on 2 May 2025. Protesters marched through Paris on 3 May 2025.",
    "Fighting broke out in Sudan. Moscow moved launchers to within 50km of Kharkiv's border.",
]


@pytest.fixture(scope="module")
def reports() -> list[Record]:
    return list(gm.parse(TEXTS).records)


def download(page: Any, name: str, target: Path) -> Path:
    page.locator("#gm-export").click()
    with page.expect_download() as waiting:
        page.locator("#gm-exports button", has_text=name).click()
    target = target / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


def test_geojson_holds_points_zones_and_no_country(reports: list[Record], open_map: Any, tmp_path: Path) -> None:
    path = download(open_map(reports).page, "GeoJSON", tmp_path)
    assert path.name == "geomap-events.geojson"
    found = json.loads(path.read_text(encoding="utf-8"))
    shapes = {feature["properties"]["place"]: feature["geometry"] for feature in found["features"]}
    assert shapes["Paris"] == {"type": "Point", "coordinates": [2.3488, 48.85341]}
    assert shapes["Sudan"] is None
    (zone,) = (feature for feature in found["features"] if feature["properties"]["placement"] == "zone")
    assert zone["geometry"]["type"] == "MultiPolygon"
    assert all(ring[0] == ring[-1] for polygon in zone["geometry"]["coordinates"] for ring in polygon)
    assert found["geomap"]["world_view"] == "un"


def test_what_is_filtered_out_is_not_exported(reports: list[Record], open_map: Any, tmp_path: Path) -> None:
    page = open_map(reports).page
    page.locator("#gm-filter").click()
    page.locator("[data-facet='country'] label", has_text="France").locator("input").click()
    page.keyboard.press("Escape")
    found = json.loads(download(page, "GeoJSON", tmp_path).read_text(encoding="utf-8"))
    assert [feature["properties"]["place"] for feature in found["features"]] == ["Paris"]
    rows = list(csv.DictReader(io.StringIO(download(page, "CSV", tmp_path).read_text(encoding="utf-8-sig"))))
    assert [row["place"] for row in rows] == ["Paris"]
    assert float(rows[0]["longitude"]) == 2.3488


def test_the_files_hold_the_events_of_the_records(open_map: Any, tmp_path: Path) -> None:
    records = [make_record()]
    page = open_map(records).page
    found = json.loads(download(page, "GeoJSON", tmp_path).read_text(encoding="utf-8"))
    assert [feature["id"] for feature in found["features"]] == [event.event_id for event in records[0].events]


def test_no_cell_is_a_formula_and_words_come_as_written(open_map: Any, tmp_path: Path) -> None:
    opened = open_map([make_record()])
    path = download(opened.page, "CSV", tmp_path)
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    cells = [cell for row in rows for name, cell in row.items() if name not in {"longitude", "latitude"}]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in cells)
    assert any("<script>alert('x')</script>" in cell for cell in cells)
    assert opened.errors == []


def test_the_picture_shows_the_map(reports: list[Record], open_map: Any, tmp_path: Path) -> None:
    opened = open_map(reports)
    path = download(opened.page, "PNG", tmp_path)
    content = path.read_bytes()
    assert content.startswith(b"\x89PNG")
    width, height = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    box = opened.page.locator(".folium-map").bounding_box()
    assert box
    assert (width, height) == (round(box["width"] * 2), round(box["height"] * 2))
    colours = opened.page.evaluate(
        """async (bytes) => {
          const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
          const sheet = new OffscreenCanvas(image.width, image.height);
          const context = sheet.getContext('2d');
          context.drawImage(image, 0, 0);
          const { data } = context.getImageData(0, 0, image.width, image.height);
          const seen = new Map();
          for (let i = 0; i < data.length; i += 4) {
            const key = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
            seen.set(key, (seen.get(key) || 0) + 1);
          }
          return [...seen].filter(([, count]) => count > 200).map(([key]) => key);
        }""",
        list(content),
    )
    protest, battle_or_shell = 0x6C54BD, 0xD4580C
    assert protest in colours
    assert battle_or_shell in colours
    assert len(colours) > 5
    assert opened.errors == []
