"""Captions that are the story: of a page that is a gallery, the text is under its pictures."""

from __future__ import annotations

from pipeline.text.pages.gallery import LEAST_SLIDES, counter_of, in_gallery, is_credit, near_picture
from pipeline.text.pages.marks import Marked, key, share_linked

LEAST_CAPTION = 6  # words of a caption that tells something
BESIDE = 4  # blocks between a caption and the counter of its slide
PLACES = ("caption_ui", "related", None)  # an aside is no reason against captions that are most of the page


def captions_as_story(page: Marked) -> None:
    """Keep lost captions, each once, where they are more than the rest of the article."""
    kept = {key(block.text) for _, block in page.kept()}
    counters = [number for number, block in enumerate(page.blocks) if block.words <= BESIDE and counter_of(block.text)]
    counted = {at for number in counters for at in range(number - BESIDE, number + BESIDE + 1)}
    counted = counted if len(counters) >= LEAST_SLIDES else set()
    found: list[int] = []
    for number, block in enumerate(page.blocks):
        if page.marks[number].kept or block.words < LEAST_CAPTION or share_linked(block) > 0.3:
            continue
        if page.place(block.inner) not in PLACES or not (number in counted or in_gallery(block)):
            continue
        if not near_picture(block) or is_credit(page, number, block) or counter_of(block.text):
            continue
        own = key(block.text)
        if own not in kept and own not in page.titles:
            kept.add(own)
            found.append(number)
    if len(found) >= LEAST_SLIDES and sum(page.blocks[number].words for number in found) > page.words():
        for number in found:
            page.keep(number, "caption_story")
