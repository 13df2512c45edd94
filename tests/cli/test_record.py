"""parse -f jsonl: one line a document, with all that a scorer of geoparsers asks for."""

import json
import subprocess
import sys
from itertools import islice

import pytest

TEXT = (
    "Secretary Marco Rubio flew to Kharkiv in May. French police watched the North Sea. "
    "Moscow demands a halt. Europe waited in Xqzzyvo City."
)
SCORED = ("start", "end", "lat", "lon", "geonames_id", "demonym", "literal")


def _mentions(geomap, *words, text=TEXT):
    result = geomap("parse", "-", "-f", "jsonl", *words, stdin=text)
    assert result.exit_code == 0
    (record,) = map(json.loads, result.stdout.splitlines())
    assert record["doc_id"] == "stdin"
    return {mention["text"]: mention for mention in record["mentions"]}


@pytest.mark.parametrize(
    ("name", "number", "demonym", "literal"),
    [
        ("Kharkiv", "706483", False, True),
        ("French", "3017382", True, False),
        ("Moscow", "524901", False, False),
        ("Europe", "6255148", False, False),
        ("North Sea", None, False, True),
    ],
)
def test_a_mention_says_all_that_is_scored(geomap, name, number, demonym, literal):
    mention = _mentions(geomap)[name]
    assert all(key in mention for key in SCORED)
    assert TEXT[mention["start"] : mention["end"]] == name
    assert (mention["geonames_id"], mention["demonym"], mention["literal"]) == (number, demonym, literal)
    assert isinstance(mention["lat"], float)


def test_accepted_leaves_out_what_is_no_place(geomap):
    every, accepted = _mentions(geomap), _mentions(geomap, "--accepted")
    rejected = {name for name, mention in every.items() if mention["status"] == "rejected"}
    assert {"Rubio", "May"} <= rejected
    assert accepted == {name: mention for name, mention in every.items() if name not in rejected}


def test_accepted_leaves_out_rows_of_tables_too(geomap):
    places = geomap("parse", "-", "-f", "csv", "--layer", "places", "--accepted", stdin=TEXT).stdout
    assert "Kharkiv" in places
    assert "Rubio" not in places.replace(TEXT, "")


def test_events_keep_their_places_when_rejected_mentions_are_left_out(geomap):
    text = "A drone struck Dnipro on Tuesday, Secretary Marco Rubio said."
    words = ("parse", "-", "-f", "jsonl")
    every, accepted = (json.loads(geomap(*words, *more, stdin=text).stdout)["events"] for more in ((), ("--accepted",)))
    assert every
    assert every == accepted


def test_the_scorer_of_corpora_takes_the_file_as_it_is(geomap, root, tmp_path):
    shared = root.parent / "shared"
    corpus, scorer = shared / "corpora" / "LGL.jsonl", shared / "tools" / "score_geoparse.py"
    if not (corpus.is_file() and scorer.is_file()):
        pytest.skip("the corpora are not part of the project")
    gold, found = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    with corpus.open(encoding="utf-8") as stream:
        gold.write_text("".join(islice(stream, 30)), encoding="utf-8")
    assert geomap("parse", gold, "-o", found, "--accepted", "-q").exit_code == 0
    done = subprocess.run([sys.executable, scorer, gold, found, "--json"], capture_output=True, text=True, check=True)
    score = json.loads(done.stdout)
    assert score["docs_without_prediction"] == 0
    assert score["overlap"]["F"] > 0.8
    assert score["e2e"]["F"] > 0.7


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("A drone struck Dnipro on Tuesday, officials said.", "en", "en"),
        ("Уночі вибухи пролунали у Дніпрі та Запоріжжі.", "uk", "uk"),
        ("Der Zug hielt in Paris und fuhr dann nach Berlin.", "other", "other: in none of those that are told apart"),
        ("Paris", "und", "und: it cannot be said"),
    ],
)
def test_the_language_is_detected(geomap, text, language, said):
    record = json.loads(geomap("parse", "-", "-f", "jsonl", stdin=text).stdout)
    assert record["language"] == language
    rows = geomap("parse", "-", "-f", "csv", "--layer", "documents", stdin=text).stdout.splitlines()
    assert dict(zip(rows[0].split(","), rows[1].split(","), strict=False))["language"] == language
    lines = geomap("explain", "-", stdin=text).stdout.splitlines()
    assert f"  language {said}" in lines
    name = record["mentions"][0]["text"]
    assert f"  language    {said}" in geomap("explain", "-", "--mention", name, stdin=text).stdout.splitlines()


def test_a_stated_language_stands(geomap, tmp_path):
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps({"text": "A drone struck Dnipro, officials said.", "language": "uk"}), encoding="utf-8")
    assert json.loads(geomap("parse", path, "-f", "jsonl").stdout)["language"] == "uk"


@pytest.mark.parametrize(("text", "language"), [("Rain fell on the roofs of Paris.", "en"), ("Paris", None)])
def test_a_page_names_the_language_where_it_is_known(geomap, tmp_path, text, language):
    page = tmp_path / "page.html"
    assert geomap("map", "-", "-o", page, "-q", stdin=text).exit_code == 0
    assert f'"language":{json.dumps(language)}' in page.read_text(encoding="utf-8")
