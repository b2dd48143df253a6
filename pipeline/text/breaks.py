"""What the end of a line looks like: each look asks one question of a break between two lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.text.bylines import authors_of, bare_name, by_words, header_words
from pipeline.text.grammar import Grammar
from pipeline.text.wraps import ended, is_item, is_row

JOINED, GLUED, CUT, APART = " ", "", "-", "\n"  # what stands for a break; CUT takes the hyphen before it away as well
FRAGMENT = 5  # words of a line that may be the beginning of a sentence
ENOUGH = 4  # words of a line in lower case that is no button
SHORT = 9  # words of a link or a name within a sentence
DESK = 4  # words of a desk's name
PLACE = 4  # words of a place before a dash
DASHES = "-–—―"
LONG = 12  # words of a line that is no heading
_CLOSING = re.compile(r"[,;.!?)\]%”’»…、。，！？।](?!\d)|:(?=\s|$)|['’][a-zA-Z]{1,2}\b|[\"'](?=[\s,;.!?)]|$)")
_OPENING = re.compile(r"(?:[(\[„/]|(?:^|[\s(])[\"'“«‘])$")
_AWAITS = re.compile(r"(?:[,、，&–—$€£¥]|\s-)$")
_OWNER = re.compile(r"\w['’]s$")
_BRACKET = re.compile(r"\([^()]{1,40}\)(?=.)")
_PLACE = re.compile(r"[^,(]*")  # of a dateline, before a state or an agency
_DASH = re.compile(r"[–—]\s?\w|-\s\w")
_SHORTENED = re.compile(r"\b(?:[A-Za-z]{1,4}|[A-Z]\.[A-Z])\.$")
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_TAIL = 80  # characters of a line that tell how it ends


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line, and the lines on both sides of it."""

    before: str
    line: str
    after: str  # the line after the next one
    blank: bool  # whether an empty line lies between
    wrapped: bool  # whether a fixed width made the break
    running: bool  # whether `before` goes on itself from a line before it
    heading: bool  # whether `before` stands elsewhere in the text as well
    grammar: Grammar
    at: int  # offset of the line in the source


def goes_on(before: str, line: str, grammar: Grammar) -> bool:
    """Whether a sentence plainly goes on from one line to the next."""
    if ended(before) or is_item(line):
        return False
    return _is_lower(line) or (_last(before) in grammar.open and before[-1].isalpha())


def _is_lower(line: str) -> bool:
    """Whether a line begins in lower case ("iPhone" is a name)."""
    return line[0].islower() and not line[1:2].isupper()


def _last(text: str) -> str:
    words = _WORD.findall(text[-_TAIL:])
    return words[-1].lower() if words and words[-1][0].islower() else ""


def _continues(text: str) -> bool:
    """Whether a line can only go on: it begins in lower case or with a closing mark."""
    return bool(text) and (_is_lower(text) or _CLOSING.match(text) is not None)


def _count(text: str) -> int:
    return len(_WORD.findall(text))


def look_item(case: Break) -> str | None:
    """An item of a list or a row of a table stays a line."""
    return APART if is_item(case.line) or is_row(case.line) or (is_row(case.before) and not case.running) else None


def look_again(case: Break) -> str | None:
    """A heading of the first words of the paragraph below it."""
    return (
        APART if not case.running and len(case.line) > len(case.before) and case.line.startswith(case.before) else None
    )


def look_dateline(case: Break) -> str | None:
    """'OSLAR' or 'OSLAR, Venn (AP)' and, on the next line, '- The port is closed.'"""
    place = _PLACE.match(case.before)
    if case.running or place is None or not place[0].isupper() or case.before[-1] in DASHES:
        return None
    if _count(case.before) > PLACE:
        return None
    return JOINED if _DASH.match(case.line) and _count(case.line) >= FRAGMENT else None


def look_bracket(case: Break) -> str | None:
    """'Ana Holt' and '(Harbour Party) said'."""
    found = _BRACKET.match(case.line)
    if case.blank or found is None or not case.before[-1].isalpha():
        return None
    return JOINED if case.running or _continues(case.line[found.end() :].strip()) else None


def look_hyphen(case: Break) -> str | None:
    """A line of fixed width that ends within a word."""
    if not (case.before[-1] in "-‐\u00ad" and case.before[-2:-1].isalpha() and case.line[0].islower()):
        return None
    return CUT if case.wrapped or case.before[-1] == "\u00ad" else None


def look_wrapped(case: Break) -> str | None:
    """A line that a fixed width broke."""
    if not case.wrapped:
        return None
    return GLUED if _OPENING.search(case.before) or case.before[-1:] in "-/" else JOINED


def look_closing(case: Break) -> str | None:
    """A line that begins with a mark that closes or goes on."""
    if not _CLOSING.match(case.line) or not any(map(str.isalnum, case.before)):
        return None
    if case.blank and case.line[0] not in ",;)":
        return None
    return GLUED


