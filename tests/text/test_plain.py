"""Texts become blocks that tile the source."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.article import Block, Record
from pipeline.text.plain import read_text
from pipeline.work.invariants import _same


def blocks_of(text: str) -> tuple[Block, ...]:
    return read_text(Record("a.txt", None, "txt", "", "utf-8", text)).blocks


WRAPPED = """The harbour commission met on Monday to hear why the new crane has
stood idle since the spring. Its engineers blamed a supplier that had
delivered the wrong cables twice, and asked for another six weeks
before the first container can be lifted.

A spokeswoman for the supplier said that the order had been changed
by telephone, and that nobody had written the change down. Both sides
will meet again on Friday.
"""


def test_lines_broken_at_a_fixed_width_are_joined_into_their_paragraphs() -> None:
    blocks = blocks_of(WRAPPED)
    assert len(blocks) == 2
    assert blocks[0].text.endswith("before the first container can be lifted.")
    assert "cables twice, and" in blocks[0].text


def test_lines_of_their_own_are_not_joined() -> None:
    text = "Harbour news\nThe crane is idle.\nThe supplier is blamed.\nNobody wrote it down.\n"
    assert [b.text for b in blocks_of(text)] == text.splitlines()


@given(st.text(alphabet=st.sampled_from("ab.,“” \t\n\r\u00a0\u2028\u3000"), max_size=300))
def test_blocks_tile_the_source(text: str) -> None:
    blocks = blocks_of(text)
    at = 0
    for block in blocks:
        assert block.raw_start is not None and block.raw_end is not None
        assert not text[at : block.raw_start].strip()
        assert "".join(text[block.raw_start : block.raw_end].split()) == "".join(block.text.split())
        at = block.raw_end
    assert not text[at:].strip()


@given(st.text(alphabet=st.sampled_from("ab. \t\n\u00a0"), max_size=200))
def test_pieces_map_every_letter_of_a_block_to_the_source(text: str) -> None:
    for block in blocks_of(text):
        assert sum(p.length for p in block.pieces) == len(block.text)
        for piece in block.pieces:
            here, there = block.text[piece.at : piece.at + piece.length], text[piece.raw : piece.raw + piece.length]
            assert all(a == b or (a.isspace() and b.isspace()) for a, b in zip(here, there, strict=True))


def texts_of(text: str) -> list[str]:
    return [block.text for block in blocks_of(text)]


def test_a_link_within_a_sentence_is_part_of_its_paragraph() -> None:
    text = "Ministers in\nOslar\n, who met\nAna Holt\nof the harbour, said “\nno\n” to it.\nThe crane is idle.\n"
    assert texts_of(text) == [
        "Ministers in Oslar, who met Ana Holt of the harbour, said “no” to it.",
        "The crane is idle.",
    ]


def test_one_long_address_does_not_turn_joining_off() -> None:
    address = "https://courier.example/harbour/" + "crane-and-cables-" * 9 + "2026"
    assert len(blocks_of(f"{WRAPPED}\n{address}\n\n{WRAPPED}")) == 5


def test_quoted_lines_are_joined_and_their_signs_are_no_text() -> None:
    text = "".join(f"> {line}".rstrip() + "\n" for line in WRAPPED.splitlines())
    assert texts_of(text) == texts_of(WRAPPED)
    assert texts_of(text.replace("> ", ">> ")) == texts_of(WRAPPED)


def test_double_spaced_lines_are_joined() -> None:
    text = "\n\n".join(WRAPPED.split("\n\n")[0].splitlines()) + "\n"
    assert len(blocks_of(text)) == 1


def test_a_word_cut_at_a_line_end_is_whole_and_a_compound_keeps_its_hyphen() -> None:
    text = (
        "The harbour commission met on Monday to hear why the newest of the gov-\n"
        "ernment cranes stood idle, and its engineers blamed a supplier of long-\n"
        "awaited parts that had delivered the wrong cables twice, and asked for\n"
        "another six weeks before the first can be lifted by the long-awaited one.\n"
    )
    (block,) = blocks_of(text)
    assert "the government cranes" in block.text and "of long-awaited parts" in block.text


def test_lists_verse_and_turns_of_speakers_stay_lines() -> None:
    text = (
        "- one crane\n- two pilots\n- three ships\nANA HOLT: No.\nJAN WICK: Why?\nThe ice is thin,\nThe pier is grey,\n"
    )
    assert len(blocks_of(text)) >= 6


@given(st.text(alphabet=st.sampled_from("> ab-.\n\u00ad"), max_size=200))
def test_blocks_of_quoted_and_cut_lines_tile_the_source(text: str) -> None:
    at = 0
    for block in blocks_of(text):
        assert block.raw_start is not None and block.raw_end is not None
        assert not text[at : block.raw_start].strip()
        assert _same(text[block.raw_start : block.raw_end], block.text, False)
        at = block.raw_end
    assert not text[at:].strip()
