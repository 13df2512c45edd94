"""The page: records and gazetteer in, one HTML document out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from geomap.files import replacing
from geomap.gazetteer import Gazetteer
from geomap.model import Record
from geomap.render.basemap import encode_basemap
from geomap.render.fallback import events_table
from geomap.render.payload import page_data
from geomap.render.safe import json_block, refuse_external

if TYPE_CHECKING:
    import folium


_MARKED = 60
"""More events than this may be painted on a canvas (``GM.MOST_BARS``, ``GM.MOST_MARKS``)."""


def render_html(records: Sequence[Record], gazetteer: Gazetteer, *, title: str | None = None) -> str:
    """Draw records on one self-contained page.

    Parameters
    ----------
    records
        One for each document, in the order in which the page shows them.
    gazetteer
        Where borders, outlines and labels come from.
    title
        The page's title; None takes the only document's heading, or counts the documents.

    Returns
    -------
    str
        An HTML document that asks for no other file. Equal input gives equal bytes.

    Raises
    ------
    OutputError
        When the page would load anything from elsewhere.
    """
    page: str = _map(records, gazetteer, title=title, strict=True).get_root().render()
    refuse_external(page)
    return page


def write_html(
    records: Sequence[Record],
    gazetteer: Gazetteer,
    path: str | os.PathLike[str],
    *,
    title: str | None = None,
    overwrite: bool = False,
) -> None:
    """Write the page of `render_html` to a file, whole or not at all.

    Parameters
    ----------
    records, gazetteer, title
        As for `render_html`.
    path
        The file to write.
    overwrite
        Whether an existing file may be replaced.

    Raises
    ------
    OutputExistsError
        When the file exists and ``overwrite`` is false.
    OutputError
        When the file cannot be written, or the page would load anything from elsewhere.
    """
    with replacing(path, overwrite=overwrite) as temporary:
        temporary.write_text(render_html(records, gazetteer, title=title), encoding="utf-8", newline="\n")


def explore_map(records: Sequence[Record], gazetteer: Gazetteer, *, title: str | None = None) -> folium.Map:
    """Give the page as a folium map, which a notebook shows and to which layers can be added.

    The page then carries no content security policy, because other layers may need scripts from elsewhere. Text
    that you hand to folium is compiled by it: pass it through `safe_text` first.

    Parameters
    ----------
    records, gazetteer, title
        As for `render_html`.

    Returns
    -------
    folium.Map
        A map with our page round it.
    """
    return _map(records, gazetteer, title=title, strict=False)


def _map(records: Sequence[Record], gazetteer: Gazetteer, *, title: str | None, strict: bool) -> folium.Map:
    from geomap.render.shell import Parts, build_map  # noqa: PLC0415 (importing folium takes a second)

    data = page_data(records, gazetteer, title=title)
    parts = Parts(
        title=data["title"],
        data=json_block(data),
        basemap=encode_basemap(records, gazetteer),
        fallback=events_table(data),
        many="packed" in data or len(data["events"]) > _MARKED,
    )
    return build_map(parts, strict=strict)
