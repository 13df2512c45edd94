"""axe-core finds nothing to object to on the seeds' page: each tab, light, dark and on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from geomap.model import Record

pytestmark = pytest.mark.browser

LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}},
}


@pytest.mark.parametrize("look", sorted(LOOKS))
def test_axe_objects_to_nothing(seeds: list[Record], open_map: Any, look: str) -> None:
    page = open_map(seeds, bypass_csp=True, **LOOKS[look]).page
    found = {}
    for opener in ("tab-text", "tab-events", "tab-claims", "tab-places", "filter", "export", "help"):
        page.locator(f"#gm-{opener}").click()
        violations = Axe().run(page).response["violations"]
        found |= {
            (opener, one["id"], node["html"][:200]): node["failureSummary"]
            for one in violations
            for node in one["nodes"]
        }
    assert found == {}
