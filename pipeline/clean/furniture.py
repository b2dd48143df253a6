"""Site furniture: navigation, share bars, promotion, lists of other stories, consent, comments, copyright."""

from __future__ import annotations

import re

from pipeline.article import Block
from pipeline.clean.lines import bare, drop, ends_sentence, is_heading, is_paragraph, starts_quoted, words_of
from pipeline.clean.phrases import Phrase, phrases

ITEM_WORDS = 22  # a line of a list of other stories
RUN = 3  # section names one after another make a menu
MENU_WORDS = 40

_PARTS = re.compile(r"\s*[|/•·>›»»,&]\s*|\s{2,}|\s[-–—]\s")
_NUMBERED = re.compile(r"^(?:\d{1,2}[.)]?|[-–—•*·])\s+")
_ALONE = frozenset(("advertisement", "caption_ui", "byline"))  # keeps no company with section names


def furniture(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Mark lines that say a phrase of the word lists, the menus they stand in, and the lists below their headings."""
    found = [_phrase(b.text) if b.kept else None for b in blocks]
    out = list(blocks)
    for i, phrase in enumerate(found):
        if phrase and phrase.strength != "word":
            out[i] = drop(blocks[i], phrase.reason, phrase.rule)
    _menus(blocks, found, out)
    _lists(blocks, found, out)
    return tuple(out)


def _phrase(text: str) -> Phrase | None:
    """The phrase that a line, or every part of it, says; speech never does."""
    if starts_quoted(text):
        return None
    table = phrases()
    line = bare(text)
    if found := table.find(line):
        return found
    if len(words_of(line)) > MENU_WORDS or ends_sentence(line):
        return None
    parts = [p for p in _PARTS.split(line) if p and any(map(str.isalnum, p))]
    if len(parts) < 2:
        return None
    each = [table.find(p) for p in parts]
    sure = [p for p in each if p]
    if len(sure) == len(parts) or (len(parts) >= 4 and 4 * len(sure) >= 3 * len(parts)):
        strong = next((p for p in sure if p.strength == "line"), sure[0])
        return Phrase(strong.reason, "line", f"menu of {strong.written}", strong.language)
    return None


def _menus(blocks: tuple[Block, ...], found: list[Phrase | None], out: list[Block]) -> None:
    """Section names and buttons go where they stand in a row with others, or with a phrase that is sure."""
    i = 0
    live = [j for j, b in enumerate(blocks) if b.kept]
    while i < len(live):
        j = i
        while j < len(live) and (phrase := found[live[j]]) and phrase.reason not in _ALONE:
            j += 1
        run = [(k, phrase) for k in live[i:j] if (phrase := found[k])]
        sure = any(phrase.strength != "word" for _, phrase in run)
        edge = i == 0 or j == len(live)
        if len(run) >= RUN or (len(run) >= 2 and (sure or edge)):
            for k, phrase in run:
                if phrase.strength == "word":
                    out[k] = drop(blocks[k], phrase.reason, phrase.rule)
        i = max(j, i + 1)


def _lists(blocks: tuple[Block, ...], found: list[Phrase | None], out: list[Block]) -> None:
    """The short lines below 'Most read', 'Related' or 'Tags' go with their heading, up to the next paragraph."""
    head: Phrase | None = None
    for i, block in enumerate(blocks):
        phrase = found[i]
        if phrase and phrase.strength == "head":
            head = phrase
            continue
        if head is None or not out[i].kept:
            continue
        if _is_item(block.text) and not _opens_text(blocks, i):
            out[i] = drop(block, "related", f"list:{head.language}:{head.written}")
        else:
            head = None


def _is_item(text: str) -> bool:
    """Whether a line may be an entry of a list of stories or tags."""
    if starts_quoted(text) and ends_sentence(text):
        return False
    line = _NUMBERED.sub("", bare(text))
    return len(words_of(line)) <= ITEM_WORDS and (not is_paragraph(line) or line[-1:] in "?!") and is_heading(line)


def _opens_text(blocks: tuple[Block, ...], i: int) -> bool:
    """Whether a line without bullet or number is directly followed by a paragraph: a subhead, not an entry."""
    if _NUMBERED.match(blocks[i].text):
        return False
    following = next((b for b in blocks[i + 1 : i + 2] if b.kept), None)
    return following is not None and is_paragraph(following.text)
