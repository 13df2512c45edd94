"""The document that folium writes, and how our own parts get into it without passing through folium."""

from __future__ import annotations

from typing import Any, NamedTuple

import folium
from branca.element import Figure
from folium.template import Template

from geomap.render import assets
from geomap.render.safe import content_policy, escaped

_HEAD, _BEFORE, _AFTER, _END = (f"<!--geomap:{name}-->" for name in ("head", "before", "after", "end"))
_MAP_ID = "geomap"


class Parts(NamedTuple):
    """What folium must never see: the title, the two data blocks that our scripts read, and what stands in for them.

    ``many`` says whether there are more events than are marked one by one.
    """

    title: str
    data: str
    basemap: str
    fallback: str
    many: bool


class Page(Figure):
    """A folium figure that puts our parts into the document after folium has compiled its templates.

    Parameters
    ----------
    parts
        The page's own content.
    strict
        Whether the page carries a content security policy. Layers that a user adds may load scripts from
        elsewhere, which the policy would stop.
    """

    _template = Template(
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n{_HEAD}\n'
        "{{ this.header.render(**kwargs) }}\n</head>\n<body>\n"
        f"{_BEFORE}\n{{{{ this.html.render(**kwargs) }}}}\n{_AFTER}\n"
        "<script>{{ this.script.render(**kwargs) }}</script>\n"
        f"{_END}\n</body>\n</html>\n"
    )

    def __init__(self, parts: Parts, *, strict: bool) -> None:
        super().__init__(height="720px")
        self._id = f"{_MAP_ID}_page"
        self._parts = parts
        self._strict = strict

    def render(self, **kwargs: Any) -> str:  # noqa: ANN401 (branca's signature)
        """Render folium's document, then insert the parts.

        Returns
        -------
        str
            The page.
        """
        for child in self._children.values():
            child.render(**kwargs)
        start, rest = self._template.render(this=self, kwargs=kwargs).split(_HEAD, 1)
        header, rest = rest.split(_BEFORE, 1)
        container, rest = rest.split(_AFTER, 1)
        shell_script, end = rest.split(_END, 1)
        before, after = assets.markup().split("<!--map-->", 1)
        after, last = after.split("<!--fallback-->", 1)
        page = (
            f"{self._head()}{_before_head_end(_one_viewport(header), assets.style())}{before}{container}{after}"
            f"{self._parts.fallback}{last}\n"
            f'<script type="application/json" id="geomap-data">{self._parts.data}</script>\n'
            f'<script type="text/plain" id="geomap-basemap">{self._parts.basemap}</script>'
            f"{shell_script}<script>{assets.script(many=self._parts.many)}</script>{end}"
        )
        policy = f'<meta http-equiv="Content-Security-Policy" content="{content_policy(page)}">\n'
        return f'{start}<meta charset="utf-8">\n{policy if self._strict else ""}{page}'

    def _head(self) -> str:
        leaflet = assets.leaflet_assets()
        return (
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="color-scheme" content="light dark">\n'
            '<meta name="referrer" content="no-referrer">\n'
            '<link rel="icon" href="data:,">\n'
            f"<title>{escaped(self._parts.title)}</title>\n"
            f"<style>{leaflet.style}</style>\n"
            f"<script>{leaflet.script}</script>"
        )


def build_map(parts: Parts, *, strict: bool) -> folium.Map:
    """Build the folium map that our page is drawn in.

    Parameters
    ----------
    parts
        The page's own content.
    strict
        Whether the page carries a content security policy.

    Returns
    -------
    folium.Map
        A map whose figure renders the whole page; every id in it is fixed, so that equal input gives equal bytes.
    """
    shell = folium.Map(
        location=(20.0, 10.0),
        zoom_start=2,
        tiles=None,
        zoom_control=False,
        attributionControl=False,
        minZoom=1,
        maxZoom=14,
        zoomSnap=0.25,
        zoomDelta=0.5,
    )
    shell.default_js, shell.default_css = [], []  # the files that folium would fetch
    shell._id = _MAP_ID  # noqa: SLF001 (folium has no other way to fix an id)
    Page(parts, strict=strict).add_child(shell)
    return shell


def _one_viewport(markup: str) -> str:
    """Drop folium's viewport, which forbids zooming (WCAG 2.2, 1.4.4)."""
    start = markup.find('<meta name="viewport"')
    return markup if start < 0 else markup[:start] + markup[markup.index(">", start) + 1 :]


def _before_head_end(markup: str, style: str) -> str:
    """Put our style sheet behind folium's own, so that ours decides."""
    inside, body = markup.split("</head>", 1)
    return f"{inside}<style>{style}</style>\n</head>{body}"
