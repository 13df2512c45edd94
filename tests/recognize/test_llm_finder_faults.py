"""A server that is not there, slow, broken or not one: cases in tests/cases/llm_replies.csv and below."""

from __future__ import annotations

import dataclasses
import socket
import threading
import time
from typing import Any

import pytest
from llm_server import Answer, Server, completion, names, serving
from support import read_cases

from geomap.errors import FinderError
from geomap.model import Document
from geomap.recognize.finders.llm import LlmFinder, make

DOCUMENT = Document(doc_id="d", text="Drones hit Izium on Monday.")
GOOD = names(("Izium", "hit ", "city"))


def _finder(url: str, **settings: Any) -> LlmFinder:
    finder = make(f"{url}#m", environ={})
    finder.chat.settings = dataclasses.replace(finder.chat.settings, **{"waits_s": (0.01, 0.01), **settings})
    return finder


def _fault(answer: Answer, **settings: Any) -> tuple[str, Server]:
    with serving(lambda _: answer) as server, pytest.raises(FinderError) as caught:
        list(_finder(server.url, **settings).find(DOCUMENT))
    assert server.url in str(caught.value) or "llm:m" in str(caught.value)
    return str(caught.value), server


@pytest.mark.parametrize("case", read_cases("llm_replies"), ids=lambda case: case["name"])
def test_reply(case: dict[str, str]) -> None:
    body = case["body"].encode("latin-1" if case["body"] == "ÿþ" else "utf-8")
    fault, _ = _fault(Answer(body, int(case["status"]), case["content_type"]))
    assert case["error"] in fault


def test_no_server() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    finder = _finder(f"http://127.0.0.1:{port}/v1", waits_s=(1.0,))
    for least_s, most_s in ((1.0, 5.0), (0.0, 0.9)):  # it is waited for once
        began = time.monotonic()
        with pytest.raises(FinderError, match=r"no server at http://127.* start Ollama with `ollama serve` or give"):
            list(finder.find(DOCUMENT))
        assert least_s <= time.monotonic() - began < most_s


def test_busy_server_is_asked_again() -> None:
    busy = Answer(b'{"error": {"message": "Loading model", "code": 503}}', 503)
    with serving(lambda _: busy if len(server.requests) < 3 else GOOD) as server:
        assert [found.text for found in _finder(server.url).find(DOCUMENT)] == ["Izium"]
    assert len(server.requests) == 3


def test_server_that_stays_busy_is_given_up() -> None:
    fault, server = _fault(Answer(b'{"error": {"message": "Loading model"}}', 503))
    assert "HTTP 503 for the model m: Loading model" in fault
    assert len(server.requests) == 3


def test_failure_is_not_asked_again() -> None:
    _, server = _fault(Answer(b"{}", 404))
    assert len(server.requests) == 1


def test_schema_is_asked_for_again_when_it_was_not_to_blame() -> None:
    with serving(lambda _: Answer(b"{}", 400) if len(server.requests) < 3 else GOOD) as server:
        finder = _finder(server.url)
        with pytest.raises(FinderError, match="HTTP 400"):
            list(finder.find(DOCUMENT))
        assert [found.text for found in finder.find(DOCUMENT)] == ["Izium"]
    assert ["response_format" in request for request in server.requests] == [True, False, True]


@pytest.mark.parametrize("where", ["http://198.51.100.7/v1/chat/completions", "http://127.0.0.1:9/v1"])
@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_redirect_is_not_followed(status: int, where: str) -> None:
    fault, server = _fault(Answer(b"", status, headers={"Location": where}))
    assert f"points to {where!r} (HTTP {status}): redirects are not followed" in fault
    assert len(server.requests) == 1


def test_name_that_leads_elsewhere_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(lambda _: GOOD) as server:
        finder = _finder(server.url.replace("127.0.0.1", "localhost"))
        monkeypatch.setattr("geomap.recognize.finders.llm.client.is_loopback", lambda address: address == "::1")
        with pytest.raises(FinderError, match=r"localhost leads to 127\.0\.0\.1, which is not this machine"):
            list(finder.find(DOCUMENT))
    assert server.requests == []


@pytest.mark.parametrize("answer", [Answer(b"{}", delay_s=1.0), Answer(b" " * 200, drip_s=0.02)], ids=["late", "drips"])
def test_slow_answer(answer: Answer) -> None:
    began = time.monotonic()
    fault, server = _fault(answer, timeout_s=0.2)
    assert time.monotonic() - began < 5
    assert "gave no answer within 0.2 s: take a smaller model, or set GEOMAP_LLM_TIMEOUT" in fault
    assert len(server.requests) == 1


def test_server_dies_in_its_answer() -> None:
    fault, _ = _fault(dataclasses.replace(GOOD, length=len(GOOD.body) + 100))
    assert f"broke off ({len(GOOD.body)} of {len(GOOD.body) + 100} bytes came)" in fault


def test_server_dies_in_a_chunk() -> None:
    chunked = {"Transfer-Encoding": "chunked", "Content-Length": ""}
    fault, _ = _fault(Answer(b"ff\r\n{", headers=chunked))
    assert "broke off" in fault


def test_answer_in_chunks() -> None:
    body = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (GOOD.body[:50], GOOD.body[50:])) + b"0\r\n\r\n"
    with serving(lambda _: Answer(body, headers={"Transfer-Encoding": "chunked"})) as server:
        assert [found.text for found in _finder(server.url).find(DOCUMENT)] == ["Izium"]


def test_connection_closed_without_an_answer() -> None:
    with serving(lambda _: None) as server, pytest.raises(FinderError, match="was not reached, or broke off"):
        list(_finder(server.url).find(DOCUMENT))


@pytest.mark.parametrize("length", [None, 10**15])
def test_huge_answer(length: int | None) -> None:
    fault, _ = _fault(Answer(b" " * 300_000, length=length), answer_bytes=100_000)
    assert "answered more than 100,000 bytes" in fault


@pytest.mark.parametrize("content", [None, "", "  ", 7, ["Izium"], {"text": "Izium"}])
def test_no_words(content: object) -> None:
    fault, _ = _fault(completion(content))
    assert "1 of 1 answers that could not be read, or not wholly" in fault
    assert "characters 0 to 27: no word of text" in fault


@pytest.mark.parametrize("content", ['{"names": [{"text": "Izium"}, {"te', '{"names": [{"text": "Izium"}]}'])
def test_cut_answer_gives_its_whole_names_and_says_that_it_was_cut(content: str) -> None:
    found: list[str] = []
    with serving(lambda _: completion(content, finish_reason="length")) as server:
        names_of = _finder(server.url).find(DOCUMENT)
        with pytest.raises(FinderError, match="cut after 2,000 tokens, or where the model's context ended"):
            found.extend(name.text for name in names_of)
    assert found == ["Izium"]


def test_cut_thought_is_no_answer() -> None:
    fault, _ = _fault(completion(None, finish_reason="length"))
    assert "cut after 2,000 tokens" in fault


def test_what_is_no_http() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            peer, _ = listener.accept()
            with peer:
                peer.recv(65536)
                peer.sendall(b"SSH-2.0-OpenSSH_9.6\r\n")

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        with pytest.raises(FinderError, match=r"was not reached, or broke off \(SSH-2.0-OpenSSH_9.6"):
            list(_finder(f"http://127.0.0.1:{listener.getsockname()[1]}/v1").find(DOCUMENT))
        thread.join()
