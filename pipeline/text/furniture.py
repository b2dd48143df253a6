"""Site furniture: navigation, share bars, promotion, lists of other stories, consent, comments, copyright."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from pipeline.article import Block
from pipeline.text.lines import bare, drop, ends_sentence, is_heading, is_paragraph, key_of, starts_quoted, words_of
from pipeline.text.phrases import Phrase, Phrases, phrases

ITEM_WORDS = 22  # a line of a list of other stories
TRAIL_CHARS = 100
MOST_CHARS = 1200  # of a cookie notice
BOX_LETTERS = 6
MARKS = 12  # bullets and quotation marks by which the beginnings of two lines may differ
RUN = 3  # section names one after another make a menu

_PARTS = re.compile(r"\s*[|/•·>›»»]\s*|\s{2,}|\s[-–—]\s")
_TRAIL = re.compile(r"\s[>›»]\s")  # of breadcrumbs
_NUMBERED = re.compile(r"^(?:\d{1,2}[.)]?|[-–—•*·])\s+")
_HASHTAGS = re.compile(r"#\w+(?:[\s,;|]+#\w+)*$")
_ALONE = frozenset(("advertisement", "caption_ui", "byline"))  # keeps no company with section names
WEAK = frozenset(("word", "hint"))


def furniture(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Mark lines that say a phrase of the word lists, the menus they stand in, and the lists below their headings."""
    found = [_phrase(b.text) if b.kept else None for b in blocks]
    _spare_headings(blocks, found)
    out = list(blocks)
    for i, phrase in enumerate(found):
        if phrase and phrase.strength not in WEAK:
            out[i] = drop(blocks[i], phrase.reason, phrase.rule)
    _boxes(found, out)
    _menus(blocks, found, out)
    _lists(blocks, found, out)
    return tuple(out)


def _spare_headings(blocks: tuple[Block, ...], found: list[Phrase | None]) -> None:
    """A heading that repeats how the paragraph below it begins is that paragraph's, whatever phrase it says."""
    for i in range(len(blocks) - 1):
        below = blocks[i + 1]
        if found[i] and not found[i + 1] and below.kept and len(below.text) > len(blocks[i].text):
            start = key_of(below.text[: len(blocks[i].text) + MARKS])
            if start.startswith(key_of(blocks[i].text)) and len(words_of(blocks[i].text)) > 1:
                found[i] = None


def _boxes(found: list[Phrase | None], out: list[Block]) -> None:
    """The heading of a box goes with it: the name of a newsletter above 'Sign up to' and that name."""
    for i in range(len(out) - 1):
        below = found[i + 1]
        if not out[i].kept or below is None or below.reason != "promotion" or not is_heading(out[i].text):
            continue
        key = key_of(out[i].text)
        if len(key) >= BOX_LETTERS and key in key_of(out[i + 1].text):
            out[i] = drop(out[i], "promotion", "box")


def _phrase(text: str) -> Phrase | None:
    """The phrase that a line says, or the menu that its parts make; speech never does."""
    if len(text) > MOST_CHARS or starts_quoted(text):
        return None
    if _HASHTAGS.match(text):
        return Phrase("related", "line", "hashtags", "*")
    table = phrases()
    line = bare(text)
    if found := table.find(line):
        return found
    if ends_sentence(line):
        return None
    parts = [p for p in _PARTS.split(line) if p and any(map(str.isalpha, p))]
    return _parted(line, parts, table) if len(parts) > 1 else _menu(table.menu(line), RUN)


def _parted(line: str, parts: list[str], table: Phrases) -> Phrase | None:
    """The menu that the parts of a line make: breadcrumbs, or parts that nearly all say phrases."""
    said = [phrase for p in parts if (phrase := table.find(p))]
    trail = _TRAIL.search(line) and 2 * len(said) >= len(parts) and len(line) <= TRAIL_CHARS
    enough = len(said) == len(parts) or (len(parts) >= 4 and 4 * len(said) >= 3 * len(parts))
    return _menu(said, 1 if trail else 2) if trail or enough else None


