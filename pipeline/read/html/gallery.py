"""Galleries: counters, credits and buttons go, a caption stands once, and captions that are the story stay."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from lxml.html import HtmlElement

from pipeline.read.html.marks import Marked, key, place_of, share_linked
from pipeline.read.html.page import Page, PageBlock

MOST_CREDIT = 14  # words of a credit
MOST_LINE = 40  # words of a copyright line
MOST_CONTROL = 6  # words of a button or counter
LEAST_CAPTION = 6  # words of a caption that tells something
LEAST_SLIDES = 3
LONGEST_TAIL = 100  # letters of a credit behind a caption
LONG_REPEAT = 12  # words; a block of this length does not stand twice by chance
MOST_SHORT = 0.12  # share of a page's words that short repeated lines may be: refrains and tables stay
_COUNT = (
    r"(?:(?:slide|photo|image|picture|figure|bild|foto|imagen|immagine|imagem|bilde|diapositive|写真|画像)\s{0,2}:?\s{0,2})?"
    r"(?P<number>\d{1,3})\s?(?:/|of|von|de|sur|di|av|out of|\|)\s?(?P<total>\d{1,3})(?![\d%])(?:\s?枚)?"
)
_COUNTER = re.compile(rf"[\W_]*{_COUNT}[\W_]*$", re.IGNORECASE)
_COUNTER_FIRST = re.compile(rf"[\W_]{{0,3}}{_COUNT}(?=\W)[\s|:.)–—·•\]-]{{0,6}}", re.IGNORECASE)
_PICTURES = re.compile(
    r"\d{1,3}\s?(?:photos?|images|pictures|slides|bilder|fotos|foto|immagini|imagens|枚)$", re.IGNORECASE
)
_NAME_AGENCY = re.compile(
    r"[(\[]?(?:[^\W\d_a-z][\w.'’-]*[ /–-]{0,3}){1,5}/\s?(?:[^\W\d_a-z][\w.'’&-]* ?){1,4}[)\]]?\.?$"
)
_GALLERY = re.compile(r"galler(?:y|ie|ia)|slide|carousel|lightbox|fotostrecke|diaporama|caption", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:(?<=[.!?…。\"”’»)])\s?|\s[|–—-]\s|\s(?=[(\[]))[(\[]?"
    r"(?:(?:photos?|images?|pictures?|credits?|photo credit|file photo|foto|fotos|bild|crédit|crédito|photographie"
    r"|bilde|illustration|写真|撮影|提供)\s?(?:by\b|[:=/:]|courtesy|von\b)|(?:via |AP Photo|©))"
    r"[^.!?]{2,80}[.)\]]{0,2}$",
    re.IGNORECASE,
)


def cut_captions(page: Page) -> None:
    """Part credits behind captions, and counters before them, from the captions; blocks are replaced in place."""
    totals = Counter(match["total"] for block in page.blocks if (match := _COUNTER_FIRST.match(block.text)))
    cut: list[PageBlock] = []
    for block in page.blocks:
        match = _COUNTER_FIRST.match(block.text)
        if match and 0 < match.end() < len(block.text) and _is_slide(match, totals):
            head, block = block.cut(match.end())
            cut.append(head)
        tail = _TAIL.search(block.text, max(1, len(block.text) - LONGEST_TAIL)) if block.words < 120 else None
        if tail and _near_picture(block):
            cut.extend(block.cut(tail.start()))
        else:
            cut.append(block)
    page.blocks[:] = [block for block in cut if block.text]


def _is_slide(match: re.Match[str], totals: Counter[str]) -> bool:
    return int(match["number"]) <= int(match["total"]) and totals[match["total"]] >= LEAST_SLIDES


def _near_picture(block: PageBlock) -> bool:
    """Whether a picture stands in the element, or in one of the three around it that hold little else."""
    element = block.element
    for _ in range(3):
        if element is None or element.tag in ("body", "article", "main"):
            return False
        if element.tag in ("figure", "figcaption") or element.find(".//img") is not None:
            return True
        element = element.getparent()
    return False


def _in_gallery(block: PageBlock) -> bool:
    """Whether a figure is around the block, or an element that is called a gallery."""
    return any(
        above.tag in ("figure", "figcaption") or _GALLERY.search(f"{above.get('class') or ''} {above.get('id') or ''}")
        for above in (block.element, *block.element.iterancestors())
        if above.tag not in ("body", "html")
    )


def controls(page: Marked) -> None:
    """Drop counters, credits and buttons among the kept blocks."""
    totals = Counter(match["total"] for _, block in page.kept() if (match := _counter(block.text)))
    for number, block in list(page.kept()):
        text = block.text
        cell = block.element.tag in ("td", "th")
        if block.words <= MOST_CONTROL:
            counter = _counter(text)
            if counter and (not cell or totals[counter["total"]] >= LEAST_SLIDES):
                page.drop(number, "slide_counter", "counter")
                continue
            if (not cell or share_linked(block) > 0) and _is_control(page, number, text):
                page.drop(number, "caption_ui", "control")
                continue
        if block.words <= MOST_CREDIT and _is_credit(page, number, block):
            page.drop(number, "photo_credit", "credit")


def dropped_reason(page: Marked, number: int) -> str:
    """Why a block that trafilatura left out is no text, by what it looks like and where it stands."""
    block = page.blocks[number]
    if block.words <= MOST_CONTROL and _counter(block.text):
        return "slide_counter"
    if block.words <= MOST_LINE and block.text.startswith(("©", "Copyright ", "(c) ")):
        return "copyright"
    return page.place(block.inner) or "navigation"


def _is_control(page: Marked, number: int, text: str) -> bool:
    return "caption_ui" in page.phrases(number).whole or _PICTURES.match(text) is not None


def _counter(text: str) -> re.Match[str] | None:
    """A line that is '3 of 12' and no more, or None."""
    match = _COUNTER.match(text)
    return match if match and 0 < int(match["number"]) <= int(match["total"]) else None


def _is_credit(page: Marked, number: int, block: PageBlock) -> bool:
    text = block.text
    if _NAME_AGENCY.match(text) and _near_picture(block):
        return True
    found = page.phrases(number)
    closed = text.rstrip(")]").endswith((".", "!", "?")) and block.words > 5
    if closed:
        return False
    if "photo_credit" in found.begins and share_linked(block) < 0.9:
        return True
    if "agencies" in found.whole or any(place_of(e) == "photo_credit" for e in _close(block)):
        return True
    return "agencies" in found.ends and "/" in text and block.words <= 8


def _close(block: PageBlock) -> list[HtmlElement]:
    """The block's own elements and the one around them."""
    return [e for e in (block.inner, block.element, block.element.getparent()) if e is not None]


