"""Corrections: a faulty file is refused whole, a good one is replayed, and what did not take effect is told."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import geomap as gm
from geomap.errors import CorrectionsError
from geomap.model import Placement, Record, Status
from geomap.resolve.corrections import read_corrections
from geomap.resolve.corrections.replay import RULE
from tests.support import read_cases

TEXT = "A drone struck Paris on Monday. Hundreds fled Paris. Lincoln said nothing."
PARIS_TEXAS = "geonames:4717560"
PARIS = "geonames:2988507"


def entry(**changes: Any) -> dict[str, Any]:
    start = TEXT.index("Paris")
    return {
        "doc_id": "0",
        "doc_sha256": sha256(TEXT.encode()).hexdigest(),
        "start": start,
        "end": start + 5,
        "text": "Paris",
        "said": "wrong_place",
        "place_id": PARIS_TEXAS,
        **changes,
    }


def write(folder: Path, *entries: dict[str, Any]) -> Path:
    path = folder / "corrections.json"
    path.write_text(json.dumps({"geomap_corrections": 1, "corrections": list(entries)}), encoding="utf-8")
    return path


def run(folder: Path, *entries: dict[str, Any], text: str = TEXT) -> Record:
    (record,) = gm.parse([text], corrections=write(folder, *entries)).records
    return record


def places(record: Record) -> list[tuple[str, str | None]]:
    pairs = zip(record.mentions, record.resolutions, strict=True)
    return [(mention.text, resolution.place and resolution.place.place_id) for mention, resolution in pairs]


@pytest.mark.parametrize("case", read_cases("corrections_faulty"), ids=lambda case: case["source"])
def test_a_faulty_file_is_refused_and_the_fault_named(case: dict[str, str], tmp_path: Path) -> None:
    content = case["content"]
    if content.startswith("CHANGE "):
        key, value = content.removeprefix("CHANGE ").split("=", 1)
        path = write(tmp_path, entry(**{key: json.loads(value)}))
    else:
        path = tmp_path / "corrections.json"
        path.write_text(content, encoding="utf-8")
    with pytest.raises(CorrectionsError, match=r"corrections\.json") as caught:
        read_corrections(path)
    assert case["message"] in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CorrectionsError, match="cannot be read"):
        read_corrections(tmp_path / "nothing.json")


def test_deep_nesting_is_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "deep.json"
    path.write_text("[" * 200_000, encoding="utf-8")
    with pytest.raises(CorrectionsError, match="no JSON"):
        read_corrections(path)


def test_another_place_moves_the_pin_and_the_same_name_with_it(tmp_path: Path) -> None:
    assert [place for text, place in places(run(tmp_path)) if text == "Paris"] == [PARIS, PARIS]
    record = run(tmp_path, entry())
    assert [place for text, place in places(record) if text == "Paris"] == [PARIS_TEXAS, PARIS_TEXAS]
    (pin,) = (event for event in record.events if event.trigger == "struck")
    assert pin.placement is Placement.PIN
    reasons = [reason for resolution in record.resolutions for reason in resolution.reasons if reason.rule == RULE]
    assert "an analyst said that this is Paris" in reasons[0].text
    assert "elsewhere in the text" in reasons[1].text


def test_a_mention_with_a_correction_of_its_own_keeps_it(tmp_path: Path) -> None:
    start = TEXT.rindex("Paris")
    record = run(tmp_path, entry(), entry(start=start, end=start + 5, said="right_place", place_id=None))
    assert [place for text, place in places(record) if text == "Paris"] == [PARIS_TEXAS, PARIS]
    assert record.provenance.corrected == 2


def test_a_wrong_place_without_a_right_one_takes_the_pin_away(tmp_path: Path) -> None:
    record = run(tmp_path, entry(place_id=None))
    resolution = next(
        each for each, mention in zip(record.resolutions, record.mentions, strict=True) if mention.start == 15
    )
    assert (resolution.status, resolution.place) == (Status.UNRESOLVED, None)
    assert all(event.placement is not Placement.PIN for event in record.events if event.trigger == "struck")


def test_what_is_no_place_is_rejected(tmp_path: Path) -> None:
    record = run(tmp_path, entry(said="not_a_place", place_id=None))
    resolution = next(
        each for each, mention in zip(record.resolutions, record.mentions, strict=True) if mention.start == 15
    )
    assert resolution.status is Status.REJECTED
    assert resolution.reasons[0].text == "an analyst said that this is no place"


def test_a_right_place_is_certain(tmp_path: Path) -> None:
    record = run(tmp_path, entry(said="right_place", place_id=None))
    resolution = next(
        each for each, mention in zip(record.resolutions, record.mentions, strict=True) if mention.start == 15
    )
    assert (resolution.place and resolution.place.place_id, resolution.score) == (PARIS, 1.0)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"start": 3, "end": 8}, "no such mention was found this time"),
        ({"text": "Rome"}, "no such mention was found this time"),
        ({"place_id": "geonames:999999999999"}, "there is no place geonames:999999999999"),
        ({"doc_sha256": "0" * 64}, "the text is not the one that was corrected"),
    ],
)
def test_what_does_not_take_effect_is_told(changes: dict[str, Any], why: str, tmp_path: Path) -> None:
    record = run(tmp_path, entry(**changes))
    (message,) = record.uncorrected
    assert why in message
    assert record.provenance.corrected == 0
    assert places(record) == places(run(tmp_path))


def test_the_provenance_names_the_file(tmp_path: Path) -> None:
    report = gm.parse([TEXT], corrections=write(tmp_path, entry()))
    digest = sha256((tmp_path / "corrections.json").read_bytes()).hexdigest()
    assert report.documents[["corrections_sha256", "corrected"]].to_numpy().tolist() == [[digest, 1]]
    assert json.loads(report.to_json())[0]["geomap"]["corrections_sha256"] == digest


def test_several_processes_replay_it_too(tmp_path: Path) -> None:
    path = write(tmp_path, entry())
    one, two = (gm.parse([TEXT], corrections=path, n_process=n).to_json() for n in (1, 2))
    assert one == two
