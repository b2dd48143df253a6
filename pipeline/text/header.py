"""The head of an article: its title, and the lines beside the text that name authors and day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.article import Article, Block
from pipeline.text.bylines import BYLINE_CHARS as LONGEST
from pipeline.text.bylines import authors_of, bare_name, date_in, is_updated, labelled, published_of
from pipeline.text.credits import credit_words
from pipeline.text.frame import Frame
from pipeline.text.grammar import Grammar
from pipeline.text.lines import drop, ends_sentence, is_paragraph, key_of, words_of
from pipeline.text.titles import title_of

HEAD_LINES = 12  # lines above the text in which byline and date are looked for
BELOW_TITLE = 40  # the same below the title, over share buttons
INTO = 8  # lines of the text itself: a caption or a standfirst may stand above the byline
UP = 3  # lines above the title
LINES = 2  # lines below the title of which one may be a bare name
SIGNED = 4  # words of it
STANDFIRST = 3  # sentences between it and the title
HEADLINE = 4  # words of a title below which a bare name is an author's
TAIL = 8  # lines after the text
BEFORE = 2  # lines from a date to the bare name below it
NEAR = 3  # lines from a bare name to the date that makes it a byline
DATED = 9  # words of a line above the text that tells the day
DAY = 10  # characters of a whole day
EARLIEST = "1995"  # the year of a page's first possible date
_MARK = re.compile(r"\s[|–—•·»-]\s|:\s")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b")
_PARTS = re.compile(r"(?:(?<!\s)\s+|)[|•·;]\s*|,\s+|\s[–—-]\s")
_OTHER = frozenset(("related", "duplicate", "outside", "byline", "dateline", "navigation", "comment_ui"))


def head(article: Article, frame: Frame | None, grammar: Grammar) -> tuple[Article, int | None]:
    """Find title, authors and day; the lines that say authors and day leave the text, the title's line stays.

    Gives the article and the title's block.
    """
    article = replace(article, blocks=_without_page_title(article.blocks, frame))
    title = title_of(article, frame, grammar)
    place = title.place if title else None
    blocks = list(article.blocks)
    if place is not None and not blocks[place].kept:
        blocks[place] = replace(blocks[place], kept=True, reason=None, rule="title", duplicate_of=None)
    zones = _zones(blocks, frame, place)
    authors = _authors(blocks, zones)
    published = _published(blocks, zones)
    authors = (
        authors
        or _below_title(blocks, place, frame)
        or _bare_authors(blocks, zones, place, frame)
        or _agency(blocks, zones)
    )
    meta = article.meta
    meta = replace(
        meta,
        title=title.text if title else meta.title,
        authors=meta.authors or authors,
        published=meta.published or published,
    )
    stands = _stands(blocks, place, meta.title)
    return replace(article, blocks=tuple(blocks), meta=meta, title_in_text=stands), place


def _stands(blocks: Sequence[Block], place: int | None, title: str | None) -> bool:
    """Whether the title is a line of the text."""
    return place is not None and blocks[place].text == title


def _without_page_title(blocks: tuple[Block, ...], frame: Frame | None) -> tuple[Block, ...]:
    """Drop 'Title | Site' above the title itself, and the site's name on a line of its own near it."""
    live = [i for i, b in enumerate(blocks) if b.kept][:HEAD_LINES]
    for place, i in enumerate(live[:2]):
        for mark in _MARK.finditer(blocks[i].text[:LONGEST]):
            title, site = key_of(blocks[i].text[: mark.start()]), key_of(blocks[i].text[mark.end() :])
            same = next((j for j in live[place + 1 :] if len(title) > 8 and key_of(blocks[j].text) == title), None)
            if same is None:
                continue
            out = list(blocks)
            out[i] = drop(blocks[i], "headline", "title-of-page", same)
            for j in live:
                name = key_of(blocks[j].text)
                if j != i and len(name) > 3 and site.endswith(name):
                    out[j] = drop(blocks[j], "navigation", "site-name")
            return tuple(out)
    return blocks


