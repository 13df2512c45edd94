"""Finders that run models: a spaCy pipeline trained here, stand-ins for GLiNER and transformers."""

from __future__ import annotations

import builtins
import os
import random
from pathlib import Path
from typing import Any

import pytest

from geomap.api import Pipeline, parse
from geomap.errors import FinderError
from geomap.gazetteer import Gazetteer
from geomap.model import Document
from geomap.read import document_from_text, segment
from geomap.recognize import FoundName, open_finders
from geomap.recognize.finders.gliner_finder import GlinerFinder, open_gliner
from geomap.recognize.finders.spacy_finder import open_spacy
from geomap.recognize.finders.transformers_finder import TransformersFinder, open_transformers

TOWNS = ["Quelltal", "Oberau", "Steinfurth", "Zelenhaj", "Mirova", "Kalinow", "Brezno", "Altweil"]
FRAMES = [
    "Shells hit {0} on Friday.",
    "People fled from {0} to {1}.",
    "A drone fell near {0}.",
    "{0} lost power again.",
]
PERSONS = ["Mr Weber said so.", "Mrs Kovar spoke of {0}.", "Mr Lindt met Mrs Kovar."]
TITLED = ("Weber", "Kovar", "Lindt")


def _examples() -> list[tuple[str, dict[str, Any]]]:
    """Give sentences of our own with their entities."""
    examples = []
    for number, town in enumerate(TOWNS):
        for frame in (*FRAMES, *PERSONS):
            names = (town, TOWNS[number - 3])
            text = frame.format(*names)
            marked = [(name, "GPE") for name in names] + [(name, "PERSON") for name in TITLED]
            spans = [(text.index(name), text.index(name) + len(name), label) for name, label in marked if name in text]
            examples.append((text, {"entities": spans}))
    return examples


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Train a small pipeline and save it."""
    spacy = pytest.importorskip("spacy", reason="spaCy, an optional extra, is not installed")
    from spacy.training import Example  # noqa: PLC0415

    spacy.util.fix_random_seed(7)
    nlp = spacy.blank("en")
    nlp.add_pipe("ner")
    examples = [Example.from_dict(nlp.make_doc(text), marks) for text, marks in _examples()]
    nlp.initialize(lambda: examples)
    shuffled = random.Random(7)  # noqa: S311 (an order of examples, no secret)
    for _ in range(20):
        shuffled.shuffle(examples)
        for batch in spacy.util.minibatch(examples, 8):
            nlp.update(batch)
    folder = tmp_path_factory.mktemp("models") / "towns"
    nlp.to_disk(folder)
    return folder


def test_a_spacy_pipeline_finds_names(trained: Path, gazetteer: Gazetteer) -> None:
    report = parse(
        "Shells hit Quelltal on Friday. Mr Weber said so.", gazetteer=gazetteer, recognizers=f"spacy:{trained}"
    )
    (record,) = report.records
    (mention,) = [mention for mention in record.mentions if mention.text == "Quelltal"]
    assert mention.recognizer == "spacy:towns"
    assert "spacy:towns found it as GPE" in mention.reasons[-1].text
    assert record.provenance.recognizers == ("spacy:towns",)
    assert record.refusals == ()
    assert "Weber" not in [each.text for each in record.mentions if each.recognizer == "spacy:towns"]


def test_a_long_text_goes_through_spacy_in_pieces(trained: Path) -> None:
    text = "Shells hit Quelltal on Friday.\n" * 4000
    found = list(open_spacy(str(trained)).find(segment(document_from_text(text))))
    assert sum(name.text == "Quelltal" for name in found) > 3900
    assert all(text[name.start : name.end] == name.text for name in found)


def test_processes_open_the_pipeline_anew(trained: Path, gazetteer: Gazetteer) -> None:
    pipeline = Pipeline(gazetteer=gazetteer, recognizers=[f"spacy:{trained}"])
    texts = ["Shells hit Quelltal on Friday.", "A drone fell near Mirova."]
    records = list(pipeline.pipe(texts))
    assert [[mention.text for mention in record.mentions] for record in records] == [["Quelltal"], ["Mirova"]]
    assert list(pipeline.pipe(texts, n_process=2, batch_size=1)) == records


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        ("", "spacy: no pipeline is named; name one, spacy:en_core_web_sm, or its folder"),
        ("no_such_pipeline", "spacy: no pipeline no_such_pipeline is installed, nor is it the folder of one"),
    ],
)
def test_a_missing_pipeline_says_what_to_do(argument: str, said: str) -> None:
    pytest.importorskip("spacy", reason="spaCy, an optional extra, is not installed")
    with pytest.raises(FinderError, match=said):
        open_spacy(argument)


def _without(name: str) -> Any:
    """Give an import that does not find a package."""
    load = builtins.__import__

    def find(module: str, *rest: Any) -> Any:
        if module == name:
            raise ModuleNotFoundError(module)
        return load(module, *rest)

    return find


@pytest.mark.parametrize("name", ["spacy", "gliner", "transformers"])
def test_a_missing_package_says_what_to_install(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtins, "__import__", _without(name))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(FinderError, match=rf"pip install {name}"):
        open_finders(f"{name}:{tmp_path}")


@pytest.mark.parametrize("opening", [open_gliner, open_transformers])
def test_models_come_from_folders_only(opening: Any) -> None:
    for argument, said in (("someone/some-model", "is no folder on this machine"), ("", "no model is named")):
        with pytest.raises(FinderError, match=f"{said}; geomap downloads no model: give the folder"):
            opening(argument)


def test_loading_asks_no_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    monkeypatch.setattr(builtins, "__import__", _without("gliner"))
    with pytest.raises(FinderError):
        open_gliner(str(tmp_path))
    assert os.environ.pop("HF_HUB_OFFLINE") == "1"


class _StandIn:
    """Finds one word wherever it stands, as GLiNER's model tells what it finds."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.longest = 0

    def predict_entities(self, text: str, labels: list[str], *, threshold: float) -> list[dict[str, Any]]:
        assert {"city", "person"} <= set(labels)
        assert threshold == 0.5
        self.longest = max(self.longest, len(text))
        at = text.find(self.word)
        found = {"start": at, "end": at + len(self.word), "text": self.word, "label": "city", "score": 0.8}
        return [found] if at >= 0 else []


FAR = segment(document_from_text("It rained all day long. " * 200 + "Shells hit Quelltal."))


def test_gliner_reads_to_the_end() -> None:
    model = _StandIn("Quelltal")
    (found,) = GlinerFinder(model).find(FAR)
    assert found == FoundName("Quelltal", FAR.text.index("Quelltal"), len(FAR.text) - 1, "city", 0.8)
    assert model.longest <= 1000


def test_transformers_reads_to_the_end() -> None:
    def classify(text: str) -> list[dict[str, Any]]:
        at = text.find("Quelltal")
        group = {"entity_group": "LOC", "score": 0.9, "word": "quell ##tal", "start": at, "end": at + 8}
        return [group] if at >= 0 else []

    (found,) = TransformersFinder(classify).find(FAR)
    assert found == FoundName("Quelltal", FAR.text.index("Quelltal"), len(FAR.text) - 1, "LOC", 0.9)


def test_transformers_without_offsets_gives_words() -> None:
    group = {"entity_group": "LOC", "score": 0.9, "word": "quelltal", "start": None, "end": None}
    (found,) = TransformersFinder(lambda _: [group]).find(Document(doc_id="d", text="Quelltal burns."))
    assert found == FoundName("quelltal", label="LOC", score=0.9)
