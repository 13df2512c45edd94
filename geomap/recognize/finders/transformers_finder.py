"""The finder that runs a token classifier of transformers from a local folder: ``transformers:FOLDER``.

Geomap tests its own part against a stand-in for the classifier; no model ships with it and none is downloaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from geomap.errors import FinderError
from geomap.model import Document
from geomap.recognize.finder import FoundName
from geomap.recognize.finders.pieces import local_model, pieces

_LONGEST = 1_000  # code points at a time: most such models cut off what is behind their 512th token


class TransformersFinder:
    """Gives what a token classifier finds.

    Parameters
    ----------
    classify
        From a text to its groups of tokens, as a ``token-classification`` pipeline with an ``aggregation_strategy``
        gives them: ``entity_group``, ``score``, ``word``, ``start``, ``end``.
    """

    def __init__(self, classify: Callable[[str], list[dict[str, Any]]]) -> None:
        self._classify = classify

    def find(self, document: Document) -> Iterator[FoundName]:
        """Give the classifier's groups with their labels and scores.

        Parameters
        ----------
        document
            The text; it goes through the classifier in pieces of whole sentences.

        Yields
        ------
        FoundName
            With its offsets; without them when the model's tokenizer keeps none.
        """
        for start, text in pieces(document, longest=_LONGEST):
            for group in self._classify(text):
                label, score = group["entity_group"], float(group["score"])
                first, stop = group.get("start"), group.get("end")
                if first is None or stop is None:
                    yield FoundName(group["word"], label=label, score=score)
                else:
                    yield FoundName(text[first:stop], start + first, start + stop, label, score)


def open_transformers(argument: str) -> TransformersFinder:
    """Load a classifier.

    Parameters
    ----------
    argument
        Its folder, as ``save_pretrained`` of model and tokenizer writes it.

    Returns
    -------
    TransformersFinder
        Ready to use.

    Raises
    ------
    FinderError
        When there is no such folder, or transformers is not installed.
    """
    folder = str(local_model(argument, name="transformers"))
    try:
        from transformers import (  # noqa: PLC0415 (an optional extra)
            AutoModelForTokenClassification,
            AutoTokenizer,
            pipeline,
        )
    except ImportError as error:
        message = "the recogniser transformers needs transformers and torch: pip install transformers torch"
        raise FinderError(message) from error
    model = AutoModelForTokenClassification.from_pretrained(folder, local_files_only=True)
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    classify = pipeline("token-classification", model=model, tokenizer=tokenizer, aggregation_strategy="simple")
    return TransformersFinder(classify)
