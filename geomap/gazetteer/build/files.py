"""Which of a folder's files a build reads."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from geomap.errors import GazetteerError
from geomap.gazetteer.build.lines import Dump

_CITIES = ("cities500", "cities1000", "cities5000", "cities15000")
_CODE_LENGTH = 2


class DumpFiles(NamedTuple):
    """GeoNames' files.

    Parameters
    ----------
    places
        Files of the main table; at least one.
    alternates
        ``alternateNamesV2``, when it is there.
    units
        ``admin1CodesASCII`` and ``admin2Codes``, those that are there.
    countries
        ``countryInfo``, when it is there.
    """

    places: list[Dump]
    alternates: list[Dump]
    units: list[Dump]
    countries: list[Dump]

    def all(self) -> list[Dump]:
        """Give all of them, in the order in which they are read."""
        return [*self.places, *self.alternates, *self.units, *self.countries]


def find_files(folder: Path, countries: Collection[str]) -> DumpFiles:
    """Find GeoNames' files in a folder, as text or zip files.

    Parameters
    ----------
    folder
        Where they lie.
    countries
        Codes of the countries wanted: their own files are read when all are there, else ``allCountries``.

    Returns
    -------
    DumpFiles
        What to read.

    Raises
    ------
    GazetteerError
        When there is no file of places.
    """
    if not folder.is_dir():
        raise GazetteerError(f"{folder} is no folder; name the folder that holds GeoNames' dump files")
    own = [dump for code in sorted(countries) if (dump := _find(folder, code))]
    everything = _find(folder, "allCountries")
    if countries and len(own) == len(countries):
        places = own
    elif everything:
        places = [everything]
    elif countries:
        lacking = sorted(code for code in countries if not _find(folder, code))
        raise GazetteerError(
            f"{folder} holds neither allCountries.txt nor {', '.join(f'{code}.txt' for code in lacking)}"
        )
    else:
        places = _country_files(folder) or [dump for stem in _CITIES if (dump := _find(folder, stem))][:1]
    if not places:
        raise GazetteerError(
            f"{folder} holds no file of places; put allCountries.txt, country files such as UA.txt, or cities500.txt "
            "there (or their .zip), as GeoNames offers them, or use --download"
        )
    return DumpFiles(
        places,
        _present(folder, "alternateNamesV2"),
        _present(folder, "admin1CodesASCII", "admin2Codes"),
        _present(folder, "countryInfo"),
    )


def _find(folder: Path, stem: str) -> Dump | None:
    for suffix in (".txt", ".zip"):
        if (path := folder / f"{stem}{suffix}").is_file():
            return Dump(path)
    return None


def _present(folder: Path, *stems: str) -> list[Dump]:
    return [dump for stem in stems if (dump := _find(folder, stem))]


def _country_files(folder: Path) -> list[Dump]:
    stems = {path.stem for path in folder.iterdir() if path.suffix in {".txt", ".zip"}}
    codes = sorted(stem for stem in stems if len(stem) == _CODE_LENGTH and stem.isalpha() and stem.isupper())
    return _present(folder, *codes)
