"""Pairs of events that may be one: their rows, and their objects in a JSON record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from geomap.frames.json_text import clean
from geomap.frames.values import json_list, reason_objects, reason_texts, score
from geomap.model import Agreement, Duplicate, Match, make_id

Row = dict[str, Any]


def pair_rows(duplicates: Iterable[Duplicate]) -> dict[str, list[Row]]:
    """Turn pairs into the rows of the layers ``duplicates`` and ``agreements``.

    Parameters
    ----------
    duplicates
        Pairs of events.

    Returns
    -------
    dict
        Layer to rows, in the order of the pairs.
    """
    kept = list(duplicates)
    return {
        "duplicates": [_duplicate(each) for each in kept],
        "agreements": [_agreement(each, agreement) for each in kept for agreement in each.agreements],
    }


def _ends(duplicate: Duplicate) -> Row:
    return {
        "duplicate_id": duplicate.duplicate_id,
        "event_id": duplicate.event_id,
        "other_doc_id": clean(duplicate.other_doc_id),
        "other_event_id": duplicate.other_event_id,
        "score": score(duplicate.score),
    }


def _duplicate(duplicate: Duplicate) -> Row:
    return {
        **_ends(duplicate),
        "doc_id": clean(duplicate.doc_id),
        "agree": json_list(duplicate.attributes(Match.AGREE)),
        "contradict": json_list(duplicate.attributes(Match.CONTRADICT)),
        "reasons": reason_texts(*duplicate.reasons),
    }


def _agreement(duplicate: Duplicate, agreement: Agreement) -> Row:
    return {
        "agreement_id": make_id("a", duplicate.duplicate_id, agreement.attribute),
        "doc_id": clean(duplicate.doc_id),
        "duplicate_id": duplicate.duplicate_id,
        **_values(agreement),
    }


def _values(agreement: Agreement) -> Row:
    return {
        "attribute": agreement.attribute,
        "value": clean(agreement.first),
        "other_value": clean(agreement.second),
        "match": agreement.match.value,
    }


def duplicate_object(duplicate: Duplicate) -> Row:
    """Take a pair apart for a JSON record: its ends, score, agreements and reasons."""
    return {
        **_ends(duplicate),
        "agreements": [_values(each) for each in duplicate.agreements],
        "reasons": reason_objects(*duplicate.reasons),
    }
