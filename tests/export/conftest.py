from __future__ import annotations

import pytest
import shapely
from record_builders import make_empty_record, make_record

from geomap.model import Record

PACIFIC = shapely.Polygon([(179, 50), (-179, 50), (-179, 51), (179, 51)])


@pytest.fixture
def records() -> list[Record]:
    return [make_record(doc_id="one"), make_record(doc_id="two", zone=PACIFIC), make_empty_record()]
