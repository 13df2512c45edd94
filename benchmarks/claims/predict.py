"""Read and check the claims of a gold file, write predictions for its scorer, and run that.

Usage: ``python benchmarks/claims/predict.py GOLD.jsonl PREDICTIONS.jsonl [--scorer SCORER.py]``. The gold file has one
JSON object a line with "id" and "text"; the predictions have one with "id" and "claims", distances in kilometres and
points as [lat, lon]. The scorer is called with both files. Without the gold file it says so and returns 0.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from geomap.check import check_claims
from geomap.extract.distance import extract_claims
from geomap.gazetteer import Gazetteer
from geomap.model import DistanceClaim, Party, Verdict
from geomap.read import document_from_text, segment
from geomap.recognize import recognize
from geomap.resolve import resolve


def _km(length_m: float | None) -> float | None:
    return None if length_m is None else round(length_m / 1000, 4)


def _point(party: Party | None) -> list[float] | None:
    return None if party is None or party.place is None else [party.place.position.lat, party.place.position.lon]


def _text(party: Party | None) -> str | None:
    return None if party is None else party.text


def prediction(claim: DistanceClaim, verdict: Verdict) -> dict[str, Any]:
    """Write a claim and its verdict the way the scorer reads them."""
    return {
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "relation": claim.relation.value,
        "value_min_km": _km(claim.low_m),
        "value_max_km": _km(claim.high_m),
        "direction_deg": claim.direction_deg,
        "subject": _text(claim.subject),
        "subject_point": _point(claim.subject),
        "landmark": _text(claim.landmark),
        "landmark_point": _point(claim.landmark),
        "landmark_kind": claim.landmark_part.value,
        "verdict": verdict.judgement.value,
        "reasons": [str(reason) for reason in (*claim.reasons, *verdict.reasons)],
    }


def predict(gold: Path, predictions: Path) -> None:
    """Run the chain on each text of the gold file."""
    gazetteer = Gazetteer.open()
    spent = {"extract": 0.0, "check": 0.0}
    lines = []
    for line in gold.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        document = segment(document_from_text(entry["text"], doc_id=entry["id"]))
        mentions = recognize(document, gazetteer)
        resolutions = resolve(document, mentions, gazetteer)
        began = time.perf_counter()
        claims = extract_claims(document, mentions, resolutions, gazetteer)
        read = time.perf_counter()
        verdicts = check_claims(claims, gazetteer)
        spent["extract"] += read - began
        spent["check"] += time.perf_counter() - read
        found = [prediction(claim, verdict) for claim, verdict in zip(claims, verdicts, strict=True)]
        lines.append(json.dumps({"id": entry["id"], "claims": found}, ensure_ascii=False))
    predictions.write_text("\n".join(lines) + "\n", encoding="utf-8")
    took = ", ".join(f"{stage} {seconds:.2f} s" for stage, seconds in spent.items())
    print(f"{len(lines)} texts: {took} (first decoding of boundaries included)")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the predictions, run the scorer; return its exit code."""
    parser = argparse.ArgumentParser(description="Read and check the claims of a gold file.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--scorer", type=Path, help="a script that takes the two files")
    options = parser.parse_args(arguments)
    if not options.gold.exists():
        print(f"{options.gold}: not there, nothing measured")
        return 0
    predict(options.gold, options.predictions)
    if options.scorer is None or not options.scorer.exists():
        return 0
    command = [sys.executable, str(options.scorer), str(options.gold), str(options.predictions)]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
