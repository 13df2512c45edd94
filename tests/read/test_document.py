"""From a string to a Document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.errors import NoTextError, TooLargeError
from geomap.read import MAX_TEXT_CHARS, document_from_text
from geomap.read.document import clean_text


@given(st.text(alphabet=st.characters(), max_size=100))
def test_cleaning_keeps_length_and_encodes(text):
    cleaned = clean_text(text)
    assert len(cleaned) == len(text)
    cleaned.encode("utf-8")
    assert "\x00" not in cleaned


def test_id_is_deterministic():
    first, second = (document_from_text("A strike hit Dnipro.") for _ in range(2))
    assert first.doc_id == second.doc_id


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff", "\x00\x00", "\u2028"])
def test_nothing_to_read(text):
    with pytest.raises(NoTextError, match="no text"):
        document_from_text(text)


def test_too_long():
    with pytest.raises(TooLargeError, match="limit"):
        document_from_text("a" * (MAX_TEXT_CHARS + 1))
