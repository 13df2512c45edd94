"""What import-linter cannot see: strings, what is loaded at run time, the network, and the data tables."""

import ast
import csv
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from geomap import registry
from geomap.tables import read_table

ROOT = Path(__file__).resolve().parent.parent
HOMES = {
    "reader": "geomap.read.",
    "recognizer": "geomap.recognize.",
    "finder": "geomap.recognize.finders.",
    "extractor": "geomap.extract.",
    "check": "geomap.check.",
    "claim_check": "geomap.check.together.",
    "event_check": "geomap.check.together.",
    "format": "geomap.export.",
}
STAGES = ["read", "recognize", "resolve", "extract", "check"]
LOWER = ["gazetteer", "geo", "text", "model", "tables", "registry", "errors"]
NETWORK = {"socket", "ssl", "http.client", "http.server", "urllib.request", "urllib3", "requests", "httpx", "aiohttp"}
NETWORK_DOORS = {ROOT / "geomap/gazetteer/download.py", ROOT / "geomap/recognize/finders/llm/client.py"}
FORBIDDEN = ["pandas", "geopandas", "folium", "branca", "click", "pyogrio"]
TABLES = sorted(path.name.removesuffix(".csv") for path in (files("geomap") / "lexicons").iterdir())
CURATED = sorted((ROOT / "gazetteer" / "curated").glob("*.csv"))
PARTS = [(group, name) for group in registry.PARTS for name in registry.PARTS[group]]

ANALYSE = """
import sys
def refuse(event, details):
    if event.startswith(("socket.connect", "socket.getaddrinfo", "socket.bind", "urllib.Request")):
        raise SystemExit(f"opened the network: {event} {details}")
sys.addaudithook(refuse)
from geomap.gazetteer import Gazetteer
from geomap.pipeline import analyse
from geomap.read import document_from_text
text = "Drones struck Dnipro on Tuesday. The launchers were moved to within 50 km of Kharkiv's border."
record = analyse(document_from_text(text), Gazetteer.open())
assert record.events and record.claims and record.verdicts, record
"""


def _loaded(code):
    """Run code in a process of its own; give the forbidden modules that are loaded in the end."""
    show = f"\nimport sys\nprint(*[name for name in {FORBIDDEN!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code + show], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def _imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_two_modules_alone_import_a_network_client():
    modules = {path: set(_imported(path)) for path in (ROOT / "geomap").rglob("*.py")}
    assert {path for path, names in modules.items() if names & NETWORK} == NETWORK_DOORS


def test_nothing_but_the_build_command_imports_the_network_module():
    door = "geomap.gazetteer.download"
    users = {path.name for path in (ROOT / "geomap").rglob("*.py") if door in set(_imported(path))}
    assert users == {"gazetteer_build.py"}


@pytest.mark.parametrize("package", [*STAGES, *LOWER])
def test_stage_loads_no_forbidden_library(package):
    assert _loaded(f"import geomap.{package}") == []


def test_analysis_loads_no_forbidden_library_and_opens_no_network():
    assert _loaded(ANALYSE) == []


@pytest.mark.parametrize(("group", "name"), PARTS)
def test_part_lies_in_its_stage_and_loads(group, name):
    assert registry.PARTS[group][name].startswith(HOMES[group])
    assert registry.load(group, name) is not None


def test_every_group_has_a_home():
    assert registry.PARTS.keys() == HOMES.keys()


@pytest.mark.parametrize("name", TABLES)
def test_table_loads_and_says_its_sources(name):
    rows = read_table(name)
    assert rows
    assert all(row["source"] for row in rows)


@pytest.mark.parametrize("path", CURATED, ids=lambda path: path.stem)
def test_curated_facts_say_their_sources(path):
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert rows
    assert all((row.get("source") or "").strip() for row in rows)
