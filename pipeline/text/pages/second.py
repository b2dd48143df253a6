"""The second pass: what trafilatura lets through beside the article is dropped, by kind.

Rules on wording carry over to pages not seen. Rules on structure alone have a ceiling (`MOST_DROPPED`): without one,
each ruined a page of its own kind.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from pipeline.text.pages.body import PARAGRAPH
from pipeline.text.pages.marks import Marked, is_heading, key, share_linked
from pipeline.text.pages.page import PageBlock
from pipeline.text.pages.phrases import book

MOST_DROPPED = 0.12  # share of a page's words that a rule without a phrase may drop
MOST_PROMOTION = 60  # words; a longer block that mentions a newsletter is about newsletters
MOST_LINE = 40  # words of a contributor or copyright line
LINK = 0.6  # share of a 'read more' line that is link
ALL_LINK = 0.97
MOST_DATES = 2  # lines of a date alone; more are a chronology
OPENING = '"“„«‘「『'
_ADDRESS_ONLY = re.compile(
    r"(?:[^\s@]++@[^\s@]+\.\w+|(?:https?://)?(?:www\.)?(?:twitter|x|facebook|instagram)\.com/\w+|@\w+)[.,]?$",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*|\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_RIGHTS = re.compile(r"\W{0,3}(?:©|\(c\)|copyright\s?(?:©|\(c\)|(?:19|20)\d\d|by\b))", re.IGNORECASE)
_CLOSED = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")


def second_pass(page: Marked) -> None:
    """All rules, in order."""
    hidden(page)
    consent_box(page)
    other_articles(page)
    for rule in (related, promotion, labels, date_lines):
        rule(page)
    linked_paragraphs(page)
    last_headings(page)


def hidden(page: Marked) -> None:
    """What the page does not show, unless that is most of it (a page that scripts uncover)."""
    found = [number for number, block in page.kept() if page.is_hidden(block.element)]
    words = sum(page.blocks[number].words for number in found)
    if found and words <= 0.8 * page.words():
        for number in found:
            page.drop(number, "navigation", "hidden")


def consent_box(page: Marked) -> None:
    """A box that asks for consent to cookies, unless it is most of the page."""
    found = [number for number, block in page.kept() if page.place(block.inner) == "consent"]
    if 2 * sum(page.blocks[number].words for number in found) < page.words():
        for number in found:
            page.drop(number, "consent", "consent_box")


def other_articles(page: Marked) -> None:
    """An article element of its own beside the one that the headline stands in, with a heading of its own."""
    boxes = {number: _outermost(block.element) for number, block in enumerate(page.blocks)}
    own = next(
        (boxes[n] for n, b in enumerate(page.blocks) if boxes[n] is not None and key(b.text) in page.titles), None
    )
    headed = {boxes[n] for n, b in enumerate(page.blocks) if is_heading(b.element)} - {own, None}
    found = [number for number, _ in page.kept() if boxes[number] in headed]
    if own is not None and 2 * sum(page.blocks[number].words for number in found) < page.words():
        for number in found:
            page.drop(number, "related", "other_article")


def _outermost(element: HtmlElement) -> HtmlElement | None:
    """The outermost article element around one."""
    return next((e for e in reversed([element, *element.iterancestors()]) if e.tag == "article"), None)


def related(page: Marked) -> None:
    """'Read more: …' as a link, and the headings of lists of links."""
    for number, block in list(page.kept()):
        if "related" in page.phrases(number).whole:
            page.drop(number, "related", "related_heading")
        elif share_linked(block) > LINK and block.words < MOST_PROMOTION and "related" in page.phrases(number).begins:
            page.drop(number, "related", "related_link")


def promotion(page: Marked) -> None:
    """Requests to subscribe, follow, download; what opens with a quotation mark is speech."""
    for number, block in list(page.kept()):
        if block.words > MOST_PROMOTION or block.text[0] in OPENING:
            continue
        found = page.phrases(number)
        if "promotion" in found.holds:
            page.drop(number, "promotion", "promotion_phrase")
        elif "promotion_begins" in found.begins and ("channels" in found.holds or share_linked(block) > LINK):
            page.drop(number, "promotion", "promotion_request")


def labels(page: Marked) -> None:
    """Short lines that are what their words say: comment headings, contributors, where it is filed, rights."""
    for number, block in list(page.kept()):
        if block.words > MOST_LINE or block.text[0] in OPENING:
            continue
        found = page.phrases(number)
        if "comment_ui" in found.whole:
            page.drop(number, "comment_ui", "comment_heading")
        elif "byline" in found.holds or "byline_begins" in found.begins or _ADDRESS_ONLY.match(block.text):
            page.drop(number, "byline", "contributor")
        elif block.words <= 20 and "navigation" in found.begins and not _CLOSED.search(block.text):
            page.drop(number, "navigation", "filed_under")
        elif "copyright" in found.holds or _RIGHTS.match(block.text):
            page.drop(number, "copyright", "copyright_line")


def date_lines(page: Marked) -> None:
    """Lines of a date alone, unless they are headings of a chronology."""
    found = [
        number
        for number, block in page.kept()
        if block.words <= 14
        and block.element.tag not in ("td", "th", "li", "dt")
        and not is_heading(block.element)
        and is_date_line(block.text)
    ]
    if len(found) <= MOST_DATES:
        for number in found:
            page.drop(number, "dateline", "date_line")


def is_date_line(text: str) -> bool:
    """Whether a line holds a date, and of words only such as stand with one."""
    tokens = [token.lower() for token in _TOKEN.findall(text)]
    if sum(token.isdigit() for token in tokens) < 2:
        return False
    if not any(_YEAR.fullmatch(token) or token in book().words["dateline_cues"] for token in tokens):
        return False  # the hours of a running report
    return all(token.isdigit() or token in book().words["dateline"] for token in tokens)


def linked_paragraphs(page: Marked) -> None:
    """Paragraphs that are one link and no sentence stand for another article; up to the ceiling."""
    found = [n for n, b in page.kept() if _is_linked_line(b)]
    words = sum(page.blocks[number].words for number in found)
    if found and words <= MOST_DROPPED * page.words():
        for number in found:
            page.drop(number, "related", "linked_paragraph")


def _is_linked_line(block: PageBlock) -> bool:
    if share_linked(block) < ALL_LINK or is_heading(block.element) or block.element.tag in ("td", "th", "li", "dd"):
        return False
    in_link = any(e.tag == "a" for e in block.element.iterancestors())
    return block.words >= 3 and (in_link or not _CLOSED.search(block.text))


def last_headings(page: Marked) -> None:
    """A heading with nothing kept after it, and linked lists after the last paragraph."""
    words = page.words()
    dropped = 0
    for number, block in reversed(list(page.kept())):
        dropped += block.words
        linked_item = block.element.tag == "li" and share_linked(block) >= ALL_LINK
        if dropped > MOST_DROPPED * words or (block.weight >= PARAGRAPH and not linked_item):
            return
        if not (is_heading(block.element) or linked_item):
            return
        page.drop(number, "related", "last_heading")
