from __future__ import annotations

import hashlib
import io
import json
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from geomap.errors import GazetteerError
from geomap.gazetteer import download as module
from geomap.gazetteer.download import COMMON, MIRROR, STATE, download, fetch_source, files_for
from geomap.tables import read_table

CONTENT = bytes(range(256)) * 20_000  # 5 MB
ETAG = '"1"'


class Handler(BaseHTTPRequestHandler):
    """A server of files that breaks off as often as it is told to, and honours Range."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_args):
        pass

    def do_GET(self):
        server = self.server
        range_ = self.headers.get("Range")
        server.asked.append((self.path, range_, self.headers.get("If-Range")))
        if self.path == "/elsewhere.txt":
            self.send_response(302)
            self.send_header("Location", "http://example.org/x")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        content = server.files.get(self.path)
        if content is None:
            self.send_error(404)
            return
        goes_on = range_ and self.headers.get("If-Range") == server.etag and not server.ignores_range
        begin = int(range_.removeprefix("bytes=").rstrip("-")) if goes_on else 0
        if goes_on and begin >= len(content):
            self.send_error(416)
            return
        self.send_response(206 if goes_on else 200)
        if goes_on:
            self.send_header("Content-Range", f"bytes {begin}-{len(content) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(content) - begin))
        self.send_header("ETag", server.etag)
        self.end_headers()
        rest = content[begin:]
        if server.breaks:
            server.breaks -= 1
            self.wfile.write(rest[: len(rest) // 3])
            self.wfile.flush()
            self.close_connection = True
            return
        self.wfile.write(rest)


@pytest.fixture
def server(monkeypatch) -> Iterator[ThreadingHTTPServer]:
    monkeypatch.setattr(module, "_WAIT_S", 0.0)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as made:
        made.asked, made.breaks, made.etag, made.ignores_range = [], 0, ETAG, False
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as stream:
            stream.writestr("UA.txt", "x")
        made.files = {"/big.txt": CONTENT, "/UA.zip": archive.getvalue(), "/bad.zip": b"<html>"}
        made.mirror = f"http://127.0.0.1:{made.server_address[1]}"
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield made
        made.shutdown()
        thread.join()


def test_file_is_fetched_and_remembered(tmp_path, server):
    shares = []
    facts = download(
        ["big.txt", "UA.zip"], tmp_path, mirror=server.mirror, progress=lambda _, share: shares.append(share)
    )
    assert (tmp_path / "big.txt").read_bytes() == CONTENT
    assert facts["big.txt"]["sha256"] == hashlib.sha256(CONTENT).hexdigest()
    assert facts["big.txt"]["bytes"] == len(CONTENT)
    assert json.loads((tmp_path / STATE).read_bytes()) == facts
    assert shares[-1] == 1.0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["UA.zip", "big.txt", STATE]


def test_broken_transfers_go_on_where_they_stopped(tmp_path, server):
    server.breaks = 3
    download(["big.txt"], tmp_path, mirror=server.mirror)
    assert (tmp_path / "big.txt").read_bytes() == CONTENT
    begins = [int(range_.removeprefix("bytes=").rstrip("-")) for _, range_, _ in server.asked if range_]
    assert len(begins) == 3
    assert begins == sorted(set(begins))
    assert begins[0] == len(CONTENT) // 3
    assert {mark for _, range_, mark in server.asked if range_} == {ETAG}


def test_next_run_goes_on_after_giving_up(tmp_path, server):
    server.breaks = 99
    with pytest.raises(GazetteerError, match="what has come is kept, and the same command goes on"):
        download(["big.txt"], tmp_path, mirror=server.mirror)
    there = (tmp_path / "big.txt.part").stat().st_size
    assert there > 0
    assert not (tmp_path / "big.txt").exists()
    server.breaks = 0
    server.asked.clear()
    download(["big.txt"], tmp_path, mirror=server.mirror)
    assert server.asked == [("/big.txt", f"bytes={there}-", ETAG)]
    assert (tmp_path / "big.txt").read_bytes() == CONTENT


def test_changed_file_is_begun_anew(tmp_path, server):
    server.breaks = 99
    with pytest.raises(GazetteerError):
        download(["big.txt"], tmp_path, mirror=server.mirror)
    server.breaks, server.etag, server.files["/big.txt"] = 0, '"2"', CONTENT[::-1]
    download(["big.txt"], tmp_path, mirror=server.mirror)
    assert (tmp_path / "big.txt").read_bytes() == CONTENT[::-1]


def test_server_without_ranges_begins_anew(tmp_path, server):
    server.breaks, server.ignores_range = 1, True
    download(["big.txt"], tmp_path, mirror=server.mirror)
    assert (tmp_path / "big.txt").read_bytes() == CONTENT


def test_whole_file_is_not_fetched_again(tmp_path, server):
    download(["big.txt"], tmp_path, mirror=server.mirror)
    server.asked.clear()
    download(["big.txt"], tmp_path, mirror=server.mirror)
    assert server.asked == []
    (tmp_path / "big.txt").write_bytes(CONTENT[:-1] + b"?")
    download(["big.txt"], tmp_path, mirror=server.mirror)
    assert (tmp_path / "big.txt").read_bytes() == CONTENT, "an altered file is fetched again"


def test_missing_file_is_told_at_once(tmp_path, server):
    with pytest.raises(GazetteerError, match=r"none\.txt could not be fetched .*404"):
        download(["none.txt"], tmp_path, mirror=server.mirror)
    assert len(server.asked) == 1


def test_what_is_no_zip_file_is_thrown_away(tmp_path, server):
    with pytest.raises(GazetteerError, match="gave no zip file"):
        download(["bad.zip"], tmp_path, mirror=server.mirror)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mirror", ["http://example.org/dump", "ftp://example.org", "file:///etc", "example.org"])
def test_unsafe_address_is_refused(tmp_path, mirror):
    with pytest.raises(GazetteerError, match="only https addresses are"):
        download(["UA.zip"], tmp_path, mirror=mirror)


def test_redirect_to_an_unsafe_address_is_refused(tmp_path, server):
    with pytest.raises(GazetteerError, match=r"example\.org/x is not fetched"):
        download(["elsewhere.txt"], tmp_path, mirror=server.mirror)


def test_files_of_a_build():
    assert MIRROR.startswith("https://")
    assert files_for([]) == ("allCountries.zip", *COMMON)
    assert files_for(["UA", "RU"]) == ("RU.zip", "UA.zip", *COMMON)


def test_files_of_natural_earth(tmp_path, server):
    names = [row["path"] for row in read_table("gazetteer_datasets") if row["publisher"] == "natural-earth"]
    server.files |= {f"/{name}": server.files["/UA.zip"] for name in names}
    fetch_source("natural-earth", (), tmp_path, mirror=server.mirror)
    assert {path.name for path in tmp_path.glob("*.zip")} == {name.rpartition("/")[2] for name in names}
    server.asked.clear()
    fetch_source("natural-earth", (), tmp_path, mirror=server.mirror)
    assert server.asked == [], "what is there whole is not fetched again"


def test_files_of_geoboundaries(tmp_path, server):
    for level in ("ADM0", "ADM1"):
        answer = {"gjDownloadURL": f"{server.mirror}/{level}.geojson"}
        server.files[f"/gbOpen/UKR/{level}/"] = json.dumps(answer).encode()
        server.files[f"/{level}.geojson"] = level.encode()
    fetch_source("geoboundaries", ["UA"], tmp_path, mirror=server.mirror)
    assert (tmp_path / "geoBoundaries-UKR-ADM1.geojson").read_bytes() == b"ADM1"
    assert not (tmp_path / "geoBoundaries-UKR-ADM2.geojson").exists(), "there is no such level"


@pytest.mark.parametrize(
    ("answer", "what"),
    [(b"[]", "names no file"), (b'{"gjDownloadURL": "file:///etc/hosts"}', "only https addresses are")],
)
def test_answer_that_names_no_safe_file_is_refused(tmp_path, server, answer, what):
    server.files["/gbOpen/UKR/ADM0/"] = answer
    with pytest.raises(GazetteerError, match=what):
        fetch_source("geoboundaries", ["UA"], tmp_path, mirror=server.mirror)
