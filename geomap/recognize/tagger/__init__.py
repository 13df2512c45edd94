"""A small learned judge of candidates: signs of the name, its neighbours and the document, with a weight each."""

from __future__ import annotations

from geomap.recognize.tagger.signs import DocumentSigns
from geomap.recognize.tagger.tagger import THRESHOLD, Judgement, judge, parts_of, say

__all__ = ["THRESHOLD", "DocumentSigns", "Judgement", "judge", "parts_of", "say"]
