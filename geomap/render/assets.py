"""The files that travel inside the page: Leaflet and our own scripts, style sheets and markup."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import NamedTuple

from geomap.errors import OutputError

SCRIPTS = (
    "dom",
    "glyphs",
    "state",
    "theme",
    "codec",
    "canvas",
    "basemap",
    "labels",
    "focus",
    "groups",
    "marks",
    "claims",
    "corrections",
    "details",
    "text",
    "cards",
    "places",
    "range",
    "timeline",
    "legend",
    "menu",
    "filters",
    "picture",
    "export",
    "search",
    "layout",
    "paper",
    "permalink",
    "main",
)
"""Our scripts in the order in which they run; each adds to the one namespace ``GM``."""

MANY_SCRIPTS = ("bulk", "spots", "histogram")
"""What only a page with more events than can be told apart by eye needs."""

STYLES = ("tokens", "layout", "menus", "panel", "text", "map", "timeline", "print")
"""Our style sheets, the later ones winning."""

_LEAFLET_IMAGE = re.compile(r"url\(images/[^)]{1,80}\)")
_INDENT = re.compile(r"^ {1,40}", re.MULTILINE)
_COMMENT = re.compile(r"^/\*(?:[^*]|\*(?!/)){1,2000}\*/\n", re.MULTILINE)
"""A comment that has its lines to itself."""
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


class LeafletAssets(NamedTuple):
    """Leaflet's script and style sheet, and the notice that its licence asks for."""

    script: str
    style: str
    notice: str


def leaflet_assets() -> LeafletAssets:
    """Read Leaflet from the installed package ``XStatic-Leaflet``, less its image files and source map.

    Returns
    -------
    LeafletAssets
        What is inlined into the page.

    Raises
    ------
    OutputError
        When the package is not installed.
    """
    try:
        folder = files("xstatic.pkg.leaflet") / "data"
        script = (folder / "leaflet.js").read_text(encoding="utf-8")
        style = (folder / "leaflet.css").read_text(encoding="utf-8")
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise OutputError("Leaflet is not installed, and the map is drawn with it: install XStatic-Leaflet") from error
    return LeafletAssets(
        script=_SOURCE_MAP.sub("", script).strip(),
        style=_LEAFLET_IMAGE.sub("none", style).strip(),
        notice=_read("leaflet_licence.txt"),
    )


def script(*, many: bool = False) -> str:
    """Join our scripts into one, in the order of `SCRIPTS`, without indents and comments.

    Parameters
    ----------
    many
        Whether `MANY_SCRIPTS` go with them.

    Returns
    -------
    str
        The script.
    """
    names = (*(MANY_SCRIPTS if many else ()), *SCRIPTS)
    return _COMMENT.sub("", _INDENT.sub("", "\n".join(_read(f"{name}.js") for name in names)))


def style() -> str:
    """Join our style sheets into one, in the order of `STYLES`."""
    return _COMMENT.sub("", _INDENT.sub("", "\n".join(_read(f"{name}.css") for name in STYLES)))


def markup() -> str:
    """Read the page's fixed markup; the map's container goes where it says ``<!--map-->``."""
    return _read("page.html")


def _read(name: str) -> str:
    return (files("geomap.render") / "web" / name).read_text(encoding="utf-8").strip()
