"""What a model wrote, read as a list of names; nothing in it is trusted, run or put into a template."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

import orjson

from geomap.recognize.finders.llm.chat import answer_schema
from geomap.recognize.finders.llm.settings import Settings
from geomap.text.printable import shorten

_FENCE = re.compile(r"```[a-zA-Z]{0,10}\s{0,8}\n")
_FENCE_END = "```"
_THOUGHT_END = "</think>"


class SaidName(NamedTuple):
    """A name as the model gives it: its words, what stands before it, and its kind (empty when it is none of ours)."""

    text: str
    before: str = ""
    kind: str = ""


def read_answer(content: str, settings: Settings) -> tuple[tuple[SaidName, ...], str]:
    r"""Read the names out of what a model wrote.

    Prose, a code fence or a thought round one JSON value is passed over; more than one value is not guessed at. Of a
    list that was cut the whole items are read, and the cut is a fault.

    Parameters
    ----------
    content
        What the model wrote.
    settings
        How many names, and how long.

    Returns
    -------
    names : tuple of SaidName
        In the order of the answer.
    fault : str
        What was wrong with the answer; empty when nothing was.

    Examples
    --------
    >>> from geomap.recognize.finders.llm.settings import default_settings
    >>> read_answer('Sure!\n{"names": [{"text": "Izium", "before": "hit ", "kind": "city"}]}', default_settings())
    ((SaidName(text='Izium', before='hit ', kind='city'),), '')
    """
    value, is_cut = _read_value(content)
    if value is None:
        return (), f"no JSON object, or more than one: {shorten(content)}"
    items = _items(value)
    if items is None:
        return (), f"no list of names: {shorten(content)}"
    names = tuple(name for item in items[: settings.most_names] if (name := _read_item(item, settings)) is not None)
    lost, faults = len(items) - len(names), []
    if is_cut:
        faults.append(f"cut behind {len(items):,} names")
    if lost:
        faults.append(f"{lost:,} of {len(items):,} names without words, too long, or above {settings.most_names:,}")
    return names, "; ".join(faults)


def _read_value(content: str) -> tuple[Any, bool]:
    """Read the one JSON object or list of a text; None when there is none, or more than one.

    Whether it was cut comes with it: then the list ends with its last whole item.
    """
    text = content.rpartition(_THOUGHT_END)[2]
    fence = _FENCE.search(text)
    if fence and text.count(_FENCE_END) == 2:  # noqa: PLR2004 (where a fence begins and ends)
        text = text[fence.end() : text.rindex(_FENCE_END)]
    start = min((place for place in (text.find("{"), text.find("[")) if place >= 0), default=0)
    end = max(text.rfind("}"), text.rfind("]")) + 1
    for closing in ("", "]}", "]"):
        try:
            return orjson.loads(text[start:end] + closing), bool(closing)
        except ValueError:
            continue
    return None, False


def _items(value: Any) -> list[Any] | None:  # noqa: ANN401 (any JSON)
    """Give the list of an answer: it is the answer, or the answer's one list; None when there is no such list."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return None
    if isinstance(value.get("names"), list):
        return list(value["names"])
    lists = [inner for inner in value.values() if isinstance(inner, list)]
    return lists[0] if len(value) == 1 == len(lists) else None


def _read_item(item: Any, settings: Settings) -> SaidName | None:  # noqa: ANN401 (any JSON)
    if isinstance(item, str):
        item = {"text": item}
    if not isinstance(item, dict) or not isinstance(item.get("text"), str):
        return None
    text = item["text"].strip()
    if not text or len(text) > settings.longest_name:
        return None
    before, kind = item.get("before"), item.get("kind")
    return SaidName(
        text,
        before[-settings.longest_before :] if isinstance(before, str) else "",
        kind if isinstance(kind, str) and kind in _kinds() else "",
    )


@cache
def _kinds() -> frozenset[str]:
    return frozenset(answer_schema()["properties"]["names"]["items"]["properties"]["kind"]["enum"])
