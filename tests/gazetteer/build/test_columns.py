"""What is done for many at a time is what is done for one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.gazetteer.build.usable import usable_alternates
from geomap.gazetteer.columns.senses import Senses
from geomap.gazetteer.columns.strings import Strings, fold_names, number_strings
from geomap.gazetteer.compile.settlements import usable_alternate
from geomap.text.fold import fold_name

NAMES = st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12), max_size=8)
WRITTEN = st.lists(
    st.text(st.sampled_from("aAbBéÉ Жж-'’İıßΣς\t\u2003\u0085\x1fقة東²½/7ǅ"), min_size=1, max_size=8), max_size=8
)


@given(NAMES | WRITTEN)
def test_names_are_folded_as_one_is(names):
    assert fold_names(names) == [fold_name(name) for name in names]


@given(NAMES | WRITTEN)
def test_usable_as_one_is(names):
    filled = [name for name in names if name]
    assert usable_alternates(filled).tolist() == [usable_alternate(name) for name in filled]


@given(NAMES, st.randoms(use_true_random=False))
def test_strings_come_out_as_they_went_in(names, rng):
    order = list(range(len(names)))
    rng.shuffle(order)
    strings = Strings.of(names)
    assert strings.unpack(0, len(names)) == names
    taken = strings.take(np.array(order, dtype=np.int64))
    assert taken.unpack(0, len(names)) == [names[at] for at in order]
    assert Strings.joined([strings, taken]).unpack(0, 2 * len(names)) == names + [names[at] for at in order]
    first, which = number_strings(strings)
    assert [names[first[number]] for number in which] == names
    assert len(first) == len(set(names))


@pytest.mark.parametrize("partitions", [1, 7, 96])
def test_partitions_are_in_order_of_keys(partitions):
    names = ["zürich", "Ab", "a", "Київ", "كابل", "東京", "O'Brien", " ", "a"]
    senses = Senses(fold_names(names), partitions)
    senses.add(names, np.arange(len(names)), np.ones(len(names), np.int64))
    parts = [sorted(part.keys) for part in senses.drain()]
    keys = [key for part in parts for key in part]
    assert keys == sorted(["zurich", "ab", "a", "київ", "كابل", "東京", "o'brien", "obrien", "a"])
