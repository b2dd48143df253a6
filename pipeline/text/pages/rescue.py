"""Text that trafilatura loses: posts quoted in the article, the lead and other text directly beside kept text."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from pipeline.text.pages.body import LITTLE_LINK, PARAGRAPH
from pipeline.text.pages.marks import Marked, is_heading, key, share_linked

LEAST_LOST = 2  # paragraphs that a story has at least
MOST_BEFORE = 12  # blocks between the lead that trafilatura has and one that it lost
_SENTENCE = re.compile(r"[.!?…:。！？][\"'”’»)\]]*$")
_AWAY = frozenset(("related", "comment_ui", "promotion", "advertisement", "consent", "share", "caption_ui", "byline"))


def rescue(page: Marked) -> None:
    """Keep lost blocks that stand within the article."""
    _below_headline(page)
    kept = [number for number, block in page.kept() if block.weight >= PARAGRAPH]
    if not kept:
        return
    holders = _holders(page, kept)
    for number, block in enumerate(page.blocks):
        if page.marks[number].kept or not kept[0] - MOST_BEFORE <= number <= kept[-1] + 3:
            continue
        if page.place(block.inner) in _AWAY or page.is_hidden(block.element):
            continue
        quote = next((e for e in (block.element, *block.element.iterancestors()) if e.tag == "blockquote"), None)
        if quote is not None:
            if any(above in holders for above in quote.iterancestors()):
                page.keep(number, "quoted_post")
        elif (
            block.element in holders
            and not is_heading(block.element)
            and share_linked(block) < LITTLE_LINK
            and (block.weight >= PARAGRAPH or (number > kept[0] and _SENTENCE.search(block.text)))
            and block.words > 3
        ):
            page.keep(number, "beside_kept")


def _below_headline(page: Marked) -> None:
    """Paragraphs beside the headline where the choice fell on something else on the page, such as its gallery."""
    heading = next((n for n, b in enumerate(page.blocks) if b.element.tag == "h1" and key(b.text) in page.titles), None)
    if heading is None:
        return
    around = page.blocks[heading].element.getparent()
    found = [
        number
        for number, block in enumerate(page.blocks)
        if number > heading
        and block.element.tag == "p"
        and around in (block.element.getparent(), block.element.getparent().getparent())
        and block.weight >= PARAGRAPH
        and share_linked(block) < LITTLE_LINK
        and _SENTENCE.search(block.text)
    ]
    if len(found) >= LEAST_LOST and not any(page.marks[number].kept for number in found):
        for number in found:
            page.keep(number, "below_headline")


def _holders(page: Marked, kept: list[int]) -> set[HtmlElement]:
    """Elements that hold kept paragraphs directly."""
    parents = [page.blocks[number].element.getparent() for number in kept]
    own = [page.blocks[number].element for number in kept]
    return {e for e in (*parents, *own) if e is not None and e.tag not in ("body", "html")}
