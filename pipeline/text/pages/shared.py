"""The phrases that dumps are cleaned with, asked of a page's blocks as well: one data line works for both."""

from __future__ import annotations

from pipeline.text.furniture import WEAK
from pipeline.text.lines import bare, starts_quoted
from pipeline.text.pages.marks import Marked
from pipeline.text.phrases import phrases

MOST_CHARS = 1200  # of a cookie notice
REASONS = frozenset(
    ("consent", "promotion", "share", "comment_ui", "copyright", "advertisement", "caption_ui", "related")
)


def shared_phrases(page: Marked) -> None:
    """Drop kept blocks that say a sure phrase of the word lists; speech never does."""
    table = phrases()
    for number, block in list(page.kept()):
        if len(block.text) > MOST_CHARS or starts_quoted(block.text):
            continue
        phrase = table.find(bare(block.text))
        if phrase is not None and phrase.strength not in WEAK and phrase.reason in REASONS:
            page.drop(number, phrase.reason, phrase.rule)
