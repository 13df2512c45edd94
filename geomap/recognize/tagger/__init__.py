"""A small learned judge of candidates: signs of the name, its neighbours and the document, with a weight each."""

from __future__ import annotations

from geomap.recognize.tagger.signs import DocumentSigns
from geomap.recognize.tagger.tagger import Judgement, judge

__all__ = ["DocumentSigns", "Judgement", "judge"]
