"""Chromium without a network, and pages opened from files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from geomap.gazetteer import Gazetteer
from geomap.model import Record
from geomap.pipeline import analyse
from geomap.read import document_from_text
from geomap.render import write_html

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
READY_MS = 20_000


@dataclass
class Opened:
    """A page and what happened in it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def texts(self, selector: str) -> list[str]:
        return self.page.locator(selector).all_inner_texts()


OpenMap = Callable[..., Opened]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is not installed; the map cannot be tested without it")
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def open_map(browser: Browser, gazetteer: Gazetteer, tmp_path: Path) -> Iterator[OpenMap]:
    contexts = []

    def opener(records: Sequence[Record], *, title: str | None = None, fragment: str = "", **options: object) -> Opened:
        path = tmp_path / "map.html"
        write_html(records, gazetteer, path, title=title, overwrite=True)
        settings = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce", "offline": True, **options}
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        opened = Opened(page)
        page.on("request", lambda request: opened.requests.append(request.url))
        page.on("pageerror", lambda error: opened.errors.append(str(error)))
        page.on("console", lambda message: opened.errors.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: (opened.errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.add_init_script(
            "document.addEventListener('securitypolicyviolation',"
            " e => console.error('policy violated: ' + e.violatedDirective + ' ' + e.blockedURI));"
        )
        page.goto(path.as_uri() + fragment)
        page.wait_for_selector("html[data-ready='1']", timeout=READY_MS)
        return opened

    yield opener
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
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
