"""Bytes to text, and which encoding it was."""

import pytest

from geomap.errors import NotTextError
from geomap.read.decode import decode, find_encoding

RUSSIAN = "Российские войска обстреляли Харьков в ночь на среду, сообщили власти области. Погибли двое."
ENGLISH = "The café near the école in Kyiv was hit — “a drone”, the mayor said. Two people died."


@pytest.mark.parametrize(
    ("data", "text", "name", "how"),
    [
        ("Харків".encode(), "Харків", "utf-8", "utf-8"),
        ("Харків".encode("utf-8-sig"), "Харків", "utf-8-sig", "mark"),
        ("Харків".encode("utf-16"), "Харків", "utf-16", "mark"),
        ("Kyiv was hit.".encode("utf-16-le"), "Kyiv was hit.", "utf-16-le", "detected"),
        ("Kyiv was hit.".encode("utf-16-be"), "Kyiv was hit.", "utf-16-be", "detected"),
        ("Харків".encode("utf-32"), "Харків", "utf-32", "mark"),
        (RUSSIAN.encode("cp1251"), RUSSIAN, "cp1251", "detected"),
        (RUSSIAN.encode("koi8-r"), RUSSIAN, "koi8_r", "detected"),
        (ENGLISH.encode("cp1252"), ENGLISH, "cp1252", "detected"),
        (b"", "", "utf-8", "utf-8"),
    ],
)
def test_encodings(data, text, name, how):
    decoded = decode(data, source="a.txt")
    assert decoded.text == text
    assert decoded.encoding[:2] == (name, how)
    assert (decoded.encoding.warning is not None) == (how == "detected")


def test_declared_is_believed_when_it_fits():
    decoded = decode(RUSSIAN.encode("iso8859-5"), source="a.html", declared="ISO-8859-5")
    assert decoded.text == RUSSIAN
    assert decoded.encoding.how == "declared"


@pytest.mark.parametrize("declared", ["no-such-codec", "ascii", "undefined", "zip"])
def test_declared_nonsense_is_passed_over(declared):
    assert decode(ENGLISH.encode("cp1252"), source="a.html", declared=declared).encoding.how == "detected"


def test_damaged_utf8_stays_utf8():
    decoded = decode(RUSSIAN.encode() + b"\xd0", source="a.txt")
    assert decoded.text == RUSSIAN + "\ufffd"
    assert "damaged" in decoded.meta["warning"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n...", "a PDF file"),
        (b"PK\x03\x04....", "DOCX"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x00" * 100, "binary"),
    ],
)
def test_binary_is_refused(data, words):
    with pytest.raises(NotTextError, match=words) as caught:
        decode(data, source="a.txt")
    assert caught.value.source == "a.txt"


def test_a_nul_in_a_text_is_no_binary():
    assert decode(b"Kyiv was hit.\x00" + b" Two people died." * 10, source="a.txt").encoding.name == "utf-8"


def test_sample_may_end_inside_a_character():
    data = "Харків".encode()[:-1]
    assert find_encoding(data, source="a.csv", complete=False).name == "utf-8"
    assert find_encoding(data, source="a.csv").warning is not None


@pytest.mark.parametrize(
    "data",
    [
        "“Kharkiv” was hit. The café ".encode() + b"\xe9 is open.",
        ENGLISH.encode() + b"\xff and \xfe.",
    ],
)
def test_a_few_bad_bytes_do_not_change_the_encoding(data):
    decoded = decode(data, source="a.txt")
    assert decoded.encoding.name == "utf-8"
    assert "\ufffd" in decoded.text
    assert "damaged" in decoded.encoding.warning
