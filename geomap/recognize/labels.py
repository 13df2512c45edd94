"""What finders call the things that they find: which labels mean a place (``lexicons/finder_labels.csv``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from geomap.tables import read_table

_TAG_PREFIX = re.compile(r"^[bilesu]-")


@cache
def _meanings() -> Mapping[str, bool]:
    return {row["label"]: row["meaning"] == "place" for row in read_table("finder_labels")}


def is_place_label(label: str) -> bool | None:
    """Say whether a finder's label means a place.

    Parameters
    ----------
    label
        As the finder writes it; case, spaces, underscores and the prefixes of BIO and BILOU do not matter.

    Returns
    -------
    bool or None
        True without a label: that finder finds nothing else. None when the label is not known.

    Examples
    --------
    >>> [is_place_label(label) for label in ("GPE", "B-LOC", "person", "", "WIDGET")]
    [True, True, False, True, None]
    """
    key = " ".join(_TAG_PREFIX.sub("", label.lower()).replace("_", " ").replace("-", " ").split())
    return _meanings().get(key) if key else True
