"""Records built by hand: a report with a pin, a zone, an area, a surname and hostile words."""

from __future__ import annotations

from datetime import date

import shapely

from geomap.model import (
    Actor,
    Alternative,
    CheckedReading,
    DatePrecision,
    DistanceClaim,
    Document,
    Event,
    Judgement,
    LandmarkPart,
    LonLat,
    Mention,
    MentionKind,
    Mode,
    Party,
    Place,
    PlaceKind,
    Placement,
    Provenance,
    Quantity,
    Reading,
    Reason,
    Record,
    Relation,
    Resolution,
    Status,
    Verdict,
    When,
    Zone,
)

TEXT = (
    "Drones struck Дніпро on 6 January. Moscow moved launchers to within 50km of Kharkiv's border. "
    "Ukraine protested, says =cmd|'/C calc'!A0 <script>alert(1)</script> {{ 7*7 }} Rubio."
)
HOSTILE = '=HYPERLINK("http://x";"x") <script>alert(\'x\')</script> {{ 7*7 }} ${x} ]]> \x0b'
PROVENANCE = Provenance(version="1.2.3", gazetteer_id="test", gazetteer_sha256="ab" * 32, world_view="un")

DNIPRO = Place(
    place_id="geonames:709930",
    name="Dnipro",
    kind=PlaceKind.CITY,
    position=LonLat(35.0459812, 48.4666712),
    radius_m=9876.54,
    country="UA",
    admin1="UA.04",
)
MOSCOW = Place(
    place_id="geonames:524901",
    name="Moscow",
    kind=PlaceKind.CITY,
    position=LonLat(37.61556, 55.75222),
    radius_m=18000.0,
    country="RU",
    admin1="RU.48",
)
KHARKIV = Place(
    place_id="geonames:706483",
    name="Kharkiv",
    kind=PlaceKind.CITY,
    position=LonLat(36.25, 50.0),
    radius_m=10700.0,
    country="UA",
    admin1="UA.07",
)
UKRAINE = Place(
    place_id="geonames:690791",
    name="Ukraine",
    kind=PlaceKind.COUNTRY,
    position=LonLat(32.0, 49.0),
    radius_m=500000.0,
    country="UA",
)


def reason(text: str = "built for a test", rule: str = "test", weight: float | None = None) -> Reason:
    return Reason(rule=rule, text=text, weight=weight)


def mention(text: str, document_text: str, **changes: object) -> Mention:
    start = document_text.index(text)
    values: dict[str, object] = {
        "mention_id": f"m{start}",
        "start": start,
        "end": start + len(text),
        "text": text,
        "kind": MentionKind.PLACE,
        "reading": Reading.LITERAL,
        "recognizer": "test",
        "score": 0.9,
        "reasons": (reason(),),
    }
    return Mention(**{**values, **changes})  # type: ignore[arg-type]


def resolution(of: Mention, place: Place | None, status: Status, *alternatives: Place) -> Resolution:
    return Resolution(
        mention_id=of.mention_id,
        status=status,
        place=place,
        score=0.87654321 if place else 0.0,
        reasons=(reason("resolved for a test", "chosen", 0.25), reason()),
        alternatives=tuple(Alternative(place=each, score=0.1) for each in alternatives),
    )


def event(name: str, text: str, **changes: object) -> Event:
    start = text.index(name)
    values: dict[str, object] = {
        "event_id": f"e{start}",
        "start": 0,
        "end": text.index(".") + 1,
        "trigger": name,
        "trigger_start": start,
        "trigger_end": start + len(name),
        "score": 0.9,
        "acled_event_type": "Explosions/Remote violence",
        "acled_sub_event_type": "Air/drone strike",
        "plover_type": "ASSAULT",
        "plover_mode": "aerial",
        "mode": Mode.ASSERTED,
        "placement": Placement.PIN,
        "mention_id": None,
        "geo_precision": 1,
        "when": None,
        "reasons": (reason(),),
    }
    return Event(**{**values, **changes})  # type: ignore[arg-type]


