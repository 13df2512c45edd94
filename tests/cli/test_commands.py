"""check, explain, geocode and gazetteer: what they say."""

import json

import pytest

PLAUSIBLE = "The town of Izium lies about 110 km from Kharkiv."
IMPLAUSIBLE = "The town of Izium lies within 10 km of Kharkiv."


def test_check_says_plausible(geomap):
    result = geomap("check", "-", stdin=PLAUSIBLE)
    assert result.exit_code == 0
    (line,) = result.stdout.splitlines()
    assert line.startswith("✓ plausible")
    assert "km" in line
    assert "[stdin]" in line


def test_check_fails_when_a_claim_is_implausible(geomap):
    result = geomap("check", "-", stdin=IMPLAUSIBLE)
    assert result.exit_code == 1
    assert result.stdout.startswith("✗ implausible")


def test_check_says_why_it_is_undecided(geomap):
    result = geomap("check", "-", stdin="A Latvian drone flew within 3 km of Estonian airspace.")
    assert result.exit_code == 0
    assert result.stdout.startswith("? undecided")
    assert "why: nothing in the text locates the subject" in result.stdout


def test_check_does_not_say_twice_why_nothing_was_measured(geomap):
    result = geomap("check", "-", stdin="Families left Zalingei for Sandia, 90 km northeast of Zalingei in Sudan.")
    assert result.stdout.count("no place called Sandia near enough") == 1


def test_check_as_json_lines(geomap):
    result = geomap("check", "-", "-f", "jsonl", stdin=IMPLAUSIBLE)
    assert result.exit_code == 1
    claim = json.loads(result.stdout)
    assert (claim["doc_id"], claim["verdict"]) == ("stdin", "implausible")


def test_check_of_a_text_without_claims(geomap):
    result = geomap("check", "-", stdin="A drone struck Dnipro.")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no distance claim in it" in result.stderr


def test_explain_a_place(geomap, strike):
    result = geomap("explain", strike, "--mention", "dnipro")
    assert result.exit_code == 0
    for words in (
        "Dnipro  at 15 to 21",
        "reading     literal",
        "status      located",
        "geonames:709930",
        "pinned: struck",
    ):
        assert words in result.stdout


def test_explain_what_was_kept_off_the_map(geomap):
    text = "Secretary Marco Rubio met Moscow's envoys in May. Moscow demands a halt to arms shipments."
    result = geomap("explain", "-", "--mention", "Rubio", "--mention", "Moscow", stdin=text)
    assert result.exit_code == 0
    assert "no pin, read as person: " in result.stdout
    assert "no pin, read as metonym: " in result.stdout


def test_explain_says_which_mentions_there_are(geomap, strike):
    result = geomap("explain", strike, "--mention", "Atlantis")
    assert result.exit_code == 2
    assert "no mention 'Atlantis' in strike; there are: Dnipro" in result.stderr


def test_explain_event_and_claim(geomap):
    text = "Drones struck Dnipro on Tuesday. " + PLAUSIBLE
    result = geomap("explain", "-", "--event", "struck", "--claim", "110 km", stdin=text)
    assert result.exit_code == 0
    for words in ("ACLED", "PLOVER", "mode        asserted", "relation    distance_from", "✓ plausible", "reading  "):
        assert words in result.stdout


def test_explain_lists_everything(geomap, strike):
    lines = geomap("explain", strike).stdout.splitlines()
    assert lines[0].startswith("strike: 1 pin")
    assert any(line.startswith("  mention  Dnipro") for line in lines)
    assert any(line.startswith("  event    struck") for line in lines)


def test_geocode_as_a_table(geomap):
    result = geomap("geocode", "Kharkiv", "Springfield, Illinois")
    assert result.exit_code == 0
    _, kharkiv, springfield = result.stdout.splitlines()
    assert "geonames:706483" in kharkiv
    assert "US.IL" in springfield


def test_geocode_as_json_lines(geomap):
    result = geomap("geocode", "-", "-f", "jsonl", "--limit", "2", stdin="Paris\n\nXqzzyxq\n")
    assert result.exit_code == 3
    first, second, nothing = (json.loads(line) for line in result.stdout.splitlines())
    assert list(first) == [
        *("query", "rank", "place_id", "name", "kind", "country", "admin1", "lon", "lat", "score", "reasons"),
    ]
    assert (first["query"], first["rank"], first["country"], second["rank"]) == ("Paris", 1, "FR", 2)
    assert first["score"] > second["score"]
    assert nothing["rank"] is None
    assert nothing["reasons"]


def test_geocode_near_and_inside(geomap):
    near = json.loads(geomap("geocode", "Springfield", "--near", "-89.6,39.8", "-f", "jsonl", "--limit", "1").stdout)
    assert near["admin1"] == "US.IL"
    inside = json.loads(geomap("geocode", "Paris", "--country", "ca", "-f", "jsonl", "--limit", "1").stdout)
    assert inside["country"] == "CA"


def test_geocode_finds_nothing(geomap):
    result = geomap("geocode", "Xqzzyxq")
    assert result.exit_code == 4
    assert "1 of 1 names not found" in result.stderr


def test_geocode_does_not_guess(geomap):
    result = geomap("geocode", "Dnipropolis", "Kharkiv")
    assert result.exit_code == 3
    assert "not found" in result.stdout
    assert "the name most like it is" in result.stderr
    assert "geonames:" in geomap("geocode", "Dnipropolis", "--all").stdout


def test_gazetteer_info_search_verify(geomap):
    info = geomap("gazetteer", "info")
    assert info.exit_code == 0
    assert "world view   un" in info.stdout
    assert "source " in info.stdout
    search = geomap("gazetteer", "search", "Kharkov", "--limit", "1")
    assert "geonames:706483" in search.stdout
    assert geomap("gazetteer", "search", "Xqzzyxq").exit_code == 4
    assert geomap("gazetteer", "verify").stdout.startswith("intact: ")


@pytest.mark.parametrize("harm", ["alter", "cut", "remove"])
def test_gazetteer_verify_finds_what_was_altered(geomap, gazetteer, tmp_path, harm):
    for name in gazetteer.meta["files"]:
        copy = tmp_path / name
        copy.parent.mkdir(exist_ok=True)
        copy.symlink_to(gazetteer.path / name)
    (tmp_path / "meta.json").write_bytes((gazetteer.path / "meta.json").read_bytes())
    name = next(name for name in gazetteer.meta["files"] if name.startswith("NOTICES"))
    harmed = tmp_path / name
    data = harmed.read_bytes()
    harmed.unlink()
    if harm != "remove":
        harmed.write_bytes(data[:-1] + (b"?" if harm == "alter" else b""))
    result = geomap("gazetteer", "verify", "--gazetteer", tmp_path)
    assert result.exit_code in {1, 4}
    assert "NOTICES.txt" in result.stderr
