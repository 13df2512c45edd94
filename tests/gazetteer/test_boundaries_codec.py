from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.errors import GazetteerError
from geomap.gazetteer.boundaries_codec import HOLE, LINE, OUTER, Records, decode, encode, write_records

POINTS = st.lists(
    st.tuples(st.integers(-18_000_000, 18_000_000), st.integers(-9_000_000, 9_000_000)), min_size=1, max_size=40
)
LINES = st.lists(st.tuples(st.sampled_from([OUTER, HOLE, LINE]), POINTS), max_size=5)


@given(LINES)
def test_what_was_packed_comes_back(lines: list[tuple[int, list[tuple[int, int]]]]) -> None:
    packed = encode([(role, np.array(points, dtype=np.int64)) for role, points in lines])
    assert [(role, [tuple(point) for point in points.tolist()]) for role, points in decode(packed)] == lines


def test_records_by_number(tmp_path: Path) -> None:
    path = tmp_path / "lines.bin"
    written = [[(LINE, np.array([[number, -number], [number + 300, 70_000]]))] for number in range(5)]
    write_records(path, map(encode, written))
    records = Records(path)
    assert len(records) == 5
    assert [records[number][0][1].tolist() for number in range(5)] == [lines[0][1].tolist() for lines in written]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 something else", None])
def test_a_file_that_is_none_of_ours(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "lines.bin"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(GazetteerError, match="build the gazetteer again"):
        Records(path)
