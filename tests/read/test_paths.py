"""Inputs as a user names them."""

import io
import json
import os
from datetime import date

import pytest

from geomap.errors import InputError, InputNotFoundError, NoTextError, NotTextError, TooLargeError, UnknownNameError
from geomap.model import Document
from geomap.read import MAX_INPUT_BYTES, ReadOptions, read_paths

TEXT = "A drone struck Dnipro on Tuesday, officials in Kyiv said."


def _read(*inputs, **options):
    return list(read_paths([str(name) for name in inputs], options=ReadOptions(**options)))


def _one(*inputs, **options):
    (item,) = _read(*inputs, **options)
    return item


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_text_file(report):
    document = _one(report, published=date(2026, 1, 7))
    assert (document.doc_id, document.text, document.published) == ("report", TEXT, date(2026, 1, 7))
    assert document.source == str(report)
    assert document.meta["encoding"] == "utf-8"


def test_folder_is_its_readable_files_in_order(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden.txt", "picture.png", "deep/c.md", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    assert [document.doc_id for document in _read(tmp_path)] == ["a", "b"]
    assert [document.doc_id for document in _read(tmp_path / "**" / "*.md")] == ["c"]


@pytest.mark.usefixtures("report")
def test_pattern(tmp_path):
    (tmp_path / "second.txt").write_text(TEXT, encoding="utf-8")
    assert [document.doc_id for document in _read(tmp_path / "*.txt")] == ["report", "second"]
    assert isinstance(_one(tmp_path / "*.html"), InputNotFoundError)


def test_name_with_brackets_is_a_name(tmp_path):
    path = tmp_path / "a[1].txt"
    path.write_text(TEXT, encoding="utf-8")
    assert _one(path).doc_id == "a[1]"


def test_file_named_twice_is_read_once(report):
    assert len(_read(report, report.parent, report.parent / "*.txt")) == 1


def test_ids_are_unique(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(TEXT, encoding="utf-8")
    assert [document.doc_id for document in _read(tmp_path / "one", tmp_path / "two")] == ["report", "report-2"]


def _large(path):
    with path.open("wb") as stream:
        stream.truncate(60_000_000)


def _link_to_itself(path):
    path.symlink_to(path)


@pytest.mark.parametrize(
    ("name", "content", "kind", "words"),
    [
        ("missing.txt", None, InputNotFoundError, "no such file"),
        ("empty.txt", b"", NoTextError, "no text"),
        ("blank.txt", b" \n\n", NoTextError, "no text"),
        ("binary.txt", bytes(range(256)), NotTextError, "binary"),
        ("report.docx", b"PK", InputError, "known: .txt"),
        ("README", b"text", InputError, "no suffix"),
        ("folder.txt", os.mkdir, NoTextError, "known suffixes"),
        ("large.txt", _large, TooLargeError, "60 MB.*limit is 50 MB"),
        ("large.html", _large, TooLargeError, "60 MB.*limit is 50 MB"),
        ("pipe.txt", os.mkfifo, InputError, "use - to read from a pipe"),
        ("empty.html", b"", NoTextError, "no text"),
        ("script.html", b"<html><body><script>var a = 1;</script></body></html>", NoTextError, "no text"),
        ("empty.jsonl", b"\n", NoTextError, "no line"),
        ("empty.csv", b"", NoTextError, "no header"),
        ("header.csv", b"text\n", NoTextError, "no row"),
        ("columns.csv", b"a,b\n1,2\n", InputError, "--text-column.*a, b"),
    ],
)
def test_bad_inputs(tmp_path, report, name, content, kind, words):  # noqa: PLR0917
    path = tmp_path / name
    if callable(content):
        content(path)
    elif content is not None and name != "report.txt":
        path.write_bytes(content)
    error, document = _read(path, report)
    assert type(error) is kind
    assert error.source == str(path)
    with pytest.raises(kind, match=words):
        raise error
    assert isinstance(document, Document)


def test_nul_in_a_name():
    assert isinstance(_one("a\x00b"), InputNotFoundError)
    assert isinstance(_one(""), InputNotFoundError)


def test_file_that_the_system_refuses_to_read():
    assert "cannot be read" in str(_one("/proc/self/mem", input_format="text"))


def test_broken_link(tmp_path):
    path = tmp_path / "a.txt"
    path.symlink_to(tmp_path / "nowhere.txt")
    assert isinstance(_one(path), InputNotFoundError)


def test_json_lines(tmp_path):
    good = {"doc_id": "x1", "text": TEXT, "title": "T", "published": "2026-01-07", "source": "S", "language": "en-GB"}
    lines = [
        json.dumps(good),
        "{broken",
        "",
        json.dumps({"stuff": TEXT}),
        json.dumps([1]),
        json.dumps({"text": 5}),
        json.dumps({"text": ""}),
        json.dumps({"text": "lone \ud800 surrogate", "doc_id": 7, "published": "01/02/2026"}),
        "[" * 100_000,
    ]
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + "\n".join(lines).encode() + b"\n\xff\n")
    items = _read(path, published=date(2020, 1, 1))
    first, second = (item for item in items if isinstance(item, Document))
    assert (first.doc_id, first.title, first.published, first.source) == ("x1", "T", date(2026, 1, 7), "S")
    assert first.language == "en"
    assert (second.doc_id, second.text, second.published) == ("7", "lone \ufffd surrogate", date(2020, 1, 1))
    assert "01/02/2026" in second.meta["warning"]
    errors = [str(item) for item in items if isinstance(item, InputError)]
    assert [error.split(": ")[0].rpartition(" ")[2] for error in errors] == ["2", "4", "5", "6", "7", "9", "10"]


def test_json_lines_with_other_usual_keys_or_named_ones(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"headline": "T", "body": TEXT, "date": "2026-01-07", "url": "https://a.example/"}))
    (usual,) = _read(path)
    assert (usual.title, usual.text, usual.published) == ("T", TEXT, date(2026, 1, 7))
    assert usual.source == "https://a.example/"
    path.write_text(json.dumps({"story": TEXT, "seen": "2026-01-08", "date": "2026-01-07"}))
    (named,) = _read(path, text_column="story", date_column="seen")
    assert (named.text, named.published) == (TEXT, date(2026, 1, 8))