@dataclass(frozen=True, slots=True)
class _Zones:
    """The lines in which byline and date are looked for."""

    head: tuple[int, ...]  # above the text's first paragraph
    into: tuple[int, ...]  # up to the byline below a standfirst or a caption
    tail: tuple[int, ...]  # after the last paragraph

    @property
    def above(self) -> tuple[int, ...]:
        return (*self.head, *self.into)


def _paragraphs(blocks: Sequence[Block], first: int, last: int) -> list[int]:
    """The kept blocks of a text that read as running text."""
    return [i for i in range(first, last + 1) if blocks[i].kept and is_paragraph(blocks[i].text)]


def _zones(blocks: Sequence[Block], frame: Frame | None, title: int | None) -> _Zones:
    first, last = (frame.first, frame.last) if frame else (0, len(blocks) - 1)
    if title is not None and (title < first - BELOW_TITLE or title > last):
        title = None
    begin = max(0, first - HEAD_LINES) if title is None else max(0, title - UP)
    texts = _paragraphs(blocks, first if title is None else max(first, title + 1), last)
    lead, final = (texts[0], texts[-1]) if texts else (last + 1, last)
    most = max(first, begin + UP) + HEAD_LINES
    head = [i for i in range(begin, min(lead, most)) if i != title]
    into = [i for i in range(lead, min(last + 1, lead + INTO + 1)) if i not in texts and i != title]
    tail = [i for i in range(final + 1, min(len(blocks), last + 1 + TAIL)) if i not in head]
    return _Zones(tuple(head), tuple(into), tuple(tail))


def _authors(blocks: list[Block], zones: _Zones) -> tuple[str, ...]:
    """Names of the bylines; the first line beside the text that has some counts."""
    found: tuple[str, ...] = ()
    beside = {*zones.above, *zones.tail}
    for i, block in enumerate(blocks):
        if len(block.text) > LONGEST or not (block.kept or (block.reason in _OTHER and i in beside)):
            continue
        if names := authors_of(block.text, above=i in zones.above):
            if block.kept:
                blocks[i] = drop(block, "byline", "byline:form")
            found = found or names
    return found


def _published(blocks: list[Block], zones: _Zones) -> str | None:
    """The day of publication: of the lines beside the text, those of updates last."""
    dates: list[tuple[bool, int, str]] = []
    for rank, i in enumerate((*zones.above, *zones.tail)):
        block = blocks[i]
        date = _date_of(block, i in zones.head)
        if date is None:
            continue
        if block.kept:
            blocks[i] = drop(block, "dateline", "dateline:form")
        if date >= EARLIEST:
            before = blocks[i - 1].text if i else ""
            dates.append((is_updated(block.text) or is_updated(before), rank, date))
    for i, block in enumerate(blocks):
        if block.kept and labelled(block.text) and published_of(block.text) is not None:
            blocks[i] = drop(block, "dateline", "dateline:form")
    return min(dates)[2] if dates else None


def _date_of(block: Block, in_head: bool) -> str | None:
    """The date of a dateline, "" where it names none that is whole; amid the text it must tell its kind or the time."""
    text = block.text
    if len(text) > LONGEST or not (block.kept or block.reason in _OTHER):
        return None
    if not (in_head or labelled(text) or _timed(text)):
        return None
    return published_of(text) or (date_in(text) if _dated_name(text) or _is_dated(text, in_head) else None)


def _is_dated(text: str, in_head: bool) -> bool:
    """Whether a line above the text tells a whole day and little else: '3 March 2026, 5 minutes to read'."""
    return in_head and len(text.split()) <= DATED and not ends_sentence(text) and len(date_in(text) or "") == DAY


def _timed(text: str) -> bool:
    """Whether a line tells the time of day as well."""
    return _CLOCK.search(text) is not None


