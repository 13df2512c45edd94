"""Which server and model are asked: ``URL#MODEL``, with the environment as fall-back.

Reports are somebody's data: only a server on this machine is asked, unless the user names another host himself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from geomap.errors import FinderError
from geomap.text.printable import shorten

DEFAULT_URL = "http://127.0.0.1:11434/v1"
"""Where Ollama listens when it is not told otherwise."""
URL_VARIABLE, MODEL_VARIABLE, KEY_VARIABLE = "GEOMAP_LLM_URL", "GEOMAP_LLM_MODEL", "GEOMAP_LLM_KEY"
ALLOW_VARIABLE, TIMEOUT_VARIABLE = "GEOMAP_LLM_ALLOW_HOST", "GEOMAP_LLM_TIMEOUT"
_PORTS = {"http": 80, "https": 443}
_CHAT = "/chat/completions"
_CLOUD_HOST = "ollama.com"
_LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """A model of a server.

    Parameters
    ----------
    scheme
        ``"http"`` or ``"https"``.
    host, port
        Where the server listens.
    path
        Of the chat completions.
    model
        As the server names it.
    is_local
        Whether only an address of this machine may be spoken to.
    key
        Sent as a bearer token; empty for none. Never shown.
    """

    scheme: str
    host: str
    port: int
    path: str
    model: str
    is_local: bool = True
    key: str = field(default="", repr=False)

    @property
    def url(self) -> str:
        """What requests are sent to."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}{self.path}"


def read_endpoint(argument: str, environ: Mapping[str, str]) -> Endpoint:
    """Read which model of which server is meant.

    Parameters
    ----------
    argument
        ``URL#MODEL``, ``URL``, ``#MODEL`` or ``MODEL``; what it lacks is taken from the environment.
    environ
        ``GEOMAP_LLM_URL``, ``GEOMAP_LLM_MODEL``, ``GEOMAP_LLM_KEY``; ``GEOMAP_LLM_ALLOW_HOST`` names one host beside
        this machine that may be asked.

    Returns
    -------
    Endpoint
        Nothing has been opened yet.

    Raises
    ------
    FinderError
        When no model is named, the address is none, or the host is not this machine and was not allowed.

    Examples
    --------
    >>> read_endpoint("http://localhost:8080/v1#qwen3:8b", {}).url
    'http://localhost:8080/v1/chat/completions'
    >>> read_endpoint("http://10.0.0.7:8080/v1#qwen3:8b", {})
    Traceback (most recent call last):
    geomap.errors.FinderError: 10.0.0.7 is not this machine, and the reports would leave it ...
    """
    url, model = _split(argument.strip())
    url = url or environ.get(URL_VARIABLE, "").strip() or DEFAULT_URL
    model = model or environ.get(MODEL_VARIABLE, "").strip()
    _check_words(url, "address")
    if not model:
        raise FinderError(
            f"no model is named for {url}: give --recognizer llm:URL#MODEL or set {MODEL_VARIABLE} "
            "(`ollama list` shows the models that are there)"
        )
    _check_words(model, "model")
    parts, port = _split_url(url)
    host = parts.hostname or ""
    is_local = host == "localhost" or is_loopback(host)
    _check_leaving(host, model, is_local=is_local, allowed=environ.get(ALLOW_VARIABLE, "").strip().lower())
    path = (parts.path.rstrip("/") or "/v1").removesuffix(_CHAT) + _CHAT
    key = _read_key(environ)
    return Endpoint(scheme=parts.scheme, host=host, port=port, path=path, model=model, is_local=is_local, key=key)


def _check_leaving(host: str, model: str, *, is_local: bool, allowed: str) -> None:
    """Refuse what would send reports to another machine than the one allowed."""
    if not is_local and host != allowed:
        raise FinderError(
            f"{host} is not this machine, and the reports would leave it: give a server on 127.0.0.1, or, where that "
            f"is what you want, set {ALLOW_VARIABLE}={host}"
        )
    if is_local and _is_cloud(model) and allowed != _CLOUD_HOST:
        raise FinderError(
            f"the model {model} runs at {_CLOUD_HOST}, and the reports would leave this machine: give a model that "
            f"`ollama list` shows with a size, or, where that is what you want, set {ALLOW_VARIABLE}={_CLOUD_HOST}"
        )


def _read_key(environ: Mapping[str, str]) -> str:
    key = environ.get(KEY_VARIABLE, "").strip()
    if not key.isascii() or not key.isprintable() or " " in key:
        raise FinderError(f"{KEY_VARIABLE} holds a space or a character that no key has: set it to the key alone")
    return key


def _split(argument: str) -> tuple[str, str]:
    if "#" in argument:
        url, _, model = argument.partition("#")
        return url.strip(), model.strip()
    return (argument, "") if "://" in argument else ("", argument)


def _check_words(words: str, what: str) -> None:
    if len(words) > _LONGEST or not words.isascii() or not words.isprintable() or " " in words:
        raise FinderError(
            f"{shorten(words)!r} is no {what}: printable ASCII without spaces, at most {_LONGEST} characters"
        )


def _split_url(url: str) -> tuple[SplitResult, int]:
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError) as error:
        raise FinderError(f"{url} is no address of a server: give one like {DEFAULT_URL}") from error
    if not parts.hostname or "@" in parts.netloc or "\\" in url or parts.query or parts.fragment:
        raise FinderError(
            f"{url} is no address of a server: scheme, host, port and path alone, like {DEFAULT_URL}; a key belongs "
            f"in {KEY_VARIABLE}"
        )
    return parts, port


def is_loopback(address: str) -> bool:
    """Say whether an address is of 127.0.0.0/8 or ::1; False for what is no address.

    Examples
    --------
    >>> [is_loopback(address) for address in ("127.0.0.2", "::1", "10.0.0.1", "127.1", "localhost")]
    [True, True, False, False, False]
    """
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _is_cloud(model: str) -> bool:
    """Say whether a model's tag is one that Ollama passes on to its own machines (``docs.ollama.com/cloud``)."""
    tag = model.lower().rpartition(":")[2]
    return tag == "cloud" or tag.endswith("-cloud")
