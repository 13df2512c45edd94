"""Tables and records to files: one file a format, each written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from geomap import registry
from geomap.errors import OutputError, UnknownNameError
from geomap.export.base import Format, Layers
from geomap.files import replacing
from geomap.model import Record

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Format", "format_for", "formats", "write", "write_stream"]


def formats() -> tuple[Format, ...]:
    """List the formats, ours first."""
    return tuple(registry.load("format", name) for name in registry.names("format"))


def format_for(path: str | os.PathLike[str], name: str | None = None) -> Format:
    """Find the format of a file.

    Parameters
    ----------
    path
        The file; its suffix decides, whatever its case.
    name
        The format's name, which then decides; None to go by the suffix.

    Returns
    -------
    Format
        The format.

    Raises
    ------
    UnknownNameError
        When there is no such format or no format has that suffix; the message lists the valid ones.

    Examples
    --------
    >>> format_for("summit.GPKG").name
    'gpkg'
    """
    if name is not None:
        return cast("Format", registry.load("format", name))
    known = {suffix: each for each in reversed(formats()) for suffix in each.suffixes}
    suffix = Path(path).suffix.lower()
    if suffix in known:
        return known[suffix]
    listed = ", ".join(sorted(known))
    message = f"{os.fspath(path)}: no format has the suffix {suffix!r}; use one of {listed}, or name the format"
    raise UnknownNameError(message)


def write(
    source: Layers | Iterable[Record],
    path: str | os.PathLike[str],
    *,
    format: str | None = None,  # noqa: A002 (the word that pandas' and GDAL's users know)
    overwrite: bool = False,
    layer: str | Sequence[str] | None = None,
) -> None:
    """Write tables or records to a file, whole or not at all.

    Parameters
    ----------
    source
        Tables by layer, as `geomap.frames.frames_of` gives them, or records.
    path
        The file. Its old content stands until the new one is complete.
    format
        The format's name; None to go by the suffix.
    overwrite
        Whether a file that exists may be replaced.
    layer
        One layer or several; None for the format's own choice.

    Raises
    ------
    OutputExistsError
        When the file exists and may not be replaced.
    OutputError
        When it could not be written; the old file is untouched.
    UnknownNameError
        When there is no such format or layer.
    """
    chosen = format_for(path, format)
    names = chosen.choose(layer)
    with replacing(path, overwrite=overwrite) as temporary:
        if chosen.save is not None:
            chosen.save(_layers(source), names, temporary)
            return
        with temporary.open("wb") as stream:
            stream.writelines(_chunks(chosen, source, names))


def write_stream(
    source: Layers | Iterable[Record],
    stream: BinaryIO,
    format: str,  # noqa: A002
    *,
    layer: str | Sequence[str] | None = None,
) -> None:
    """Write tables or records to a binary stream such as ``sys.stdout.buffer``.

    Records in JSON lines are written one by one, as they come.

    Parameters
    ----------
    source
        Tables by layer, or records.
    stream
        Where to write; it stays open.
    format
        The name of a text format.
    layer
        One layer or several; None for the format's own choice.

    Raises
    ------
    OutputError
        When the format needs a file that can be sought in.
    UnknownNameError
        When there is no such format or layer.
    """
    chosen = cast("Format", registry.load("format", format))
    names = chosen.choose(layer)
    if chosen.save is not None:
        streamable = ", ".join(each.name for each in formats() if each.save is None)
        message = f"{format} cannot be streamed: name a file, or use one of {streamable}"
        raise OutputError(message)
    stream.writelines(_chunks(chosen, source, names))
    stream.flush()


def _chunks(chosen: Format, source: Layers | Iterable[Record], names: tuple[str, ...]) -> Iterator[bytes]:
    if chosen.chunks is not None:
        return chosen.chunks(_layers(source), names)
    if chosen.records is None:
        message = f"the format {chosen.name} says nothing about how it is written"
        raise OutputError(message)
    if isinstance(source, Mapping):
        message = f"{chosen.name} is made of records, not of layers: write the records"
        raise OutputError(message)
    return chosen.records(source)


def _layers(source: Layers | Iterable[Record]) -> Layers:
    if not isinstance(source, Mapping):
        from geomap.frames import frames_of  # noqa: PLC0415 (pandas only where tables are needed)

        return frames_of(source)
    return {layer: _degrees(frame) for layer, frame in source.items()}


def _degrees(frame: pd.DataFrame) -> pd.DataFrame:
    """Bring a table that its user projected back to WGS 84."""
    import geopandas as gpd  # noqa: PLC0415

    if not isinstance(frame, gpd.GeoDataFrame) or frame.crs is None or frame.crs == "EPSG:4326":
        return frame
    return cast("pd.DataFrame", frame.to_crs("EPSG:4326"))
