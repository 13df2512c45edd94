"""The README against the program: its commands print what it shows, its Python runs."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from geomap.cli.group import main
from geomap.registry import names

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^\$ (.+)\n((?:[^$`].*\n)*)", README, flags=re.MULTILINE)
OUTPUTS = {command: shown.splitlines() for command, shown in SHOWN}


@pytest.fixture
def project(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(root / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _run(command: str) -> list[str]:
    done = CliRunner().invoke(main, command.split())
    return done.output.splitlines()


@pytest.mark.parametrize("command", [each for each in OUTPUTS if each.startswith(("geomap explain", "geomap check"))])
def test_commands_print_what_is_shown(command: str, project: Path) -> None:
    assert project.is_dir()
    printed = _run(command.removeprefix("geomap "))
    shown = [line for line in OUTPUTS[command] if line != "…"]
    assert shown
    assert printed[: len(shown)] == shown


def test_the_map_says_what_is_shown(project: Path) -> None:
    printed = _run("map seeds/000_6b7fba40409ff9fa.txt seeds/001_efa8c8963cb33c8f.txt -o maps/seeds.html")
    assert printed[:2] == OUTPUTS["make map"][:2]
    assert (project / "maps" / "seeds.html").is_file()


def test_python_runs(project: Path) -> None:
    ((block),) = re.findall(r"```python\n(.+?)```", README, flags=re.DOTALL)
    scope: dict[str, object] = {}
    exec(block, scope)  # noqa: S102 (our own README)
    assert (project / "summit.html").is_file()
    assert (project / "summit.gpkg").is_file()
    last = block.strip().splitlines()[-1]
    expression, _, said = last.partition("  # ")
    assert eval(expression, scope) == said.split(":")[0]  # noqa: S307 (our own README)


def test_every_command_is_listed() -> None:
    for name in main.lazy:  # type: ignore[attr-defined]
        assert f"| `geomap {name}` |" in README


def test_every_format_is_listed() -> None:
    assert [name for name in names("format") if f"`{name}`" not in README] == ["csv-raw"]
