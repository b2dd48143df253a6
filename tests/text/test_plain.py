"""Texts become blocks that tile the source."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.article import Block, Record
from pipeline.text.plain import read_text


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
        assert text[block.raw_start : block.raw_end].split() == block.text.split()
        at = block.raw_end
    assert not text[at:].strip()


@given(st.text(alphabet=st.sampled_from("ab. \t\n\u00a0"), max_size=200))
def test_pieces_map_every_letter_of_a_block_to_the_source(text: str) -> None:
    for block in blocks_of(text):
        assert sum(p.length for p in block.pieces) == len(block.text)
        for piece in block.pieces:
            here, there = block.text[piece.at : piece.at + piece.length], text[piece.raw : piece.raw + piece.length]
            assert all(a == b or (a.isspace() and b.isspace()) for a, b in zip(here, there, strict=True))