def _menu(said: list[Phrase], least: int) -> Phrase | None:
    """One line that says several phrases: a menu where enough of them are no hints."""
    plain = [p for p in said if p.strength != "hint"]
    sure = next((p for p in said if p.strength not in WEAK), None)
    if not plain or len(plain) < (least if sure is None else 1) or len(said) < least:
        return None
    first = sure or plain[0]
    return Phrase(first.reason, "line", f"menu:{first.written}", first.language)


def _menus(blocks: tuple[Block, ...], found: list[Phrase | None], out: list[Block]) -> None:
    """Section names and buttons go where they stand in a row with others, with a sure phrase, or at either end."""
    live = [j for j, b in enumerate(blocks) if b.kept and any(map(str.isalnum, b.text))]
    ends = {*live[:1], *live[-1:]}
    for family, same in groupby(live, lambda i: _family(found[i])):
        run = list(same)
        said = [phrase for i in run if (phrase := found[i])]
        if family is None or not _is_menu(said, edge=not ends.isdisjoint((run[0], run[-1]))):
            continue
        for i, phrase in zip(run, said, strict=True):
            if phrase.strength in WEAK:
                out[i] = drop(blocks[i], phrase.reason, phrase.rule)
        for i in range(run[0] + 1, run[-1]):
            if blocks[i].kept and found[i] is None:  # the signs between the parts of a menu
                out[i] = drop(blocks[i], "navigation", "menu:sign")


def _is_menu(run: list[Phrase], edge: bool) -> bool:
    """Whether phrases of one family in a row are a menu; `edge`: they stand at the text's beginning or end."""
    plain = sum(phrase.strength != "hint" for phrase in run)
    sure = any(phrase.strength not in WEAK for phrase in run)
    return sure or (plain > 0 and edge) or (plain >= 2 and len(run) >= RUN)


def _family(phrase: Phrase | None) -> str | None:
    """Phrases of one family keep each other company."""
    if phrase is None:
        return None
    return phrase.reason if phrase.reason in _ALONE else "site"


def _lists(blocks: tuple[Block, ...], found: list[Phrase | None], out: list[Block]) -> None:
    """The short lines below 'Most read', 'Related' or 'Tags' go with their heading, up to the next paragraph."""
    subheads = _subheads(out)
    head: Phrase | None = None
    for i, block in enumerate(blocks):
        phrase = found[i]
        if phrase and phrase.strength == "head":
            head = phrase
            continue
        if block.reason == "slide_counter":
            head = None
        if head is None or not out[i].kept:
            continue
        if _is_item(block.text) and (i not in subheads or _is_numbered(blocks, i)):
            out[i] = drop(block, "related", f"list:{head.language}:{head.written}")
        else:
            head = None


def _is_item(text: str) -> bool:
    """Whether a line may be an entry of a list of stories or tags, or the number of one."""
    if starts_quoted(text) and ends_sentence(text):
        return False
    line = _NUMBERED.sub("", bare(text))
    if line.rstrip(".").isdigit():
        return True
    return len(words_of(line)) <= ITEM_WORDS and (not is_paragraph(line) or line[-1:] in "?!") and is_heading(line)


def _is_numbered(blocks: tuple[Block, ...], i: int) -> bool:
    """Whether an entry begins with a bullet or a number, or follows a line that is its number."""
    return bool(_NUMBERED.match(blocks[i].text)) or (i > 0 and blocks[i - 1].text.rstrip(".").isdigit())


def _subheads(out: list[Block]) -> set[int]:
    """Headings that may be the article's own: the one above its first paragraph, and where the text has several lines
    of which a paragraph follows at once, all of them."""
    live = [i for i, b in enumerate(out) if b.kept]
    first = next((i for i in live if is_paragraph(out[i].text)), -1)
    above = {i for i, j in pairwise(live) if j == i + 1 and _is_item(out[i].text) and is_paragraph(out[j].text)}
    below = {i for i in above if i > first}
    return above if len(below) > 1 else above - below
