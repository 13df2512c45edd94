"""The scripts, style sheets and markup that travel inside the page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geomap.render import assets
from geomap.render.safe import refuse_external

WEB = Path(assets.__file__).parent / "web"
SINKS = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|setTimeout\(\s*['\"`]|\.srcdoc"
    r"|createContextualFragment|DOMParser|setHTML|\bimport\(|\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon"
)


def test_every_file_is_listed_once() -> None:
    assert sorted(path.stem for path in WEB.glob("*.js")) == sorted([*assets.SCRIPTS, *assets.MANY_SCRIPTS])
    assert sorted(path.stem for path in WEB.glob("*.css")) == sorted(assets.STYLES)


@pytest.mark.parametrize("name", assets.SCRIPTS)
def test_a_script_is_small_strict_and_parses_no_markup(name: str) -> None:
    text = (WEB / f"{name}.js").read_text(encoding="utf-8")
    assert not SINKS.findall(text)
    assert text.count("'use strict';") == 1
    assert text.rstrip().endswith("})((window.GM = window.GM || {}));")
    assert len(text.splitlines()) <= 250


def test_no_script_ends_the_element_it_stands_in() -> None:
    for text in (assets.script(), assets.leaflet_assets().script):
        assert "</script" not in text.lower()
        assert "<!--" not in text


def test_leaflet_loads_nothing() -> None:
    leaflet = assets.leaflet_assets()
    refuse_external(f"<style>{leaflet.style}</style>")
    assert "sourceMappingURL" not in leaflet.script
    assert "BSD" in leaflet.notice


def test_the_markup_has_one_place_for_the_map() -> None:
    assert assets.markup().count("<!--map-->") == 1
    ids = re.findall(r'\bid="([^"]+)"', assets.markup())
    assert len(ids) == len(set(ids))
