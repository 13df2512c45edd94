"""A stranger's text made fit for one line of a terminal or a message."""

from __future__ import annotations

import unicodedata

_LINE_ENDS = {"\n": "⏎", "\r": "⏎", "\t": " ", "\x0b": "⏎", "\x0c": "⏎", "\x85": "⏎", "\u2028": "⏎", "\u2029": "⏎"}
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d")  # part of the spelling of Persian and Indic words
_CUT = 160


def printable(text: str, *, keep: str = "") -> str:
    r"""Make a stranger's text safe to print on a terminal.

    Line ends become a visible sign; other control, format and direction characters (escape sequences, overrides of
    the writing direction, zero-width marks) are written as escapes.

    Parameters
    ----------
    text
        Any text.
    keep
        Characters that stay as they are.

    Returns
    -------
    str
        Text of one line, unless ``keep`` holds line ends.

    Examples
    --------
    >>> print(printable("Paris\x1b[2J"))
    Paris\x1b[2J
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(character if character in keep else _shown(character) for character in text)


def _shown(character: str) -> str:
    if character in _LINE_ENDS:
        return _LINE_ENDS[character]
    if unicodedata.category(character) not in _HIDDEN or character in _JOINERS:
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004


def shorten(text: str, width: int = _CUT) -> str:
    """Make a text printable and cut it to a width.

    Parameters
    ----------
    text
        Any text.
    width
        Greatest length in characters.

    Returns
    -------
    str
        Ends in an ellipsis when something was cut.
    """
    line = printable(" ".join(text[: 4 * width].split()))
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"
