"""Bad inputs: each a clear line and the right exit code, and one bad input stops no other."""

import os

import pytest


def _sixty_megabytes(path):
    with path.open("wb") as stream:
        stream.truncate(60_000_000)


BAD = [
    ("missing.txt", None, "no such file or folder"),
    ("empty.txt", b"", "no text"),
    ("binary.txt", bytes(range(256)) * 10, "binary, not text"),
    ("report.pdf", b"%PDF-1.7", "unknown suffix '.pdf'; known: .txt"),
    ("folder", os.mkdir, "no file that can be read stands in this folder"),
    ("large.txt", _sixty_megabytes, "60 MB of text"),
    ("page.html", b"<html></html>", "no text"),
]


def _make(path, content):
    if callable(content):
        content(path)
    elif content is not None:
        path.write_bytes(content)
    return path


@pytest.mark.parametrize("command", ["map", "parse", "check", "explain"])
@pytest.mark.parametrize("case", BAD[:3], ids=lambda case: case[0])
def test_bad_input_alone(geomap, tmp_path, command, case):
    name, content, words = case
    path = _make(tmp_path / name, content)
    output = ["-o", tmp_path / "out.html"] if command == "map" else []
    result = geomap(command, path, *output)
    assert result.exit_code == 4
    assert result.stdout == ""
    first, last = result.stderr.splitlines()
    assert first.startswith(f"geomap: error: {path}: ")
    assert words in first
    assert last == "geomap: nothing could be read (1 failed); nothing written"
    assert not (tmp_path / "out.html").exists()


@pytest.mark.parametrize("case", BAD, ids=lambda case: case[0])
def test_one_bad_among_three(geomap, tmp_path, strike, case):
    name, content, words = case
    bad = _make(tmp_path / name, content)
    other = tmp_path / "other.txt"
    other.write_text("Leaders met in Paris on Monday.", encoding="utf-8")
    output = tmp_path / "out.jsonl"
    result = geomap("parse", strike, bad, other, "-o", output)
    assert result.exit_code == 3
    assert len(output.read_bytes().splitlines()) == 2
    assert words in result.stderr
    assert f"geomap: 1 of 3 failed; the rest is in {output}" in result.stderr


def test_invalid_utf8_is_read_with_a_warning(geomap, tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes("A drone struck Dnipro, the café owner said.".encode("cp1252"))
    result = geomap("parse", path, "-f", "jsonl")
    assert result.exit_code == 0
    assert "geomap: warning:" in result.stderr
    assert "decoded as cp1252" in result.stderr


def test_text_without_places(geomap, tmp_path):
    path = tmp_path / "plain.txt"
    path.write_text("nothing happened anywhere.", encoding="utf-8")
    output = tmp_path / "out.html"
    result = geomap("map", path, "-o", output)
    assert result.exit_code == 0
    assert "no place found in it" in result.stderr
    assert output.exists()


def test_standard_input(geomap):
    result = geomap("parse", "-", "-f", "jsonl", stdin="A drone struck Dnipro.")
    assert result.exit_code == 0
    assert result.stdout.startswith('{"doc_id":"stdin"')


def test_bad_line_among_json_lines(geomap):
    lines = '{"doc_id": "a", "text": "A drone struck Dnipro."}\n{broken\n{"doc_id": "b", "text": "Paris."}\n'
    result = geomap("parse", "-", "-f", "jsonl", stdin=lines)
    assert result.exit_code == 3
    assert [line[:12] for line in result.stdout.splitlines()] == ['{"doc_id":"a', '{"doc_id":"b']
    assert "standard input, line 2: no JSON" in result.stderr


@pytest.mark.parametrize("command", ["map", "parse", "check", "explain"])
def test_unknown_input_format(geomap, tmp_path, strike, command):
    output = ["-o", tmp_path / "out.html"] if command == "map" else []
    result = geomap(command, strike, "--input-format", "docx", *output)
    assert result.exit_code == 2
    assert "no reader named 'docx'; there are: " in result.stderr
