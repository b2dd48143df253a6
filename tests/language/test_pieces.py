"""Paragraphs longer than the model takes at once."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.article import Document, Span
from pipeline.language import pieces as cutting
from pipeline.language.model import Model
from pipeline.language.pieces import LONGEST, pieces


@given(st.integers(0, 5), st.integers(0, 200))
def test_pieces_tile_the_paragraph(many: int, more: int) -> None:
    text = "word " * (many * LONGEST // 5) + "x" * more
    found = pieces(text)
    assert found[0].start == 0 and found[-1].end == len(text)
    assert all(one.end == other.start for one, other in pairwise(found))
    assert all(span.end - span.start <= LONGEST for span in found)


def test_a_run_without_a_space_is_cut_all_the_same() -> None:
    assert [b - a for a, b in pieces("x" * (2 * LONGEST + 7))] == [LONGEST, LONGEST, 7]


def test_a_paragraph_in_pieces_has_one_parse_whose_columns_agree(
    reader: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Ana Duarte of Belmar said on Monday that the pier was shut. " * 5 + "The end."
    (plain,) = reader.parse(Document(text, (Span(0, len(text)),)))
    monkeypatch.setattr(cutting, "LONGEST", 130)
    (_, parse) = reader.parse(Document(text, (Span(0, len(text)),), title="Another title"))
    assert (parse.words, parse.starts, parse.ends) == (plain.words, plain.starts, plain.ends)
    assert sum(last + 1 - first for first, last in parse.sentences) == len(parse.words)
    assert all(parse.words[i] for entity in parse.entities for i in range(entity.first, entity.last + 1))
    assert [parse.heads[child] for below in parse.children for child in below] == [
        head for head, below in enumerate(parse.children) for _ in below
    ]
