"""Numbers that belong to a name ("Boeing 737", "Section 230", "Fifth Avenue") or mark a point of a list."""

from __future__ import annotations

import re

from pipeline.extract.numbers.candidates import Candidate
from pipeline.extract.numbers.vocabulary import words

_WORD_BEFORE = re.compile(r"(?:(?<=[\s(\[“\"'’—–/-])|^)([^\s(\[“\"—–/]+)[ \u00a0]$")
_WORD_AFTER = re.compile(r"[ -]([A-Z][\w.]*)")
_VERB_NUMBER = re.compile(r"\b(?:would|will|could|may|might|should|can|must|to|they|who|now) number[ \u00a0]$")
_DETERMINER = re.compile(r"\b(?:[Tt]he|[Aa]|[Hh]is|[Hh]er|[Ii]ts|[Oo]ur|[Tt]heir) $")
_MARKER = re.compile(r"[.)](?=\s)|[.)]$|\s?$")
_REACH = 24
_LAST_MARKER = 200  # no list has more points


def is_name(text: str, candidate: Candidate) -> bool:
    """Whether the word before (for an ordinal, the noun after) makes the number part of a name."""
    if candidate.kind == "ordinal":
        after = _WORD_AFTER.match(text, candidate.end)
        return bool(after and after[1] in words("number_names", "after_ordinal", "words"))
    if candidate.unit is not None or candidate.form in ("plural", "fraction"):
        return False
    number = text[candidate.start : candidate.number_end]
    if number in words("number_context", "aircraft", "models") and _DETERMINER.search(
        text, max(0, candidate.start - 6), candidate.start
    ):
        return True
    m = _WORD_BEFORE.search(text, max(0, candidate.start - _REACH), candidate.start)
    if m is None or "," in m[1]:
        return False
    if m[1] in words("number_names", "before", "capital"):
        return True
    low = m[1].lower()
    if low == "number" and _VERB_NUMBER.search(text, max(0, candidate.start - _REACH), candidate.start):
        return False  # "the force would number 30,000 troops"
    return low in words("number_names", "before", "any_case") and (low != "no" or text[candidate.start].isdigit())


def is_list_marker(text: str, candidate: Candidate, alone: bool) -> bool:
    """ "3." or "3)" that opens a paragraph, "2)" within one, or a bare small number that is all of it.

    `alone`: the paragraph is the whole article, so that a number which is all of it is one.
    """
    if candidate.kind != "count" or not text[candidate.start].isdigit() or (candidate.value or 0) > _LAST_MARKER:
        return False
    if text[: candidate.start].strip(" (#-–•*"):
        closes = text[candidate.end : candidate.end + 2] == ") "
        return closes and "(" not in text[max(0, candidate.start - 60) : candidate.start]
    m = _MARKER.match(text, candidate.end)
    if m is None:
        return False
    if candidate.end + len(m[0].rstrip()) >= len(text.rstrip()):
        return not alone
    return m[0][:1] in (".", ")")