def _below_title(blocks: list[Block], title: int | None, frame: Frame | None) -> tuple[str, ...]:
    """The name on the first line below the title of a page, or on the one below its standfirst; the text follows it."""
    if title is None or frame is None or len(words_of(blocks[title].text)) < HEADLINE:
        return ()
    said = _said(blocks, title, frame)
    places = [i for i in range(title + 1, frame.last + 1) if any(map(str.isalnum, blocks[i].text))][:INTO]
    asked = [
        i for i in places if not is_paragraph(blocks[i].text) and blocks[i].reason not in ("dateline", "duplicate")
    ]
    for i in asked[:LINES]:
        block, name = blocks[i], bare_name(blocks[i].text)
        if block.reason or not name or not _is_persons(name, said):
            continue
        if len(_paragraphs(blocks, title + 1, i)) > STANDFIRST:
            break
        if block.kept:
            blocks[i] = drop(block, "byline", "byline:below-title")
        return (name,)
    return ()


def _said(blocks: Sequence[Block], title: int | None, frame: Frame | None) -> set[str]:
    """The words of the title and of the text's paragraphs: who wrote them is hardly their subject."""
    first, last = (frame.first, frame.last) if frame else (0, len(blocks) - 1)
    places = [i for i in range(first, last + 1) if is_paragraph(blocks[i].text)]
    texts = [blocks[i].text for i in (*places, *([title] if title is not None else []))]
    return {word for text in texts for word in words_of(text)}


def _is_persons(name: str, said: set[str]) -> bool:
    """Whether a bare name may be an author's: short, no agency's, and its last word is not one that the text says."""
    return not _is_desk(name) and len(name.split()) <= SIGNED and words_of(name)[-1] not in said


def _bare_authors(blocks: list[Block], zones: _Zones, title: int | None, frame: Frame | None) -> tuple[str, ...]:
    """A name beside a date above the text, or one that stands after the text again: a byline without 'by'."""
    again = {key_of(blocks[i].text) for i in zones.tail if blocks[i].reason != "duplicate"}
    said = Counter(key_of(block.text) for block in blocks)
    menus = {key for key, count in said.items() if count > 1 and key not in again}
    text = _said(blocks, title, frame)
    live = [i for i in zones.above if any(map(str.isalnum, blocks[i].text))]
    for at, i in enumerate(live):
        if title is not None and i < title:
            continue
        near = [blocks[j] for j in (*live[at + 1 : at + 1 + NEAR], *live[max(0, at - BEFORE) : at])]
        if name := _signature(blocks[i], near, again, menus, text):
            if blocks[i].kept:
                blocks[i] = drop(blocks[i], "byline", "byline:beside-dateline")
            return (name,)
    return ()


def _agency(blocks: Sequence[Block], zones: _Zones) -> tuple[str, ...]:
    """The agency whose name alone is the line above or below the day: 'AFP', '28 April 2023'."""
    live = [i for i in zones.above if any(map(str.isalnum, blocks[i].text))]
    for at, i in enumerate(live):
        beside = (*live[at + 1 : at + 2], *live[max(0, at - 1) : at])
        agency = (
            blocks[i].text.strip(" /|")
            if blocks[i].text.strip(" /|").casefold() in credit_words()["agencies"]
            else None
        )
        if agency and any(blocks[j].reason == "dateline" for j in beside):
            return (agency,)
    return ()


def _signature(block: Block, near: Sequence[Block], again: set[str], menus: set[str], text: set[str]) -> str | None:
    """The name that a line is, where a date or the name's own second place shows that it is the author's."""
    if not (block.kept or block.reason in _OTHER):
        return None
    signed = _dated_name(block.text)
    name = signed or bare_name(block.text)
    if not name or not _is_persons(name, text) or key_of(name) in menus:
        return None
    return name if signed or key_of(name) in again or any(map(_is_signed, near)) else None


def _dated_name(text: str) -> str | None:
    """The name on a line with a date: '3 March 2026, 10:45, Ana Holt'."""
    parts = [part for part in _PARTS.split(text) if part]
    names = [name for part in parts if (name := bare_name(part))]
    return names[0] if len(names) == 1 and len(parts) > 1 and date_in(text) else None


def _is_desk(name: str) -> bool:
    """Whether a name is an agency's."""
    words = credit_words()["agencies"]
    return name.casefold() in words or name.isupper() or name.split()[0].casefold() in words


def _is_signed(block: Block) -> bool:
    return block.reason in ("dateline", "byline") or (
        len(block.text) <= LONGEST and published_of(block.text) is not None
    )
