"""What a format is: a name, its suffixes, the layers it holds and one function that writes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from geomap.errors import UnknownNameError
from geomap.frames import LAYERS
from geomap.model import Event, Record

if TYPE_CHECKING:
    import pandas as pd

Layers: TypeAlias = "Mapping[str, pd.DataFrame]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format of files.

    Exactly one of ``chunks``, ``save`` and ``records`` is set.

    Parameters
    ----------
    name
        Its name, as in ``-f gpkg``.
    suffixes
        File suffixes that mean it, lower-case, the usual one first; empty when it must be named.
    layers
        The layers written when none is named.
    single
        Whether a file holds one layer only.
    chunks
        For text: yields the file's bytes from the layers and the names of those to write.
    save
        For the rest: writes the layers named to a path.
    records
        For text made of records rather than layers: yields the file's bytes.
    refuse
        Says in a few words why an event cannot be held, None when it can; None for a format that holds every event.
    """

    name: str
    suffixes: tuple[str, ...]
    layers: tuple[str, ...] = ()
    single: bool = False
    chunks: Callable[[Layers, tuple[str, ...]], Iterator[bytes]] | None = None
    save: Callable[[Layers, tuple[str, ...], Path], None] | None = None
    records: Callable[[Iterable[Record]], Iterator[bytes]] | None = None
    refuse: Callable[[Event, Record], str | None] | None = None

    def left_out(self, record: Record) -> Counter[str]:
        """Count the events of a record that the format cannot hold, by reason.

        Parameters
        ----------
        record
            The result for one document.

        Returns
        -------
        Counter of str
            Empty when it holds all.
        """
        refuse = self.refuse
        reasons = (refuse(event, record) for event in record.events) if refuse else ()
        return Counter(reason for reason in reasons if reason is not None)

    def choose(self, layer: str | Sequence[str] | None) -> tuple[str, ...]:
        """Say which layers to write.

        Parameters
        ----------
        layer
            One name or several; None for the format's own choice.

        Returns
        -------
        tuple of str
            Names of layers; empty for a format of records.

        Raises
        ------
        UnknownNameError
            When there is no such layer, or the format holds one and several were named, or it holds records.
        """
        if layer is None:
            return self.layers
        chosen = (layer,) if isinstance(layer, str) else tuple(dict.fromkeys(layer))
        if self.records is not None:
            message = f"{self.name} holds whole records, no layers: leave layer {', '.join(chosen)} away"
            raise UnknownNameError(message)
        unknown = [name for name in chosen if name not in LAYERS]
        if unknown or not chosen:
            message = f"no layer named {', '.join(map(repr, unknown))}; there are: {', '.join(LAYERS)}"
            raise UnknownNameError(message)
        if self.single and len(chosen) > 1:
            message = f"{self.name} holds one layer, not {len(chosen)} ({', '.join(chosen)}); name one, or write gpkg"
            raise UnknownNameError(message)
        return chosen
