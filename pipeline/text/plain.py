"""A plain text -> Article: its lines joined into paragraphs, each a block that knows its place in the source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.article import Article, Block, Piece, Record
from pipeline.text.breaks import APART, CUT, GLUED, JOINED, Break, goes_on
from pipeline.text.glue import unglued
from pipeline.text.grammar import Grammar, grammar_of
from pipeline.text.joints import joint
from pipeline.text.wraps import Line, wrapped

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SPACE = re.compile(r"\s")
_GAP = re.compile(r"\s{2,}")
_HYPHENED = re.compile(r"(?<![^\W\d_])[^\W\d_]++-[^\W\d_]+")
_QUOTING = re.compile(r"[ \t]*(?:>[ \t]?)+")
WHOLE, GAPS = 1000, 10  # characters of a line, and wide gaps in it, that show a page in one line
QUOTED = 3  # lines in a row that begin with ">" are quoted mail, fewer may be links
HEADING_BLANKS = 3  # a name recurs as well
MOST_KEPT = 400  # characters of a paragraph's end by which the next break is judged
_SITE = re.compile(r"\s[|–—»·-]\s")  # between a page's title and the name of its site
_PART = re.compile(r"[^\W\d_]+$")
_REST = re.compile(r"[^\W\d_]+")


def read_text(record: Record) -> Article:
    """Split a decoded text into blocks; every word of the source lies in exactly one, in order.

    A block is a paragraph where lines go on in the next (a fixed width, a link or a name on a line of its own, `> `
    before each line); else a line.
    """
    body = record.body
    lines = _lines(body)
    grammar = grammar_of(body)
    return Article(record, record.meta, unglued(tuple(_blocks(body, lines, _joints(lines, grammar)))))


def _lines(source: str) -> list[Line]:
    """The lines that hold words, without the white space and the quotation signs around them."""
    found = list(_stretched(source))
    quoted = _quoted([source[start:end] for start, end in found])
    out: list[Line] = []
    before, lead = 0, None
    for (begin, close), is_quoted in zip(found, quoted, strict=True):
        words = source[begin:close]
        prefix = _QUOTING.match(words) if is_quoted else None
        skip = prefix.end() if prefix else 0
        if prefix and lead is None:
            lead = begin + words.index(">")
        text = words[skip:].strip()
        if not text:
            continue  # the signs of an empty line go to the next block
        start = begin + skip + words[skip:].index(text[0])
        gap = _ends_between(source, before, begin)
        column = start + len(text) - begin
        out.append(Line(start, start + len(text), start if lead is None else lead, column, text, gap))
        before, lead = close, None
    if lead is not None and out:
        out[-1] = out[-1]._replace(tail=len(source.rstrip()))
    elif lead is not None:
        end = len(source.rstrip())
        out.append(Line(lead, end, lead, 0, source[lead:end], 1))
    return out


def _stretched(source: str) -> Iterator[tuple[int, int]]:
    """The lines of a source; one that holds a page's whole text with wide gaps is cut at these."""
    for line in _LINE.finditer(source):
        start, end = line.span()
        gaps = list(_GAP.finditer(source, start, end)) if end - start > WHOLE else []
        for gap in gaps if len(gaps) >= GAPS else ():
            yield start, gap.start()
            start = gap.end()
        yield start, end


def _quoted(lines: Sequence[str]) -> list[bool]:
    """Which lines are quoted: those in a run that begins with ">" throughout."""
    marked = [line.lstrip().startswith(">") for line in lines]
    out = [False] * len(lines)
    start = 0
    for i in range(len(lines) + 1):
        if i < len(lines) and marked[i]:
            continue
        if i - start >= QUOTED:
            out[start:i] = [True] * (i - start)
        start = i + 1
    return out


def _ends_between(source: str, start: int, end: int) -> int:
    """Line ends in a stretch of white space; a mark of paragraphs counts as two."""
    between = source[start:end]
    return max(between.count("\n"), between.count("\r")) + 2 * between.count("\u2029") or 1


def _joints(lines: Sequence[Line], grammar: Grammar) -> list[str]:
    """What stands for the break after each line but the last."""
    full = wrapped(lines, lambda one, two: goes_on(one, two, grammar))
    said = Counter(line.text for line in lines)
    double = 2 if full and _double(lines, full) else 1
    out: list[str] = []
    before = lines[0].text if lines else ""
    for i, line in enumerate(lines[1:]):
        after = lines[i + 2] if i + 2 < len(lines) else None
        running = i > 0 and out[-1] != APART
        case = Break(
            before=before,
            line=line.text,
            after=after.text if after and after.gap <= double else "",
            blank=line.gap > double,
            wrapped=full[i],
            running=running,
            heading=not running
            and (said[lines[i].text] > 1 or (i == 0 and bool(_SITE.search(lines[i].text))))
            and lines[i].text.count(" ") >= HEADING_BLANKS,
            grammar=grammar,
            at=line.start,
        )
        out.append(joint(case))
        before = line.text if out[-1] == APART else f"{before} {line.text}"[-MOST_KEPT:]
    return out


def _double(lines: Sequence[Line], full: Sequence[bool]) -> bool:
    """Whether an empty line stands between all lines of a paragraph."""
    gaps = [line.gap for line, is_full in zip(lines[1:], full, strict=True) if is_full]
    return bool(gaps) and min(gaps) > 1


def _blocks(source: str, lines: Sequence[Line], joints: Sequence[str]) -> Iterator[Block]:
    """One block for each run of lines that are joined."""
    known = frozenset(_HYPHENED.findall(source)) if CUT in joints else frozenset()
    first = 0
    for i in range(len(lines)):
        if i + 1 == len(lines) or joints[i] == APART:
            yield _block(source, lines[first : i + 1], joints[first:i], known)
            first = i + 1


def _block(source: str, lines: Sequence[Line], joints: Sequence[str], known: frozenset[str]) -> Block:
    """The block of some lines: white space collapsed, pieces into the source."""
    parts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for number, line in enumerate(lines):
        between = joints[number] if number < len(joints) else GLUED
        end = line.end + (between == JOINED)
        if between == CUT and _is_cut(line.text, lines[number + 1].text, known):
            end -= 1
        for start, stop in _stretches(source, line.start, end):
            text = source[start:stop]
            parts.append(text if text.isprintable() else _SPACE.sub(" ", text))
            pieces.append(Piece(at, start, stop - start))
            at += stop - start
    last = lines[-1]
    return Block("".join(parts), lines[0].lead, last.end if last.tail is None else last.tail, _merged(pieces))


def _stretches(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A line cut after the first blank of each wide gap; the blank at its end, where it has one, is the line's end."""
    at = start
    for gap in _GAP.finditer(source, start, end):
        yield at, gap.start() + 1
        at = gap.end()
    yield at, end


def _merged(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Pieces without those that only go on from the one before."""
    out = [pieces[0]]
    for piece in pieces[1:]:
        last = out[-1]
        if last.raw + last.length == piece.raw:
            out[-1] = Piece(last.at, last.raw, last.length + piece.length)
        else:
            out.append(piece)
    return tuple(out)


def _is_cut(before: str, line: str, known: frozenset[str]) -> bool:
    """Whether the hyphen at a line's end is the line's alone: the word is nowhere else written with it."""
    part, rest = _PART.search(before[:-1]), _REST.match(line)
    return part is not None and rest is not None and f"{part[0]}-{rest[0]}" not in known
