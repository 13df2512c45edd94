"""Dates that a source states in a field of its own."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?", re.DOTALL)
_DAY_FIRST = re.compile(r"(?:[A-Za-z]{3,9},\s)?(?P<day>\d{1,2})\s(?P<month>[A-Za-z]{3,9})\.?,?\s(?P<year>\d{4})")
_MONTH_FIRST = re.compile(r"(?:[A-Za-z]{3,9},\s)?(?P<month>[A-Za-z]{3,9})\.?\s(?P<day>\d{1,2}),?\s(?P<year>\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONGEST = 64


def date_from_text(text: str) -> date | None:
    """Read a date field: ISO 8601, RFC 5322, a day with an English month's name and year, or a Unix time in seconds.

    A time with a zone is turned to UTC first. Figures such as 01/02/2026 are read differently in different countries
    and are not guessed.

    Parameters
    ----------
    text
        The field.

    Returns
    -------
    date or None
        None when it is empty or in no form that can be read with certainty.

    Examples
    --------
    >>> date_from_text("2026-01-07T23:30:00-05:00")
    datetime.date(2026, 1, 8)
    >>> date_from_text("Wed, 07 Jan 2026 10:00:00 GMT")
    datetime.date(2026, 1, 7)
    >>> date_from_text("01/02/2026") is None
    True
    """
    field = text.strip()
    if not field or len(field) > _LONGEST:
        return None
    for read in (_from_iso, _from_mail, _from_words, _from_unix):
        found = read(field)
        if found is not None:
            return found
    return None


def _from_iso(field: str) -> date | None:
    match = _ISO.fullmatch(field)
    if match is None:
        return None
    try:
        moment = datetime.fromisoformat(field)
    except ValueError:
        pass
    else:
        return (moment.astimezone(UTC) if moment.tzinfo else moment).date()
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None


def _from_mail(field: str) -> date | None:
    try:
        moment = parsedate_to_datetime(field)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return (moment.astimezone(UTC) if moment.tzinfo else moment).date()


def _from_words(field: str) -> date | None:
    match = _DAY_FIRST.fullmatch(field) or _MONTH_FIRST.fullmatch(field)
    month = match["month"][:3].lower() if match else ""
    if match is None or month not in _MONTHS:
        return None
    try:
        return date(int(match["year"]), _MONTHS.index(month) + 1, int(match["day"]))
    except ValueError:
        return None


def _from_unix(field: str) -> date | None:
    if not re.fullmatch(r"\d{9,10}", field):
        return None
    return datetime.fromtimestamp(int(field), tz=UTC).date()
