"""Stage 3, mentions to resolutions: which place each mention means, with its reasons and the also-rans."""

from __future__ import annotations

from geomap.resolve.comparing import Comparer, Comparison, Difference
from geomap.resolve.ranking import UNSAID
from geomap.resolve.resolver import resolve

__all__ = ["UNSAID", "Comparer", "Comparison", "Difference", "resolve"]
