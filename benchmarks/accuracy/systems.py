"""What is measured: geomap with weights that have not seen a corpus, and peers that run in the same process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from scoring import Predicted

from geomap.gazetteer import Gazetteer
from geomap.model import PINNABLE_READINGS, MentionKind, Status
from geomap.read import document_from_text, segment
from geomap.recognize import recognize
from geomap.recognize.tagger import tagger
from geomap.resolve import ranking, resolve

System = Callable[[str], list[Predicted]]


def make_geomap(gazetteer: Gazetteer) -> System:
    """Make a system of reading, recognising and resolving; what is rejected is no prediction."""

    def run(text: str) -> list[Predicted]:
        document = segment(document_from_text(text))
        mentions = recognize(document, gazetteer)
        found = []
        for mention, resolution in zip(mentions, resolve(document, mentions, gazetteer), strict=True):
            if resolution.status is Status.REJECTED:
                continue
            place = resolution.place
            number = gazetteer.geonames_id(place) if place else None
            found.append(
                Predicted(
                    start=mention.start,
                    end=mention.end,
                    position=place.position if place else None,
                    place_id=f"geonames:{number}" if number else None,
                    is_demonym=mention.kind is MentionKind.DEMONYM,
                    literal=mention.reading in PINNABLE_READINGS,
                )
            )
        return found

    return run


@contextmanager
def weights(signs: dict[str, float], features: dict[str, dict[str, float]]) -> Iterator[None]:
    """Let geomap judge and rank by other weights than those it ships, for as long as this lasts."""
    before = tagger.weights, ranking.weights
    tagger.weights, ranking.weights = (lambda: signs), features.__getitem__  # type: ignore[assignment]
    try:
        yield
    finally:
        tagger.weights, ranking.weights = before


def peers() -> dict[str, System]:
    """Give the peers that are installed; they find spans and give no coordinates."""
    found: dict[str, System] = {}
    if find_spec("flashgeotext"):
        from flashgeotext.geotext import GeoText  # noqa: PLC0415

        geotext = GeoText()

        def flash(text: str) -> list[Predicted]:
            hits = geotext.extract(text, span_info=True)
            spans = {span for kind in hits.values() for one in kind.values() for span in one["span_info"]}
            return [Predicted(start, end) for start, end in sorted(spans)]

        found["flashgeotext"] = flash
    if find_spec("geotext"):
        import re  # noqa: PLC0415

        from geotext import GeoText as Words  # noqa: PLC0415

        def words(text: str) -> list[Predicted]:
            names = {*(hits := Words(text)).cities, *hits.countries, *hits.nationalities}
            spans = {match.span() for name in names for match in re.finditer(rf"\b{re.escape(name)}\b", text)}
            return [Predicted(start, end) for start, end in sorted(spans)]

        found["geotext"] = words
    return found
