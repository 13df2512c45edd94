"""One request and its answer: the one module of the recognisers that opens a connection.

No proxy is used, no redirect followed, nothing decoded but JSON; time and size of an answer are bounded.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any

import orjson

from geomap.errors import FinderError
from geomap.recognize.finders.llm.endpoint import TIMEOUT_VARIABLE, Endpoint, is_loopback
from geomap.recognize.finders.llm.settings import Settings
from geomap.text.printable import shorten
from geomap.version import version

_BLOCK = 65536
_OK, _BUSY = 200, 503
_REDIRECTS = range(300, 400)
_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered: HTTP status, type of the content in lower case, the content, where it points to."""

    status: int
    content_type: str
    content: bytes
    location: str


def post(endpoint: Endpoint, body: Mapping[str, Any], settings: Settings, *, waits_s: tuple[float, ...]) -> Reply:
    """Send a request; again, after each of the waits, while the server refuses the connection or says it is busy.

    Parameters
    ----------
    endpoint
        Where to.
    body
        What is sent as JSON.
    settings
        Bounds of time and size.
    waits_s
        Seconds before each further attempt.

    Returns
    -------
    Reply
        Whatever its status.

    Raises
    ------
    FinderError
        When there is no server, or it gave no whole answer within the bounds.
    """
    content = orjson.dumps(body)
    for wait_s in (*waits_s, None):
        try:
            reply = _post_once(endpoint, content, settings)
        except ConnectionRefusedError as error:
            if wait_s is None:
                raise FinderError(
                    f"no server at {endpoint.url}: start Ollama with `ollama serve` or give --recognizer llm:URL#MODEL"
                ) from error
        else:
            if reply.status != _BUSY or wait_s is None:
                return reply
        time.sleep(wait_s)
    raise AssertionError


def read_json(endpoint: Endpoint, reply: Reply) -> Any:  # noqa: ANN401 (whatever the server says)
    """Read a reply that should be JSON.

    Raises
    ------
    FinderError
        When the status is not 200, or the content is not JSON.
    """
    if reply.status in _REDIRECTS:
        raise FinderError(
            f"{endpoint.url} points to {shorten(reply.location)!r} (HTTP {reply.status}): redirects are not followed, "
            "the report stays here; give the address of the server itself"
        )
    if reply.status != _OK:
        raise FinderError(
            f"{endpoint.url} answered HTTP {reply.status} for the model {endpoint.model}: {_said(reply)}; see what the "
            "server writes to its log"
        )
    if reply.content_type != _JSON:
        raise FinderError(
            f"{endpoint.url} answered {shorten(reply.content_type or 'without a type')}, not {_JSON}: is it the chat "
            "interface of a model server? Its address mostly ends in /v1"
        )
    try:
        return orjson.loads(reply.content)
    except ValueError as error:
        raise FinderError(
            f"{endpoint.url} answered what is no JSON ({error}): see what the server writes to its log"
        ) from error


def _said(reply: Reply) -> str:
    """Give what a server says of its failure, for a message."""
    try:
        answer = orjson.loads(reply.content)
        error = answer["error"]
        said = error["message"] if isinstance(error, dict) else error
    except (ValueError, KeyError, TypeError):
        said = reply.content.decode("utf-8", "replace")
    return shorten(str(said)) or "nothing said"


def _post_once(endpoint: Endpoint, content: bytes, settings: Settings) -> Reply:
    until = time.monotonic() + settings.timeout_s
    kind = HTTPSConnection if endpoint.scheme == "https" else HTTPConnection
    connection = kind(endpoint.host, endpoint.port, timeout=settings.timeout_s)
    try:
        _connect(connection, endpoint)
        connection.request("POST", endpoint.path, content, _headers(endpoint))
        return _receive(connection, endpoint, settings, until)
    except ConnectionRefusedError:
        raise
    except TimeoutError as error:
        raise FinderError(
            f"{endpoint.url} gave no answer within {settings.timeout_s:g} s: take a smaller model, or set "
            f"{TIMEOUT_VARIABLE} to more seconds"
        ) from error
    except (OSError, HTTPException) as error:
        fault = shorten(str(error)) or type(error).__name__
        raise FinderError(
            f"{endpoint.url} was not reached, or broke off ({fault}): see whether the server still runs, and "
            "what it writes to its log"
        ) from error
    finally:
        connection.close()


def _connect(connection: HTTPConnection, endpoint: Endpoint) -> None:
    """Connect, and look at who is there before anything is sent: a name may lead anywhere."""
    connection.connect()
    address = str(connection.sock.getpeername()[0])
    if endpoint.is_local and not is_loopback(address):
        raise FinderError(
            f"{endpoint.host} leads to {shorten(address)}, which is not this machine, and the reports would leave it: "
            "give 127.0.0.1 in its place"
        )


def _headers(endpoint: Endpoint) -> dict[str, str]:
    headers = {"Content-Type": _JSON, "Accept": _JSON, "User-Agent": f"geomap/{version()}", "Connection": "close"}
    return {**headers, "Authorization": f"Bearer {endpoint.key}"} if endpoint.key else headers


def _receive(connection: HTTPConnection, endpoint: Endpoint, settings: Settings, until: float) -> Reply:
    sock = connection.sock
    response = connection.getresponse()
    expected = response.length
    content = bytearray()
    while expected is None or len(content) < expected:
        left_s = until - time.monotonic()
        if left_s <= 0:
            raise TimeoutError
        sock.settimeout(left_s)
        block = response.read1(_BLOCK)
        if not block:
            break
        content += block
        if len(content) > settings.answer_bytes:
            raise FinderError(
                f"{endpoint.url} answered more than {settings.answer_bytes:,} bytes: no list of names is as long; "
                "see what the server writes to its log"
            )
    if expected is not None and len(content) < expected:
        raise HTTPException(f"{len(content):,} of {expected:,} bytes came")
    content_type = response.getheader("Content-Type", "").partition(";")[0].strip().lower()
    return Reply(response.status, content_type, bytes(content), response.getheader("Location", ""))
