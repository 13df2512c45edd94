"""Escapes, the content security policy, and the refusal of pages that would load something."""

from __future__ import annotations

import base64
import hashlib
import html
import json

import pytest
from branca.element import Element
from hypothesis import given
from hypothesis import strategies as st
from support import read_cases

from geomap.errors import OutputError
from geomap.render.safe import content_policy, json_block, refuse_external, safe_text

PAYLOADS = [row["payload"] for row in read_cases("render_payloads")]
LOADING = [
    '<script src="https://cdn.example/x.js"></script>',
    '<link rel="stylesheet" href="http://cdn.example/x.css">',
    '<img src="//cdn.example/x.png">',
    "<IMG SRC=HTTPS://cdn.example/x.png>",
    '<form action="http://cdn.example/"></form>',
    "<style>@import 'x.css';</style>",
    "<style>a { background: url( 'http://cdn.example/x.png') }</style>",
    "<style>a { background: url(x.png) }</style>",
    '<a href="http://cdn.example/">x</a>',
]
HARMLESS = [
    '<link rel="icon" href="data:,">',
    '<a href="#panel">x</a>',
    "<style>a { behavior: url(#default#VML) } b { background: url( data:image/png;base64,AA) }</style>",
    '<script type="application/json">{"a": "src=http://cdn.example"}</script>',
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_safe_text_shows_the_text_and_runs_nothing(payload: str) -> None:
    safe = safe_text(payload)
    assert html.unescape(safe) == payload
    assert Element(safe).render() == safe


@given(st.text())
def test_safe_text_keeps_any_text(text: str) -> None:
    assert not set("<>{}`$\"'\\%#\u2028\u2029") & set(safe_text(text).replace("&#", ""))


@given(st.text())
def test_json_block_round_trips_and_ends_no_script(text: str) -> None:
    block = json_block({"x": text})
    assert json.loads(block)["x"] == text.encode("utf-8", "replace").decode()
    assert not set("<>&\u2028\u2029") & set(block)


def test_json_block_survives_a_lone_surrogate() -> None:
    assert json.loads(json_block("a\ud800b")) == "a?b"


@pytest.mark.parametrize("markup", LOADING)
def test_a_page_that_loads_is_refused(markup: str) -> None:
    with pytest.raises(OutputError, match="load from elsewhere"):
        refuse_external(f"<html><head>{markup}</head></html>")


@pytest.mark.parametrize("markup", HARMLESS)
def test_a_page_that_loads_nothing_passes(markup: str) -> None:
    page = f"<html><head>{markup}</head></html>"
    refuse_external(page)
    with pytest.raises(OutputError):  # the same page with one thing more that loads
        refuse_external(page.replace("</head>", "<script src='https://a.example/x.js'></script></head>"))


def test_the_policy_names_each_inline_script() -> None:
    policy = content_policy("<script>one()</script><script type='application/json'>{}</script><script>two()</script>")
    for script in ("one()", "two()"):
        assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy
    assert policy.count("'sha256-") == 2
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
