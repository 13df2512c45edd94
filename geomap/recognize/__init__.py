"""Stage 2, document to mentions: which words name a place, and what they stand for there."""

from __future__ import annotations

from geomap.recognize.recognizer import recognize

__all__ = ["recognize"]
