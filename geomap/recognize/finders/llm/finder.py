"""A large language model on this machine as a finder of names."""

from __future__ import annotations

import dataclasses
import math
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from geomap.errors import FinderError
from geomap.model import Document
from geomap.recognize.finder import FoundName
from geomap.recognize.finders.llm.answer import read_answer
from geomap.recognize.finders.llm.chat import Chat
from geomap.recognize.finders.llm.endpoint import TIMEOUT_VARIABLE, read_endpoint
from geomap.recognize.finders.llm.places import place_names
from geomap.recognize.finders.llm.settings import Settings, default_settings
from geomap.recognize.finders.llm.windows import windows


@dataclass(frozen=True, slots=True)
class LlmFinder:
    """Asks a model for the names of a document, stretch by stretch.

    Parameters
    ----------
    chat
        The model that is asked.
    """

    chat: Chat

    @property
    def name(self) -> str:
        """Who found a name: ``"llm:MODEL"``."""
        return f"llm:{self.chat.endpoint.model}"

    def find(self, document: Document) -> Iterator[FoundName]:
        """Find the names of a document.

        Parameters
        ----------
        document
            With or without sentences.

        Yields
        ------
        FoundName
            Each span once, in the order of the answers; without offsets when it cannot be told which words are meant.

        Raises
        ------
        FinderError
            At once when the server cannot be asked; behind the last name when an answer, or a part of it, could not
            be read, so that the other names are not lost.
        """
        settings = self.chat.settings
        spans = windows(document, size=settings.window, overlap=settings.overlap)
        faults: list[str] = []
        seen: set[tuple[str, int | None]] = set()
        for start, end in spans:
            said = self.chat.ask(document.text[start:end])
            names, unread = read_answer(said.content, settings)
            if fault := said.fault or unread:
                faults.append(f"characters {start:,} to {end:,}: {fault}")
            for found in place_names(names, document.text, start, end):
                if (found.text, found.start) not in seen:
                    seen.add((found.text, found.start))
                    yield found
        if faults:
            raise FinderError(
                f"{self.name} gave {len(faults):,} of {len(spans):,} answers that could not be read, or not wholly; "
                f"another model may do better; {faults[0]}"
            )


def make(argument: str = "", *, environ: Mapping[str, str] | None = None) -> LlmFinder:
    """Make a finder of a model's address.

    Parameters
    ----------
    argument
        ``URL#MODEL``; what it lacks is taken from ``GEOMAP_LLM_URL`` (default ``http://127.0.0.1:11434/v1``) and
        ``GEOMAP_LLM_MODEL``.
    environ
        Where those, ``GEOMAP_LLM_KEY``, ``GEOMAP_LLM_ALLOW_HOST`` and ``GEOMAP_LLM_TIMEOUT`` (seconds) are looked up;
        None means the environment of the process.

    Returns
    -------
    LlmFinder
        Nothing is opened before it is asked.

    Raises
    ------
    FinderError
        When no model is named, or the server is not on this machine and was not allowed.

    Examples
    --------
    >>> make("http://127.0.0.1:11434/v1#llama3.2").name
    'llm:llama3.2'
    """
    environ = os.environ if environ is None else environ
    return LlmFinder(Chat(read_endpoint(argument, environ), _settings(environ)))


def _settings(environ: Mapping[str, str]) -> Settings:
    settings, said = default_settings(), environ.get(TIMEOUT_VARIABLE, "").strip()
    if not said:
        return settings
    try:
        timeout_s = float(said)
    except ValueError:
        timeout_s = math.nan
    if not 0 < timeout_s < math.inf:
        raise FinderError(f"{TIMEOUT_VARIABLE} is {said!r}: give a number of seconds above 0")
    return dataclasses.replace(settings, timeout_s=timeout_s)
