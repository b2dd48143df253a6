"""Bytes to text: which encoding is taken, and what is no text."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sources.decode import decode, gunzip, read_bytes
from pipeline.sources.source import ReadError

WORDS = "Der Kanzler sagte in Köln: „Wir prüfen das.“ Die Kosten lägen bei 3 Mio. €."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (WORDS.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + WORDS.encode(), "utf-8-sig"),
        (WORDS.encode("utf-16"), "utf-16"),
        (WORDS.encode("utf-32"), "utf-32"),
        (WORDS.encode("utf-16-le"), "utf-16-le"),
        (WORDS.encode("utf-16-be"), "utf-16-be"),
        (WORDS.encode("cp1252"), "cp1252"),
    ],
)
def test_text_comes_back_whatever_it_was_encoded_in(data: bytes, encoding: str) -> None:
    assert decode(data) == (WORDS, encoding)


def test_a_declaration_in_markup_decides_over_detection() -> None:
    page = f'<html><head><meta charset="iso-8859-2"></head><p>{"Łódź i Gdańsk"}</p>'
    text, encoding = decode(page.encode("iso-8859-2"), markup=True)
    assert "Łódź i Gdańsk" in text
    assert encoding == "iso8859-2"


def test_a_wrong_declaration_is_passed_over() -> None:
    page = '<meta charset="ascii"><p>Zürich — “so”</p>'
    assert decode(page.encode(), markup=True) == (page, "utf-8")


def test_latin_1_is_read_as_browsers_read_it() -> None:
    page = b'<meta charset="iso-8859-1"><p>\x93quoted\x94 \x80 5</p>'
    assert "“quoted” € 5" in decode(page, markup=True)[0]


def test_a_few_torn_characters_do_not_turn_utf_8_into_something_else() -> None:
    data = ("é" * 5000).encode() + b"\xff" + ("ü" * 5000).encode()
    text, encoding = decode(data)
    assert encoding == "utf-8"
    assert text.count("\ufffd") == 1


def test_a_picture_is_no_text() -> None:
    data = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
    with pytest.raises(ReadError) as caught:
        decode(data)
    assert caught.value.error == "undecodable"


@given(st.binary(max_size=400))
def test_any_bytes_decode_to_writable_text_or_say_why_not(data: bytes) -> None:
    try:
        text, _ = decode(data, markup=True)
    except ReadError as error:
        assert str(error)
    else:
        text.encode("utf-8")


def test_gzip_members_are_joined() -> None:
    assert gunzip(gzip.compress(b"one ") + gzip.compress(b"two"), 100) == b"one two"


def test_a_gzip_bomb_stops_at_the_limit() -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    with pytest.raises(ReadError) as caught:
        gunzip(bomb, 1_000_000)
    assert caught.value.error == "too_large"


def test_a_truncated_gzip_is_a_failure_that_says_so() -> None:
    with pytest.raises(ReadError, match="ends in the middle"):
        gunzip(gzip.compress(WORDS.encode() * 50)[:-20], 1_000_000)


def test_the_digest_is_of_the_file_as_it_lies_there(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.txt", tmp_path / "a.txt.gz"
    plain.write_bytes(b"words")
    packed.write_bytes(gzip.compress(b"words"))
    (one, digest_one), (two, digest_two) = read_bytes(str(plain), 100), read_bytes(str(packed), 100)
    assert one == two == b"words"
    assert digest_one != digest_two


def test_no_more_of_a_file_is_read_than_may_be_held(tmp_path: Path) -> None:
    large = tmp_path / "a.txt"
    with large.open("wb") as file:
        file.truncate(1 << 33)
    with pytest.raises(ReadError, match="--max-bytes") as caught:
        read_bytes(str(large), 1_000)
    assert caught.value.error == "too_large"


@pytest.mark.parametrize("name", ["utf-8\0", "", "\ud800", "no such", "rot13", "zlib", "a" * 9_000])
def test_a_declared_encoding_that_is_none_is_passed_over(name: str) -> None:
    assert decode("Two ships for the café".encode(), declared=name)[0] == "Two ships for the café"
