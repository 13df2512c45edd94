"""JSON out: the one place that turns values into JSON text, deterministic and always valid UTF-8."""

from __future__ import annotations

from typing import Any, Final

import orjson

REPLACEMENT: Final = "\ufffd"
_BROKEN = dict.fromkeys((0, *range(0xD800, 0xE000)), REPLACEMENT)


def clean(text: str | None) -> str | None:
    """Replace what no file format can hold, one code point for one: NUL and lone surrogates.

    Parameters
    ----------
    text
        Any text; None stays None.

    Returns
    -------
    str or None
        Text of the same length that encodes as UTF-8.

    Examples
    --------
    >>> clean("Kyiv" + chr(0)) == "Kyiv" + REPLACEMENT
    True
    """
    if text is None or (text.isascii() and "\0" not in text):
        return text
    return text.translate(_BROKEN)


def dumps(value: Any) -> bytes:  # noqa: ANN401 (whatever JSON can hold)
    """Write a value as JSON in UTF-8, without white space; keys keep their order.

    Parameters
    ----------
    value
        Dicts, lists, tuples, text, numbers, bools and None. Numbers that are not finite become null.

    Returns
    -------
    bytes
        The JSON text.

    Raises
    ------
    TypeError
        When the value holds anything else.

    Examples
    --------
    >>> dumps({"name": "Київ", "lon": float("nan")}).decode()
    '{"name":"Київ","lon":null}'
    """
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:  # a lone surrogate, most likely
        return orjson.dumps(_cleaned(value))


def _cleaned(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        return value.translate(_BROKEN)
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(item) for item in value]
    return value
