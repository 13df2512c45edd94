"""Help pages: complete, quick, and without heavy imports."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from geomap.cli import main

COMMANDS = ["map", "parse", "check", "explain", "geocode", "gazetteer"]
HEAVY = ["pandas", "geopandas", "folium", "numpy", "shapely", "pyproj", "trafilatura", "lxml"]


@pytest.mark.parametrize("words", [["--help"], *([command, "--help"] for command in COMMANDS), ["--version"]])
def test_help_imports_nothing_heavy(words):
    code = f"""
import sys
from geomap.cli import main
try:
    main({words!r})
except SystemExit as done:
    assert done.code == 0, done.code
loaded = [name for name in {HEAVY!r} if name in sys.modules]
assert not loaded, loaded
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_command_is_listed():
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0
    assert all(f"\n  {command} " in result.stdout for command in COMMANDS)
    assert "Exit codes" in result.stdout


@pytest.mark.parametrize("command", COMMANDS[:4])
def test_shared_flags_are_everywhere(command):
    text = CliRunner().invoke(main, [command, "--help"]).stdout
    for flag in ("--published", "--world-view", "--gazetteer", "--text-column", "--input-format", "--quiet"):
        assert flag in text


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["bogus"], "No such command 'bogus'"),
        (["map", "a.txt"], "--output"),
        (["map", "a.txt", "-o", "x.html", "--bogus"], "--bogus"),
        (["parse"], "INPUT"),
        (["geocode", "x", "--near", "200,1"], "longitude comes first"),
        (["geocode", "x", "--near", "north"], "LON,LAT"),
        (["geocode", "x", "--country", "QQ"], "ISO 3166-1"),
        (["geocode", "x", "--world-view", "mars"], "there are: un"),
        (["map", "a.txt", "-o", "x.html", "--published", "7 January"], "YYYY-MM-DD"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(words, message):
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("geomap: error: ")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
