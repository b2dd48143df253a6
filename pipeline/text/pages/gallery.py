"""Galleries: counters, credits and buttons, told by their form and by standing at every picture."""

from __future__ import annotations

import re
from collections import Counter

from lxml.html import HtmlElement

from pipeline.text.counters import find_counters
from pipeline.text.pages.marks import Marked, is_heading, key, place_of, share_linked
from pipeline.text.pages.page import Page, PageBlock

MOST_CREDIT = 14  # words of a credit
MOST_LINE = 40  # words of a copyright line
MOST_CONTROL = 6  # words of a button or counter
LEAST_SLIDES = 3
LONGEST_TAIL = 100  # characters of a credit after a caption
_COUNT = (
    r"(?:(?:slide|photo|image|picture|figure|bild|foto|imagen|immagine|imagem|bilde|diapositive|写真|画像)"
    r"\s{0,2}:?\s{0,2})?(?P<number>\d{1,3})\s?(?:/|of|von|de|sur|di|av|out of|\|)\s?(?P<total>\d{1,3})(?![\d%])"
    r"(?:\s?(?:枚|photos|images|pictures|slides|bilder|fotos|foto)(?!\w))?"
)
_COUNTER = re.compile(rf"[\W_]*{_COUNT}[\W_]*$", re.IGNORECASE)
_COUNTER_FIRST = re.compile(rf"[\W_]{{0,3}}{_COUNT}(?=\W)[\s|:.)–—·•\]-]{{0,6}}", re.IGNORECASE)
_PICTURES = re.compile(
    r"(?:(?:view|see|show|open)\s)?(?:all\s)?\d{1,3}\s?"
    r"(?:photos?|images|pictures|slides|bilder|fotos|foto|immagini|imagens|枚)$",
    re.IGNORECASE,
)
_NAME_AGENCY = re.compile(
    r"[(\[]?[^\W\d_a-z][\w.'’-]*+(?:[ /–-]{1,3}[^\W\d_a-z][\w.'’-]*+){0,4}[ /–-]{0,3}"
    r"/\s?[^\W\d_a-z][\w.'’&-]*+(?: [^\W\d_a-z][\w.'’&-]*+){0,3} ?[)\]]?\.?$"
)
_GALLERY = re.compile(r"galler(?:y|ie|ia)|slide|carousel|lightbox|fotostrecke|diaporama|caption", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:(?<=[.!?…。\"”’»)])\s?|\s[|–—-]\s|\s(?=[(\[]))[(\[]?"
    r"(?:(?:photos?|photographs?|images?|pictures?|credits?|photo credit|file photo|foto|fotos|bild|crédit|crédito"
    r"|photographie|bilde|illustration|写真|撮影|提供)\s?(?:by\b|[:=/:]|courtesy|von\b)|(?:via |AP Photo|©))"
    r"[^.!?]{2,80}[.)\]]{0,2}$"
    r"|\s[(\[](?-i:[A-ZÀ-Þ])[\w.'’ -]{2,40}/[\w.'’& -]{2,40}[)\]]\.?$",
    re.IGNORECASE,
)


def cut_captions(page: Page) -> None:
    """Part credits after captions, and counters before them, from the captions; blocks are replaced in place."""
    totals = Counter(match["total"] for block in page.blocks if (match := _COUNTER_FIRST.match(block.text)))
    cut: list[PageBlock] = []
    for block in page.blocks:
        match = _COUNTER_FIRST.match(block.text)
        if match and 0 < match.end() < len(block.text) and _is_slide(match, totals):
            head, block = block.cut(match.end())
            cut.append(head)
        tail = _TAIL.search(block.text, max(1, len(block.text) - LONGEST_TAIL)) if block.words < 120 else None
        if tail and near_picture(block):
            cut.extend(block.cut(tail.start()))
        else:
            cut.append(block)
    page.blocks[:] = [block for block in cut if block.text]


def _is_slide(match: re.Match[str], totals: Counter[str]) -> bool:
    return int(match["number"]) <= int(match["total"]) and totals[match["total"]] >= LEAST_SLIDES


def near_picture(block: PageBlock) -> bool:
    """Whether a picture stands in the element, or in one of the three around it that hold little else."""
    element = block.element
    for _ in range(3):
        if element is None or element.tag in ("body", "article", "main"):
            return False
        if element.tag in ("figure", "figcaption") or element.find(".//img") is not None:
            return True
        element = element.getparent()
    return False


def in_gallery(block: PageBlock) -> bool:
    """Whether a figure is around the block, or an element that is called a gallery."""
    return any(
        above.tag in ("figure", "figcaption") or _GALLERY.search(f"{above.get('class') or ''} {above.get('id') or ''}")
        for above in (block.element, *block.element.iterancestors())
        if above.tag not in ("body", "html")
    )


def controls(page: Marked) -> None:
    """Drop counters, credits and buttons among the kept blocks."""
    totals = Counter(match["total"] for _, block in page.kept() if (match := counter_of(block.text)))
    _numbered(page)
    for number, block in list(page.kept()):
        text = block.text
        cell = block.element.tag in ("td", "th")
        if block.words <= MOST_CONTROL:
            counter = counter_of(text)
            if counter and (not cell or totals[counter["total"]] >= LEAST_SLIDES):
                page.drop(number, "slide_counter", "counter")
                continue
            if (not cell or share_linked(block) > 0) and _is_control(page, number, text):
                page.drop(number, "caption_ui", "control")
                continue
        if block.words <= MOST_CREDIT and is_credit(page, number, block):
            page.drop(number, "photo_credit", "credit")
    _at_every_picture(page)


def _numbered(page: Marked) -> None:
    """Drop lines that count slides without a total at pictures: 'Slide 1', 'Slide 2', 'Slide 3'."""
    short = [n for n, b in page.kept() if b.words <= MOST_CONTROL and not b.linked and near_picture(b)]
    for place, counter in find_counters([page.blocks[number].text for number in short]).items():
        if counter.total == 0:
            page.drop(short[place], "slide_counter", "counter")


def _at_every_picture(page: Marked) -> None:
    """Drop a short line without an end that stands again at three pictures: whatever it says, it is a credit."""
    short = [
        (number, key(block.text))
        for number, block in page.kept()
        if block.words <= MOST_CONTROL
        and block.element.tag not in ("td", "th")
        and not block.text.endswith((".", "!", "?"))
    ]
    times = Counter(own for _, own in short)
    counted = sum(counter_of(block.text) is not None for block in page.blocks if block.words <= MOST_CONTROL)
    for number, own in short:
        block = page.blocks[number]
        if times[own] < LEAST_SLIDES or is_heading(block.element) or block.linked or not near_picture(block):
            continue
        if counted >= LEAST_SLIDES or in_gallery(block):
            page.drop(number, "photo_credit", "credit")


def dropped_reason(page: Marked, number: int) -> str:
    """Why a block that trafilatura left out is no text, by what it looks like and where it stands."""
    block = page.blocks[number]
    if block.words <= MOST_CONTROL and counter_of(block.text):
        return "slide_counter"
    if block.words <= MOST_LINE and block.text.startswith(("©", "Copyright ", "(c) ")):
        return "copyright"
    return page.place(block.inner) or "navigation"


def _is_control(page: Marked, number: int, text: str) -> bool:
    return "caption_ui" in page.phrases(number).whole or _PICTURES.match(text) is not None


def counter_of(text: str) -> re.Match[str] | None:
    """A line that is '3 of 12' and no more, or None."""
    match = _COUNTER.match(text)
    return match if match and 0 < int(match["number"]) <= int(match["total"]) else None


def is_credit(page: Marked, number: int, block: PageBlock) -> bool:
    """Whether a short line names who made a picture."""
    text = block.text
    if _NAME_AGENCY.match(text) and near_picture(block):
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
