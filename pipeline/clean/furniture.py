"""Site furniture: navigation, share bars, promotion, lists of other stories, consent, comments, copyright."""

from __future__ import annotations

import re

from pipeline.article import Block
from pipeline.clean.lines import bare, drop, ends_sentence, is_heading, is_paragraph, starts_quoted, words_of
from pipeline.clean.phrases import Phrase, phrases

ITEM_WORDS = 22  # a line of a list of other stories
RUN = 3  # section names one after another make a menu

_PARTS = re.compile(r"\s*[|/•·>›»»]\s*|\s{2,}|\s[-–—]\s")
_NUMBERED = re.compile(r"^(?:\d{1,2}[.)]?|[-–—•*·])\s+")
_HASHTAGS = re.compile(r"#\w+(?:[\s,;|]+#\w+)*$")
_ALONE = frozenset(("advertisement", "caption_ui", "byline"))  # keeps no company with section names
WEAK = frozenset(("word", "place"))


def furniture(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Mark lines that say a phrase of the word lists, the menus they stand in, and the lists below their headings."""
    found = [_phrase(b.text) if b.kept else None for b in blocks]
    out = list(blocks)
    for i, phrase in enumerate(found):
        if phrase and phrase.strength not in WEAK:
            out[i] = drop(blocks[i], phrase.reason, phrase.rule)
    _menus(blocks, found, out)
    _lists(blocks, found, out)
    return tuple(out)


def _phrase(text: str) -> Phrase | None:
    """The phrase that a line says, or the menu that its parts make; speech never does."""
    if starts_quoted(text):
        return None
    if _HASHTAGS.match(text):
        return Phrase("related", "line", "hashtags", "*")
    table = phrases()
    line = bare(text)
    if found := table.find(line):
        return found
    if ends_sentence(line):
        return None
    parts = [p for p in _PARTS.split(line) if p and any(map(str.isalnum, p))]
    if len(parts) > 1:
        said = [phrase for p in parts if (phrase := table.find(p))]
        enough = len(said) == len(parts) or (len(parts) >= 4 and 4 * len(said) >= 3 * len(parts))
        return _menu(said, 2) if enough else None
    return _menu(table.menu(line), RUN)


def _menu(said: list[Phrase], least: int) -> Phrase | None:
    """One line that says several phrases: a menu where enough of them are no places."""
    plain = [p for p in said if p.strength != "place"]
    sure = next((p for p in said if p.strength not in WEAK), None)
    if not plain or len(plain) < (least if sure is None else 1) or len(said) < least:
        return None
    first = sure or plain[0]
    return Phrase(first.reason, "line", f"menu:{first.written}", first.language)


def _menus(blocks: tuple[Block, ...], found: list[Phrase | None], out: list[Block]) -> None:
    """Section names and buttons go where they stand in a row with others, with a sure phrase, or at either end."""
    live = [j for j, b in enumerate(blocks) if b.kept]
    i = 0
    while i < len(live):
        j = i
        while j < len(live) and (phrase := found[live[j]]) and phrase.reason not in _ALONE:
            j += 1
        run = [(k, phrase) for k in live[i:j] if (phrase := found[k])]
        sure = any(phrase.strength not in WEAK for _, phrase in run)
        plain = sum(phrase.strength != "place" for _, phrase in run)
        label = i == 0 and plain and j < len(live) and is_heading(blocks[live[j]].text)
        if sure or label or (plain and j == len(live)) or (plain >= 2 and (i == 0 or len(run) >= RUN)):
            for k, phrase in run:
                if phrase.strength in WEAK:
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
