"""Compile the embedded gazetteer into the source tree: ``python -m geomap.gazetteer.compile``."""

from __future__ import annotations

import sys

from geomap.errors import GeomapError
from geomap.gazetteer.compile.build import compile_gazetteer
from geomap.gazetteer.gazetteer import EMBEDDED


def main() -> int:
    """Compile from the ``gazetteer/`` folder beside the package; 0 when done, 4 when nothing was written."""
    root = EMBEDDED.parent.parent
    try:
        compile_gazetteer(root / "gazetteer", root / "build/packages", EMBEDDED)
    except GeomapError as error:
        sys.stderr.write(f"geomap.gazetteer.compile: {error}\n")
        return 4
    return 0


if __name__ == "__main__":
    sys.exit(main())
