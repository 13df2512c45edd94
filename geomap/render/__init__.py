"""Records in, one self-contained HTML map out.

Python computes every geometry, label and verdict; the scripts in ``web/`` only draw. folium gives the document and
the Leaflet container; no word of a document passes through it, because it compiles text as templates.
"""

from __future__ import annotations

from geomap.render.page import explore_map, render_html, write_html
from geomap.render.safe import safe_text

__all__ = ["explore_map", "render_html", "safe_text", "write_html"]
