"""What stands right of a number: its unit, currency or the noun tied to it by a hyphen."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline.facts.numbers.vocabulary import Unit, table, units

_WORD = re.compile(
    r"(?P<gap>[ \u00a0\u202f]{1,8}+(?:- ?)?|-|‑)?"
    r"(?P<word>[^\W\d_]++(?:\.[^\W\d_]++)*+(?:[/^][^\W_]++|[²³]|[23](?![\w,.]*[0-9]))?\.?"
    r"|°[ ]?[CFcf]?(?![A-Za-z])|º[CF]|[℃℉%％$£¥₹₽₴₺₪₩₫฿₱₦₵₡₲₸₾₼₿₭₮៛֏]|€(?:[a-z]{2,3})?)"
)
_VIDEO = (240, 360, 480, 720, 1080, 1440, 2160)  # lines of a picture, as in "1080p"
_MAX_WORDS = 4
_COLDEST, _HOTTEST = -80, 200  # what "30C" may be in degrees


class Suffix(NamedTuple):
    """A unit right of a number, and where it ends."""

    unit: Unit
    end: int
    gap: str


def unit_after(text: str, at: int) -> Suffix | None:
    """The longest unit that starts at `at`, glued, after a space or a hyphen; None where there is none."""
    words: list[tuple[int, str]] = []
    end, first_gap = at, ""
    names, short = units()
    best: tuple[Unit, int] | None = None
    key = ""
    for n in range(_MAX_WORDS):
        m = _WORD.match(text, end)
        if m is None or (n and not m["gap"]):
            break
        gap, word = m["gap"] or "", m["word"]
        if n == 0:
            first_gap = gap
            begin = m.start("word")
        end = m.end()
        raw = text[begin:end]
        key = f"{key} {word}".strip().lower().replace(".", "")
        plain = raw.rstrip(".")
        found = short.get(raw) or short.get(plain) or names.get(key.replace("-", " "))
        if found:
            stop = begin + len(raw if raw in short and not raw.endswith(".") else plain)
            if text[stop : stop + 1] in ("", ".") or not (text[stop].isalnum()):
                best = (found, stop)
        words.append((end, word))
        if text[end : end + 1] not in (" ", "-", "\u00a0", "‑"):
            break
    return Suffix(best[0], best[1], first_gap) if best else None


@cache
def _follows(key: str) -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, sorted(table("number_context")["letters"][key], key=len, reverse=True)))
    punctuation = {
        "closing": r"(?![ ]?/)[ ]?(?:$|[.,;:!?)\]\"”’']|\b",
        "inches": r" ?(?:$|[.,;:!?)\]]|\b",
        "metres": r"(?:[²³]|[ -]",
    }
    return re.compile(rf"{punctuation[key]}(?:{phrases})\b)")


def letter_unit(text: str, at: int, value: float, gap: str) -> Suffix | None:
    """Units of one letter, which mean something else as often: "1.8m tall", "30C in Oslo", "2 in", "50p", "6 g"."""
    letter, after = text[at : at + 1], at + 1
    if text[at : at + 2] == "in" and not text[at + 2 : at + 3].isalnum():
        inches = not gap or _follows("inches").match(text, at + 2)
        return Suffix(Unit("quantity", "in"), at + 2, gap) if inches else None
    if not letter or text[after : after + 1].isalnum():
        return None
    if letter == "m" and ((gap and not text[after : after + 1].isalpha()) or _follows("metres").match(text, after)):
        return Suffix(Unit("quantity", "m"), after, gap)
    if letter == "g" and not gap and text[after : after + 4] == " of ":
        return Suffix(Unit("quantity", "g"), after, gap)
    if letter == "p" and not gap and value not in _VIDEO:
        return Suffix(Unit("money", "GBP", 0.01), after, gap)
    if not _follows("closing").match(text, after):
        return None
    if letter in "CF" and _COLDEST <= value <= _HOTTEST and not gap:
        return Suffix(Unit("quantity", "°" + letter), after, gap)
    if letter == "c" and not gap:
        return Suffix(Unit("money", "USD", 0.01), after, gap)
    if letter == "g":
        return Suffix(Unit("quantity", "g"), after, gap)
    if letter == "L" or (letter == "l" and not gap):
        return Suffix(Unit("quantity", "L"), after, gap)
    return None


@cache
def _weights() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = table("number_context")["pounds"]
    verbs, money, things = ("|".join(data[key]) for key in ("weigh", "of_money", "things"))
    return (
        re.compile(rf"\b(?:{verbs})\b[^.;]{{0,30}}$", re.IGNORECASE),
        re.compile(rf" of (?!(?:{money})\b)[a-z]+| (?:heav|light|overweight)"),
        re.compile(rf"[ -](?:{things})\b"),
    )


def settle_pounds(text: str, start: int, suffix: Suffix) -> Suffix:
    """Pounds of weight or sterling: weight where something is weighed or a thing follows ("20 pounds of rice")."""
    if suffix.unit.symbol != "GBP" or not text[max(0, suffix.end - 6) : suffix.end].lower().rstrip("s").endswith(
        "pound"
    ):
        return suffix
    before, after, thing = _weights()
    weighed = before.search(text, max(0, start - 40), start) or after.match(text, suffix.end)
    if weighed or (suffix.gap == "-" and thing.match(text, suffix.end)):
        return Suffix(Unit("quantity", "lb"), suffix.end, suffix.gap)
    return suffix
