"""The finder that runs a GLiNER model from a local folder: ``gliner:FOLDER``.

Geomap tests its own part against a stand-in for the model; no model ships with it and none is downloaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from geomap.errors import FinderError
from geomap.model import Document
from geomap.recognize.finder import FoundName
from geomap.recognize.finders.pieces import local_model, pieces

LABELS = ("country", "city", "town", "village", "region", "facility", "river", "person", "organization")
"""What the model is asked for; persons and organisations too, for else it calls them places (own)."""

_LONGEST = 1_000  # code points at a time: GLiNER cuts off what is behind its 384th word
_THRESHOLD = 0.5  # GLiNER's own default


class _Model(Protocol):
    def predict_entities(self, text: str, labels: list[str], *, threshold: float) -> list[dict[str, Any]]: ...


class GlinerFinder:
    """Gives what a GLiNER model finds.

    Parameters
    ----------
    model
        Whatever has GLiNER's ``predict_entities``.
    labels
        What it is asked for, in words of ``lexicons/finder_labels.csv``.
    threshold
        The least score that counts, 0 to 1.
    """

    def __init__(self, model: _Model, *, labels: Sequence[str] = LABELS, threshold: float = _THRESHOLD) -> None:
        self._model = model
        self._labels = list(labels)
        self._threshold = threshold

    def find(self, document: Document) -> Iterator[FoundName]:
        """Give the model's names with their labels and scores.

        Parameters
        ----------
        document
            The text; it goes through the model in pieces of whole sentences.

        Yields
        ------
        FoundName
            With its offsets.
        """
        for start, text in pieces(document, longest=_LONGEST):
            for entity in self._model.predict_entities(text, self._labels, threshold=self._threshold):
                first, stop = start + entity["start"], start + entity["end"]
                yield FoundName(entity["text"], first, stop, entity["label"], entity["score"])


def open_gliner(argument: str) -> GlinerFinder:
    """Load a model.

    Parameters
    ----------
    argument
        Its folder, as GLiNER's ``save_pretrained`` writes it.

    Returns
    -------
    GlinerFinder
        Ready to use.

    Raises
    ------
    FinderError
        When there is no such folder, or GLiNER is not installed.
    """
    folder = local_model(argument, name="gliner")
    try:
        from gliner import GLiNER  # noqa: PLC0415 (an optional extra)
    except ImportError as error:
        raise FinderError("the recogniser gliner needs GLiNER: pip install gliner") from error
    return GlinerFinder(GLiNER.from_pretrained(str(folder), local_files_only=True))
