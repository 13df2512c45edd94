"""Write a dump shaped like GeoNames': ``allCountries.txt`` and ``alternateNamesV2.txt``.

Usage: ``python benchmarks/synthetic_geonames.py FOLDER [ROWS]``; 13,000,000 rows with 21.4 million names when no number
is given. The same numbers come out each time. Shares of feature classes, of unknown populations, of scripts and of
repeated names are about those of GeoNames' dump; one line in a million is malformed.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np

ROWS = 13_000_000
FIRST_ID = 20_000_000
ALTERNATES_A_ROW, CODES_A_ROW = 0.65, 0.14
CHUNK = 100_000
WORDS = 400_000
# (class, code, share of the rows)
FEATURES = (
    *(("P", "PPL", 0.36), ("P", "PPLX", 0.015), ("P", "PPLA3", 0.005), ("H", "STM", 0.10), ("H", "LK", 0.04)),
    *(("H", "WLL", 0.02), ("H", "STMI", 0.02), ("S", "SCH", 0.05), ("S", "FRM", 0.04), ("S", "HTL", 0.03)),
    *(("S", "CH", 0.04), ("S", "AIRP", 0.003), ("T", "HLL", 0.05), ("T", "MT", 0.06), ("T", "ISL", 0.02)),
    *(("A", "ADM3", 0.015), ("A", "ADM4", 0.012), ("A", "ADM2", 0.004), ("L", "LCTY", 0.03), ("L", "PRK", 0.03)),
    *(("R", "RD", 0.01), ("V", "FRST", 0.01), ("P", "PPLL", 0.036)),
)
# fmt: off
LATIN = [
    "ka", "ri", "lo", "mun", "der", "ste", "vil", "bo", "gra", "nov", "sk", "iv", "ta", "pe", "ru", "chi", "an", "el",
    "ort", "san", "mé", "ño", "ü", "á", "ki", "zh", "to", "wa",
]
CYRILLIC = [
    "ка", "ри", "ло", "мун", "дер", "сте", "виль", "бо", "гра", "нов", "ск", "ив", "та", "пе", "ру", "чи",  # noqa: RUF001
    "ан", "ель", "орт", "сан", "ки", "же", "то", "ва",
]
ARABIC = [
    "كا", "ري", "لو", "من", "در", "ست", "فل", "بو", "غر", "نو", "سك", "طا", "بي", "رو", "شي", "عن", "ال", "ور", "سن",
    "كي",
]
# fmt: on
HAN = [chr(code) for code in range(0x4E00, 0x5200)]
BEFORE = ("San", "Nova", "Lake", "Mount", "Al", "Wādī", "Río", "Saint", "Cerro", "Villa", "Khirbat", "Lac", "Kampung")
AFTER = ("Creek", "School", "Hill", "Farm", "Church", "Park", "Hotel", "River", "Nord", "Spring", "-sur-Mer", "Oblast")
CODES = ("link", "wkdt", "post", "iata", "unlc")
LANGUAGES = ("en", "fr", "de", "ru", "uk", "ar", "zh", "es", "", "")
COUNTRIES = (
    *("US", "CN", "IN", "BR", "RU", "UA", "MX", "ID", "IR", "NO", "AU", "CA", "MA", "FR", "DE", "PK", "TR", "SD", "SY"),
    *("IQ", "YE", "ET", "NG", "CD", "ML", "AF", "MM", "CO", "PE", "PH"),
)


def words(syllables: list[str], count: int, rng: random.Random, sizes: tuple[int, int]) -> list[str]:
    """Make words of syllables, the first letter a capital."""
    return ["".join(rng.choices(syllables, k=rng.randint(*sizes))).capitalize() for _ in range(count)]


class Vocabulary:
    """Words of several scripts; names are made of them, common ones more often than rare ones."""

    def __init__(self) -> None:
        rng = random.Random(7)  # noqa: S311 (no secrets)
        self.latin = words(LATIN, WORDS, rng, (2, 6))
        others = ((CYRILLIC, (2, 6)), (ARABIC, (2, 5)), (HAN, (2, 4)))
        self.others = [words(syllables, WORDS, rng, sizes) for syllables, sizes in others]

    def names(self, rng: np.random.Generator, count: int) -> list[str]:
        """Make Latin names of one to three words."""
        first, second = ((rng.random(count) ** 1.6 * WORDS).astype(int).tolist() for _ in range(2))
        form = rng.random(count).tolist()
        before = rng.integers(0, len(BEFORE), count).tolist()
        after = rng.integers(0, len(AFTER), count).tolist()
        latin = self.latin
        made = []
        for one, two, shape, prefix, suffix in zip(first, second, form, before, after, strict=True):
            if shape < 0.45:  # noqa: PLR2004 (shares of the forms)
                made.append(latin[one])
            elif shape < 0.65:  # noqa: PLR2004
                made.append(f"{BEFORE[prefix]} {latin[one]}")
            elif shape < 0.85:  # noqa: PLR2004
                made.append(f"{latin[one]} {AFTER[suffix]}")
            else:
                made.append(f"{latin[one]} {latin[two]}")
        return made

    def alternates(self, rng: np.random.Generator, count: int) -> list[str]:
        """Make names of which half are in other scripts."""
        made = self.names(rng, count)
        script = rng.integers(0, 6, count).tolist()
        first, second = (rng.integers(0, WORDS, count).tolist() for _ in range(2))
        for at, which in enumerate(script):
            if which < len(self.others):
                table = self.others[which]
                made[at] = table[first[at]] if second[at] % 3 else f"{table[first[at]]} {table[second[at]]}"
        return made


def place_lines(rng: np.random.Generator, vocabulary: Vocabulary, first: int, count: int) -> Iterator[str]:
    """Yield lines of the main table."""
    names = vocabulary.names(rng, count)
    shares = np.array([share for _, _, share in FEATURES])
    features = rng.choice(len(FEATURES), count, p=shares / shares.sum()).tolist()
    lon = rng.uniform(-180, 180, count).tolist()
    lat = rng.uniform(-60, 75, count).tolist()
    people = np.where(rng.random(count) < 0.04, rng.lognormal(7, 1.6, count), 0).astype(int).tolist()  # noqa: PLR2004
    countries = (rng.random(count) ** 2 * len(COUNTRIES)).astype(int).tolist()
    units = rng.integers(1, 40, count).tolist()
    for at, name in enumerate(names):
        feature_class, code, _ = FEATURES[features[at]]
        country, unit = COUNTRIES[countries[at]], units[at]
        population = people[at] if feature_class == "P" else 0
        yield (
            f"{first + at}\t{name}\t{name}\t\t{lat[at]:.5f}\t{lon[at]:.5f}\t{feature_class}\t{code}\t{country}\t"
            f"\t{unit:02d}\t{unit * 7}\t\t\t{population}\t\t{at % 2000}\tEtc/UTC\t2025-06-01\n"
        )
        if (first + at) % 1_000_000 == 1:
            yield f"{first + at}\tbroken line\n"


def alternate_lines(
    rng: np.random.Generator, vocabulary: Vocabulary, first: int, count: int, rows: int
) -> Iterator[str]:
    """Yield lines of the table of alternate names."""
    names = vocabulary.alternates(rng, count)
    idents = np.sort(FIRST_ID + rng.integers(0, rows, count)).tolist()
    is_code = (rng.random(count) < CODES_A_ROW / (ALTERNATES_A_ROW + CODES_A_ROW)).tolist()
    kind = rng.random(count).tolist()
    for at, name in enumerate(names):
        number = first + at
        if is_code[at]:
            yield f"{number}\t{idents[at]}\t{CODES[number % 5]}\tQ{number}\t\t\t\t\t\t\n"
            continue
        historic = "1" if kind[at] < 0.02 else ""  # noqa: PLR2004
        short = "1" if 0.02 < kind[at] < 0.03 else ""  # noqa: PLR2004
        yield f"{number}\t{idents[at]}\t{LANGUAGES[number % 10]}\t{name}\t\t{short}\t\t{historic}\t\t\n"


def main(folder: Path, rows: int) -> None:
    """Write both files."""
    folder.mkdir(parents=True, exist_ok=True)
    rng, vocabulary = np.random.default_rng(11), Vocabulary()
    with (folder / "allCountries.txt").open("w", encoding="utf-8") as stream:
        for low in range(0, rows, CHUNK):
            stream.writelines(place_lines(rng, vocabulary, FIRST_ID + low, min(CHUNK, rows - low)))
    alternates = int(rows * (ALTERNATES_A_ROW + CODES_A_ROW))
    with (folder / "alternateNamesV2.txt").open("w", encoding="utf-8") as stream:
        for low in range(0, alternates, CHUNK):
            stream.writelines(alternate_lines(rng, vocabulary, low + 1, min(CHUNK, alternates - low), rows))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("rows", type=int, nargs="?", default=ROWS)
    options = parser.parse_args()
    main(options.folder, options.rows)
