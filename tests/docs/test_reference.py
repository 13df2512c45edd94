"""The reference pages are those that the code gives."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_generated_pages_are_up_to_date(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, root / "docs" / "generate.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
