"""`parse`: whatever holds reports in, a Report out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from glob import glob, has_magic
from pathlib import Path
from typing import Any

from geomap.api.opening import open_gazetteer, read_day
from geomap.api.pipe import Pipeline, Recognizers
from geomap.errors import InputError, NoTextError
from geomap.gazetteer import Gazetteer
from geomap.model import Document
from geomap.read import ReadOptions, document_from_text, known_suffixes, read_paths
from geomap.report import Report

_MAX_PATH = 4096
"""Linux's PATH_MAX: a longer string is no path."""

_Item = Document | InputError


def parse(
    source: Any,  # noqa: ANN401 (the docstring says what)
    *,
    published: object = None,
    gazetteer: Gazetteer | str | os.PathLike[str] | None = None,
    world_view: str | None = None,
    recognizers: Recognizers = (),
    n_process: int = 1,
    corrections: str | os.PathLike[str] | None = None,
) -> Report:
    """Find places, events and distance claims in reports, and check the claims.

    Whether a string is a text or a path: a **single string** is a path when it is one line and names a file or folder
    that exists, or is a pattern that matches, or ends in a suffix that is read (``.txt``, ``.html``, ``.jsonl`` …);
    else it is a text. Strings **in a list or Series are always texts**, never read as files, whatever they say: a text
    from outside must not be able to name a file of yours. Give files in a list as `pathlib.Path`.

    Parameters
    ----------
    source
        A text, path, pattern or folder; a `Document`; a Series of texts, whose labels become the documents' ids; or an
        iterable of texts, Paths and Documents, where a text's id is its position ("0", "1" …).
    published
        Day of publication of the documents that state none: a date or ISO 8601 text, or a Series of them with the same
        index as ``source``. None leaves relative dates unresolved.
    gazetteer
        One that is open, the directory of one, or None for the one that ships with geomap.
    world_view
        Whose borders count; None keeps that of an open gazetteer, else means ``"un"``.
    recognizers
        Recognisers beside geomap's own: names such as ``"spacy:en_core_web_sm"``, or objects with the one method of
        `geomap.recognize.Finder`.
    n_process
        Processes to work in; -1 takes one a core.
    corrections
        A corrections file that a map wrote, replayed before events and claims are read; None for none.

    Returns
    -------
    Report
        With what was found; ``failures`` holds the inputs that could not be read.

    Raises
    ------
    InputError
        When not one of the inputs could be read: the first input's error.
    GazetteerError
        When there is no gazetteer.
    UnknownNameError
        When it has no such world view, or no recogniser has such a name.
    FinderError
        When a recogniser cannot be opened.
    CorrectionsError
        When the corrections file cannot be read, or is faulty.
    TypeError
        When ``source`` is nothing that holds reports.

    Examples
    --------
    >>> report = parse("A drone struck Dnipro on Tuesday.", published="2026-01-07")
    >>> list(report.events["name"])
    ['Dnipro']
    """
    opened = open_gazetteer(gazetteer, world_view)
    failures: list[InputError] = []
    documents = _readable(_items(source, published), failures)
    pipeline = Pipeline(gazetteer=opened, recognizers=recognizers, corrections=corrections)
    report = Report(pipeline.pipe(documents, n_process=n_process), opened, failures=failures)
    if failures and not report.records:
        raise failures[0]
    return report


def _readable(items: Iterator[_Item], failures: list[InputError]) -> Iterator[Document]:
    """Put the errors aside and give every document an id of its own: links and ids of results hang on it."""
    taken: set[str] = set()
    for item in items:
        if isinstance(item, InputError):
            failures.append(item)
            continue
        doc_id = _free_id(item.doc_id, taken)
        yield item if doc_id == item.doc_id else replace(item, doc_id=doc_id)


def _items(source: Any, published: object) -> Iterator[_Item]:  # noqa: ANN401
    if _is_series(source):
        return _from_series(source, published)
    options = ReadOptions(published=read_day(published))
    if isinstance(source, Document):
        return iter((source,))
    if isinstance(source, os.PathLike) or (isinstance(source, str) and _names_files(source)):
        return read_paths([os.fspath(source)], options=options)
    if isinstance(source, str):
        return iter((document_from_text(source, published=options.published),))
    if isinstance(source, Iterable) and not isinstance(source, bytes | bytearray) and not hasattr(source, "columns"):
        return _from_iterable(source, options)
    message = (
        f"a {type(source).__name__} holds no reports; give a text, a path, a pattern, a Document, a Series of texts "
        "(one column of a DataFrame) or a list of these"
    )
    raise TypeError(message)


def _names_files(text: str) -> bool:
    if not text or len(text) > _MAX_PATH or "\n" in text or "\0" in text:
        return False
    if os.path.exists(text) or Path(text).suffix.lower() in known_suffixes():  # noqa: PTH110 (never raises)
        return True
    return has_magic(text) and bool(glob(text, recursive=True))  # noqa: PTH207 (the pattern may be absolute)


def _is_series(source: object) -> bool:
    """Whether it is a Series, told by its shape, so that pandas need not be imported."""
    return hasattr(source, "items") and hasattr(source, "index") and not hasattr(source, "columns")


def _from_series(series: Any, published: object) -> Iterator[_Item]:  # noqa: ANN401
    days: Iterable[object] = published.reindex(series.index) if _is_series(published) else [published] * len(series)  # type: ignore[attr-defined]
    for (label, text), day in zip(series.items(), days, strict=True):
        yield _from_text(text, str(label), day)


def _from_iterable(source: Iterable[Any], options: ReadOptions) -> Iterator[_Item]:
    for number, item in enumerate(source):
        if isinstance(item, Document):
            yield item
        elif isinstance(item, os.PathLike):
            yield from read_paths([os.fspath(item)], options=options)
        elif isinstance(item, str) and len(item) <= _MAX_PATH and "\0" not in item and os.path.exists(item):  # noqa: PTH110
            message = (
                "in a list a string is a text, and this one names a file, which is not read; give files as "
                "pathlib.Path, a text as a Document"
            )
            yield InputError(message, source=f"item {number}, {item!r}")
        else:
            yield _from_text(item, str(number), options.published)


def _from_text(text: object, doc_id: str, published: object) -> _Item:
    if not isinstance(text, str):
        return NoTextError(f"a {type(text).__name__}, no text", source=doc_id)
    try:
        return document_from_text(text, doc_id=doc_id, published=read_day(published))
    except InputError as error:
        return error


def _free_id(wanted: str, taken: set[str]) -> str:
    doc_id, number = wanted, 1
    while doc_id in taken:
        number += 1
        doc_id = f"{wanted}-{number}"
    taken.add(doc_id)
    return doc_id
