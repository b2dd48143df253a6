"""The denominator of a rate: "£11.44 an hour", "$80 a barrel", "3 per 100,000 people", "2% a year", "$3/gallon"."""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import NamedTuple

from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.vocabulary import symbol_of, table, units, words

_SLASH = re.compile(r" ?/ ?(?P<unit>[A-Za-z²³]+)(?![\w/])")
_LATIN = re.compile(r" per (?P<unit>annum|capita|cent|se|diem)\b")
_LATIN_UNITS = {"annum": "year", "capita": "person", "diem": "day"}
_ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
}
_ADVERB = re.compile(
    r" (?P<unit>annually|yearly|monthly|weekly|daily|hourly)(?=[.,;:)]|$| (?:and|in|on|by|to|for|from|—|–) )"
)
_GAME = re.compile(r" ([a-z]pg)\b")
_RATED = frozenset({"money", "quantity", "percent", "count", "duration"})
_JOINED = re.compile(r" (?:and|or|to) |, | \(")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A denominator in words; one of time; one that an article may introduce; one in characters after money."""
    data = table("units")["rates"]
    time, counted = "|".join(data["of_time"]), "|".join(data["counted"])
    wordy = (
        r"(?P<noun>(?: [a-z-]+){0,3}?),? (?:(?P<per>per|for every|for each|every|each)|an?)"
        r" (?P<many>[0-9][0-9,]*(?: (?:million|thousand))? )?"
        rf"(?P<unit>(?:{time}|{counted})s?\b|[a-z]+(?:-[a-z]+)?\b)"
        r"(?! (?:ago|earlier|later|before|after|of the)\b)(?!['’-])"
    )
    short = "|".join(map(re.escape, data["short"]))
    return (
        re.compile(wordy),
        re.compile(rf"(?:{time})s?"),
        re.compile(rf"(?:{time}|{counted})s?"),
        re.compile(rf" ?(?P<unit>{short})(?![\w/])"),
    )


class Per(NamedTuple):
    """A denominator, and where it ends."""

    unit: str
    end: int


def per_after(text: str, at: int, money: bool, bare: bool) -> Per | None:
    """The denominator right of an amount that ends at `at`.

    `bare`: the amount is a count, whose noun may stand between ("500 barrels a day"); `money` may be per anything.
    """
    if m := _LATIN.match(text, at):
        unit = _LATIN_UNITS.get(m["unit"])
        return Per(unit, m.end()) if unit else None
    if m := _SLASH.match(text, at):
        return Per(symbol_of(m["unit"]), m.end()) if _is_known(m["unit"]) else None
    short = _short_after(text, at, money, bare)
    if short:
        return short
    if m := _ADVERB.match(text, at):
        return Per(_ADVERBS[m["unit"]], m.end())
    m = _patterns()[0].match(text, at)
    if m is None or (m["noun"] and not bare) or not _is_denominator(m):
        return None
    symbol = symbol_of(m["unit"])
    return Per(f"{m['many'].strip().replace(',', '')} {symbol}" if m["many"] else symbol, m.end())


def _short_after(text: str, at: int, money: bool, bare: bool) -> Per | None:
    """A denominator in characters: rents and pay after money ("pw"), statistics of a game after a count ("ppg")."""
    if money and (m := _patterns()[3].match(text, at)):
        return Per(table("units")["rates"]["short"][m["unit"]], m.end())
    if bare and (m := _GAME.match(text, at)) and m[1] in words("units", "rates", "games"):
        return Per("game", m.end())
    return None


def _is_denominator(m: re.Match[str]) -> bool:
    """Whether what follows "per" or an article divides: after "a" only what is sold or timed so ("$5 a head")."""
    _, time, known, _ = _patterns()
    unit = m["unit"]
    if unit in words("units", "rates", "stop"):
        return False
    if m["per"] in ("every", "each"):
        return bool(time.fullmatch(unit))
    if m["per"]:
        return True
    return not m["many"] and bool((time if m["noun"] else known).fullmatch(unit))


def _is_known(word: str) -> bool:
    return word in units().names or word in units().short or word in table("units")["rates"]["letters"]


def set_rates(text: str, found: list[Candidate]) -> list[Candidate]:
    """Give amounts their denominators; the number of a denominator ("per 100,000 people") is no row of its own."""
    kept: list[Candidate] = []
    taken = -1
    for c in found:
        if c.start >= taken:
            taken = max(taken, _set_rate(text, c))
            kept.append(c)
    for left, right in itertools.pairwise(kept):
        between = text[left.end : right.start]
        joined = right.per and not left.per and left.kind == right.kind and _JOINED.fullmatch(between)
        if joined and (left.unit == right.unit or between == " ("):
            left.per = right.per
    return kept


def _set_rate(text: str, c: Candidate) -> int:
    """Set the denominator of an amount; where it ends, -1 if there is none."""
    if c.value is None or c.kind not in _RATED or c.per is not None:
        return -1
    money = c.kind == "money"
    end = c.end + (text[c.end : c.end + 1] == ")" and money)
    per = per_after(text, end, money, c.kind == "count" and c.counts and not c.tied)
    if per is None:
        return -1
    c.per = per.unit
    return per.end
