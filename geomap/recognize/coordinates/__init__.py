"""The recogniser that reads coordinates: one module a family of forms, one table of them in ``find``."""

from __future__ import annotations

from geomap.recognize.coordinates.find import find_coordinates

__all__ = ["find_coordinates"]
