"""Numbers that belong to a name ("Boeing 737", "Section 230", "Fifth Avenue") or mark a point of a list."""

from __future__ import annotations

import re

from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.vocabulary import words

_WORD_BEFORE = re.compile(r"(?:(?<=[\s(\[“\"'’—–/-])|^)([^\s(\[“\"—–/]+)[ \u00a0]$")
_VERB_NUMBER = re.compile(r"\b(?:would|will|could|may|might|should|can|must|to|they|who|now) number[ \u00a0]$")
_WORDS_AFTER = re.compile(r"[ -]([A-Z][\w.]*)(?: ([A-Z][\w.]*))?")
_DETERMINER = re.compile(r"\b(?:[Tt]he|[Aa]|[Hh]is|[Hh]er|[Ii]ts|[Oo]ur|[Tt]heir) $")
_BRAND = re.compile(r"(?!(?:Ma?c|De|Di|Du|La|Le|Van|Fitz|St)[A-Z])[A-Z]?[a-z]+[A-Z][A-Za-z]+")  # "NewsChannel 7"
_COUNTED_AHEAD = re.compile(r" (?!and |or |of |in |on |to |is |are |was |were |which |that |for |at |until )\w|%")
_TIED_BEFORE = re.compile(r"[a-z][-‑]$")
_PLURAL_AHEAD = re.compile(r" (?:[a-z]+ )?[a-z]{2,}[a-rt-z]s\b")
_COUNTER = re.compile(
    r"\W{0,4}(?:[A-Za-z]{1,12} )?[0-9]{1,3} ?(?:/|of|von|de|sur) ?[0-9]{1,3}(?: [A-Za-z]{1,12})?\W{0,4}"
)
_MARKER = re.compile(r"[.)](?=\s)|[.)]$|\s?$")
_REACH = 24
_STREETS_AFTER = re.compile(r"(?:(?: and| to|,) [0-9]{1,3}(?:st|nd|rd|th)){0,3} (?:[Ss]treets?|[Aa]venues?)\b")
_CAPITAL_AHEAD = re.compile(r" [A-Z][a-z]")
_PICTURES = (2000, 4000, 5000, 8000)  # widths of a picture, "4K"
_LAST_BOOK = 4  # "4 Maccabees"
_LAST_RANK = 12  # "slid to number eight" is a rank
_LAST_MARKER = 200  # no list has more points


def is_name(text: str, candidate: Candidate) -> bool:
    """Whether the word before (for an ordinal, the noun after) makes the number part of a name."""
    if candidate.kind == "ordinal":
        if candidate.value == 1 and _TIED_BEFORE.search(text, max(0, candidate.start - 2), candidate.start):
            return True  # "a safety-first approach"
        head = text[candidate.start]
        if (head.isdigit() or head.isupper()) and _STREETS_AFTER.match(text, candidate.end):
            return True
        after = _WORDS_AFTER.match(text, candidate.end)
        named = words("number_names", "after_ordinal", "words")
        between = words("number_names", "after_ordinal", "between")
        return bool(after and (after[1] in named or (after[1] in between and after[2] in named)))
    if candidate.kind != "count" or candidate.form in ("plural", "fraction"):
        return False
    if candidate.letter == "K" and candidate.value in _PICTURES and not _PLURAL_AHEAD.match(text, candidate.end):
        return True  # "a 4K screen"
    model = text[candidate.start : candidate.number_end] in words("number_context", "aircraft", "models")
    if model and _DETERMINER.search(text, max(0, candidate.start - _REACH), candidate.start):
        return True
    after = _WORDS_AFTER.match(text, candidate.end) if (candidate.value or 0) <= _LAST_BOOK else None
    if after and candidate.form == "digits" and after[1] in words("number_names", "scripture", "numbered"):
        return True  # "2 Timothy"
    m = _WORD_BEFORE.search(text, max(0, candidate.start - _REACH), candidate.start)
    if m is None or "," in m[1]:
        return False
    branded = _BRAND.fullmatch(m[1]) and not _PLURAL_AHEAD.match(text, candidate.end)
    if branded or m[1] in words("number_names", "before", "capital"):
        return True
    low = m[1].lower()
    if (
        low == "number"
        and (candidate.value or 0) > _LAST_RANK
        and _VERB_NUMBER.search(text, max(0, candidate.start - _REACH), candidate.start)
    ):
        return False  # "the force would number 30,000 troops"
    if (
        (candidate.value or 0) > _LAST_RANK
        and low.isalpha()
        and low != "number"
        and _PLURAL_AHEAD.match(text, candidate.end)
    ):
        return False  # "they stage 40 protests", "to phone 200 voters"
    return low in words("number_names", "before", "any_case") and (low != "no" or text[candidate.start].isdigit())


def continues_name(text: str, name_end: int, candidate: Candidate) -> bool:
    """Whether a plain number goes on with the name before it: "No. 14-981", "Articles 5 and 6", "pages 10 to 12"."""
    between = text[name_end : candidate.start]
    if candidate.kind != "count" or candidate.tied or not text[candidate.start].isalnum():
        return False
    if between in ("-", "–", "/", ":"):
        return True
    if _COUNTED_AHEAD.match(text, candidate.end):
        return False
    return between in (" to ", " through ") or (text[candidate.start].isdigit() and between in (" and ", " or ", ", "))


def is_capital_name(text: str, candidate: Candidate) -> bool:
    """Whether a number word with a capital within a sentence is a name: "Mega Millions", "the Three Gorges"."""
    if candidate.kind != "count" or candidate.form not in ("words", "plural"):
        return False
    word = text[candidate.start : candidate.number_end]
    if not word[0].isupper() or word.isupper() or " " in word:
        return False
    m = _WORD_BEFORE.search(text, max(0, candidate.start - _REACH), candidate.start)
    if m and m[1].islower() and m[1].isalpha() and _CAPITAL_AHEAD.match(text, candidate.number_end):
        return not _is_title_case(text)  # "as Zero Harbour wrote"
    return bool(m and m[1][0].isupper() and m[1][-1].isalpha() and len(m[1]) > 1) and not _is_title_case(text)


def _is_title_case(text: str) -> bool:
    """Whether most words of a line have capitals, as in a headline."""
    long = [word for word in text[:300].split() if len(word) > 3 and word[0].isalpha()]
    return bool(long) and sum(word[0].isupper() for word in long) > 0.7 * len(long)


def is_list_marker(text: str, candidate: Candidate, alone: bool) -> bool:
    """Whether the number marks a point of a list ("3." at the start, "2)" within), or is all of a paragraph.

    All of it: a bare small number or a slide counter ("3 / 12 photos"). `alone`: the paragraph is the whole article, so
    that a number which is all of it is one.
    """
    if candidate.kind != "count" or not text[candidate.start].isdigit() or (candidate.value or 0) > _LAST_MARKER:
        return False
    if not alone and _COUNTER.fullmatch(text):
        return True
    if text[: candidate.start].strip(" (#-–•*"):
        closes = text[candidate.end : candidate.end + 2] == ") "
        return closes and "(" not in text[max(0, candidate.start - 60) : candidate.start]
    m = _MARKER.match(text, candidate.end)
    if m is None:
        return False
    if candidate.end + len(m[0].rstrip()) >= len(text.rstrip()):
        return not alone
    return m[0][:1] in (".", ")")
