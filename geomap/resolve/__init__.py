"""Stage 3, mentions to resolutions: which place each mention means, with its reasons and the also-rans."""

from __future__ import annotations

from geomap.resolve.resolver import resolve

__all__ = ["resolve"]
