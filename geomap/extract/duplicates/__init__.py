"""Duplicates: events of different documents that may be one event, with reasons; never merged."""

from __future__ import annotations

from geomap.extract.duplicates.finder import DuplicateFinder, find_duplicates

__all__ = ["DuplicateFinder", "find_duplicates"]
