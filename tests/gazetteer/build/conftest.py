from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from geomap.gazetteer import Gazetteer
from geomap.gazetteer.build import BuildPlan, Tally, build_gazetteer

DUMP = Path(__file__).parent / "dump"


@pytest.fixture(scope="session")
def dump() -> Path:
    return DUMP


@pytest.fixture(scope="session")
def base(tiny, tmp_path_factory) -> Path:
    path = tiny.build_tiny(tmp_path_factory.mktemp("base") / "tiny")
    recipe = (path / "sources.toml").read_text()
    assert "Streslau" in recipe
    return path


@pytest.fixture(scope="session")
def over_embedded(tmp_path_factory) -> tuple[Gazetteer, Tally]:
    out = tmp_path_factory.mktemp("built") / "big"
    tally = build_gazetteer(BuildPlan(out=out, dumps=DUMP))
    return Gazetteer.open(out), tally


@pytest.fixture
def own_dump(tmp_path) -> Path:
    return Path(shutil.copytree(DUMP, tmp_path / "dump"))
