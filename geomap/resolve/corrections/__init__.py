"""What an analyst said about mentions: read from a small file, and replayed behind the resolution."""

from __future__ import annotations

from geomap.resolve.corrections.file import Correction, Corrections, Said, read_corrections
from geomap.resolve.corrections.replay import Replayed, replay

__all__ = ["Correction", "Corrections", "Replayed", "Said", "read_corrections", "replay"]
