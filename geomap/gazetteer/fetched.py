"""What is remembered of fetched files: ``downloads.json`` in their folder."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

STATE = "downloads.json"


def read_state(folder: Path) -> dict[str, dict[str, Any]]:
    """Give what is remembered of the files in a folder; nothing when that cannot be read."""
    try:
        state = json.loads((folder / STATE).read_bytes())
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) else {}


def write_state(folder: Path, state: dict[str, dict[str, Any]]) -> None:
    """Remember what is known of the files in a folder."""
    temporary = folder / f"{STATE}.part"
    temporary.write_text(json.dumps(state, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    temporary.replace(folder / STATE)


def is_whole(path: Path, facts: dict[str, Any] | None) -> bool:
    """Say whether a file is the one that is remembered, byte by byte."""
    if facts is None or not path.is_file() or path.stat().st_size != facts.get("bytes"):
        return False
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == facts.get("sha256")
