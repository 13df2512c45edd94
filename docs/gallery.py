"""Take the pictures of the gallery: ``make gallery`` writes ``maps/*.png``; the maps themselves are not kept.

The seeds' map in several forms, and a week of 200 short reports made of the gazetteer's own towns, the same each time.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from geomap.gazetteer import Gazetteer
from geomap.model import PlaceKind, Record
from geomap.pipeline import analyse
from geomap.read import document_from_text
from geomap.render import write_html

MAPS = Path(__file__).resolve().parent.parent / "maps"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
WIDE = {"width": 1440, "height": 900}
FIRST_DAY, REPORTS, LEAST_PEOPLE = date(2026, 3, 2), 200, 40_000
COUNTRIES = ("UA", "SD", "SY", "CD", "MM", "ML", "BF", "NG", "YE", "HT", "CO", "PK", "ET", "SO", "MZ", "LB", "IQ", "MX")
SENTENCES = (
    "Shells hit a market in {town} on {day}, killing {count} people.",
    "Rebels attacked an army base near {town} on {day}.",
    "Thousands of protesters marched through {town} on {day}.",
    "A drone struck a power station in {town} on {day}.",
    "Police arrested {count} men in {town} on {day}.",
    "Gunmen killed {count} villagers in {town} on {day}.",
    "A mob burned shops in {town} on {day}.",
    "Delegates met for peace talks in {town} on {day}.",
)


@dataclass(frozen=True)
class View:
    """A picture: which map, how large and in which light, and what is selected on it."""

    map: str
    settings: dict[str, Any] = field(default_factory=lambda: {"viewport": WIDE, "color_scheme": "light"})
    selected: str = ""


VIEWS = {
    "seeds": View("seeds"),
    "seeds-dark": View("seeds", {"viewport": WIDE, "color_scheme": "dark"}),
    "seeds-narrow": View("seeds", {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"}),
    "seeds-claim": View("seeds", selected=".gm-claim-words, .gm-claim"),
    "week": View("week"),
    "week-dark": View("week", {"viewport": WIDE, "color_scheme": "dark"}),
}


def week(gazetteer: Gazetteer) -> Iterator[Record]:
    """Make a week of reports, each of one or two sentences about towns of one country."""
    chance = random.Random(7)  # noqa: S311 (no secret: the same week each time)
    towns: dict[str, list[str]] = {}
    for country in COUNTRIES:
        found = gazetteer.near(gazetteer.country(country).position, within_m=900_000.0, limit=2_000)
        places = [place for place, _ in found if place.country == country and place.kind is PlaceKind.CITY]
        towns[country] = [place.name for place in places if place.population >= LEAST_PEOPLE and place.name.isascii()]
    for number in range(REPORTS):
        country = chance.choice([one for one in COUNTRIES if towns[one]])
        day = FIRST_DAY + timedelta(days=chance.randrange(7))
        sentences = chance.sample(SENTENCES, chance.choice((1, 1, 2)))
        told = [
            sentence.format(town=chance.choice(towns[country]), day=f"{day:%A}", count=chance.randrange(2, 40))
            for sentence in sentences
        ]
        text = f"{gazetteer.country(country).name}: {' '.join(told)}"
        document = document_from_text(text, doc_id=f"w{number:03}", published=day + timedelta(days=1))
        yield analyse(document, gazetteer)


def seeds(gazetteer: Gazetteer) -> Iterator[Record]:
    """Read the two seed articles."""
    for path in sorted((MAPS.parent / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        yield analyse(document_from_text(text, doc_id=path.stem, published=date(2026, 1, 7)), gazetteer)


def take(browser: Browser, view: View, source: Path, target: Path) -> None:
    """Open a map in one form and save what is seen."""
    page: Page = browser.new_page(**view.settings)
    page.goto(source.as_uri())
    page.wait_for_selector('html[data-ready="1"]')
    if view.selected:
        page.locator(view.selected).first.click()
        page.wait_for_timeout(1500)
    page.screenshot(path=target)
    page.close()


def run() -> None:
    """Take every picture."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    gazetteer = Gazetteer.open()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        sources = {"seeds": Path(folder) / "seeds.html", "week": Path(folder) / "week.html"}
        write_html(list(seeds(gazetteer)), gazetteer, sources["seeds"])
        write_html(list(week(gazetteer)), gazetteer, sources["week"], title="A week of 200 made-up reports")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for name, view in VIEWS.items():
            take(browser, view, sources[view.map], MAPS / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    run()
