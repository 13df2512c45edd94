"""Prove the wheel: built from the sdist in a clean environment, twice, to the same index; installed alone, it works.

Usage: ``python benchmarks/wheel.py [--keep FOLDER]``; needs the network, and about five minutes. It checks that

- nothing that the build requires is under the GPL or AGPL;
- the sdist holds the recipe and no index, and the wheel built from it the index, its notices and at most 45 MB;
- a second build from the same sdist, in another folder, gives the same index, byte for byte;
- the wheel, installed with the locked packages and nothing else, passes ``geomap gazetteer verify`` and finds a town.

Exit code 1 when one of these is not so.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
import time
import tomllib
import zipfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
MOST_WHEEL_BYTES = 45_000_000
INDEX = "geomap/_gazetteer/"


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command, and give what it wrote; end with its own words when it failed."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"failed: {' '.join(map(str, command))}\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
    return done.stdout


def make_environment(folder: Path, *packages: str | Path) -> Path:
    """Make a virtual environment with some packages, and give its Python."""
    run(sys.executable, "-m", "venv", folder, cwd=folder.parent)
    python = folder / "bin/python"
    for wanted in (("--upgrade", "pip"), packages):
        run(python, "-m", "pip", "install", "-q", *wanted, cwd=folder.parent)
    return python


def licences(python: Path, work: Path) -> dict[str, str]:
    """Give the licence of everything that the build requires, as the packages state it."""
    requires = tomllib.loads((ROOT / "pyproject.toml").read_text())["build-system"]["requires"]
    options = ("--dry-run", "--ignore-installed", "--quiet", "--report", "-")
    report = json.loads(run(python, "-m", "pip", "install", *options, *requires, cwd=work))
    return {each["metadata"]["name"]: licence_of(each["metadata"]) for each in report["install"]}


def licence_of(metadata: dict[str, Any]) -> str:
    """Give the licence that a package states: its expression, its classifiers, or the first line of its text."""
    classified = [line.rpartition(" :: ")[2] for line in metadata.get("classifier", ()) if line.startswith("License")]
    stated = metadata.get("license_expression") or ", ".join(classified) or metadata.get("license") or "not stated"
    return str(stated).partition("\n")[0]


def index_of(wheel: Path) -> dict[str, str]:
    """Give the hash of every file of the index in a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        names = sorted(name for name in archive.namelist() if name.startswith(INDEX))
        return {name.removeprefix(INDEX): hashlib.sha256(archive.read(name)).hexdigest() for name in names}


def build_twice(python: Path, work: Path) -> tuple[Path, list[Path]]:
    """Build the sdist, and a wheel from it in each of two folders, each time in an environment of its own."""
    run(python, "-m", "build", "--sdist", "--outdir", work, ROOT, cwd=work)
    [sdist] = work.glob("*.tar.gz")
    wheels = []
    for name in ("one", "another"):
        with tarfile.open(sdist) as archive:
            archive.extractall(work / name, filter="data")
        begin = time.monotonic()
        [tree] = (work / name).iterdir()
        run(python, "-m", "build", "--wheel", "--outdir", work / name / "dist", tree, cwd=work)
        wheels += (work / name / "dist").glob("*.whl")
        print(f"wheel built from the sdist in {time.monotonic() - begin:.0f} s", flush=True)
    return sdist, wheels


def install_and_run(work: Path, wheel: Path) -> str:
    """Install the wheel with the locked packages, and give what its commands say."""
    python = make_environment(work / "clean", "--require-hashes", "--requirement", ROOT / "locks/run.txt")
    run(python, "-m", "pip", "install", "-q", "--no-deps", wheel, cwd=work)
    geomap = work / "clean/bin/geomap"
    return run(geomap, "gazetteer", "verify", cwd=work) + run(geomap, "gazetteer", "search", "Kharkov", cwd=work)


def check(*, passed: bool, what: str) -> bool:
    """Print a line."""
    print(f"{'fine' if passed else 'NOT SO'}: {what}", flush=True)
    return passed


def prove(work: Path) -> bool:
    """Do it all, and say whether all is well."""
    python = make_environment(work / "tools", "build")
    required = licences(python, work)
    bad = [f"{name} ({text})" for name, text in required.items() if "GPL" in text.replace("LGPL", "")]
    print("required to build:", "; ".join(f"{name} ({text})" for name, text in sorted(required.items())))
    fine = check(passed=not bad, what=f"under the GPL or AGPL: {', '.join(bad) or 'nothing'}")
    sdist, wheels = build_twice(python, work)
    with tarfile.open(sdist) as archive:
        held = archive.getnames()
    recipe = any(name.endswith("/gazetteer/sources.toml") for name in held) and not any(INDEX in name for name in held)
    fine &= check(passed=recipe, what=f"{sdist.name}, {sdist.stat().st_size / 1e6:.1f} MB, holds the recipe, no index")
    sizes = [wheel.stat().st_size for wheel in wheels]
    fine &= check(passed=max(sizes) <= MOST_WHEEL_BYTES, what=f"wheels of {sizes[0]:,} and {sizes[1]:,} bytes")
    one, other = map(index_of, wheels)
    differing = sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
    what = f"{len(one)} files of the index in both; differing: {', '.join(differing) or 'no byte'}"
    fine &= check(passed=bool(one) and not differing and "NOTICES.txt" in one, what=what)
    said = install_and_run(work, wheels[0])
    return fine & check(passed="intact" in said and "geonames:706483" in said, what=f"installed alone:\n{said.strip()}")


def main() -> int:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="work here and leave everything, instead of a folder that is removed")
    options = parser.parse_args()
    if options.keep:
        options.keep.mkdir(parents=True)
        return int(not prove(options.keep.resolve()))
    with tempfile.TemporaryDirectory() as folder:
        return int(not prove(Path(folder)))


if __name__ == "__main__":
    sys.exit(main())
