"""Check of movements: where they began is not said."""

from __future__ import annotations

from geomap.check.result import Checked, undecided
from geomap.gazetteer import Gazetteer
from geomap.model import DistanceClaim


def check_movement(_claim: DistanceClaim, _gazetteer: Gazetteer) -> Checked:
    """Say why a movement cannot be checked.

    Returns
    -------
    Checked
        Undecided.
    """
    return undecided("start-unknown", "the text does not say where the movement began")
