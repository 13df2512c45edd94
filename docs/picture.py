"""Take the pictures of the seeds' map: ``make picture`` writes ``maps/seeds*.png``."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

MAPS = Path(__file__).resolve().parent.parent / "maps"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
VIEWS = {
    "seeds": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"},
    "seeds-dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
    "seeds-narrow": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"},
}


def take(browser: Browser, name: str) -> None:
    """Open the map in one form and save what is seen."""
    page = browser.new_page(**VIEWS[name])
    page.goto((MAPS / "seeds.html").as_uri())
    page.wait_for_selector('html[data-ready="1"]')
    page.screenshot(path=MAPS / f"{name}.png")
    page.close()


def run() -> None:
    """Take every picture."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for name in VIEWS:
            take(browser, name)
        browser.close()


if __name__ == "__main__":
    run()
