"""Which column of a table, or key of an object, holds the text, the date, the id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from geomap.errors import InputError
from geomap.read.options import ReadOptions
from geomap.tables import read_table

_MAX_NAMED = 12
_ROLES = {
    "text": "text",
    "published": "date",
    "doc_id": "id",
    "title": "title",
    "source": "source",
    "language": "language",
}


@cache
def _usual_names() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in read_table("read_columns"):
        found.setdefault(row["role"], []).append(row["column"])
    return {role: tuple(columns) for role, columns in found.items()}


def match_columns(
    names: Sequence[str], *, source: str, options: ReadOptions, lone_is_text: bool = False
) -> dict[str, int]:
    """Find the column of each field of a document.

    Parameters
    ----------
    names
        Names of the columns; case and white space round them do not matter.
    source
        Where they stand, for messages.
    options
        Names that were asked for; the others are the usual ones of ``lexicons/read_columns.csv``.
    lone_is_text
        Whether a lone column is the text, whatever its name.

    Returns
    -------
    dict of str to int
        From a document's field (``text``, ``published``, ``doc_id``, ``title``, ``source``, ``language``) to the
        index of its column; fields without a column are absent.

    Raises
    ------
    InputError
        When a column asked for is not there, or none holds the text; the message lists the columns.

    Examples
    --------
    >>> match_columns(["ID", "Body", "Date"], source="t.csv", options=ReadOptions())
    {'text': 1, 'published': 2, 'doc_id': 0}
    """
    folded = [name.strip().casefold() for name in names]
    wanted = {"text": options.text_column, "published": options.date_column, "doc_id": options.id_column}
    found: dict[str, int] = {}
    for field, role in _ROLES.items():
        asked = wanted.get(field)
        if asked is not None and asked.casefold() not in folded:
            raise InputError(f"no column {asked!r}; its columns: {_listed(names)}", source=source)
        for name in (asked,) if asked is not None else _usual_names()[role]:
            if name.casefold() in folded:
                found[field] = folded.index(name.casefold())
                break
    if lone_is_text and "text" not in found and len(names) == 1:
        found["text"] = 0
    if "text" not in found:
        message = f"no text column found; name it with --text-column; its columns: {_listed(names)}"
        raise InputError(message, source=source)
    return found


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(name.strip()[:40] for name in names[:_MAX_NAMED]) or "none"
    return f"{shown} and {len(names) - _MAX_NAMED} more" if len(names) > _MAX_NAMED else shown
