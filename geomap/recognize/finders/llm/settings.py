"""The numbers of this finder, from ``lexicons/recognize_llm.csv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from geomap.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Limits of a request and of its answer.

    Parameters
    ----------
    timeout_s
        Longest time for one answer, in seconds.
    answer_bytes
        Greatest size of one answer.
    window, overlap
        Greatest stretch of text in one request, and what of it the next one says again, in code points.
    max_tokens
        Greatest length of an answer, as the server counts it.
    seed
        For the server's random numbers.
    longest_name, longest_before
        What is taken of one name, in code points.
    most_names
        What is taken of one answer.
    waits_s
        Before each further attempt when the server is not there or busy, in seconds.
    """

    timeout_s: float
    answer_bytes: int
    window: int
    overlap: int
    max_tokens: int
    seed: int
    longest_name: int
    longest_before: int
    most_names: int
    waits_s: tuple[float, ...]


@cache
def default_settings() -> Settings:
    """Read the settings that are shipped.

    Examples
    --------
    >>> default_settings().timeout_s
    120.0
    """
    values = {row["name"]: row["value"] for row in read_table("recognize_llm")}
    return Settings(
        timeout_s=float(values["timeout"]),
        answer_bytes=int(values["answer_bytes"]),
        window=int(values["window"]),
        overlap=int(values["overlap"]),
        max_tokens=int(values["max_tokens"]),
        seed=int(values["seed"]),
        longest_name=int(values["longest_name"]),
        longest_before=int(values["longest_before"]),
        most_names=int(values["most_names"]),
        waits_s=tuple(float(wait) for wait in values["waits"].split()),
    )
