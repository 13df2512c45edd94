"""A small learned reader: whether a name means the ground itself or a side, a people, a body, by weighed signs."""

from __future__ import annotations

from geomap.recognize.reader.reader import parts_of, read_by_signs, say, signs_asked
from geomap.recognize.reader.signs import TELLING, Surroundings, reading_signs

__all__ = ["TELLING", "Surroundings", "parts_of", "read_by_signs", "reading_signs", "say", "signs_asked"]
