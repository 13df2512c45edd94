"""explain --mention: the table that is printed adds up, and turns with the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby

import pytest
from click.testing import Result
from support import read_cases

from geomap.tables import read_table

CASES = read_cases("explain_choices")
LABELS = {row["feature"]: row["label"] for row in read_table("resolve_features")}
ROW = re.compile(r"^ {4}(?P<label>\S.*?)  .*?(?P<points>[+-]\d+\.\d\d)$")
DECISIVE = re.compile(r"(?P<label>.+?) \((?P<points>[+-]\d+\.\d\d)\)")
TOTALS = re.compile(r"this (-?\d+\.\d\d) − that (-?\d+\.\d\d)")
Geomap = Callable[..., Result]


def _explain(geomap: Geomap, text: str, name: str, *words: str) -> list[str]:
    result = geomap("explain", "-", "--mention", name, *words, stdin=text)
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def _after(lines: list[str], label: str) -> str:
    return next(line[14:] for line in lines if line.startswith(f"  {label} "))


def _table(lines: list[str]) -> list[tuple[str, float]]:
    first = next(number for number, line in enumerate(lines) if line.startswith("    part of the score"))
    last = next(number for number, line in enumerate(lines) if line.startswith("  belief "))
    rows = [ROW.match(line) for line in lines[first + 1 : last]]
    return [(row["label"], float(row["points"])) for row in rows if row]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_the_parts_printed_sum_up_to_the_difference_printed(geomap: Geomap, case: dict[str, str]) -> None:
    lines = _explain(geomap, case["text"], case["name"])
    *parts, (totals, lead) = _table(lines)
    assert sum(points for _, points in parts) == pytest.approx(lead, abs=1e-6)
    found = TOTALS.fullmatch(totals)
    assert found is not None
    assert float(found[1]) - float(found[2]) == pytest.approx(lead, abs=1e-6)
    named = [points for label, points in parts if label in LABELS.values()]
    assert named == sorted(named, key=abs, reverse=True)
    assert case["place_id"] in _after(lines, "why this")


@pytest.mark.parametrize("case", [case for case in CASES if case["decisive"]], ids=lambda case: case["text"])
def test_the_decisive_part_is_said(geomap: Geomap, case: dict[str, str]) -> None:
    lines = _explain(geomap, case["text"], case["name"], "--against", case["against"])
    assert case["against"] in _after(lines, "not that")
    found = DECISIVE.match(_after(lines, "decisive"))
    assert found is not None
    label, points = found["label"], float(found["points"])
    assert label in {LABELS[feature] for feature in case["decisive"].split()}
    assert (label, points) in _table(lines)


def test_one_fact_turns_the_choice_and_what_decides_it() -> None:
    pairs = {key: list(cases) for key, cases in groupby(CASES, key=lambda case: (case["name"], case["fact"]))}
    turned = [(one, two) for one, two in (pair for pair in pairs.values() if len(pair) > 1)]
    assert len(turned) >= 8
    assert all((one["place_id"], one["against"]) == (two["against"], two["place_id"]) for one, two in turned)


def test_what_decides_changes_with_the_fact(geomap: Geomap) -> None:
    bare = _explain(geomap, "Police in Cordoba and Rosario made arrests.", "Cordoba", "--against", "geonames:2519240")
    placed = _explain(geomap, "Police in Cordoba, Spain, made arrests.", "Cordoba", "--against", "geonames:3860259")
    assert _after(placed, "decisive").startswith(LABELS["container"])
    assert _after(bare, "decisive") != _after(placed, "decisive")
    assert any("this: lies in “Spain”, which stands right behind it" in line for line in placed)


def test_tables_are_at_most_100_wide(geomap: Geomap) -> None:
    for case in CASES:
        lines = _explain(geomap, case["text"], case["name"])
        first = next(number for number, line in enumerate(lines) if line.startswith("  candidates "))
        assert max(map(len, lines[first:])) <= 100


def test_candidates_are_counted_and_share_all_belief(geomap: Geomap) -> None:
    lines = _explain(geomap, "A man died in Springfield on Monday.", "Springfield")
    first = next(number for number, line in enumerate(lines) if line.startswith("  candidates "))
    count = int(lines[first].split()[1])
    rows = lines[first + 1 : first + 9]
    assert count > 30
    assert rows[6].endswith(f"{count - 6} more, together")
    assert rows[7].endswith("a place of this name that is in no gazetteer")
    assert sum(float(share) for row in rows for share in re.findall(r"(\d+\.\d) %", row)) == pytest.approx(100, abs=0.5)


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("French police watched.", "French", "choice      none to make: the people or adjective of France"),
        (
            "Rain fell in Liechtenstein.",
            "Liechtenstein",
            "choice      none to make: Liechtenstein (country) is the only",
        ),
        ("It fell at 48.5123, 35.2456 today.", "48.5123", "choice      none to make: the text gives its latitude"),
        ("Rain fell in the village of Xqzzyvo.", "Xqzzyvo", "choice      none to make: the gazetteer has no place"),
        ("Secretary Marco Rubio spoke.", "Rubio", "decided by  the rule “person-name” alone; no signs were weighed"),
        (
            "Power failed in Kharkiv oblast.",
            "Kharkiv oblast",
            "choice      none to make: Kharkiv Oblast (admin1) is the only",
        ),
    ],
)
def test_what_needed_no_ranking_says_so(geomap: Geomap, text: str, name: str, said: str) -> None:
    assert any(line.strip().startswith(said) for line in _explain(geomap, text, name))


def test_signs_that_rejected_a_name_are_printed_and_add_up(geomap: Geomap) -> None:
    lines = _explain(geomap, "The ministers met. Manda was late, and the talks of Manda failed.", "Manda")
    first = next(number for number, line in enumerate(lines) if line.startswith("  signs "))
    last = next(number for number, line in enumerate(lines[first:], first) if line.endswith("  in all"))
    *weights, total = (float(line.split()[0]) for line in lines[first + 1 : last + 1])
    assert sum(weights) == pytest.approx(total, abs=1e-6)
    assert f"no place: weights sum up to {total:+.2f}, -0.10 is needed" in lines[first]


def test_a_doubt_says_what_it_leaves_of_the_belief(geomap: Geomap) -> None:
    lines = _explain(geomap, "Rebels took the town of Sandia in Niger on Monday.", "Sandia")
    assert "not there" in " ".join(lines) or "not meant" in " ".join(lines)
    assert _after(lines, "not taken")


def test_against_is_checked(geomap: Geomap) -> None:
    unknown = geomap("explain", "-", "--mention", "Paris", "--against", "geonames:1", stdin="Rain fell in Paris.")
    assert unknown.exit_code == 2
    assert "no other sense with the id 'geonames:1'; there are: geonames:" in unknown.stderr
    alone = geomap("explain", "-", "--against", "geonames:1", stdin="Rain fell in Paris.")
    assert alone.exit_code == 2
    assert "--against goes with --mention" in alone.stderr


def test_what_is_decisive_says_for_which_side_and_what_it_saw(geomap: Geomap) -> None:
    placed = _explain(geomap, "A fire broke out in Paris, Texas, on Monday.", "Paris")
    said = "lies in what is named right behind (+6.00), for this: lies in “Texas”, which stands"
    assert _after(placed, "decisive").startswith(said)
    bare = _explain(geomap, "The power failed in Kharkiv on Monday.", "Kharkiv")
    assert (
        _after(bare, "decisive")
        == "a city bears its name (+6.00), against that: the bare name means the city of Kharkiv"
    )


def test_signs_that_turned_a_reading_are_printed(geomap: Geomap) -> None:
    lines = _explain(geomap, "Germany's climate is mild.", "Germany")
    first = next(number for number, line in enumerate(lines) if line.startswith("  signs "))
    assert "the ground itself: weights sum up to" in lines[first]
    assert lines[first + 1].split()[0][0] in "+-"


def test_words_of_a_stranger_cannot_steer_the_terminal(geomap: Geomap) -> None:
    text = "Rain fell in the village of Xqz\x1b[2Jzyvo, in Paris\u202e, and in \x1b]0;x\x07Texas."
    result = geomap("explain", "-", "--mention", "Paris", "--mention", "Texas", stdin=text)
    assert result.exit_code == 0
    assert not set(result.stdout) & set("\x1b\x07\u202e")