def repeats(page: Marked) -> None:
    """Drop what stands again: long blocks always, short ones in a run of repeats while they are little of the page."""
    first: dict[str, int] = {}
    again: dict[int, int] = {}
    for number, block in page.kept():
        own = key(block.text)
        if own and block.element.tag not in ("td", "th"):
            before = first.setdefault(own, number)
            if before != number:
                again[number] = before
    long = {number for number in again if page.blocks[number].words >= LONG_REPEAT}
    order = [number for number, _ in page.kept()]
    runs = [pair for pair in pairwise(order) if all(n in again for n in pair) and again[pair[0]] < again[pair[1]]]
    short = {number for pair in runs for number in pair} - long
    if sum(page.blocks[number].words for number in short) > MOST_SHORT * page.words():
        short = set()
    for number in sorted(long | short):
        rule = "repeated_block" if number in long else "repeated_line"
        page.drop(number, "duplicate", rule, again[number])


def captions_as_story(page: Marked) -> None:
    """Keep lost captions, each once, where they are more than the rest of the article."""
    kept = {key(block.text) for _, block in page.kept()}
    found: list[int] = []
    for number, block in enumerate(page.blocks):
        if page.marks[number].kept or block.words < LEAST_CAPTION or share_linked(block) > 0.3:
            continue
        if page.place(block.inner) not in ("caption_ui", None) or not _in_gallery(block):
            continue
        if not _near_picture(block) or _is_credit(page, number, block) or _counter(block.text):
            continue
        own = key(block.text)
        if own not in kept and own not in page.titles:
            kept.add(own)
            found.append(number)
    if len(found) >= LEAST_SLIDES and sum(page.blocks[number].words for number in found) > page.words():
        for number in found:
            page.keep(number, "caption_story")
