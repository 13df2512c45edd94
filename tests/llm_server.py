"""A small server on this machine that answers as OpenAI's chat completions do, or as a broken one does."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Answer:
    """What the server sends: ``body`` after ``delay_s``; of ``length`` bytes, as it says (None: the true number)."""

    body: bytes
    status: int = 200
    content_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None
    delay_s: float = 0.0
    drip_s: float | None = None


Behaviour = Callable[[dict[str, Any]], Answer | None]
"""What the server answers to a request; None: it closes the connection."""


@dataclass
class Server:
    """A running server: its address, and the requests it got."""

    url: str
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


def completion(content: Any, *, finish_reason: str = "stop") -> Answer:
    """Wrap what the model wrote as a server does."""
    message = {"role": "assistant", "content": content}
    choice = {"index": 0, "message": message, "finish_reason": finish_reason}
    answer = {"id": "chatcmpl-1", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}
    return Answer(json.dumps(answer).encode())


def names(*items: tuple[str, str, str]) -> Answer:
    """Answer with a list of (text, before, kind)."""
    listed = [{"text": text, "before": before, "kind": kind} for text, before, kind in items]
    return completion(json.dumps({"names": listed}, ensure_ascii=False))


def report_of(request: dict[str, Any]) -> str:
    """Take the report out of a request."""
    first, *lines, last = request["messages"][-1]["content"].split("\n")
    assert last == f"END OF {first}"
    return "\n".join(lines)


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[Server]:
    """Run a server on a free port of 127.0.0.1 for as long as the block lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(behaviour))
    server.daemon_threads = True
    server.seen = Server(f"http://127.0.0.1:{server.server_address[1]}/v1")  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.seen  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(behaviour: Behaviour) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            seen = self.server.seen  # type: ignore[attr-defined]
            seen.requests.append(request)
            seen.headers.append(dict(self.headers))
            seen.paths.append(self.path)
            self.close_connection = True
            answer = behaviour(request)
            if answer is not None:
                self._send(answer)

        def _send(self, answer: Answer) -> None:
            time.sleep(answer.delay_s)
            try:
                self.send_response(answer.status)
                length = len(answer.body) if answer.length is None else answer.length
                for name, value in {
                    "Content-Type": answer.content_type,
                    "Content-Length": str(length),
                    **answer.headers,
                }.items():
                    self.send_header(name, value)
                self.end_headers()
                for block in [answer.body] if answer.drip_s is None else [bytes([byte]) for byte in answer.body]:
                    self.wfile.write(block)
                    self.wfile.flush()
                    time.sleep(answer.drip_s or 0)
            except (BrokenPipeError, ConnectionResetError):
                pass  # the client has given up, as some tests want

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    return Handler
