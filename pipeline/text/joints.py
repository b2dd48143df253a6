"""What goes on over the end of a line: the rules by which the lines of a text become its paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.rules.engine import Family, Rule, first
from pipeline.text.bylines import authors_of, bare_name, header_words
from pipeline.text.grammar import Grammar
from pipeline.text.wraps import ended, is_item, is_row

JOINED, GLUED, CUT, APART = " ", "", "-", "\n"  # what stands for a break; CUT takes the hyphen before it away as well
FRAGMENT = 5  # words of a line that may be the beginning of a sentence
ENOUGH = 4  # words of a line in lower case that is no button
SHORT = 9  # words of a link or a name within a sentence
PLACE = 4  # words of a place before a dash
LONG = 12  # words of a line that is no heading
_CLOSING = re.compile(r"[,;.!?)\]%”’»…、。，！？।](?!\d)|:(?=\s|$)|['’][a-zA-Z]{1,2}\b|[\"'](?=[\s,;.!?)]|$)")
_OPENING = re.compile(r"(?:[(\[“„«‘/]|(?:^|\s)[\"'])$")
_AWAITS = re.compile(r"(?:[,&–—$€£¥]|\s-)$")
_OWNER = re.compile(r"\w['’]s$")
_BRACKET = re.compile(r"\([^()]{1,40}\)(?=.)")
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


def joint(case: Break) -> str:
    """What stands for a break in the text: a blank, nothing, or APART where the lines are two."""
    found = first(JOINTS, case)
    return found[0] if found else APART


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


def _item(case: Break) -> str | None:
    return APART if is_item(case.line) or is_row(case.line) or (is_row(case.before) and not case.running) else None


def _again(case: Break) -> str | None:
    """A heading of the first words of the paragraph below it."""
    return (
        APART if not case.running and len(case.line) > len(case.before) and case.line.startswith(case.before) else None
    )


def _dateline(case: Break) -> str | None:
    """'OSLAR' and, on the next line, '- The port is closed.'"""
    if not case.before.isupper() or _count(case.before) > PLACE or case.running:
        return None
    return JOINED if _DASH.match(case.line) and _count(case.line) >= FRAGMENT else None


def _bracket(case: Break) -> str | None:
    """'Ana Holt' and '(Harbour Party) said'."""
    found = _BRACKET.match(case.line)
    if case.blank or found is None or not case.before[-1].isalpha():
        return None
    return JOINED if case.running or _continues(case.line[found.end() :].strip()) else None


def _hyphen(case: Break) -> str | None:
    if not (case.before[-1] in "-‐\u00ad" and case.before[-2:-1].isalpha() and case.line[0].islower()):
        return None
    return CUT if case.wrapped or case.before[-1] == "\u00ad" else None


def _wrapped(case: Break) -> str | None:
    if not case.wrapped:
        return None
    return GLUED if _OPENING.search(case.before) or case.before[-1:] in "-/" else JOINED


def _closing(case: Break) -> str | None:
    if not _CLOSING.match(case.line) or not any(map(str.isalnum, case.before)):
        return None
    if case.blank and case.line[0] not in ",;)":
        return None
    return GLUED


def _shortened(case: Break) -> str | None:
    if case.blank or not case.before.endswith("."):
        return None
    titled = case.before.rpartition(" ")[2].casefold().rstrip(".") in header_words()["titles"]
    return JOINED if titled or (_is_lower(case.line) and _SHORTENED.search(case.before)) else None


def _ended(case: Break) -> str | None:
    return APART if ended(case.before) else None


def _by(case: Break) -> str | None:
    """'By' and the name on the next line; 'and' and the next name."""
    word = case.before.casefold().strip(" :")
    if word in header_words()["by"] and (bare_name(case.line) or case.line.isupper()):
        return JOINED
    joints = header_words()["and"]
    named = case.running and _last_by(case.before)
    if named and (case.line.casefold() in joints or case.before.rpartition(" ")[2].casefold() in joints):
        return JOINED
    return None


def _last_by(text: str) -> bool:
    start = text[:_TAIL].casefold()
    return any(start.startswith(f"{word} ") for word in header_words()["by"])


def _byline(case: Break) -> str | None:
    """A line such as 'von Jane Roe' below a headline."""
    if case.running or not case.line[0].islower() or _continues(case.after):
        return None
    return APART if authors_of(case.line) and not _AWAITS.search(case.before) else None


def _blank(case: Break) -> str | None:
    if not case.blank:
        return None
    return (
        JOINED if goes_on(case.before, case.line, case.grammar) and _last(case.before) in case.grammar.open else APART
    )


def _opening(case: Break) -> str | None:
    return GLUED if _OPENING.search(case.before) else None


def _awaits(case: Break) -> str | None:
    count = _count(case.before)
    if _OWNER.search(case.before):
        return JOINED if count > 1 or case.running else None
    return JOINED if _AWAITS.search(case.before) and count > 0 else None


def _open_word(case: Break) -> str | None:
    last = _last(case.before)
    if not case.before[-1].isalpha() or last not in case.grammar.all:
        return None
    if last not in case.grammar.open:  # "Log in", "Sign up": a button as well
        return JOINED if last in header_words()["leading"] and _count(case.before) >= ENOUGH else None
    return JOINED if case.running or _count(case.before) > 1 or _is_lower(case.line) else None


def _lower(case: Break) -> str | None:
    if case.heading or not _is_lower(case.line) or not (case.before[-1].isalnum() or case.before[-1] in ")”\"'’»%"):
        return None
    words = _WORD.findall(case.line)
    sure = _count(case.before) >= ENOUGH or len(words) >= ENOUGH or case.running
    starts = case.before[0].isupper() and words[:1] and words[0] in case.grammar.all
    return JOINED if sure or starts or case.line[-1] in ",.;" else None


def _dash(case: Break) -> str | None:
    if not case.before[-1].isalpha() or _DASH.match(case.before) or _DASH.match(case.after):
        return None
    found = _DASH.match(case.line)
    return JOINED if found and found[0][-1].islower() and _count(case.before) > 1 else None


def _between(case: Break) -> str | None:
    if case.heading or _count(case.line) > SHORT or not _continues(case.after):
        return None
    return JOINED if _last(case.before) in case.grammar.all or _is_fragment(case, FRAGMENT) else None


def _last_link(case: Break) -> str | None:
    if case.heading or _count(case.line) > SHORT or not case.line.endswith("."):
        return None
    return JOINED if _is_fragment(case, LONG) else None


def _is_fragment(case: Break, least: int) -> bool:
    """Whether the line before reads as part of a sentence: some length, words of grammar, lower case at its end."""
    words = _WORD.findall(case.before)
    if not words or (len(words) < least and not case.running):
        return False
    return words[-1][0].islower() and case.grammar.share(words) > 0.15


JOINTS: Family[Break, str] = Family(
    name="text.joints",
    what="Whether a line of a text goes on in the next: asked of each break of two lines.",
    where=lambda case: (case.at, case.at + len(case.line)),
    rules=(
        Rule(
            "again",
            "The next line begins as this one: a heading of the first words below it.",
            _again,
            yes=("The crane of\nThe crane of Oslar port is idle.\n", "A pilot for\nA pilot for Ulvik said no.\n"),
            no=("The crane is idle.\nThe pilot is ill.\n", "The port of\nOslar\nis closed.\n"),
        ),
        Rule(
            "dateline",
            "A place in capitals, and the text after its dash on the next line.",
            _dateline,
            yes=("OSLAR\n— The port is closed because of the ice.\n", "ULVIK\n- A crane fell on the pier.\n"),
            no=("The crane is idle.\nThe pilot is ill.\n", "The port of\nOslar\nis closed.\n"),
        ),
        Rule(
            "dash",
            "The next line begins with a dash and lower case, and the lines beside it do not.",
            _dash,
            yes=("The port of Oslar\n— which is old — is closed.\n", "Ana Holt of Ulvik\n– the pilot – is ill.\n"),
            no=("The crane is idle.\nThe pilot is ill.\n", "The port of\nOslar\nis closed.\n"),
        ),
        Rule(
            "item",
            "The next line is an item of a list or a row of a table: it stays a line.",
            _item,
            yes=("The port needs three things:\n- a crane\n- a pilot\n", "Port | Ships\nOslar | 14\nVenn | 9\n"),
            no=("The port of\nOslar\nis closed.\n", "The crane is idle.\nThe pilot is ill.\n"),
        ),
        Rule(
            "hyphen",
            "A line of fixed width ends within a word: the hyphen goes and the word is whole.",
            _hyphen,
            yes=(
                "The harbour commission met on Monday to hear why the newest cranes of the govern-\n"
                "ment have stood idle since the spring, and its engineers blamed a supplier that had\n"
                "delivered the wrong cables twice, and asked the members for another six weeks in\n"
                "which the first container could be lifted by hand.\n",
                "The commission of the harbour met on Monday to hear about a report on the ship-\n"
                "yard that has stood idle since the spring, and its engineers blamed a supplier\n"
                "that had delivered the wrong cables twice, and asked all the members for another\n"
                "week before the first of them is lifted.\n",
            ),
            no=("The long-\nawaited crane came.\n", "The crane came late.\nThe pilot is ill.\n"),
        ),
        Rule(
            "wrapped",
            "The line is full: the next word would no longer have fitted, as on the lines near it.",
            _wrapped,
            yes=(
                "The harbour commission met on Monday to hear why the new crane has\n"
                "stood idle since the spring. Its engineers blamed a supplier that\n"
                "delivered the wrong cables twice, and asked for another six weeks\n"
                "before the first container can be lifted.\n",
                "The port of Oslar has\nbeen closed since the\nspring because of ice\nthat no ship can pass\n"
                "without a pilot.\n",
            ),
            no=("The crane is idle.\nThe pilot is ill.\n", "Harbour news\nThe crane of the port is idle.\n"),
        ),
        Rule(
            "closing",
            "The next line begins with a mark that closes or goes on: ', who met', '’s crane', ')'.",
            _closing,
            yes=("Ministers met in\nOslar\n, who agreed.\n", "The crane of\nVenn Ports\n’s yard is idle.\n"),
            no=("The crane is idle.\nThe pilot is ill.\n", "The port of\nOslar\nis closed.\n"),
        ),
        Rule(
            "shortened",
            "The line ends in an abbreviation: of a title, or the next line begins in lower case.",
            _shortened,
            yes=(
                "The crane was built by Venn Corp.\nof Oslar in the spring.\n",
                "It was sold to Ulvik Inc.\nlast year for a song.\n",
            ),
            no=("The crane is idle.\nThe pilot is ill.\n", "The port of\nOslar\nis closed.\n"),
        ),
        Rule(
            "ended",
            "The line closes with a final mark.",
            _ended,
            yes=("The crane is idle.\nThe pilot is ill.\n", "Who built it?\nNobody knows.\n"),
            no=("Harbour news\nThe port of\nOslar\nis closed", "The port of\nOslar\nis closed"),
        ),
        Rule(
            "by",
            "'By' and a name, 'and' and the next name, each on a line of its own.",
            _by,
            yes=(
                "Port of Oslar closed\nBy\nJANE ROE\nand\nJOHN DOE\nThe port is closed.\n",
                "Ice\nBy\nAna Holt\nThe port is closed.\n",
            ),
            no=("The crane stood by\nthe pier.\n", "The port of\nOslar\nis closed.\n"),
        ),
        Rule(
            "byline",
            "The next line is a byline in lower case: a headline does not go on in it.",
            _byline,
            yes=(
                "Eis im Hafen von Oslar\nvon Ana Holt und Jan Wick\nDer Hafen ist zu.\n",
                "The ice of Oslar port\nby Ana Holt and Jan Wick\nThe port is closed.\n",
            ),
            no=("The crane stood\nby the pier of Oslar.\n", "The port of\nOslar\nis closed.\n"),
        ),
        Rule(
            "blank",
            "An empty line lies between: the sentence goes on only where the line ends in a word that asks for more.",
            _blank,
            yes=("Harbour news\n\nThe port is closed.\n", "The port of\n\noslar is closed.\n"),
            no=("The crane is idle.\n\nThe pilot is ill.\n", "The port of\nOslar\nis closed.\n"),
        ),
        Rule(
            "bracket",
            "The next line begins with a bracket and goes on after it.",
            _bracket,
            yes=("Ana Holt\n(Harbour Party) said that the port is closed.\n", "Venn\n(14), who won, is ill.\n"),
            no=("The crane is idle.\n(It is old.)\n", "The port of\nOslar\nis closed.\n"),
        ),
        Rule(
            "opening",
            "The line ends with an opening bracket or quotation mark.",
            _opening,
            yes=("The pilot called it “\nthin ice\n” on Monday.\n", "The port (\nOslar\n) is closed.\n"),
            no=("The crane is idle.\nThe pilot is ill.\n", "The port of\nOslar\nis closed.\n"),
        ),
        Rule(
            "awaits",
            "The line ends with a comma, a dash, a sign of a currency or a possessive.",
            _awaits,
            yes=("In Oslar,\nAna Holt said no.\n", "It cost $\n4.2 million.\n"),
            no=("The crane is idle.\nThe pilot is ill.\n", "The port of\nOslar\nis closed.\n"),
        ),
        Rule(
            "open_word",
            "The line ends in a word that no whole line ends in: an article, a preposition, an auxiliary.",
            _open_word,
            yes=("The port of\nOslar\nis closed to the ships.\n", "Ministers met in the\nUlvik Hall on the pier.\n"),
            no=("The crane is idle.\nThe pilot is ill.\n", "Harbour news\nThe crane is idle.\n"),
        ),
        Rule(
            "lower",
            "The next line begins in lower case and is no button.",
            _lower,
            yes=("Ana Holt\nhas said that the port is closed.\n", "Oslar\nis closed because of the ice.\n"),
            no=("home\nnews\nsport\n", "The crane is idle.\nThe pilot is ill.\n"),
        ),
        Rule(
            "between",
            "A short line, such as a link, stands between a piece of a sentence and what goes on from it.",
            _between,
            yes=(
                "The ministers of the three countries met\nAna Holt\nin the port on Monday.\n",
                "The pilots of the port of Ulvik warned\nVenn Radio\nthat the ice is thin.\n",
            ),
            no=("The crane is idle.\nThe pilot is ill.\n", "Harbour News Today\nAna Holt\nin Oslar\n"),
        ),
        Rule(
            "last_link",
            "A short line that ends in a full stop closes a long piece of a sentence.",
            _last_link,
            yes=(
                "The ministers of the three countries met on the pier and they visited\nUlvik Hall.\n",
                "The pilots of the port have said for many weeks that the ice is thin near\nVenn Island.\n",
            ),
            no=("The crane is idle.\nThe pilot is ill.\n", "Harbour news\nThe crane is idle.\n"),
        ),
    ),
)
