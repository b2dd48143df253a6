"""Numbers that mark a point of a list, or are all of a paragraph: "3. Ships left", "2)", "3 / 12 photos"."""

from __future__ import annotations

import re

from pipeline.facts.numbers.candidates import Candidate

_COUNTER = re.compile(
    r"\W{0,4}(?:[A-Za-z]{1,12} )?[0-9]{1,3} ?(?:/|of|von|de|sur) ?[0-9]{1,3}(?: [A-Za-z]{1,12})?\W{0,4}"
)
_MARKER = re.compile(r"[.)](?=\s)|[.)]$|\s?$")
_LAST_MARKER = 200  # no list has more points


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
