"""Stage 2, document to mentions: which words name a place, and what they stand for there."""

from __future__ import annotations

from geomap.recognize.finder import Finder, FoundName, NamedFinder
from geomap.recognize.grounding import ask_finders
from geomap.recognize.opening import open_finders
from geomap.recognize.recognizer import recognize
from geomap.recognize.weighing import Weighed, weigh_again

__all__ = ["Finder", "FoundName", "NamedFinder", "Weighed", "ask_finders", "open_finders", "recognize", "weigh_again"]