def look_shortened(case: Break) -> str | None:
    """A line that ends in an abbreviation."""
    if case.blank or not case.before.endswith("."):
        return None
    titled = case.before.rpartition(" ")[2].casefold().rstrip(".") in header_words()["titles"]
    goes_on = _is_lower(case.line) and _SHORTENED.search(case.before) and not authors_of(case.line)
    return JOINED if titled or goes_on else None


def look_ended(case: Break) -> str | None:
    """A line that closes with a final mark."""
    return APART if ended(case.before) else None


def look_by(case: Break) -> str | None:
    """'By' and the name on the next line; 'and' and the next name."""
    lists = header_words()
    word = case.before.casefold().strip(" :")
    if word in lists["by"] and (bare_name(case.line) or case.line.isupper() or _is_desk(case.line)):
        return JOINED
    if word in lists["before"] and bare_name(case.line) and not _continues(case.after):
        return JOINED
    named = case.running and _last_by(case.before)
    if named and (case.line.casefold() in lists["and"] or case.before.rpartition(" ")[2].casefold() in lists["and"]):
        return JOINED
    return None


def _is_desk(text: str) -> bool:
    """Whether a line may name a desk: 'Courier Staff'."""
    words = text.split()
    return 2 <= len(words) <= DESK and all(word[0].isupper() for word in words) and text[-1].isalpha()


def _alone(case: Break) -> str | None:
    """'By' on a line of its own below a headline, and a name after it."""
    word = case.line.casefold().strip(" :")
    if (
        case.running
        or _AWAITS.search(case.before)
        or not (word in header_words()["by"] or word in header_words()["from"])
    ):
        return None
    return APART if bare_name(case.after) else None


def _last_by(text: str) -> bool:
    start = text[:_TAIL].casefold()
    return any(start.startswith(f"{word} ") for word in by_words())


def look_byline(case: Break) -> str | None:
    """A line such as 'von Jane Roe' below a headline."""
    if (found := _alone(case)) is not None:
        return found
    if case.running or not case.line[0].islower() or _continues(case.after):
        return None
    return APART if authors_of(case.line) and not _AWAITS.search(case.before) else None


def look_blank(case: Break) -> str | None:
    """An empty line between."""
    if not case.blank:
        return None
    return (
        JOINED if goes_on(case.before, case.line, case.grammar) and _last(case.before) in case.grammar.open else APART
    )


def look_opening(case: Break) -> str | None:
    """A line that ends with an opening mark."""
    return GLUED if _OPENING.search(case.before) else None


def look_awaits(case: Break) -> str | None:
    """A line whose last mark asks for more."""
    count = _count(case.before)
    if _OWNER.search(case.before):
        return JOINED if count > 1 or case.running else None
    return JOINED if _AWAITS.search(case.before) and count > 0 else None


def look_open_word(case: Break) -> str | None:
    """A line whose last word asks for more."""
    last = _last(case.before)
    if not case.before[-1].isalpha() or last not in case.grammar.all:
        return None
    if last not in case.grammar.open:  # "Log in", "Sign up": a button as well
        return JOINED if last in header_words()["leading"] and _count(case.before) >= ENOUGH else None
    return JOINED if case.running or _count(case.before) > 1 or _is_lower(case.line) else None


def look_lower(case: Break) -> str | None:
    """A next line in lower case that is no button."""
    if case.heading or not _is_lower(case.line) or not (case.before[-1].isalnum() or case.before[-1] in ")”\"'’»%"):
        return None
    words = _WORD.findall(case.line)
    sure = _count(case.before) >= ENOUGH or len(words) >= ENOUGH or case.running
    starts = case.before[0].isupper() and words[:1] and words[0] in case.grammar.all
    return JOINED if sure or starts or case.line[-1] in ",.;" else None


def look_dash(case: Break) -> str | None:
    """A next line that begins with a dash and lower case."""
    if not case.before[-1].isalpha() or _DASH.match(case.before) or _DASH.match(case.after):
        return None
    found = _DASH.match(case.line)
    return JOINED if found and found[0][-1].islower() and _count(case.before) > 1 else None


def look_between(case: Break) -> str | None:
    """A short line between a piece of a sentence and what goes on."""
    if case.heading or _count(case.line) > SHORT or not _continues(case.after):
        return None
    return JOINED if _last(case.before) in case.grammar.all or _is_fragment(case, FRAGMENT) else None


def look_last_link(case: Break) -> str | None:
    """A short line that closes a long piece of a sentence."""
    if case.heading or _count(case.line) > SHORT or not case.line.endswith("."):
        return None
    return JOINED if _is_fragment(case, LONG) else None


def _is_fragment(case: Break, least: int) -> bool:
    """Whether the line before reads as part of a sentence: some length, words of grammar, lower case at its end."""
    words = _WORD.findall(case.before)
    if not words or (len(words) < least and not case.running):
        return False
    return words[-1][0].islower() and case.grammar.share(words) > 0.15
