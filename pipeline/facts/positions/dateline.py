"""The place that leads a report, no part of its first phrase: "PARIS (AP) - Nine countries", "LIMA, Peru —"."""

from __future__ import annotations

from pipeline.article import Parse
from pipeline.language.tags import NOUNS

_DASHES = frozenset(("-", "--", "–", "—"))
_LONGEST = 14  # tokens of a dateline with its dash
_AGENCY = 5  # tokens before the bracket that closes after an agency
_MARKS = frozenset((",", ".", "(", ")", "/", ":"))


def lead_end(parse: Parse) -> int:
    """How many tokens a paragraph's dateline has with its dash; 0 where it has none.

    Names, days and marks before a dash that stands apart; the first word in capitals, or an agency in brackets.
    """
    if len(parse.words) < 3 or not parse.tags[0].startswith("NN"):
        return 0
    for i in range(1, min(_LONGEST, len(parse.words) - 1)):
        if _is_dash(parse, i):
            capitals = parse.words[0].isupper() and len(parse.words[0]) > 2
            return i + 1 if capitals or "(" in parse.words[:i] else 0
        if parse.words[i] == ")" and i <= _AGENCY and parse.words[0].isupper() and parse.words[1] == "(":
            return i + 2 if _is_dash(parse, i + 1) else i + 1  # "LIMA (AP) Nine countries"
        if parse.tags[i] not in ("NNP", "NNPS", "CD") and parse.words[i] not in _MARKS:
            return 0
    return 0


def _is_dash(parse: Parse, i: int) -> bool:
    return parse.words[i] in _DASHES and (parse.words[i] != "-" or parse.starts[i] > parse.ends[i - 1])


def after_lead(parse: Parse, head: int) -> int:
    """The noun that a sentence is about where the parse takes its dateline for it, else the head itself."""
    if head >= _LONGEST or head >= (end := lead_end(parse)):
        return head
    after = (c for c in parse.children[head] if c >= end and parse.tags[c] in NOUNS and parse.deps[c] != "nummod")
    return next(after, head)
