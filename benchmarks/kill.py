"""Kill a build at random moments, and see that the gazetteer that stood there works each time.

Usage: ``python benchmarks/kill.py FOLDER [TIMES]``, with a folder of dump files (`synthetic_geonames.py` makes one); 30
times when no number is given. Exit code 1 when the old gazetteer ever failed, or a dead build's folder stays.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from geomap.gazetteer import Gazetteer
from geomap.gazetteer.build import BuildPlan, build_gazetteer
from geomap.gazetteer.verify import verify

COMMAND = "from geomap.cli import main; main()"
BUILD = (sys.executable, "-c", COMMAND, "gazetteer", "build", "--quiet", "--overwrite")


def is_whole(out: Path) -> bool:
    """Say whether the index opens, answers, and has every byte as it was written."""
    return bool(Gazetteer.open(out).lookup("Kyiv")) and all(finding.passed for finding in verify(out))


def main(dumps: Path, times: int) -> int:
    """Build once, then begin again and again and kill."""
    rng = random.Random(time.time_ns())  # noqa: S311 (no secrets)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "gazetteer"
        begin = time.monotonic()
        build_gazetteer(BuildPlan(out=out, dumps=dumps))
        lasts_s = time.monotonic() - begin
        whole = ended = 0
        for _ in range(times):
            with subprocess.Popen([*BUILD, "-o", str(out), "--from", str(dumps)]) as process:
                moment_s = rng.uniform(0, 1.05 * lasts_s)
                time.sleep(moment_s)
                ended += process.poll() is not None
                process.kill()
            whole += is_whole(out)
        build_gazetteer(BuildPlan(out=out, dumps=dumps, overwrite=True))
        left = [path.name for path in Path(folder).iterdir() if path != out]
    print(f"{times} builds of {lasts_s:.1f} s killed, {ended} had ended before; whole {whole} times")
    print(f"left after the next build: {', '.join(left) or 'nothing'}")
    return int(whole != times or bool(left))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 30))  # noqa: PLR2004
