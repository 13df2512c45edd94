"""What keeps hostile text harmless: escapes, the content security policy and a last look at the page."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from typing import Any

from geomap.errors import OutputError

_PLAIN = frozenset(" .,-")
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
_NO_DOCUMENT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_EXTERNAL = re.compile(r"\s*(?:[a-z][a-z0-9+.\-]{0,30}:)?//", re.IGNORECASE)
_LOADING_ATTRIBUTES = frozenset({"src", "srcset", "href", "xlink:href", "data", "action", "formaction", "poster"})
_STYLE_LOADS = re.compile(r"@import|url\((?!\s{0,9}['\"]?\s{0,9}(?:data:|#))", re.IGNORECASE)


def safe_text(text: str) -> str:
    """Escape text for a folium layer of your own, so that neither Jinja nor the browser runs any of it.

    Every character that is not a letter, a digit, a space, ``.``, ``,``, ``-`` or outside ASCII becomes ``&#N;``, and
    so do U+2028 and U+2029, which end a line in JavaScript. `html.escape` is not enough: folium compiles text as a
    Jinja template and puts it between backticks.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    str
        What a browser shows as the text given.

    Examples
    --------
    >>> safe_text("{{7*7}} Kyïv")
    '&#123;&#123;7&#42;7&#125;&#125; Kyïv'
    """
    return "".join(
        char
        if char in _PLAIN or (char.isascii() and char.isalnum()) or (not char.isascii() and char not in "\u2028\u2029")
        else f"&#{ord(char)};"
        for char in text
    )


def escaped(text: str) -> str:
    """Escape text that stands in the page's markup, outside of any template.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    str
        With entities for what is markup; lone surrogates and control characters, which no document may hold, become
        U+FFFD.

    Examples
    --------
    >>> escaped("<b>{{ 7*7 }}</b>")
    '&lt;b&gt;{{ 7*7 }}&lt;/b&gt;'
    """
    return escape(_NO_DOCUMENT.sub("\ufffd", text))


def json_block(value: object) -> str:
    r"""Write a value as JSON that can stand inside a ``<script>`` element.

    Parameters
    ----------
    value
        Dicts, lists, strings, numbers, booleans and None.

    Returns
    -------
    str
        Compact JSON in which ``<``, ``>``, ``&``, U+2028 and U+2029 are escaped; lone surrogates become U+FFFD.

    Examples
    --------
    >>> json_block({"title": "</script>"})
    '{"title":"\\u003c/script\\u003e"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.translate(_ESCAPES).encode("utf-8", "replace").decode("utf-8")


class _Markup(HTMLParser):
    """Collects inline scripts and whatever would load something from elsewhere."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.loads: list[str] = []
        self._inside: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.loads += [
            f"<{tag} {name}={value!r}>"
            for name, value in attrs
            if name in _LOADING_ATTRIBUTES and value is not None and _EXTERNAL.match(value)
        ]
        if tag == "script" and values.get("type") is None:
            self._inside = "script"
            self.scripts.append("")
        elif tag == "style":
            self._inside = "style"

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.scripts[-1] += data
        elif self._inside == "style" and (found := _STYLE_LOADS.search(data)):
            self.loads.append(f"<style> … {data[found.start() : found.start() + 60]!r}")


def _parsed(page: str) -> _Markup:
    markup = _Markup()
    markup.feed(page)
    markup.close()
    return markup


def content_policy(page: str) -> str:
    """Write the content security policy of a page: nothing but its own inline scripts, and no request.

    Parameters
    ----------
    page
        The finished page, less the policy.

    Returns
    -------
    str
        The policy's value, with the SHA-256 of each inline script.
    """
    hashes = sorted({_script_hash(script) for script in _parsed(page).scripts})
    sources = " ".join(f"'sha256-{digest}'" for digest in hashes) or "'none'"
    return (
        f"default-src 'none'; script-src {sources}; style-src 'unsafe-inline'; img-src data: blob:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _script_hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


def refuse_external(page: str) -> None:
    """Refuse a page that would load anything from elsewhere.

    Parameters
    ----------
    page
        The finished page.

    Raises
    ------
    OutputError
        When an attribute or a style sheet of the page names something to be loaded; the message lists all of them.
    """
    loads: list[Any] = _parsed(page).loads
    if loads:
        raise OutputError(f"the page would load from elsewhere, so it was not written: {'; '.join(_some(loads))}")


def _some(items: list[str], limit: int = 10) -> Iterator[str]:
    yield from items[:limit]
    if len(items) > limit:
        yield f"and {len(items) - limit} more"
