"""The page as a file: self-contained, harmless, reproducible, small."""

from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from record_builders import make_empty_record, make_record
from render_builders import crowded_record, hostile_record
from support import read_cases

from geomap.errors import OutputError, OutputExistsError
from geomap.gazetteer import Gazetteer
from geomap.model import Record
from geomap.pipeline import analyse
from geomap.read import document_from_text
from geomap.render import explore_map, render_html, write_html

PAYLOADS = {row["name"]: row["payload"] for row in read_cases("render_payloads")}
BUDGET_BYTES = 700_000


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(" ".join([tag, *(f"{name}" for name, _ in attrs)]))


def _tags(page: str) -> list[str]:
    parser = _Tags()
    parser.feed(page)
    return parser.tags


def _data(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="geomap-data">(.*?)</script>', page, re.DOTALL)
    assert found
    value: dict[str, object] = json.loads(found.group(1))
    return value


@pytest.fixture(scope="module")
def seeds(root: Path, gazetteer: Gazetteer) -> list[Record]:
    published = {"000": date(2026, 1, 7)}
    return [
        analyse(
            document_from_text(
                path.read_text(encoding="utf-8"), doc_id=path.stem, published=published.get(path.stem[:3])
            ),
            gazetteer,
        )
        for path in sorted((root / "seeds").glob("*.txt"))
    ]


@pytest.fixture(scope="module")
def plain_tags(gazetteer: Gazetteer) -> list[str]:
    return _tags(render_html([make_record()], gazetteer))


def test_the_seeds_fit_the_budget(seeds: list[Record], gazetteer: Gazetteer) -> None:
    assert len(render_html(seeds, gazetteer).encode()) <= BUDGET_BYTES


def test_two_renders_are_byte_identical(gazetteer: Gazetteer) -> None:
    records = [make_record(), crowded_record(3), make_empty_record()]
    assert render_html(records, gazetteer) == render_html(records, gazetteer)


def test_no_record_at_all_is_a_page_too(gazetteer: Gazetteer) -> None:
    assert _data(render_html([], gazetteer))["counts"] == "0 reports · 0 pins"


@pytest.mark.parametrize("name", PAYLOADS)
def test_hostile_words_add_no_markup_and_run_no_template(
    name: str, gazetteer: Gazetteer, plain_tags: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = render_html([hostile_record(PAYLOADS[name])], gazetteer)
    assert _tags(page) == plain_tags
    assert list(tmp_path.iterdir()) == []
    assert _data(page)["title"] == PAYLOADS[name]


def test_the_policy_stands_before_the_first_script(gazetteer: Gazetteer) -> None:
    page = render_html([make_record()], gazetteer)
    assert page.index("Content-Security-Policy") < page.index("<script")
    assert page.index('<meta charset="utf-8">') < 1024


@pytest.mark.parametrize(
    ("source", "href"),
    [
        ("https://example.org/a?b=1", "https://example.org/a?b=1"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("seeds/001.txt", None),
        ("http://[broken", None),
        ("https:no-host", None),
    ],
)
def test_only_web_addresses_become_links(source: str, href: str | None, gazetteer: Gazetteer) -> None:
    record = analyse(document_from_text("Nothing here.", doc_id="d", source=source), gazetteer)
    (document,) = _data(render_html([record], gazetteer))["documents"]  # type: ignore[misc]
    assert document["href"] == href


def test_a_file_is_written_whole_and_never_over_another(gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    write_html([make_record()], gazetteer, path)
    first = path.read_text(encoding="utf-8")
    with pytest.raises(OutputExistsError, match="exists"):
        write_html([make_empty_record()], gazetteer, path)
    assert path.read_text(encoding="utf-8") == first
    write_html([make_empty_record()], gazetteer, path, overwrite=True)
    assert path.read_text(encoding="utf-8") != first
    assert [each.name for each in tmp_path.iterdir()] == ["map.html"]


def test_a_missing_folder_is_named(gazetteer: Gazetteer, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="nowhere"):
        write_html([make_empty_record()], gazetteer, tmp_path / "nowhere" / "map.html")


def test_a_notebook_gets_the_page_and_may_add_layers(gazetteer: Gazetteer) -> None:
    folium = pytest.importorskip("folium")
    explored = explore_map([make_record()], gazetteer)
    folium.CircleMarker([48.5, 35.0]).add_to(explored)
    page = explored.get_root().render()
    assert "L.circleMarker" in page
    assert "geomap-data" in page
    assert "srcdoc" in explored._repr_html_()
