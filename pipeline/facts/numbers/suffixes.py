"""What stands right of a number: its unit or currency, by name, short form, or the sign of one letter."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from pipeline.facts.numbers.vocabulary import Unit, symbol_of, units

_WORD = re.compile(
    r"(?P<gap>[ \u00a0\u202f]{1,8}+(?:- ?)?|-|‑)?"
    r"(?P<word>[^\W\d_]++(?:\.[^\W\d_]++)*+(?:[/^][^\W_]++|[²³]|[23](?![\w,.]*[0-9]))?\.?"
    r"|°[ ]?[CFcf]?(?![A-Za-z])|º[CF]|[℃℉%％$£¥₹₽₴₺₪₩₫฿₱₦₵₡₲₸₾₼₿₭₮៛֏Ω′″]|€(?:[a-z]{2,3})?)"
)
_MAX_WORDS = 4


class Suffix(NamedTuple):
    """A unit right of a number, and where it ends; `basis` where the sign is shared by several units."""

    unit: Unit
    end: int
    gap: str
    shared: bool = False


def unit_after(text: str, at: int) -> Suffix | None:
    """The longest unit that starts at `at`, glued, after a space or a hyphen; None where there is none."""
    end, begin, first_gap, key = at, at, "", ""
    best: tuple[Unit, int] | None = None
    for n in range(_MAX_WORDS):
        m = _WORD.match(text, end)
        if m is None or (n and not m["gap"]):
            break
        if n == 0:
            first_gap, begin = m["gap"] or "", m.start("word")
        end = m.end()
        key = f"{key} {m['word']}".strip().lower().replace(".", "")
        best = _known(text, begin, end, key) or best
        if text[end : end + 1] not in (" ", "-", "\u00a0", "‑"):
            break
    return Suffix(best[0], best[1], first_gap) if best else None


def _known(text: str, begin: int, end: int, key: str) -> tuple[Unit, int] | None:
    """The unit that the words from begin to end name, and where it ends."""
    table, raw = units(), text[begin:end]
    plain = raw.rstrip(".")
    found = table.short.get(raw) or table.short.get(plain)
    if found is None:
        name = key.replace("-", " ")
        found = table.names.get(name) if _is_lower(text, begin, raw) else None
        found = found or table.folded.get(plain.lower()) or _divided(plain)
    stop = begin + len(raw if raw in table.short and not raw.endswith(".") else plain)
    if found is None or (text[stop : stop + 1] not in ("", ".") and text[stop].isalnum()):
        return None
    return found, stop


def _divided(word: str) -> Unit | None:
    """A short form with its denominator: "mg/kg", "kWh/m2"."""
    over, slash, under = word.partition("/")
    unit = units().short.get(over) if slash and under.isalnum() else None
    return replace(unit, per=symbol_of(under)) if unit else None


def _is_lower(text: str, begin: int, raw: str) -> bool:
    """Whether a word is no name: "2016 Stone said", "the 3 Foot Locker shops"; "3 Euros", "12 DAYS" are units."""
    if raw[:1].islower() or not raw[:1].isalpha() or raw.isupper():
        return True
    return raw.lower() not in _NAMES


_NAMES = frozenset(
    {"stone", "foot", "bit", "cup", "mark", "crown", "real", "sol", "pound", "yard", "carat", "rand", "colon"}
)
