"""The finder that runs a spaCy pipeline: ``spacy:en_core_web_sm``, ``spacy:FOLDER``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from geomap.errors import FinderError
from geomap.model import Document
from geomap.recognize.finder import FoundName
from geomap.recognize.finders.pieces import pieces
from geomap.text.printable import shorten

_LONGEST = 100_000  # code points at a time: a tenth of what spaCy allows, which bounds its memory


class SpacyFinder:
    """Gives the entities of a spaCy pipeline.

    Parameters
    ----------
    nlp
        A pipeline that sets ``doc.ents``: with a ``ner``, an ``entity_ruler`` or one of your own.
    """

    def __init__(self, nlp: Callable[[str], Any]) -> None:
        self._nlp = nlp

    def find(self, document: Document) -> Iterator[FoundName]:
        """Give the pipeline's entities with their labels; spaCy states no score, so each has 1.

        Parameters
        ----------
        document
            The text; a long one goes through the pipeline in pieces of whole sentences.

        Yields
        ------
        FoundName
            With its offsets.
        """
        for start, text in pieces(document, longest=_LONGEST):
            for entity in self._nlp(text).ents:
                yield FoundName(entity.text, start + entity.start_char, start + entity.end_char, entity.label_)


def open_spacy(argument: str) -> SpacyFinder:
    """Load a pipeline.

    Parameters
    ----------
    argument
        The name of an installed pipeline, or the folder of one.

    Returns
    -------
    SpacyFinder
        Ready to use.

    Raises
    ------
    FinderError
        When spaCy is not installed, or has no such pipeline.
    """
    try:
        import spacy  # noqa: PLC0415 (an optional extra)
    except ImportError as error:
        raise FinderError("the recogniser spacy needs spaCy: pip install spacy") from error
    if not argument:
        raise FinderError("spacy: no pipeline is named; name one, spacy:en_core_web_sm, or its folder, spacy:FOLDER")
    try:
        return SpacyFinder(spacy.load(argument))
    except OSError as error:
        message = (
            f"spacy: no pipeline {shorten(argument)} is installed, nor is it the folder of one; install it with "
            f"python -m spacy download NAME, or give a folder: spacy:FOLDER ({shorten(str(error), 80)})"
        )
        raise FinderError(message) from error
