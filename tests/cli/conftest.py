"""What the tests of the commands share."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from geomap.cli import main

STRIKE = "A drone struck Dnipro on Tuesday, officials in Kyiv said. Two people died.\n"
CLAIM = "The launchers stand within 50 km of Kharkiv, and Izium lies about 110 km south-east of Kharkiv.\n"


@pytest.fixture
def strike(tmp_path):
    path = tmp_path / "strike.txt"
    path.write_text(STRIKE, encoding="utf-8")
    return path


@pytest.fixture
def geomap():
    """Run the command line in this process; gives click's result."""

    def run(*words, stdin=None):
        return CliRunner().invoke(main, [str(word) for word in words], input=stdin)

    return run


@pytest.fixture
def process(tmp_path):
    """Run the command line in a process of its own, in a folder of its own."""

    def run(*words, stdin=b"", **more):
        command = [sys.executable, "-c", "from geomap.cli import main; main()", *map(str, words)]
        return subprocess.run(command, input=stdin, capture_output=True, check=False, cwd=tmp_path, **more)

    return run
