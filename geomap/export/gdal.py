"""GDAL's part: write a table as a layer, and believe only what can be read back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import OutputError

if TYPE_CHECKING:
    import pandas as pd


def write_layer(
    frame: pd.DataFrame,
    path: Path,
    *,
    layer: str,
    driver: str,
    dataset_options: dict[str, str] | None = None,
    layer_options: dict[str, str] | None = None,
) -> None:
    """Write a table with a GDAL driver and count its rows in the file.

    Parameters
    ----------
    frame
        A GeoDataFrame, or a DataFrame for a layer without geometry.
    path
        A path of our own making: no text from outside ever becomes a name that GDAL interprets. When the file
        exists and the driver holds several layers, the layer is added.
    layer
        Name of the layer.
    driver
        GDAL's short name, ``"GPKG"``.
    dataset_options, layer_options
        GDAL's creation options.

    Raises
    ------
    OutputError
        When GDAL fails, or another number of rows is read back than was written.
    """
    import pyogrio  # noqa: PLC0415 (loads GDAL)
    from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError  # noqa: PLC0415

    try:
        pyogrio.write_dataframe(
            frame,
            path,
            layer=layer,
            driver=driver,
            dataset_options=dataset_options,
            layer_options=layer_options,
            **_geometry_options(frame),
        )
        count = pyogrio.read_info(path, layer=layer, force_feature_count=True)["features"]
    except (DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError, RuntimeError) as error:
        message = f"{driver}, layer {layer}: {str(error).replace(str(path), 'the file')}"
        raise OutputError(message) from error
    if count != len(frame):
        message = f"{driver}, layer {layer}: {len(frame)} rows were written and {count} read back; is the disk full?"
        raise OutputError(message)


def _geometry_options(frame: pd.DataFrame) -> dict[str, str]:
    """Say what GDAL cannot tell from the rows: mixed, or no geometries at all, make a layer of any type."""
    active = getattr(frame, "active_geometry_name", None)
    if active is None:
        return {}
    types = frame[active].geom_type.dropna().unique()
    return {"geometry_type": types[0] if len(types) == 1 else "Unknown"}
