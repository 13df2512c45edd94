"""The exceptions of geomap, each also a builtin that a caller would expect.

::

    GeomapError
    ├── InputError (ValueError)         a document could not be read
    │   ├── InputNotFoundError (FileNotFoundError)
    │   ├── NotTextError                binary, or bytes that are no text
    │   ├── TooLargeError               above a stated limit
    │   └── NoTextError                 nothing to read in it
    ├── OutputError (OSError)           a file could not be written
    │   └── OutputExistsError (FileExistsError)
    ├── UnknownNameError (LookupError)  a format, part, layer or world view by that name does not exist
    ├── FinderError (RuntimeError)      a recogniser asked for lacks its package, model or server
    ├── CorrectionsError (ValueError)   a corrections file is none, or an entry of it is faulty
    ├── GazetteerError (LookupError)    the gazetteer is missing, altered or of another version
    └── LexiconError (ValueError)       a data file breaks its own rules

A message says what was found, where, and what to do next. ``InputError`` and its children mean *this item
failed, go on*; the others mean *nothing can be done, stop*.
"""

from __future__ import annotations


class GeomapError(Exception):
    """Root of every exception that geomap raises on purpose."""


class InputError(GeomapError, ValueError):
    """One input could not be read; the other inputs are not concerned.

    Parameters
    ----------
    message
        What was found and what to do next.
    source
        The file, URL or name of the input; None when it has none.
    """

    def __init__(self, message: str, *, source: str | None = None) -> None:
        super().__init__(message if source is None else f"{source}: {message}")
        self.source = source


class InputNotFoundError(InputError, FileNotFoundError):
    """No file or folder of that name."""


class NotTextError(InputError):
    """The input is binary, or its bytes are no text in any encoding tried."""


class TooLargeError(InputError):
    """The input is above a stated limit."""


class NoTextError(InputError):
    """The input holds no text."""


class OutputError(GeomapError, OSError):
    """A file could not be written; what stood there before is untouched."""


class OutputExistsError(OutputError, FileExistsError):
    """The output exists and overwriting was not asked for."""


class UnknownNameError(GeomapError, LookupError):
    """A format, part, layer or world view of that name does not exist."""


class FinderError(GeomapError, RuntimeError):
    """A recogniser that the user asked for cannot be opened: its package, model or server is missing."""


class CorrectionsError(GeomapError, ValueError):
    """A corrections file cannot be read, or an entry of it is faulty."""


class GazetteerError(GeomapError, LookupError):
    """The gazetteer is missing, altered or of another format version."""


class LexiconError(GeomapError, ValueError):
    """A data file of the package breaks its own rules."""
