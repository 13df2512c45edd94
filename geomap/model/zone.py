"""Zone: ground that is drawn when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Drawing(NamedTuple):
    """A drawn zone.

    Parameters
    ----------
    wkb
        The polygons as WKB in degrees; None when nothing is left to draw.
    area_m2
        Their geodesic area in square metres; None with nothing drawn.
    """

    wkb: bytes | None
    area_m2: float | None


class Zone:
    """Ground on which something must lie; a verdict does not wait for its outline.

    Zones are equal when what they draw is; a pickled zone is drawn first.

    Parameters
    ----------
    draw
        Draws it; called once, when the zone is first looked at.

    Examples
    --------
    >>> Zone(lambda: Drawing(None, None)) == Zone.drawn(None, None)
    True
    """

    __slots__ = ("_draw", "_drawing")

    def __init__(self, draw: Callable[[], Drawing]) -> None:
        self._draw: Callable[[], Drawing] | None = draw
        self._drawing = Drawing(None, None)

    @classmethod
    def drawn(cls, wkb: bytes | None, area_m2: float | None) -> Zone:
        """Make a zone whose outline is known already."""
        return cls(lambda: Drawing(wkb, area_m2))

    @property
    def drawing(self) -> Drawing:
        """The outline and its area."""
        if self._draw is not None:
            self._drawing, self._draw = self._draw(), None
        return self._drawing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Zone) and self.drawing == other.drawing

    def __hash__(self) -> int:
        return hash(self.drawing)

    def __reduce__(self) -> tuple[Callable[[bytes | None, float | None], Zone], Drawing]:
        return Zone.drawn, self.drawing
