"""Captions that are the story: of a page that is a gallery, the text is under its pictures."""

from __future__ import annotations

from pipeline.text.pages.gallery import LEAST_SLIDES, counter_of, in_gallery, is_credit, near_picture
from pipeline.text.pages.marks import Marked, key, share_linked
from pipeline.text.pages.page import PageBlock

LEAST_CAPTION = 6  # words of a caption that tells something
BESIDE = 4  # blocks between a caption and the counter of its slide
PLACES = ("caption_ui", "related", None)  # an aside is no reason against captions that are most of the page


def captions_as_story(page: Marked) -> None:
    """Keep lost captions, each once, where they are more than the rest of the article."""
    kept = {key(block.text) for _, block in page.kept()}
    counted = _beside_counters(page)
    found: list[int] = []
    for number, block in enumerate(page.blocks):
        if page.marks[number].kept or not _is_caption(page, number, block, number in counted):
            continue
        own = key(block.text)
        if own not in kept and own not in page.titles:
            kept.add(own)
            found.append(number)
    if len(found) >= LEAST_SLIDES and sum(page.blocks[number].words for number in found) > page.words():
        for number in found:
            page.keep(number, "caption_story")


def _beside_counters(page: Marked) -> set[int]:
    """The numbers of blocks beside the counters of a gallery."""
    counters = [number for number, block in enumerate(page.blocks) if block.words <= BESIDE and counter_of(block.text)]
    if len(counters) < LEAST_SLIDES:
        return set()
    return {at for number in counters for at in range(number - BESIDE, number + BESIDE + 1)}


def _is_caption(page: Marked, number: int, block: PageBlock, counted: bool) -> bool:
    """Whether a block tells something under a picture of a gallery; `counted`: it stands beside a counter."""
    if block.words < LEAST_CAPTION or share_linked(block) > 0.3 or not near_picture(block):
        return False
    if page.place(block.inner) not in PLACES or not (counted or in_gallery(block)):
        return False
    return not is_credit(page, number, block) and counter_of(block.text) is None
