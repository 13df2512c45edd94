"""The page on recognisers: its example runs, its tables are those of the code, its plug-in installs and works."""

from __future__ import annotations

import doctest
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from geomap.registry import PARTS

PAGE = "docs/recognizers.md"


def test_the_example_runs(root: Path) -> None:
    done = doctest.testfile(str(root / PAGE), module_relative=False, encoding="utf-8")
    assert done.attempted > 3
    assert done.failed == 0


def test_every_finder_is_listed(root: Path) -> None:
    page = (root / PAGE).read_text(encoding="utf-8")
    for name in PARTS["finder"]:
        assert f"| `{name}` |" in page


def test_every_refusal_is_listed(root: Path) -> None:
    page = (root / PAGE).read_text(encoding="utf-8")
    code = (root / "geomap/recognize/grounding.py").read_text(encoding="utf-8")
    rules = re.findall(r'_refuse\(\s*finder, .+, "([a-z-]+)", (?:f?"|why|_too_many)', code)
    assert len(set(rules)) == 5
    for rule in rules:
        assert f"| `refused-{rule}` |" in page


@pytest.fixture(scope="module")
def installed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the example package and install it into a folder of its own."""
    folder = tmp_path_factory.mktemp("plugin")
    source = shutil.copytree(root / "docs/plugins/geomap-wordlist", folder / "source")
    words = ["install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--no-cache-dir"]
    done = subprocess.run(
        [sys.executable, "-m", "pip", *words, "--target", str(folder / "site"), str(source)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder / "site"


def _parse(root: Path, installed: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from geomap.cli import main; main()", "parse", "-", "-f", "jsonl", *words]
    path = os.pathsep.join((str(installed), str(root)))
    return subprocess.run(
        command,
        input="Shells hit Quelltal and Dnipro on Friday.\n",
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path},
    )


def test_the_plugin_works(root: Path, installed: Path, tmp_path: Path) -> None:
    names = tmp_path / "villages.txt"
    names.write_text("Quelltal\nLower Mill\n", encoding="utf-8")
    done = _parse(root, installed, "--recognizer", f"wordlist:{names}")
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    assert [(each["text"], each["status"]) for each in record["mentions"]] == [
        ("Quelltal", "unresolved"),
        ("Dnipro", "located"),
    ]
    assert record["geomap"]["recognizers"] == ["wordlist:villages.txt"]
    assert record["refusals"] == []


def test_the_plugin_is_among_the_names(root: Path, installed: Path) -> None:
    done = _parse(root, installed, "--recognizer", "wordlists")
    assert done.returncode == 2
    assert "no finder named 'wordlists'; there are: spacy, gliner, transformers, llm, wordlist" in done.stderr


def test_the_plugins_own_words_tell_what_is_wrong(root: Path, installed: Path) -> None:
    done = _parse(root, installed, "--recognizer", "wordlist:none.txt")
    assert done.returncode == 4
    assert done.stderr == (
        "geomap: error: wordlist: No such file or directory: 'none.txt'; name a file, one name a line\n"
    )
