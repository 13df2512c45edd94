"""Claims about disputed borders: answered under the stated world view, with what the boundary leaves open."""

from __future__ import annotations

import pytest
from support import read_cases


@pytest.mark.parametrize("case", read_cases("claims_disputed"), ids=lambda case: case["case_id"])
def test_disputed(case: dict[str, str], judge_under) -> None:
    ((_, verdict),) = judge_under(case["text"], case["world_view"])
    told = [str(reason) for reason in verdict.reasons]
    assert verdict.judgement.value == case["judgement"], told
    assert verdict.world_view == case["world_view"]
    assert any(reason.rule == case["rule"] and case["says"] in reason.text for reason in verdict.reasons), told


def test_settled_borders_are_not_asked_about(judge_under) -> None:
    ((_, verdict),) = judge_under("Belgorod is about 400 km from the Ukrainian border.", "un")
    assert not {"world-view", "disputed-line"} & {reason.rule for reason in verdict.reasons}
