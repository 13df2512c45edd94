"""Blocks and sentences: title, duplicate, topic tag, heading, list item, paragraph."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from functools import cache

from geomap.model import Block, BlockKind, Document, Sentence
from geomap.read.lines import line_groups, unwrap
from geomap.tables import read_table
from geomap.text.sentences import split_sentences

_SENTENCE_MARK = re.compile(r"[.!?;:,…。؟۔।]|[—–-]$")
_FULL_STOP = re.compile(r"[.…。۔।;:,][\"'”’»)]{0,3}$")
_FINAL = re.compile(r"[.!?…。؟۔।:][\"'”’»)\]]{0,4}$")
_MAX_TAG_WORDS = 3
_MAX_HEADING_WORDS = 8
_MIN_DUPLICATE_WORDS = 3
_MIN_BODY_WORDS = 8
_MIN_BODY_CHARS = 200
_MAX_TITLE_WORDS = 30
_MAX_TITLE_CHARS = 250
_MAX_LABEL_CHARS = 200
_SPLIT_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


@dataclasses.dataclass(slots=True)
class _Draft:
    """A block while its kind is being found out."""

    start: int
    end: int
    text: str
    is_item: bool
    words: int
    kind: BlockKind | None = None

    @property
    def is_body(self) -> bool:
        """Whether it reads like running text."""
        ends = _FINAL.search(self.text[-6:]) is not None
        return not self.is_item and (len(self.text) >= _MIN_BODY_CHARS or (ends and self.words >= _MIN_BODY_WORDS))

    @property
    def is_label(self) -> bool:
        """Whether it is one to three words without a mark of punctuation."""
        if self.is_item or self.words > _MAX_TAG_WORDS or len(self.text) > _MAX_LABEL_CHARS:
            return False
        return _SENTENCE_MARK.search(self.text) is None

    @property
    def folded(self) -> str:
        """The text as duplicates are compared: case, white space and a final mark do not count."""
        return " ".join(self.text.casefold().split()).rstrip(" .!?…")


@cache
def _section_labels() -> dict[str, str]:
    return {row["heading"]: row["kind"] for row in read_table("read_headings")}


def segment(document: Document) -> Document:
    r"""Fill a document's blocks and sentences.

    The title is the first headline-like line ahead of the running text; topic labels ("World", "Ukraine") stand alone
    on lines ahead of it or behind it; a block that repeats an earlier one of three words or more is a duplicate. A
    text without running text has neither title nor tags.

    Parameters
    ----------
    document
        Any document; one that has blocks already is given back as it is.

    Returns
    -------
    Document
        The same text with ``blocks`` and ``sentences``, both in order, none overlapping.

    Examples
    --------
    >>> from geomap.read.document import document_from_text
    >>> text = "World\n\nTalks Open in Paris\n\nTalks opened in Paris on Thursday, officials said. They go on."
    >>> [str(block.kind) for block in segment(document_from_text(text)).blocks]
    ['tag', 'title', 'paragraph']
    """
    if document.blocks:
        return document
    drafts = _drafts(document.text)
    _mark_duplicates(drafts)
    _mark_front(drafts, document.title)
    _mark_rest(drafts)
    blocks = tuple(Block(start=draft.start, end=draft.end, kind=draft.kind or BlockKind.PARAGRAPH) for draft in drafts)
    return dataclasses.replace(document, blocks=blocks, sentences=_sentences(document.text, blocks))


def _sentences(text: str, blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    for block in blocks:
        whole = ((block.start, block.end),)
        spans = split_sentences(text, block.start, block.end) if block.kind in _SPLIT_KINDS else whole
        found.extend(Sentence(start=start, end=end, kind=block.kind) for start, end in spans)
    return tuple(found)


def _drafts(text: str) -> list[_Draft]:
    drafts = []
    for group in line_groups(text):
        for lines in unwrap(group):
            start, end = lines[0].body, lines[-1].end
            piece = text[start:end]
            drafts.append(_Draft(start, end, piece, lines[0].is_item, len(piece.split())))
    return drafts


def _mark_duplicates(drafts: Sequence[_Draft]) -> None:
    seen: set[str] = set()
    for draft in drafts:
        if draft.words < _MIN_DUPLICATE_WORDS:
            continue
        folded = draft.folded
        if folded in seen:
            draft.kind = BlockKind.DUPLICATE
        seen.add(folded)


def _mark_front(drafts: Sequence[_Draft], stated_title: str | None) -> None:
    """Mark the title and the tags ahead of the running text."""
    body = next((index for index, draft in enumerate(drafts) if draft.is_body and draft.kind is None), None)
    if body is None:
        return
    front = [draft for draft in drafts[:body] if draft.kind is None and not draft.is_item]
    labels = [draft for draft in front if draft.is_label and draft.text.casefold() not in _section_labels()]
    title = _find_title(front, labels, stated_title)
    if title is not None:
        title.kind = BlockKind.TITLE
    for index, draft in enumerate(drafts[:body]):
        if draft not in labels or draft.kind is not None:
            continue
        heads_list = drafts[index + 1].is_item and draft.words > 1
        draft.kind = BlockKind.HEADING if heads_list else BlockKind.TAG


def _find_title(front: Sequence[_Draft], labels: Sequence[_Draft], stated: str | None) -> _Draft | None:
    wanted = " ".join((stated or "").casefold().split()).rstrip(" .!?…")
    for draft in front:
        if wanted and draft.folded == wanted:
            return draft
    for draft in front:
        if draft not in labels and _is_headline(draft):
            return draft
    several = [draft for draft in labels if draft.words > 1]
    return several[0] if len(labels) == 1 and several else None


def _is_headline(draft: _Draft) -> bool:
    if draft.words > _MAX_TITLE_WORDS or len(draft.text) > _MAX_TITLE_CHARS:
        return False
    return draft.words > _MAX_TAG_WORDS and _FULL_STOP.search(draft.text[-6:]) is None


def _mark_rest(drafts: Sequence[_Draft]) -> None:
    """Mark section labels, list items, and the tags behind the running text."""
    bodies = [index for index, draft in enumerate(drafts) if draft.is_body]
    last_body = bodies[-1] if bodies else len(drafts)
    for index, draft in enumerate(drafts):
        if draft.kind is not None:
            continue
        label = _section_labels().get(draft.text.split(":", maxsplit=1)[0].strip().casefold())
        if label == "tags" and draft.words <= _MAX_TITLE_WORDS:
            draft.kind = BlockKind.TAG
        elif label == "heading" and draft.words <= _MAX_HEADING_WORDS and draft.text.count(":") <= 1:
            draft.kind = BlockKind.HEADING if draft.text.rstrip(": ").casefold() in _section_labels() else None
        elif draft.is_item:
            draft.kind = BlockKind.LIST_ITEM
        elif index > last_body:
            draft.kind = BlockKind.TAG if draft.is_label else None
        elif _is_section_label(drafts, index, bodies):
            draft.kind = BlockKind.HEADING


def _is_section_label(drafts: Sequence[_Draft], index: int, bodies: Sequence[int]) -> bool:
    """Say whether a short line without a final mark stands between running text and more of it."""
    draft = drafts[index]
    between = bool(bodies) and bodies[0] < index < bodies[-1]
    return between and draft.words <= _MAX_HEADING_WORDS and _SENTENCE_MARK.search(draft.text) is None
