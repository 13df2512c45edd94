"""How fast the map is: size, Python time, time until drawn, filter, drag and heap, beside stock folium."""

from __future__ import annotations

import argparse
import math
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Error, Page, sync_playwright
from synthetic import records, towns

from geomap.gazetteer import Gazetteer
from geomap.model import Place
from geomap.render import render_html

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
DRAG_S = 2.0
LIMIT_MS = 180_000
FILTER = """() => new Promise((done) => {
    const start = performance.now();
    GM.state.range = { days: ['2023-01-01', '2023-06-30'], undated: true };
    GM.refilter();
    const end = performance.now();
    GM.state.range = null;
    GM.refilter();
    done(end - start);
})"""
DRAG = """() => {
    window.frames_seen = 0;
    const step = () => { window.frames_seen += 1; requestAnimationFrame(step); };
    requestAnimationFrame(step);
}"""
HEAP = "() => performance.memory.usedJSHeapSize / 1e6"


class Row(NamedTuple):
    """One line of the table; None is what was not measured."""

    name: str
    python_s: float | None
    size_mb: float
    ready_s: float | None
    filter_ms: float | None = None
    drag_fps: float | None = None
    heap_mb: float | None = None


def opened(browser: Browser, path: Path, name: str, python_s: float | None) -> Row:
    """Open one of our pages and take its times."""
    size_mb = path.stat().st_size / 1e6
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    try:
        start = time.perf_counter()
        page.goto(path.as_uri(), wait_until="commit", timeout=LIMIT_MS)
        page.wait_for_selector("html[data-ready='1']", timeout=LIMIT_MS)
        ready_s = time.perf_counter() - start
        page.evaluate("() => new Promise((done) => setTimeout(done, 300))")
        heap = float(page.evaluate(HEAP))
        page.evaluate(FILTER)
        filters = sorted(float(page.evaluate(FILTER)) for _ in range(5))
        return Row(name, python_s, size_mb, ready_s, filters[2], dragged(page), heap)
    except Error as error:
        print(f"{name}: {str(error).splitlines()[0]}", file=sys.stderr)
        return Row(name, python_s, size_mb, None)
    finally:
        page.close()


def dragged(page: Page) -> float:
    """Drag the map to and fro by the mouse for two seconds and count its frames."""
    page.evaluate(DRAG)
    page.mouse.move(800, 350)
    page.mouse.down()
    first = page.evaluate("window.frames_seen")
    start = time.perf_counter()
    steps = 0
    while time.perf_counter() - start < DRAG_S:
        page.mouse.move(800 + 200 * math.sin(steps / 12), 350 + 80 * math.sin(steps / 17))
        steps += 1
    frames = page.evaluate("window.frames_seen") - first
    taken = time.perf_counter() - start
    page.mouse.up()
    return float(frames) / taken


def ours(browser: Browser, folder: Path, places: Sequence[Place], count: int, gazetteer: Gazetteer) -> Row:
    """Render synthetic events with geomap and open the page."""
    made = list(records(places, count, gazetteer))
    start = time.perf_counter()
    page = render_html(made, gazetteer)
    python_s = time.perf_counter() - start
    path = folder / f"{count}.html"
    path.write_text(page, encoding="utf-8")
    return opened(browser, path, f"geomap, {count:,} events", python_s)


def stock(folder: Path, places: Sequence[Place], count: int, kind: str) -> Row:
    """Render points with folium itself; its page wants a network, so only Python time and size are taken."""
    import folium  # noqa: PLC0415
    from folium.plugins import FastMarkerCluster  # noqa: PLC0415

    points: list[Any] = [list(places[n % len(places)].position)[::-1] for n in range(count)]
    start = time.perf_counter()
    drawn = folium.Map()
    if kind == "CircleMarker":
        for point in points:
            folium.CircleMarker(point, radius=4).add_to(drawn)
    else:
        FastMarkerCluster(points).add_to(drawn)
    page = drawn.get_root().render()
    path = folder / f"{kind}.html"
    path.write_text(page, encoding="utf-8")
    return Row(f"folium {kind}, {count:,} points", time.perf_counter() - start, path.stat().st_size / 1e6, None)


def table(rows: Sequence[Row]) -> str:
    """Write the rows as Markdown."""
    lines = [
        "| page | Python s | file MB | ready s | filter + redraw ms | drag fps | heap MB |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for row in rows:
        figures = ["-" if value is None else f"{value:{form}}" for value, form in zip(row[1:], _FORMS, strict=True)]
        lines.append(f"| {row.name} | {' | '.join(figures)} |")
    return "\n".join(lines)


_FORMS = (".2f", ".2f", ".2f", ".0f", ".0f", ".0f")


def main() -> None:
    """Measure what is asked for and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="*", default=[100_000, 1_000_000])
    parser.add_argument("--seeds", type=Path, help="the page of the seeds, as made by make map")
    parser.add_argument("--no-folium", action="store_true")
    chosen = parser.parse_args()
    gazetteer = Gazetteer.open()
    places = towns(gazetteer)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=[*ARGUMENTS, "--enable-precise-memory-info"]
        )
        if chosen.seeds:
            rows.append(opened(browser, chosen.seeds, "geomap, the seeds", None))
        rows += [ours(browser, folder, places, count, gazetteer) for count in chosen.counts]
        if not chosen.no_folium:
            rows.append(stock(folder, places, 10_000, "CircleMarker"))
            rows.append(stock(folder, places, 100_000, "FastMarkerCluster"))
        browser.close()
    print(table(rows))


if __name__ == "__main__":
    main()
