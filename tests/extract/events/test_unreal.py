"""What quotation marks, conditionals without "if", questions and counts do to an event."""

from __future__ import annotations

from datetime import date

import pytest
from extract.events.stage import document_of, events_of, place_of

from geomap.extract.events.quotes import quoted_spans
from geomap.model import Event, Mode, Placement


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("“We shall never leave this town,” he said.", ["We shall never leave this town,"]),
        ('"We shall never leave this town," he said.', ["We shall never leave this town,"]),
        ('He called it "a big step".', []),
        ('"We shall never leave this town. Shells fell on it at noon.', ["We shall never leave this town."]),
        (
            '"We shall never leave. We love our town too much. They shelled it at noon.',
            ["We shall never leave. We love our town too much."],
        ),
        (
            '"We shall never leave this town.\n\n"They must go home now and for ever," he said.',
            ["We shall never leave this town.", "They must go home now and for ever,"],
        ),
        (
            'He said: "We will not leave town. Later he said: "We will stay right here."',
            ["We will not leave town.", "We will stay right here."],
        ),
    ],
)
def test_quotations(text: str, spoken: list[str]) -> None:
    assert [text[start:end] for start, end in quoted_spans(document_of(text))] == spoken


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Had rebels shelled Homs, the truce would have ended.", Mode.HYPOTHETICAL),
        ("The truce would have ended had the rebels shelled Homs.", Mode.HYPOTHETICAL),
        ("Were the army to shell Homs, the truce would end.", Mode.HYPOTHETICAL),
        ("Should the rebels shell Homs, the truce will end.", Mode.HYPOTHETICAL),
        ("The truce will end should the rebels shell Homs.", Mode.HYPOTHETICAL),
        ("Have rebels shelled Homs?", Mode.HYPOTHETICAL),
        ("Leave, or else the rebels shell Homs.", Mode.HYPOTHETICAL),
        ("They fled lest the rebels shell Homs.", Mode.HYPOTHETICAL),
        ("Rebels who had the town surrounded shelled Homs.", Mode.ASSERTED),
        ("The rebels had shelled Homs.", Mode.ASSERTED),
        ("Three men were hiding when rebels shelled Homs.", Mode.ASSERTED),
        ("Did the mayor flee after rebels shelled Homs?", Mode.ASSERTED),
    ],
)
def test_conditions_and_questions(text: str, mode: Mode) -> None:
    shelled = [event for event in events_of(text, "Homs=city:SY") if event.trigger.startswith("shell")]
    assert [event.mode for event in shelled] == [mode]


def _pin(text: str, notation: str, published: str = "2026-03-13") -> Event:
    (event,) = [one for one in events_of(text, notation, published=published) if one.placement is Placement.PIN]
    return event


@pytest.mark.parametrize(
    ("text", "notation", "first", "last"),
    [
        (
            "Rebels and envoys sat in Homs on Monday before a closed session.",
            "Homs=city:SY",
            "2026-03-09",
            "2026-03-09",
        ),
        (
            "Peace talks open in Homs\n\nBoth camps took their seats in Homs on Monday.",
            "Homs=city:SY;Homs=city:SY",
            "2026-03-09",
            "2026-03-09",
        ),
    ],
)
def test_date_beside_the_place(text: str, notation: str, first: str, last: str) -> None:
    when = _pin(text, notation).when
    assert when is not None
    assert (when.first, when.last) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    [
        "Drones struck Homs, marking the 14th civilian attack in May alone.",
        "Drones struck Homs in the third raid this month.",
        "Drones struck Homs in the deadliest raid since 2022.",
        "Drones struck Homs, the first raid since February.",
    ],
)
def test_the_window_of_a_count_dates_nothing(text: str) -> None:
    event = _pin(text, "Homs=city:SY")
    assert event.when is None
    assert "date-count-window" in {reason.rule for reason in event.reasons}


def test_an_ordinal_before_a_day_counts_nothing() -> None:
    when = _pin("Envoys held a second round of talks in Homs on 2 March.", "Homs=city:SY").when
    assert when is not None
    assert when.first == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The leaders will hold a summit in Homs in October.", date(2026, 10, 1)),
        ("In October the leaders will meet in Homs.", date(2026, 10, 1)),
        ("The leaders are due to meet in Homs on 5 February.", date(2027, 2, 5)),
        ("The leaders plan to meet in Homs on Monday.", date(2026, 3, 16)),
        ("The leaders met in Homs in October.", date(2025, 10, 1)),
        ("In October the leaders said they would meet in Homs.", date(2025, 10, 1)),
    ],
)
def test_the_future_looks_ahead(text: str, first: date) -> None:
    event = events_of(text, "Homs=city:SY", published="2026-03-13")[0]
    assert event.when is not None
    assert event.when.first == first


def test_business_is_placed_only_by_a_word_that_binds() -> None:
    loose = "Homs Steel and its partner signed a supply agreement."
    assert not [event for event in events_of(loose, "Homs=city:SY") if event.placement is Placement.PIN]
    text = "The firms signed a supply agreement in Homs."
    assert place_of(_pin(text, "Homs=city:SY"), text, "Homs=city:SY") == "Homs"


@pytest.mark.parametrize(
    "text", ["March was quiet in Homs.", "In Homs, March brought rain.", "March saw calm in Homs."]
)
def test_a_month_is_no_march(text: str) -> None:
    assert events_of(text, "Homs=city:SY") == ()