def checked_zone(zone: shapely.Geometry) -> CheckedReading:
    return CheckedReading(
        reading="oblast-state-border",
        label="the oblast's stretch of the state border",
        judgement=Judgement.PLAUSIBLE,
        basis="feasible",
        reasons=(reason(),),
        measured_low_m=0.04,
        measured_high_m=50000.06,
        zone=Zone.drawn(shapely.to_wkb(zone), 1.3e10),
        line=(LonLat(36.25, 50.0), LonLat(36.6, 50.5)),
    )


def _claim(text: str, kharkiv: Mention) -> DistanceClaim:
    claim_start = text.index("within 50km")
    return DistanceClaim(
        claim_id="c1",
        start=claim_start,
        end=claim_start + len("within 50km of Kharkiv's border"),
        text="within 50km of Kharkiv's border",
        relation=Relation.BORDER_DISTANCE,
        low_m=0.0,
        high_m=50000.0,
        landmark_part=LandmarkPart.STATE_BORDER,
        reasons=(reason(),),
        subject=Party(text="launchers", start=text.index("launchers"), end=text.index("launchers") + 9),
        landmark=Party(
            text="Kharkiv", start=kharkiv.start, end=kharkiv.end, mention_id=kharkiv.mention_id, place=KHARKIV
        ),
    )


def _verdict(zone: shapely.Geometry) -> Verdict:
    return Verdict(
        claim_id="c1",
        judgement=Judgement.PLAUSIBLE,
        readings=(checked_zone(zone),),
        method="geodesic buffer",
        world_view="un",
        reasons=(reason(),),
        boundary_accuracy_m=500.0,
    )


def _when(text: str) -> When:
    return When(
        text="6 January",
        start=text.index("6 January"),
        end=text.index("6 January") + 9,
        first=date(2026, 1, 6),
        last=date(2026, 1, 6),
        precision=DatePrecision.DAY,
        anchor="published",
        reasons=(reason("a month without a year is the nearest one", "nearest-year"),),
    )


def make_record(
    *, doc_id: str = "built", text: str = TEXT, zone: shapely.Geometry | None = None, title: str | None = HOSTILE
) -> Record:
    """Build a record with one pin, one zone, one area event, one claim and four mentions."""
    dnipro = mention("Дніпро", text)
    moscow = mention("Moscow", text, reading=Reading.METONYM)
    kharkiv = mention("Kharkiv", text)
    ukraine = mention("Ukraine", text)
    rubio = mention("Rubio", text, reading=Reading.PERSON)
    return Record(
        document=Document(doc_id=doc_id, text=text, title=title, published=date(2026, 1, 7), source=HOSTILE),
        provenance=PROVENANCE,
        mentions=(dnipro, moscow, kharkiv, ukraine, rubio),
        resolutions=(
            resolution(dnipro, DNIPRO, Status.LOCATED, KHARKIV),
            resolution(moscow, MOSCOW, Status.LOCATED),
            resolution(kharkiv, KHARKIV, Status.LOCATED),
            resolution(ukraine, UKRAINE, Status.AREA),
            resolution(rubio, None, Status.REJECTED),
        ),
        events=(
            event(
                "struck",
                text,
                mention_id=dnipro.mention_id,
                when=_when(text),
                actors=(Actor(text=HOSTILE, start=0, end=6, name="Russia", country="RU"),),
                quantities=(Quantity(text="Drones", start=0, end=6, kind="weapon", low=None, high=None),),
            ),
            event("moved", text, placement=Placement.ZONE, claim_ids=("c1",), geo_precision=3),
            event("protested", text, placement=Placement.AREA, mention_id=ukraine.mention_id, geo_precision=None),
        ),
        claims=(_claim(text, kharkiv),),
        verdicts=(_verdict(zone or shapely.box(36.0, 50.2, 38.0, 50.9)),),
    )


def make_empty_record(doc_id: str = "nothing") -> Record:
    return Record(document=Document(doc_id=doc_id, text="No place here."), provenance=PROVENANCE)
