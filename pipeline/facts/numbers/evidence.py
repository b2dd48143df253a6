"""Short signs that several units share, or that are no unit by themselves: decided by the nouns around them."""

from __future__ import annotations

import re
from functools import cache

from pipeline.facts.numbers.suffixes import Suffix
from pipeline.facts.numbers.vocabulary import Unit, table

_SIGN = re.compile(r"(?P<gap>[ \u00a0\u202f]?)(?P<sign>[A-Za-z]{1,2})(?![\w/'’-])")
_WORD = re.compile(r"[a-z]{2,}")
_BEFORE, _AFTER = 90, 50  # characters in which a noun speaks for a unit, within the sentence
_STOP = re.compile(r"[.!?;]\s")


@cache
def _readings() -> dict[str, dict[str, frozenset[str]]]:
    """By sign the units that it may be, each with the nouns that speak for it."""
    shared = table("unit_evidence")["sign"]
    return {entry["written"]: {unit: frozenset(nouns) for unit, nouns in entry["units"].items()} for entry in shared}


@cache
def shared_units() -> frozenset[str]:
    """Units whose sign, of two letters, is another unit's too."""
    return frozenset(unit for sign, units in _readings().items() if len(sign) > 1 for unit in units)


def unit_by_evidence(text: str, start: int, at: int) -> Suffix | None:
    """The unit of the sign at `at`, right of the number that starts at `start`; None where nothing speaks for one.

    The unit for which most nouns of the sentence speak; the first listed of those that have equally many.
    """
    m = _SIGN.match(text, at)
    units = _readings().get(m["sign"]) if m else None
    if m is None or units is None:
        return None
    before = _STOP.split(text[max(0, start - _BEFORE) : start])[-1]
    after = _STOP.split(text[m.end() : m.end() + _AFTER])[0]
    near = _WORD.findall(f"{before} {after}".lower())
    votes = {unit: sum(word in nouns for word in near) for unit, nouns in units.items()}
    best = max(votes, key=lambda unit: votes[unit])
    if not votes[best]:
        return None
    iso = len(best) == len("EUR") and best.isupper()
    return Suffix(Unit("money" if iso else "quantity", best), m.end(), m["gap"], shared=True)
