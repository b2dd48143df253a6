"""Text that trafilatura loses: posts quoted in the article, the lead and other text directly beside kept text."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from pipeline.text.pages.body import LITTLE_LINK, PARAGRAPH
from pipeline.text.pages.marks import Marked, is_heading, key, share_linked
from pipeline.text.pages.page import PageBlock

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
    for number in range(max(0, kept[0] - MOST_BEFORE), min(len(page.blocks), kept[-1] + 4)):
        block = page.blocks[number]
        if page.marks[number].kept or page.place(block.inner) in _AWAY or page.is_hidden(block.element):
            continue
        quote = next((e for e in (block.element, *block.element.iterancestors()) if e.tag == "blockquote"), None)
        if quote is not None:
            if any(above in holders for above in quote.iterancestors()):
                page.keep(number, "quoted_post")
        elif _is_beside(block, holders) and _is_lost_text(block, number > kept[0]):
            page.keep(number, "beside_kept")


def _is_beside(block: PageBlock, holders: set[HtmlElement]) -> bool:
    """Whether a block stands where kept paragraphs do, or is a paragraph in a box of its own among them."""
    return block.element in holders or (block.weight >= PARAGRAPH and block.element.getparent() in holders)


def _is_lost_text(block: PageBlock, amid: bool) -> bool:
    """Whether a block beside kept text reads as text: a paragraph, or after the text's beginning any sentence."""
    if is_heading(block.element) or share_linked(block) >= LITTLE_LINK or block.words <= 3:
        return False
    return block.weight >= PARAGRAPH or (amid and _SENTENCE.search(block.text) is not None)


def _below_headline(page: Marked) -> None:
    """Paragraphs beside the headline where the choice fell on something else on the page, such as its gallery."""
    heading = next((n for n, b in enumerate(page.blocks) if b.element.tag == "h1" and key(b.text) in page.titles), None)
    if heading is None:
        return
    around = page.blocks[heading].element.getparent()
    found = [n for n in range(heading + 1, len(page.blocks)) if _is_paragraph_in(page.blocks[n], around)]
    if len(found) >= LEAST_LOST and not any(page.marks[number].kept for number in found):
        for number in found:
            page.keep(number, "below_headline")


def _is_paragraph_in(block: PageBlock, around: HtmlElement) -> bool:
    """Whether a block is a paragraph of running text in an element or in a child of it."""
    parent = block.element.getparent()
    if block.element.tag != "p" or around not in (parent, parent.getparent()):
        return False
    return block.weight >= PARAGRAPH and share_linked(block) < LITTLE_LINK and bool(_SENTENCE.search(block.text))


def _holders(page: Marked, kept: list[int]) -> set[HtmlElement]:
    """Elements that hold kept paragraphs directly."""
    parents = [page.blocks[number].element.getparent() for number in kept]
    own = [page.blocks[number].element for number in kept]
    return {e for e in (*parents, *own) if e is not None and e.tag not in ("body", "html")}
