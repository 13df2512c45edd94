"""A question to a model and the words of its answer, in the form of OpenAI's chat completions."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, NamedTuple

import orjson

from geomap.errors import FinderError
from geomap.recognize.finders.llm.client import Reply, post, read_json
from geomap.recognize.finders.llm.endpoint import Endpoint
from geomap.recognize.finders.llm.settings import Settings
from geomap.text.printable import shorten

_NO_SUCH_OPTION = frozenset({400, 422, 500, 501})
_MARK_LENGTH = 16


class Said(NamedTuple):
    """What a model wrote, and what is wrong with it; ``fault`` is empty when nothing is."""

    content: str
    fault: str = ""


@dataclass(slots=True)
class Chat:
    """A model that is asked for the names in a stretch of text.

    Parameters
    ----------
    endpoint
        The server and its model.
    settings
        Bounds of requests and answers.
    """

    endpoint: Endpoint
    settings: Settings
    _takes_schema: bool = field(default=True, init=False)
    _is_there: bool = field(default=True, init=False)

    def ask(self, text: str) -> Said:
        """Ask for the names in a text.

        The answer's form is asked for by a JSON schema; of a server that refuses it, by the prompt alone. A server
        that was not there once is not waited for again.

        Parameters
        ----------
        text
            A stretch of a report; it is sent as data between two marked lines.

        Returns
        -------
        Said
            What the model wrote; with a fault when that is nothing, or was cut.

        Raises
        ------
        FinderError
            When the server did not answer, or not as chat completions do.
        """
        reply = self._post(text)
        if self._takes_schema and reply.status in _NO_SUCH_OPTION:
            self._takes_schema = False
            reply = self._post(text)
            self._takes_schema = reply.status in _NO_SUCH_OPTION
        return self._content(read_json(self.endpoint, reply))

    def _post(self, text: str) -> Reply:
        waits_s = self.settings.waits_s if self._is_there else ()
        self._is_there = False
        reply = post(
            self.endpoint,
            request_body(text, self.endpoint.model, self.settings, has_schema=self._takes_schema),
            self.settings,
            waits_s=waits_s,
        )
        self._is_there = True
        return reply

    def _content(self, answer: Any) -> Said:  # noqa: ANN401 (whatever the server says)
        """Take the model's words out of an answer."""
        try:
            choice = answer["choices"][0]
            content, reason = choice["message"]["content"], choice.get("finish_reason")
        except (KeyError, IndexError, TypeError, AttributeError) as error:
            said = shorten(orjson.dumps(answer).decode())
            raise FinderError(
                f"{self.endpoint.url} answered without a choice with a message ({said}): is it the chat interface of "
                "a model server?"
            ) from error
        is_cut = reason == "length"
        cut = f"cut after {self.settings.max_tokens:,} tokens, or where the model's context ended" if is_cut else ""
        if not isinstance(content, str) or not content.strip():
            return Said("", cut or "no word of text")
        return Said(content, cut)


def request_body(text: str, model: str, settings: Settings, *, has_schema: bool) -> dict[str, Any]:
    """Build the body of a request.

    Parameters
    ----------
    text
        A stretch of a report.
    model
        As the server names it.
    settings
        Length of the answer, and the seed.
    has_schema
        Whether the server is given the schema of the answer.

    Returns
    -------
    dict
        As OpenAI's ``/chat/completions`` takes it.
    """
    body: dict[str, Any] = {
        "model": model,
        "messages": [{"role": "system", "content": _prompt()}, {"role": "user", "content": _as_data(text)}],
        "temperature": 0,
        "seed": settings.seed,
        "max_tokens": settings.max_tokens,
        "stream": False,
    }
    if has_schema:
        schema = {"name": "place_names", "strict": True, "schema": answer_schema()}
        body["response_format"] = {"type": "json_schema", "json_schema": schema}
    return body


@cache
def answer_schema() -> dict[str, Any]:
    """Read the JSON schema of an answer, ``schema.json``."""
    schema: dict[str, Any] = orjson.loads((files(__package__) / "schema.json").read_bytes())
    return schema


@cache
def _prompt() -> str:
    return (files(__package__) / "prompt.txt").read_text(encoding="utf-8")


def _as_data(text: str) -> str:
    """Put a text between two lines with a mark that it cannot contain, as the mark is made from all of it."""
    content = text.encode("utf-8", "replace")
    mark = sha256(content).hexdigest()[:_MARK_LENGTH]
    return f"REPORT {mark}\n{content.decode()}\nEND OF REPORT {mark}"
