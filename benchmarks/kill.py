"""Kill builds at random moments, and see that the gazetteer that stood there works each time.

Usage: ``python benchmarks/kill.py FOLDER [TIMES [COMPILES]]``, with a folder of dump files (`synthetic_geonames.py`
makes one). Killed are TIMES builds out of the dump (30), as many replacements of a finished index over and over, where
the kill meets the exchange itself, and COMPILES of the embedded gazetteer (2), which last a minute each. Exit code 1
when the old gazetteer ever failed, or a dead build's folder stays after the next one.
"""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from geomap.gazetteer import EMBEDDED, Gazetteer
from geomap.gazetteer.build import BuildPlan, build_gazetteer
from geomap.gazetteer.swap import replacing_folder
from geomap.gazetteer.verify import check_files

FINISHED = "finished"
ROOT = Path(__file__).resolve().parent.parent
RNG = random.Random(time.time_ns())  # noqa: S311 (no secrets)
BUILD = """
from pathlib import Path
from geomap.gazetteer.build import BuildPlan, build_gazetteer
print(flush=True)
build_gazetteer(BuildPlan(out=Path(sys.argv[1]), dumps=Path(sys.argv[2]), overwrite=True))
"""
SWAP = """
import os, shutil
from pathlib import Path
from geomap.gazetteer.swap import replacing_folder
print(flush=True)
while True:
    with replacing_folder(Path(sys.argv[1]), overwrite=True) as new:
        shutil.copytree(sys.argv[2], new, copy_function=os.link, dirs_exist_ok=True)
"""
COMPILE = """
from pathlib import Path
from geomap.gazetteer.compile.build import compile_gazetteer
root = Path(sys.argv[2])
print(flush=True)
compile_gazetteer(root / "gazetteer", root / "build/packages", Path(sys.argv[1]))
"""


class Series(NamedTuple):
    """What is killed: its name, the code that is run, its argument, and how long it lasts."""

    name: str
    code: str
    argument: Path
    lasts_s: float


def is_whole(out: Path) -> bool:
    """Say whether the index opens, answers, and has every byte as it was written."""
    return bool(Gazetteer.open(out).lookup("Kyiv")) and all(finding.passed for finding in check_files(out))


def kill_one(series: Series, out: Path) -> bool:
    """Begin, kill at a random moment, and say whether it had ended before."""
    command = [sys.executable, "-c", f"import sys\n{series.code}", str(out), str(series.argument)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout  # noqa: S101 (a pipe was asked for)
        process.stdout.readline()
        time.sleep(RNG.uniform(0, series.lasts_s))
        process.kill()
    return process.returncode != -signal.SIGKILL


def kill_often(series: Series, folder: Path, times: int) -> bool:
    """Kill so many, print what came of it, and say whether all was well."""
    out = folder / "gazetteer"
    whole = ended = littered = 0
    identities = set()
    for _ in range(times):
        ended += kill_one(series, out)
        whole += is_whole(out)
        identities.add((out.stat().st_ino, out.stat().st_mtime_ns))
        littered += any(".building-" in path.name for path in folder.iterdir())
    with replacing_folder(out, overwrite=True) as new:
        shutil.copytree(EMBEDDED, new, dirs_exist_ok=True)
    left = sorted(path.name for path in folder.iterdir() if path.name not in {out.name, FINISHED})
    print(
        f"{series.name} ({series.lasts_s:.1f} s): {times} killed, {ended} had ended before; whole {whole} times, "
        f"replaced {len(identities) - 1} times, a half-built folder beside it {littered} times; after the next build "
        f"{', '.join(left) or 'nothing'} is left",
        flush=True,
    )
    return whole == times and not left


def main(dumps: Path, times: int, compiles: int) -> int:
    """Run the three series."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        begin = time.monotonic()
        build_gazetteer(BuildPlan(out=folder / "gazetteer", dumps=dumps))
        lasts_s = time.monotonic() - begin
        fine = kill_often(Series("build from a dump", BUILD, dumps, 1.05 * lasts_s), folder, times)
        finished = shutil.copytree(EMBEDDED, folder / FINISHED)
        fine &= kill_often(Series("exchange of folders", SWAP, finished, 0.5), folder, times)
        fine &= kill_often(Series("compile of the embedded one", COMPILE, ROOT, 60.0), folder, compiles)
    return int(not fine)


if __name__ == "__main__":
    numbers = [int(number) for number in sys.argv[2:4]]
    sys.exit(main(Path(sys.argv[1]), *(numbers + [30, 2][len(numbers) :])))
