"""Where a text is at home helps to choose among namesakes."""

from dataclasses import replace

import pytest

from geomap.gazetteer import Gazetteer
from geomap.model import Document
from geomap.pipeline import analyse
from geomap.resolve.home import find_homes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The sheriff and the county commissioners met.", "US"),
        ("Gardaí were called, and the TD spoke to the county council.", "IE"),
        ("The barangay captain called the Philippine National Police.", "PH"),
        ("It cost 40 crore, the gram panchayat said.", "IN"),
        ("The RCMP and the reeve said so.", "CA"),
        ("The borough council and the NHS trust agreed.", "GB"),
    ],
)
def test_words_speak_for_a_country(text: str, code: str) -> None:
    homes = find_homes(text)
    assert max(homes, key=lambda one: homes[one].strength) == code


@pytest.mark.parametrize("text", ["Rain fell in Paris.", "The minister spoke.", ""])
def test_plain_texts_have_no_home(text: str) -> None:
    assert find_homes(text) == {}


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        ("https://www.pravda.com.ua/news/1", ["UA"]),
        ("www.bbc.co.uk", ["GB"]),
        ("https://t.co/abc", []),
        ("https://example.com/ua", []),
        ("Kyiv Post", []),
        ("x" * 10_000 + ".ua", []),
    ],
)
def test_the_ending_of_an_address_speaks_for_its_country(source: str, codes: list[str]) -> None:
    assert list(find_homes("Rain fell.", source)) == codes


def test_the_home_chooses_and_says_why(gazetteer: Gazetteer) -> None:
    text = "The sheriff's office said that a deputy was shot near Paris; the school board met on Tuesday."
    record = analyse(Document(doc_id="d", text=text), gazetteer)
    (found,) = [one for one, m in zip(record.resolutions, record.mentions, strict=True) if m.text == "Paris"]
    assert found.place is not None
    assert found.place.country == "US"
    assert "“school board”" in next(reason.text for reason in found.reasons if reason.rule == "at_home")


def test_the_source_chooses_among_equals(gazetteer: Gazetteer) -> None:
    document = Document(doc_id="d", text="A fire broke out in Valencia on Monday.")

    def country(source: str | None) -> str | None:
        (one,) = analyse(replace(document, source=source), gazetteer).resolutions
        return one.place.country if one.place else None

    assert (country("https://noticias.example.ve/1"), country("https://noticias.example.es/1")) == ("VE", "ES")
