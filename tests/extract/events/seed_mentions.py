"""What recognition and resolution say of the two seed articles, set by hand."""

from __future__ import annotations

from pathlib import Path

from geomap.model import DistanceClaim, LandmarkPart, Party, Reason, Relation

_SEEDS = Path(__file__).resolve().parents[3] / "seeds"

SUMMIT_TEXT = next(_SEEDS.glob("000_*.txt")).read_text(encoding="utf-8")
SUMMIT = (
    "France=country/metonym:FR;Paris=city:FR;French=demonym:FR;Venezuela=country:VE;Ukraine=country:UA;"
    "US=country/demonym:US;Paris=city/destination:FR;Caracas=city:VE;US=country/metonym:US;Ukraine=country/metonym:UA;"
    "European=demonym:;US=country/metonym:US;Latin America=region:;Ukrainian=demonym:UA;Russia=country/metonym:RU;"
    "Ukraine=country/destination:UA;Kiev=city/metonym:UA;European=demonym:;Britain=country/metonym:GB;"
    "France=country/metonym:FR;US=country/demonym:US;Britain=country/metonym:GB;France=country/metonym:FR;"
    "Germany=country/metonym:DE;US=country/metonym:US;Venezuela=country:VE;Russia=country/metonym:RU;"
    "US=country/metonym:US;Ukraine=country/destination:UA;Paris=city/modifier:FR;Kiev=city/metonym:UA"
)

PEACE_TEXT = next(_SEEDS.glob("001_*.txt")).read_text(encoding="utf-8")
PEACE = (
    "Ukraine=country/metonym:UA;Paris=city/modifier:FR;Ukraine=country/duplicate:UA;Paris=city/duplicate:FR;"
    "Ukraine=country/tag:UA;US=country/demonym:US;Russian=demonym:RU;European=demonym:;Russia=country/metonym:RU;"
    "Paris=city:FR;American=demonym:US;French=demonym:FR;Ukrainian=demonym:UA;Europe=region/metonym:;"
    "Russian=demonym:RU;US=country/demonym:US;Russia=country/metonym:RU;Ukraine=country/metonym:UA;"
    "Balkan=region/demonym:;Ukrainian=demonym:UA;Russian=demonym:RU;Dnipro=city:UA;Moscow=city/metonym:RU;"
    "Kharkiv=city:UA;US=country/demonym:US;European=demonym:;France=country/metonym:FR;Kyiv=city/metonym:UA;"
    "Paris=city:FR;Russian=demonym:RU;Ukraine=country/metonym:UA;Moscow=city/metonym:RU;Ukraine=country/metonym:UA"
)


def launchers_claim() -> DistanceClaim:
    """The claim on the launchers: within 50 km of a border."""
    whole, subject = "within 50km of Kharkiv's border", "S-500 missile systems"
    start, at = PEACE_TEXT.index(whole), PEACE_TEXT.index(subject)
    return DistanceClaim(
        claim_id="c1",
        start=start,
        end=start + len(whole),
        text=whole,
        relation=Relation.BORDER_DISTANCE,
        low_m=0.0,
        high_m=50_000.0,
        landmark_part=LandmarkPart.STATE_BORDER,
        subject=Party(text=subject, start=at, end=at + len(subject)),
        reasons=(Reason(rule="test", text="set by the test"),),
    )
