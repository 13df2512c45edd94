"""From what the user names to open finders: ``spacy:en_core_web_sm``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from geomap import registry
from geomap.errors import FinderError, GeomapError
from geomap.recognize.finder import Finder, FinderFactory, NamedFinder
from geomap.text.printable import shorten


def open_finders(recognizers: str | Finder | Iterable[str | Finder]) -> tuple[NamedFinder, ...]:
    """Open the finders that the user chose.

    Parameters
    ----------
    recognizers
        Names as ``NAME`` or ``NAME:ARGUMENT``, or finders; one or several. A finder given as an object bears its
        class's name.

    Returns
    -------
    tuple of NamedFinder
        In that order. Of a path behind the colon the name keeps the last part, so that results do not depend on where
        a model lies.

    Raises
    ------
    UnknownNameError
        When no finder has that name; the message lists those there are.
    FinderError
        When one cannot be opened.

    Examples
    --------
    >>> open_finders("no-such-finder")
    Traceback (most recent call last):
    geomap.errors.UnknownNameError: no finder named 'no-such-finder'; there are: ...
    """
    if isinstance(recognizers, str | Finder):
        recognizers = (recognizers,)
    return tuple(_open(one) if isinstance(one, str) else _named(type(one).__name__, one) for one in recognizers)


def _open(recognizer: str) -> NamedFinder:
    name, colon, argument = recognizer.partition(":")
    try:
        factory: FinderFactory = registry.load("finder", name)
        finder = factory(argument)
    except GeomapError:
        raise
    except Exception as error:
        message = (
            f"the recogniser {shorten(recognizer)} cannot be opened: {type(error).__name__}: {shorten(str(error))}"
        )
        raise FinderError(message) from error
    return _named(f"{name}{colon}{PurePath(argument).name}", finder)


def _named(name: str, finder: object) -> NamedFinder:
    if not isinstance(finder, Finder):
        message = f"the recogniser {shorten(name)} gave a {type(finder).__name__}, which has no method find(document)"
        raise FinderError(message)
    return NamedFinder(name, finder)
