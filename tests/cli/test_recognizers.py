"""``--recognizer``: chosen by name, told by name, and what it said that was refused reaches the user."""

import json

import pytest

from geomap import registry


class _Told:
    def find(self, document):  # noqa: ARG002 (a finder's form)
        from geomap.recognize import FoundName  # noqa: PLC0415

        yield FoundName("Quelltal", label="GPE")
        yield FoundName("Atlan\x1b[2Jtis", label="GPE")


def make_told(argument):
    """Open a finder that says what it is told to."""
    if argument == "broken":
        raise ValueError("the model is broken")
    return _Told()


@pytest.fixture(autouse=True)
def _registered(monkeypatch):
    monkeypatch.setitem(registry.PARTS["finder"], "told", f"{__name__}:make_told")
    monkeypatch.setattr(registry, "import_module", _module)


def _module(module):
    import importlib  # noqa: PLC0415
    import sys  # noqa: PLC0415

    return sys.modules.get(module) or importlib.import_module(module)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("Shells hit Quelltal near Dnipro on Friday.\n", encoding="utf-8")
    return path


def test_parse_finds_with_it(geomap, report):
    done = geomap("parse", report, "-f", "jsonl", "--recognizer", "told")
    assert done.exit_code == 0
    record = json.loads(done.stdout)
    assert [each["text"] for each in record["mentions"]] == ["Quelltal", "Dnipro"]
    assert record["refusals"] == [
        {
            "recognizer": "told",
            "text": "Atlan\x1b[2Jtis",
            "reasons": [{"rule": "refused-not-in-text", "text": "the text does not have these words", "weight": None}],
        }
    ]


def test_explain_lists_what_was_refused(geomap, report):
    lines = geomap("explain", report, "--recognizer", "told").stdout.splitlines()
    assert lines[0].endswith("; 1 refusal")
    assert "  refusal  Atlan\\x1b[2Jtis  told  the text does not have these words" in lines


def test_map_and_check_take_it_too(geomap, report, tmp_path):
    done = geomap("map", report, "-o", tmp_path / "map.html", "--recognizer", "told")
    assert done.exit_code == 0
    assert "1 refusal" in done.output
    assert geomap("check", report, "--recognizer", "told").exit_code == 0


def test_a_table_counts_what_was_refused(geomap, report, tmp_path):
    assert (
        geomap(
            "parse", report, "-o", tmp_path / "documents.csv", "--layer", "documents", "--recognizer", "told:x/y"
        ).exit_code
        == 0
    )
    header, row = (tmp_path / "documents.csv").read_text(encoding="utf-8").splitlines()
    assert '"[""told:y""]"' in row
    assert dict(zip(header.split(","), row.split(","), strict=False))["refusals"] == "1"


def test_an_unknown_name_lists_those_there_are(geomap, report):
    done = geomap("parse", report, "--recognizer", "tolt")
    assert done.exit_code == 2
    assert "no finder named 'tolt'; there are: spacy, gliner, transformers, llm, told" in done.stderr


def test_one_that_cannot_be_opened_stops_the_run(geomap, report):
    done = geomap("parse", report, "--recognizer", "told:broken")
    assert done.exit_code == 4
    assert done.stderr == (
        "geomap: error: the recogniser told:broken cannot be opened: ValueError: the model is broken\n"
    )


def test_a_recogniser_that_fails_is_told_once_and_the_rest_is_written(geomap, tmp_path, monkeypatch):
    monkeypatch.setenv("GEOMAP_LLM_TIMEOUT", "2")
    reports = [tmp_path / name for name in ("a.txt", "b.txt")]
    for report in reports:
        report.write_text("Shells hit Kharkiv on Monday.", encoding="utf-8")
    done = geomap("parse", *reports, "-f", "jsonl", "--recognizer", "llm:http://127.0.0.1:9/v1#none")
    assert done.exit_code == 0
    assert done.stderr.count(" found nothing: ") == 1
    assert [json.loads(line)["mentions"][0]["text"] for line in done.stdout.splitlines()] == ["Kharkiv", "Kharkiv"]
