"""What stands above the text: the headline, the standfirst, bylines and dates; they are metadata, not text."""

from __future__ import annotations

from lxml.html import HtmlElement

from pipeline.text.head.authors import names
from pipeline.text.pages.body import PARAGRAPH
from pipeline.text.pages.marks import Marked, is_heading, key
from pipeline.text.pages.page import Page

MOST_ABOVE = 0.12  # share of a page's words that stand before its headline at most, to be taken for something else
ABOVE, BELOW = 4, 14  # blocks on either side of the headline in which byline and date are looked for
MOST_LINE = 18  # words of a line that gives them
MOST_BYLINE = 14  # words of a line that names the authors
LABELS = frozenset(("byline", "dateline", "standfirst", "share", "caption_ui", "photo_credit", "navigation"))


def beside_headline(page: Page) -> list[str]:
    """Short lines from just above the first heading of the first order to the text, where byline and date stand."""
    first = next((number for number, block in enumerate(page.blocks) if block.element.tag == "h1"), None)
    if first is None:
        return []
    lines: list[str] = []
    for number in range(max(0, first - ABOVE), min(first + BELOW, len(page.blocks))):
        block = page.blocks[number]
        if number > first and block.weight >= PARAGRAPH and block.words > MOST_LINE:
            break
        if number != first and block.words <= MOST_LINE:
            lines.append(block.text)
    return lines


def above(page: Marked) -> None:
    """Drop the headline wherever it stands, and what stands above the text beside it."""
    heading = _headline(page)
    if heading is not None:
        _before(page, heading)
    lead = page.lead()
    if lead is None:
        return
    text = page.blocks[lead].element
    box = _box(page.blocks[heading].element, {text, *text.iterancestors()}) if heading is not None else None
    usual = page.place(text)
    for number, block in list(page.kept()):
        if number >= lead:
            return
        place = page.place(block.inner)
        label = place if place in LABELS and place != usual else None
        if is_heading(block.element) and (label or _within(block.element, box)):
            page.drop(number, "byline" if place == "byline" else "standfirst", "heading_above")
        elif label:
            page.drop(number, label, "place_above")
        elif block.words <= MOST_BYLINE and _is_byline(block.text, page.meta.authors):
            page.drop(number, "byline", "author_line")


def _within(element: HtmlElement, box: HtmlElement | None) -> bool:
    return box is not None and (element is box or box in element.iterancestors())


def _is_byline(text: str, authors: tuple[str, ...]) -> bool:
    """Whether a line names authors of the article and nobody else."""
    known = {key(author) for author in authors}
    return bool(known) and bool(found := names(text)) and all(key(name) in known for name in found)


def _headline(page: Marked) -> int | None:
    """Drop the blocks that are the headline; the number of the first that stands above the text."""
    lead = page.lead()
    first: int | None = None
    for number, block in enumerate(page.blocks):
        is_title = key(block.text) in page.titles
        above_text = lead is None or number <= lead
        if not is_title and not (above_text and block.element.tag == "h1"):
            continue
        if above_text and is_heading(block.element) and (first is None or is_title):
            first = number
        if page.marks[number].kept and (above_text or (block.words > 2 and is_title)):
            page.drop(number, "headline", "title")
    return first


def _before(page: Marked, heading: int) -> None:
    """What stands before the headline is a caption or a menu, unless it is much of the page."""
    early = [number for number, _ in page.kept() if number < heading]
    words = sum(page.blocks[number].words for number in early)
    if words <= MOST_ABOVE * page.words():
        for number in early:
            page.drop(number, page.place(page.blocks[number].inner) or "navigation", "before_headline")


def _box(heading: HtmlElement, around: set[HtmlElement]) -> HtmlElement | None:
    """The widest element around the headline that does not hold the text."""
    box: HtmlElement | None = None
    for element in (heading, *heading.iterancestors()):
        if element in around:
            return box
        box = element
    return box
