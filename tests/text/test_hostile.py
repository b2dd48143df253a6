"""Hostile input: linear time, and no exception, whatever the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article import REASONS, Article, Record
from pipeline.text.cleaning import clean, document_of
from pipeline.text.plain import read_text

SECONDS = 6.0  # of the processor: each takes well under one on an idle machine, a quadratic step takes minutes


def cleaned(text: str) -> Article:
    return clean(read_text(Record("a.txt", None, "txt", "", "utf-8", text)))


@pytest.mark.parametrize(
    "text",
    [
        '"' * 100_000,
        "7" * 300_000,
        "7 / " * 75_000,
        "Read more: " * 90_000,
        "." * 200_000 + "x",
        ". 1" * 100_000,
        "#a " * 100_000,
        "a - " * 100_000,
        "(" * 100_000,
        "by " * 100_000,
        "The same short line.\n" * 10_000,
        "\n".join(f"{n} / 900" for n in range(10_000)),
        "\n".join(f"A line of its own with number {n} in the middle of it." for n in range(6_000)),
        "Home\nWorld\nSport\n" * 4_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_long_input_is_cleaned_in_linear_time(text: str) -> None:
    begun = time.process_time()
    cleaned(text)
    assert time.process_time() - begun < SECONDS


LINES = st.sampled_from(
    [
        *(
            "1 / 3",
            "2 / 3",
            "3 / 3",
            "© Getty Images",
            "Most read",
            "Tags: a, b",
            "By Ann Bright",
            "3 May 2024",
            "Yes.",
        ),
        *(
            "Bridge closed",
            "Share",
            "Home | World | Sport",
            "Print",
            "Read more: x",
            "1",
            "2",
            "3",
            "Bridge closed | Post",
        ),
        "The bridge over the gorge was closed on Sunday, a day after it had opened to the public.",
        "(2/3) The bridge over the gorge was closed on Sunday, a day after it had opened.",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES | st.text(alphabet="ab .,\"'/1#©|", max_size=20), max_size=25))
def test_blocks_keep_tiling_the_source_and_their_marks_are_whole(lines: list[str]) -> None:
    article = cleaned("\n".join(lines))
    source, at = article.record.body, 0
    for i, block in enumerate(article.blocks):
        assert block.raw_start is not None and block.raw_end is not None
        assert not source[at : block.raw_start].strip()
        at = block.raw_end
        assert "".join(source[block.raw_start : at].split()) == "".join(block.text.split())
        assert block.kept is (block.reason is None)
        assert block.kept or (block.rule and block.reason in REASONS)
        assert block.duplicate_of is None or (block.duplicate_of != i and not block.kept)
    assert not source[at:].strip()
    document, spans = document_of(article)
    assert [document.text[a:b] for a, b in document.paragraphs] == [b.text for b in article.blocks if b.kept]
    assert [span is not None for span in spans] == [b.kept for b in article.blocks]


@settings(max_examples=100, deadline=None)
@given(st.lists(LINES, max_size=20))
def test_no_two_kept_blocks_are_the_same_unless_a_rule_says_why(lines: list[str]) -> None:
    seen: set[str] = set()
    for block in cleaned("\n".join(lines)).blocks:
        if block.kept and block.text in seen:
            assert block.rule
        seen.add(block.text if block.kept else "")
