"""Very many events as columns: what the lists and the map read of each, and the texts that the rest is cut from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from geomap.model import Event, Placement, Record, Status
from geomap.render import words
from geomap.render.columns import Pack, Table
from geomap.render.findings import event_json, mention_json, reasons_json
from geomap.render.places import Places

MANY = 2_000
"""With more events than this a page is packed; fewer are plain JSON."""

_OWN = ("id", "mention", "place", "when", "first", "last", "when_text", "when_why", "quote", "start", "end")
"""What is not shared between events of one kind."""

_MENTION_OWN = ("id", "start", "end", "text", "place")


class Bulk:
    """The mentions and events of a page, gathered record by record.

    Parameters
    ----------
    places
        The page's places.
    claims_of
        Gives the claims that an event speaks of, as indices of its record's.
    """

    def __init__(self, places: Places, claims_of: Callable[[Event, Record], list[int]]) -> None:
        self._places = places
        self._claims_of = claims_of
        self._kinds, self._whens, self._looks = Table(), Table(), Table()
        self._kind: list[int] = []
        self._when: list[int] = []
        self._mention: list[int] = []
        self._spans: list[int] = []
        self._ids: list[str] = []
        self._look: list[int] = []
        self._place: list[int] = []
        self._mention_spans: list[int] = []
        self._texts: list[str] = []

    def add(self, record: Record, first: tuple[int, int, int]) -> None:
        """Take in a record; ``first`` numbers its first mention, event and claim on the page."""
        self._texts.append(self._add_mentions(record))
        self._add_events(record, first)

    def _add_mentions(self, record: Record) -> str:
        """Take in the mentions; give the text less those written like their place, whose length is then 0."""
        text, pieces, at = record.document.text, [], 0
        looks, look, place_numbers, spans = self._looks.numbers, self._look, self._place, self._mention_spans
        numbers, new = self._places.numbers, self._places.number
        before = 0
        for mention, resolution in zip(record.mentions, record.resolutions, strict=True):
            key = (
                *(mention.kind, mention.reading, mention.recognizer, resolution.status, resolution.score),
                *(mention.reasons, resolution.reasons, resolution.alternatives),
            )
            number = looks.get(key)
            if number is None:
                shared = mention_json(mention, resolution, self._places)
                number = self._looks.add(key, {name: shared[name] for name in shared if name not in _MENTION_OWN})
            look.append(number)
            place = resolution.place
            if resolution.status is Status.AREA:
                self._places.outline(place, countries=False)
            if place is None:
                place_numbers.append(0)
            else:
                known = numbers.get(place.place_id)
                place_numbers.append(1 + (new(place) or 0) if known is None else known + 1)
            start, end = mention.start, mention.end
            if place is not None and start >= at and place.name == mention.text:
                pieces.append(text[at:start])
                at = end
                spans += (start - before, 0)
            else:
                spans += (start - before, end - start)
            before = end
        pieces.append(text[at:])
        return "".join(pieces)

    def _add_events(self, record: Record, first: tuple[int, int, int]) -> None:
        index = {mention.mention_id: number for number, mention in enumerate(record.mentions)}
        kinds, whens, before = self._kinds.numbers, self._whens.numbers, 0
        for event in record.events:
            where = index.get(event.mention_id or "")
            key = (
                *(event.acled_event_type, event.acled_sub_event_type, event.plover_type, event.plover_mode),
                *(event.mode, event.placement, event.geo_precision, event.score, event.reasons),
                *(event.actors, event.recipients, event.quantities, len(event.merged)),
                event.trigger if event.acled_event_type is None else "",
                (first[2], event.claim_ids) if event.claim_ids else (),
            )
            if event.placement is Placement.AREA and where is not None:
                self._places.outline(record.resolutions[where].place, countries=True)
            number = kinds.get(key)
            self._kind.append(self._new_kind(key, event, record, first[2]) if number is None else number)
            when = event.when
            moment = None if when is None else (when.first, when.last, when.precision, when.text, when.reasons)
            number = whens.get(moment)
            self._when.append(self._new_when(moment, event) if number is None else number)
            self._mention.append(0 if where is None else 1 + first[0] + where)
            self._ids.append(event.event_id)
            start, end, trigger = event.start, event.end, event.trigger_start
            self._spans += (start - before, end - start, trigger - start, event.trigger_end - trigger)
            before = end

    def _new_kind(self, key: object, event: Event, record: Record, first_claim: int) -> int:
        whole = event_json(event, record.document, None, None)
        shared = {name: value for name, value in whole.items() if name not in _OWN}
        shared["claims"] = [first_claim + claim for claim in self._claims_of(event, record)]
        return self._kinds.add(key, shared)

    def _new_when(self, key: object, event: Event) -> int:
        when = event.when
        return self._whens.add(
            key,
            {
                "when": words.when_words(when),
                "first": when.first.isoformat() if when and when.first else None,
                "last": when.last.isoformat() if when and when.last else None,
                "when_text": when.text if when else None,
                "when_why": reasons_json(when.reasons) if when else [],
            },
        )

    def counted(self) -> list[dict[str, Any]]:
        """Give what the line of counts reads of each event; a place is 0 or None."""
        placed = [
            {"placement": kind["placement"], "claims": kind["claims"], "place": place}
            for kind in self._kinds.values
            for place in (None, 0)
        ]
        spots = self._place
        return [
            placed[2 * kind + bool(mention and spots[mention - 1])]
            for kind, mention in zip(self._kind, self._mention, strict=True)
        ]

    def encoded(self, documents: list[dict[str, Any]]) -> str:
        """Give all of it packed, with the documents."""
        pack = Pack()
        pack.value("documents", documents)
        for name, table in (("kinds", self._kinds), ("whens", self._whens), ("looks", self._looks)):
            pack.value(name, table.values)
        pack.integers("kind", self._kind)
        pack.integers("when", self._when)
        pack.integers("mention", self._mention, delta=True)
        for name, at in (("gap", 0), ("length", 1), ("lead", 2), ("trigger", 3)):
            pack.integers(name, self._spans[at::4])
        pack.text("ids", "\n".join(self._ids))
        pack.integers("look", self._look)
        pack.integers("place", self._place)
        pack.integers("mention_gap", self._mention_spans[::2])
        pack.integers("mention_length", self._mention_spans[1::2])
        places = self._places.to_json()
        pack.value("places", {name: [place[name] for place in places] for name in places[0]} if places else {})
        pack.value("text_lengths", [len(text) for text in self._texts])
        pack.text("texts", "".join(self._texts))
        return pack.encoded()
