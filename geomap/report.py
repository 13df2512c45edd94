"""Report: the results of a run, as tables, files, a page and a map."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from geomap.errors import InputError
from geomap.frames import frames_of, records_to_json
from geomap.frames.json_text import dumps
from geomap.gazetteer import Gazetteer
from geomap.model import Placement, Record

if TYPE_CHECKING:
    import folium
    import geopandas as gpd
    import pandas as pd


class Report:
    """The results for any number of documents.

    Tables are made when they are first asked for, and kept: columns that you add to them are written too.

    Parameters
    ----------
    records
        One a document, in order.
    gazetteer
        What they were made with; the page takes its borders and labels from it.
    failures
        The inputs that could not be read.
    """

    def __init__(self, records: Iterable[Record], gazetteer: Gazetteer, *, failures: Iterable[InputError] = ()) -> None:
        self.records: tuple[Record, ...] = tuple(records)
        self.gazetteer = gazetteer
        self.failures: tuple[InputError, ...] = tuple(failures)

    def __len__(self) -> int:
        return len(self.records)

    def __repr__(self) -> str:
        totals = Counter(event.placement for record in self.records for event in record.events)
        claims = sum(len(record.claims) for record in self.records)
        mentions = sum(len(record.mentions) for record in self.records)
        return (
            f"<Report: {_count(len(self.records), 'document')}, {_count(mentions, 'mention')}, "
            f"{_count(totals.total(), 'event')} ({_count(totals[Placement.PIN], 'pin')}, "
            f"{_count(totals[Placement.ZONE], 'zone')}), {_count(claims, 'claim')}, "
            f"{_count(len(self.failures), 'failure')}>"
        )

    @cached_property
    def layers(self) -> dict[str, pd.DataFrame]:
        """Every table by its layer's name; `geomap.frames.schema` lists their columns."""
        return frames_of(self.records)

    @property
    def documents(self) -> pd.DataFrame:
        """One row a document: counts, hash and what made the result."""
        return self.layers["documents"]

    @property
    def places(self) -> gpd.GeoDataFrame:
        """One row a mention, rejected candidates included."""
        return self.layers["places"]

    @property
    def events(self) -> gpd.GeoDataFrame:
        """One row an event, most salient first within a document; on the map or not."""
        return self.layers["events"]

    @property
    def claims(self) -> gpd.GeoDataFrame:
        """One row a distance claim with its verdict and the zone that it allows."""
        return self.layers["claims"]

    @property
    def links(self) -> gpd.GeoDataFrame:
        """One row a link: from an event to its mention and claims, from a claim to its landmark and subject."""
        return self.layers["links"]

    @property
    def duplicates(self) -> pd.DataFrame:
        """One row a pair of events of two documents that may be one event, with a score and reasons; never merged."""
        return self.layers["duplicates"]

    @property
    def agreements(self) -> pd.DataFrame:
        """One row an attribute of such a pair: what each says, and whether they agree or contradict each other."""
        return self.layers["agreements"]

    def summary(self) -> list[str]:
        """Say in one line a document what was found.

        Returns
        -------
        list of str
            In the order of the records.
        """
        from geomap.summary import summary_line  # noqa: PLC0415

        return [summary_line(record) for record in self.records]

    def to_json(self) -> str:
        """Give all records as one JSON array; ``to_file("x.jsonl")`` writes them one a line."""
        return dumps(list(records_to_json(self.records))).decode("utf-8")

    def to_file(
        self,
        path: str | os.PathLike[str],
        *,
        format: str | None = None,  # noqa: A002 (the word that pandas' and GDAL's users know)
        overwrite: bool = False,
        layer: str | Sequence[str] | None = None,
    ) -> None:
        """Write the results to a file, whole or not at all.

        Parameters
        ----------
        path
            The file; its suffix says the format: ``.geojson``, ``.gpkg``, ``.parquet``, ``.jsonl`` …
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
        from geomap.export import format_for, write  # noqa: PLC0415

        source = self.records if format_for(path, format).records is not None else self.layers
        write(source, path, format=format, overwrite=overwrite, layer=layer)

    def to_html(self, path: str | os.PathLike[str], *, title: str | None = None, overwrite: bool = False) -> None:
        """Write one self-contained page with text, map and verdicts.

        Parameters
        ----------
        path
            The file.
        title
            The page's title; None takes the only document's title, or counts the documents.
        overwrite
            Whether a file that exists may be replaced.

        Raises
        ------
        OutputExistsError
            When the file exists and may not be replaced.
        OutputError
            When it could not be written; the old file is untouched.
        """
        from geomap.render import write_html  # noqa: PLC0415 (folium takes a second to import)

        write_html(self.records, self.gazetteer, path, title=title, overwrite=overwrite)

    def explore(self, *, title: str | None = None) -> folium.Map:
        """Give the map as a `folium.Map`, which a notebook shows and other layers can be added to.

        Parameters
        ----------
        title
            The page's title; None takes the only document's title, or counts the documents.

        Returns
        -------
        folium.Map
            With everything that `to_html` draws.
        """
        from geomap.render import explore_map  # noqa: PLC0415

        return explore_map(self.records, self.gazetteer, title=title)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
