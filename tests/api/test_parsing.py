from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest

from geomap.api import Pipeline, parse
from geomap.errors import InputError, InputNotFoundError, NoTextError, UnknownNameError
from geomap.gazetteer import Gazetteer
from geomap.model import Document
from geomap.read import document_from_text

STRIKE = "A drone struck Dnipro on Tuesday."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_text(STRIKE)
    (tmp_path / "b.txt").write_text("Talks were held in Vienna.")
    (tmp_path / "plain").write_text("no suffix")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _ids(report: object) -> list[str]:
    return [record.document.doc_id for record in report.records]


def test_a_text(gazetteer: Gazetteer) -> None:
    report = parse(STRIKE, published="2026-01-07", gazetteer=gazetteer)
    assert report.records[0].document.text == STRIKE
    assert report.records[0].document.published == date(2026, 1, 7)
    assert report.gazetteer is gazetteer


@pytest.mark.parametrize(
    ("source", "ids"),
    [
        ("a.txt", ["a"]),
        ("*.txt", ["a", "b"]),
        (".", ["a", "b"]),
        (Path("b.txt"), ["b"]),
        ([Path("b.txt"), Path()], ["b", "a", "b-2"]),
    ],
)
@pytest.mark.usefixtures("folder")
def test_files(gazetteer: Gazetteer, source: object, ids: list[str]) -> None:
    assert _ids(parse(source, gazetteer=gazetteer)) == ids


@pytest.mark.usefixtures("folder")
def test_missing_file_is_not_taken_for_a_text(gazetteer: Gazetteer) -> None:
    with pytest.raises(InputNotFoundError, match=r"mistyped\.txt"):
        parse("mistyped.txt", gazetteer=gazetteer)


@pytest.mark.parametrize("text", ["Is it war in Dnipro?", "Dnipro [photo] burns", "first\na.txt", "Dnipro", "x" * 5000])
@pytest.mark.usefixtures("folder")
def test_texts_that_look_a_little_like_paths(gazetteer: Gazetteer, text: str) -> None:
    assert parse(text, gazetteer=gazetteer).records[0].document.text == text


@pytest.mark.usefixtures("folder")
def test_a_text_in_a_list_never_opens_a_file(gazetteer: Gazetteer) -> None:
    report = parse([STRIKE, "a.txt", "plain"], gazetteer=gazetteer)
    assert _ids(report) == ["0"]
    assert len(report.failures) == 2
    assert "pathlib.Path" in str(report.failures[0])
    with pytest.raises(InputError, match=r"pathlib\.Path"):
        parse(["a.txt", "b.txt"], gazetteer=gazetteer)


@pytest.mark.usefixtures("folder")
def test_a_series_keeps_its_labels(gazetteer: Gazetteer) -> None:
    series = pd.Series([STRIKE, "a.txt", None, " "], index=["x", "y", "z", "x"])
    report = parse(series, gazetteer=gazetteer)
    assert _ids(report) == ["x", "y"]
    assert report.records[1].document.text == "a.txt"
    assert [type(failure) for failure in report.failures] == [NoTextError, NoTextError]


def test_a_series_of_days_goes_with_a_series_of_texts(gazetteer: Gazetteer) -> None:
    texts = pd.Series([STRIKE, STRIKE], index=[7, 3])
    days = pd.Series(pd.to_datetime(["2026-01-03", None]), index=[3, 7])
    report = parse(texts, published=days, gazetteer=gazetteer)
    assert {record.document.doc_id: record.document.published for record in report.records} == {
        "7": None,
        "3": date(2026, 1, 3),
    }


@pytest.mark.parametrize(
    "published",
    [date(2026, 1, 7), datetime(2026, 1, 7, 23, 59, tzinfo=UTC), pd.Timestamp("2026-01-07"), "2026-01-07T10:00"],
)
def test_days(gazetteer: Gazetteer, published: object) -> None:
    assert parse(STRIKE, published=published, gazetteer=gazetteer).records[0].document.published == date(2026, 1, 7)


def test_no_day(gazetteer: Gazetteer) -> None:
    with pytest.raises(InputError, match="2026-01-07"):
        parse(STRIKE, published="last week", gazetteer=gazetteer)


@pytest.mark.usefixtures("folder")
def test_documents_and_mixed_lists(gazetteer: Gazetteer) -> None:
    document = document_from_text(STRIKE, doc_id="mine", published=date(2020, 1, 1))
    assert parse(document, published="2026-01-07", gazetteer=gazetteer).records[0].document.published.year == 2020
    assert _ids(parse(iter([document, STRIKE, Path("a.txt")]), gazetteer=gazetteer)) == ["mine", "1", "a"]


@pytest.mark.parametrize("source", [None, 7, b"bytes", pd.DataFrame({"text": [STRIKE]})])
def test_what_holds_no_reports(gazetteer: Gazetteer, source: object) -> None:
    with pytest.raises(TypeError, match="holds no reports"):
        parse(source, gazetteer=gazetteer)


def test_empty_inputs(gazetteer: Gazetteer) -> None:
    assert len(parse([], gazetteer=gazetteer)) == 0
    with pytest.raises(NoTextError):
        parse("  ", gazetteer=gazetteer)


def test_world_view(gazetteer: Gazetteer) -> None:
    assert parse(STRIKE, gazetteer=gazetteer.path).records[0].provenance.world_view == "un"
    with pytest.raises(UnknownNameError, match="un"):
        parse(STRIKE, gazetteer=gazetteer, world_view="martian")


def test_pipe_is_lazy_ordered_and_loses_nothing(gazetteer: Gazetteer) -> None:
    seen: list[int] = []

    def texts() -> object:
        for number, text in enumerate([STRIKE, "", "plain", "a.txt"]):
            seen.append(number)
            yield text

    records = Pipeline(gazetteer=gazetteer).pipe(texts())
    assert next(records).document.text == STRIKE
    assert seen == [0]
    rest = list(records)
    assert [record.document.doc_id for record in rest] == ["1", "2", "3"]
    assert rest[0].mentions == ()


def test_processes_give_the_same_records(gazetteer: Gazetteer) -> None:
    pipeline = Pipeline(gazetteer=gazetteer)
    texts = [f"{STRIKE} Report {number}." for number in range(7)]
    alone = list(pipeline.pipe(texts, published="2026-01-07"))
    assert list(pipeline.pipe(texts, published="2026-01-07", batch_size=2, n_process=2)) == alone


@pytest.mark.parametrize("wrong", [{"n_process": 0}, {"n_process": -2}, {"batch_size": 0}])
def test_impossible_sizes(gazetteer: Gazetteer, wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="n_process"):
        Pipeline(gazetteer=gazetteer).pipe([STRIKE], **wrong)


def test_calling_a_pipeline(gazetteer: Gazetteer) -> None:
    pipeline = Pipeline(gazetteer=gazetteer)
    assert pipeline(STRIKE, published="2026-01-07").document.published == date(2026, 1, 7)
    assert pipeline(Document(doc_id="d", text=STRIKE)).document.doc_id == "d"
