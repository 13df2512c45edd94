"""Bytes to text: byte order mark, UTF-8, what the source declares, what the bytes look like; and which it was."""

from __future__ import annotations

import codecs
from functools import cache
from typing import NamedTuple

from geomap.errors import NotTextError
from geomap.tables import read_table

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 8192
_DETECTION_SAMPLE = 65_536
_MOST_CONTROL = 0.02
_DAMAGED_SHARE = 0.01
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1b\x08"))
_CANDIDATES = [
    *("cp1252", "cp1251", "koi8_r", "koi8_u", "cp1250", "iso8859_2", "cp1253", "cp1254", "cp1255", "cp1256"),
    *("gb18030", "big5", "cp932", "euc_jp", "cp949"),
]
"""Encodings in which news of the last 30 years is found; a wider choice makes short texts fall to rare ones."""


class Encoding(NamedTuple):
    """How bytes were or are to be decoded.

    ``how`` is ``"mark"``, ``"utf-8"``, ``"declared"`` or ``"detected"``; ``warning`` is None when there is no doubt.
    """

    name: str
    how: str
    warning: str | None = None


class Decoded(NamedTuple):
    """Text and how it was decoded."""

    text: str
    encoding: Encoding

    @property
    def meta(self) -> dict[str, str]:
        """What `Document.meta` says of it."""
        return encoding_meta(self.encoding)


def encoding_meta(encoding: Encoding) -> dict[str, str]:
    """Put an encoding into words for `Document.meta`.

    Parameters
    ----------
    encoding
        How the bytes were decoded.

    Returns
    -------
    dict
        Keys ``encoding``, ``encoding_from`` and, when there is doubt, ``warning``.
    """
    meta = {"encoding": encoding.name, "encoding_from": encoding.how}
    return meta if encoding.warning is None else {**meta, "warning": encoding.warning}


def decode(data: bytes, *, source: str, declared: str | None = None) -> Decoded:
    """Decode a whole document.

    Parameters
    ----------
    data
        Its bytes.
    source
        Its name, for messages.
    declared
        The encoding that it declares itself; None when it does not.

    Returns
    -------
    Decoded
        The text without its byte order mark, and how it was decoded.

    Raises
    ------
    NotTextError
        When the bytes are binary, or text in no encoding that could be found.

    Examples
    --------
    >>> decode("Харків".encode(), source="a.txt").text
    'Харків'
    """
    encoding = find_encoding(data, source=source, declared=declared)
    return Decoded(data.decode(encoding.name, errors="replace"), encoding)


def find_encoding(data: bytes, *, source: str, declared: str | None = None, complete: bool = True) -> Encoding:
    """Find out how bytes are to be decoded.

    Parameters
    ----------
    data
        The bytes, or the first of them.
    source
        Their name, for messages.
    declared
        The encoding that they declare themselves; None when they do not.
    complete
        Whether they are all; False allows them to end inside a character.

    Returns
    -------
    Encoding
        Its name is a codec of Python.

    Raises
    ------
    NotTextError
        When they are binary, or text in no encoding that could be found.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Encoding(name, "mark")
    _refuse_binary(data[:_HEAD], source)
    unmarked = _utf16_without_mark(data[:_HEAD])
    if unmarked is not None:
        return Encoding(unmarked, "detected", f"no byte order mark; decoded as {unmarked}")
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=complete)
    except UnicodeDecodeError as error:
        return _find_other(data, error, source=source, declared=declared)
    return Encoding("utf-8", "utf-8")


def _find_other(data: bytes, error: UnicodeDecodeError, *, source: str, declared: str | None) -> Encoding:
    if declared is not None and _decodes(data, declared):
        return Encoding(codecs.lookup(declared).name, "declared")
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(1 for character in text[:_DETECTION_SAMPLE] if character > "\x7f") - bad
    if good >= bad:  # bytes of another encoding seldom look like whole characters of UTF-8
        return Encoding("utf-8", "utf-8", _damage(bad, error))
    name = _detect(data[:_DETECTION_SAMPLE])
    if name is None and bad <= _DAMAGED_SHARE * len(text):
        return Encoding("utf-8", "utf-8", _damage(bad, error))
    if name is None:
        message = f"no text in any known encoding (byte {error.start:,} is not UTF-8); save it as UTF-8"
        raise NotTextError(message, source=source)
    warning = f"not UTF-8 (byte {error.start:,}); decoded as {name}, which is a guess; save it as UTF-8 to be sure"
    return Encoding(name, "detected", warning)


def _damage(bad: int, error: UnicodeDecodeError) -> str:
    characters = "character" if bad == 1 else "characters"
    return f"{bad} damaged UTF-8 {characters}, the first at byte {error.start:,}; replaced by U+FFFD"


def _decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return False
    return True


def _detect(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 (slow to import, seldom needed)

    matches = from_bytes(sample, cp_isolation=_CANDIDATES)
    best = matches.best()
    if best is None:
        return None
    western = "cp1252"
    same = _decodes(sample, western) and sample.decode(western) == sample.decode(best.encoding, errors="replace")
    return western if same else best.encoding


def _utf16_without_mark(head: bytes) -> str | None:
    """Recognise UTF-16 of a Latin text: every other byte is NUL."""
    even, odd = head[0::2], head[1::2]
    if len(even) < 2 or not even or not odd:  # noqa: PLR2004 (one character proves nothing)
        return None
    nul_even, nul_odd = even.count(0) / len(even), odd.count(0) / len(odd)
    if nul_odd > 0.4 and nul_even < 0.05:  # noqa: PLR2004 (shares of NUL)
        return "utf-16-le"
    if nul_even > 0.4 and nul_odd < 0.05:  # noqa: PLR2004 (shares of NUL)
        return "utf-16-be"
    return None


@cache
def _signatures() -> tuple[tuple[bytes, str], ...]:
    return tuple((bytes.fromhex(row["signature_hex"]), row["name"]) for row in read_table("read_signatures"))


def _refuse_binary(head: bytes, source: str) -> None:
    for signature, name in _signatures():
        if head.startswith(signature):
            raise NotTextError(f"{name}, not text; give its text instead", source=source)
    control = len(head) - len(head.translate(None, _CONTROL))
    if control > _MOST_CONTROL * len(head) and _utf16_without_mark(head) is None:
        message = f"binary, not text ({control} control characters in its first {len(head)} bytes)"
        raise NotTextError(message, source=source)
