"""The text cut into runs: nothing lost, mentions whole, code points counted right."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from record_builders import event, make_record, mention, resolution

from geomap.model import Block, BlockKind, Document, Record, Status
from geomap.render.runs import Run, run_json, text_blocks


def _joined(record: Record) -> str:
    return "".join(run.text for _, runs in text_blocks(record) for run in runs)


def test_a_mention_inside_a_claim_is_marked_as_both() -> None:
    record = make_record()
    runs = [run for _, runs in text_blocks(record) for run in runs]
    inside = next(run for run in runs if run.text == "Kharkiv")
    assert (inside.mention, inside.claim) == (2, 0)
    claim = "".join(run.text for run in runs if run.claim == 0)
    assert claim == "within 50km of Kharkiv's border"


def test_an_emoji_before_a_mention_moves_nothing() -> None:
    record = make_record(text="👨‍👩‍👧😀 " + make_record().document.text)
    marked = {run.mention: run.text for _, runs in text_blocks(record) for run in runs if run.mention is not None}
    assert marked == {n: each.text for n, each in enumerate(record.mentions)}


def test_a_trigger_inside_a_mention_gives_way() -> None:
    text = "The Paris Summit ended."
    place = mention("Paris Summit", text)
    record = Record(
        document=Document(doc_id="d", text=text),
        provenance=make_record().provenance,
        mentions=(place,),
        resolutions=(resolution(place, None, Status.UNRESOLVED),),
        events=(event("Summit", text), event("ended", text)),
    )
    ((_, runs),) = text_blocks(record)
    assert [(run.text, run.mention, run.events) for run in runs if run.mention is not None or run.events] == [
        ("Paris Summit", 0, ()),
        ("ended", None, (1,)),
    ]


def test_text_outside_of_every_block_is_shown_too() -> None:
    text = "World\n\nFirst line.\nSecond line."
    record = Record(
        document=Document(doc_id="d", text=text, blocks=(Block(start=7, end=18, kind=BlockKind.PARAGRAPH),)),
        provenance=make_record().provenance,
    )
    assert ["".join(run.text for run in runs) for _, runs in text_blocks(record)] == [
        "World",
        "First line.",
        "Second line.",
    ]


def test_two_events_with_one_trigger_share_a_run() -> None:
    text = "Shelling hit both."
    record = Record(
        document=Document(doc_id="d", text=text),
        provenance=make_record().provenance,
        events=(event("Shelling", text, event_id="a"), event("Shelling", text, event_id="b")),
    )
    ((_, (first, _)),) = text_blocks(record)
    assert first == Run("Shelling", None, None, (0, 1))
    assert run_json(first) == ["Shelling", None, None, [0, 1]]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12))
def test_no_character_is_lost_whatever_the_spans(spans: list[tuple[int, int]]) -> None:
    text = "Мир 😀 и Paris, Kharkiv's border and the rest of it. " * 2
    base = mention("Paris", text)
    mentions = tuple(
        replace(base, mention_id=str(n), start=min(span), end=max(span), text=text[min(span) : max(span)])
        for n, span in enumerate(spans)
    )
    record = Record(
        document=Document(doc_id="d", text=text),
        provenance=make_record().provenance,
        mentions=mentions,
        resolutions=tuple(resolution(each, None, Status.UNRESOLVED) for each in mentions),
    )
    assert _joined(record) == text.strip()