def test_line_above_the_limit_is_passed_over(tmp_path):
    path = tmp_path / "a.jsonl"
    with path.open("wb") as stream:
        stream.write(b'{"text": "' + b"a" * MAX_INPUT_BYTES + b'"}\n')
        stream.write(json.dumps({"text": TEXT}).encode())
    error, document = _read(path)
    assert isinstance(error, TooLargeError)
    assert document.text == TEXT


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv(tmp_path, delimiter):
    path = tmp_path / "a.csv"
    rows = [["ID", "Date", "Body"], ["r1", "06 January 2026", f'"{TEXT}\n\nMore, of it."'], ["r2", "", TEXT], ["r3"]]
    path.write_text("\n".join(delimiter.join(row) for row in rows), encoding="utf-8-sig")
    first, second, error = _read(path)
    assert (first.doc_id, first.text, first.published) == ("r1", f"{TEXT}\n\nMore, of it.", date(2026, 1, 6))
    assert (second.doc_id, second.meta["line"]) == ("r2", "5")
    assert isinstance(error, NoTextError)


def test_csv_columns_by_name(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"who,what,when\nme,{TEXT.replace(',', '')},2026-01-07\n", encoding="cp1252")
    document = _one(path, text_column="WHAT", date_column="when", id_column="who")
    assert (document.doc_id, document.published) == ("me", date(2026, 1, 7))
    assert "no column 'nix'" in str(_one(path, text_column="nix"))


def test_csv_with_an_open_quotation_ends_with_an_error_or_a_document(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('text\nfine enough\n"open\n' + "x\n" * 100, encoding="utf-8")
    assert len(_read(path)) == 2


def test_html(tmp_path):
    path = tmp_path / "page.html"
    page = f"""<!doctype html><html lang="en-US"><head><meta charset="windows-1251"><title>Talks</title>
    <meta property="article:published_time" content="2026-01-07T10:00:00Z"></head>
    <body><nav><a href="/">Moscow edition</a></nav><article><h1>Talks</h1><p>{TEXT} Харьков.</p>
    <p>The second paragraph says more, and it says so at length.</p></article><footer>Minsk</footer></body></html>"""
    path.write_bytes(page.encode("cp1251"))
    document = _one(path)
    assert TEXT in document.text
    assert "Харьков" in document.text
    assert "Moscow" not in document.text
    assert (document.title, document.published, document.language) == ("Talks", date(2026, 1, 7), "en")
    assert document.meta["encoding_from"] == "declared"


@pytest.mark.parametrize("page", ["<div>" * 20_000 + "x", "<" * 100_000, "<p>" + "&amp;" * 100_000, "<!--" * 50_000])
def test_hostile_html(tmp_path, page):
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    assert len(_read(path)) == 1


@pytest.mark.parametrize(
    ("data", "doc_id", "text"),
    [
        (TEXT.encode(), "stdin", TEXT),
        (json.dumps({"text": TEXT, "doc_id": "x"}).encode(), "x", TEXT),
        (f"<!DOCTYPE html><html><body><article><p>{TEXT}</p></article></body></html>".encode(), "stdin", TEXT),
    ],
)
def test_standard_input_is_sniffed(monkeypatch, data, doc_id, text):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    document = _one("-")
    assert (document.doc_id, document.text) == (doc_id, text)


def test_standard_input_as_told(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"text\nKyiv was hit.\n")))
    assert _one("-", input_format="csv").text == "Kyiv was hit."


def test_unknown_format(report):
    with pytest.raises(UnknownNameError, match="no reader named 'docx'; there are: "):
        _read(report, input_format="docx")


def test_a_name_too_long_is_its_own_error(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    error, document = read_paths([str(tmp_path / ("a" * 300 + ".txt")), str(path)])
    assert isinstance(error, InputError)
    assert "cannot be reached" in str(error)
    assert document.text == TEXT
