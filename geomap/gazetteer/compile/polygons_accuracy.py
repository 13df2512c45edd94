"""What the compiler declares about accuracy and ownership where views or sources differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geomap.gazetteer.boundaries_index import DEFAULT_ACCURACY_M
from geomap.gazetteer.boundaries_layer import PieceLayer
from geomap.gazetteer.compile.polygons_admin1 import Unit
from geomap.gazetteer.compile.polygons_states import VIEWS, Piece

_HALF = 0.5


def country_accuracies(pieces: Sequence[Piece]) -> dict[str, float]:
    """List the countries whose boundary is worse than the source's, because a piece of it was placed by hand.

    Parameters
    ----------
    pieces
        All pieces of land.

    Returns
    -------
    dict
        Code to metres, under any view.
    """
    worst: dict[str, float] = {}
    for piece in pieces:
        for code in set(piece.owners.values()) - {""}:
            worst[code] = max(piece.accuracy_m, worst.get(code, 0.0))
    return {code: accuracy_m for code, accuracy_m in sorted(worst.items()) if accuracy_m > DEFAULT_ACCURACY_M}


def with_pieces_accuracy(units: Sequence[Unit], pieces: Sequence[Piece], layer: PieceLayer) -> list[Unit]:
    """Declare units no better than the pieces placed by hand that they touch.

    Parameters
    ----------
    units
        First-level units.
    pieces
        All pieces of land.
    layer
        Their polygons.

    Returns
    -------
    list of Unit
        In the same order.
    """
    rough = [
        (layer.piece_polygon(number).buffer(1e-4), piece.accuracy_m)
        for number, piece in enumerate(pieces)
        if piece.accuracy_m > DEFAULT_ACCURACY_M
    ]
    return [
        replace(unit, accuracy_m=max([unit.accuracy_m, *(m for ground, m in rough if ground.intersects(unit.polygon))]))
        for unit in units
    ]


def unit_owners(units: Sequence[Unit], pieces: Sequence[Piece], layer: PieceLayer) -> dict[str, dict[str, str]]:
    """List the units that a view gives to another country than their code says.

    Parameters
    ----------
    units
        First-level units.
    pieces
        All pieces of land.
    layer
        Their polygons.

    Returns
    -------
    dict
        View to code to country; a unit counts with the piece that holds more than half of it.
    """
    differing = [
        (layer.piece_polygon(number), piece.owners)
        for number, piece in enumerate(pieces)
        if len(set(piece.owners.values())) > 1
    ]
    owners: dict[str, dict[str, str]] = {view: {} for view in VIEWS}
    for unit in units:
        for ground, of_view in differing:
            if ground.intersects(unit.polygon) and ground.intersection(unit.polygon).area > _HALF * unit.polygon.area:
                for view, country in of_view.items():
                    if country != unit.code.partition(".")[0]:
                        owners[view][unit.code] = country
    return owners
