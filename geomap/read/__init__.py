"""Stage 1: bytes to Documents, and Documents to blocks and sentences."""

from __future__ import annotations

from geomap.read.document import MAX_TEXT_CHARS, document_from_text
from geomap.read.options import MAX_INPUT_BYTES, ReadOptions, Source
from geomap.read.paths import find_sources, known_suffixes, read_paths
from geomap.read.segment import segment

__all__ = [
    "MAX_INPUT_BYTES",
    "MAX_TEXT_CHARS",
    "ReadOptions",
    "Source",
    "document_from_text",
    "find_sources",
    "known_suffixes",
    "read_paths",
    "segment",
]
