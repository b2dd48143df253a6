"""One pass over a paragraph: every place where a number may start, what is no number consumed first."""

from __future__ import annotations

import re
from functools import cache

from pipeline.article import NumberKind
from pipeline.extract.numbers.amounts import currency_amount, plain_amount
from pipeline.extract.numbers.candidates import Candidate
from pipeline.extract.numbers.codes import code_before, code_end, past_digits
from pipeline.extract.numbers.dates import Stretch, apostrophe_date, date_at, word_decade
from pipeline.extract.numbers.times import time_at
from pipeline.extract.numbers.values import read_number
from pipeline.extract.numbers.vocabulary import number_words, symbols, table

_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
_AFTER_ARTICLE = (
    "hundred|thousand|million|billion|trillion|dozen|half|third|quarter|fourth|fifth|sixth|seventh|eighth|tenth|thirtieth"
    "|lakh|crore"
)
_NEVER_FIRST = frozenset({"mil", "mn", "mln", "bn", "bln", "tn", "trn", "tln", "dz", "dzs", "seconds"})


def any_of(words: list[str]) -> str:
    """A pattern for any of the words without case, longest first, sharing their first letters."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        by_letter.setdefault(word[0], []).append(word[1:])
    return "|".join(f"[{c}{c.upper()}](?i:{'|'.join(map(re.escape, rest))})" for c, rest in sorted(by_letter.items()))


@cache
def _master() -> re.Pattern[str]:
    heads = [w for w, (kind, _) in number_words().items() if kind != "fractions" and w not in _NEVER_FIRST]
    prefixes = sorted(symbols(), key=lambda s: (-len(s), s))
    signs = "|".join(re.escape(s) for s in prefixes if not s[0].isalpha())
    letters = "|".join(re.escape(s).replace(r"\$", r" ?\$") for s in prefixes if s[0].isalpha())
    fixed = any_of(table("number_names")["fixed"]["expressions"])
    return re.compile(
        r"(?P<markup><[^<>\n]{1,600}>|(?:https?://|www\.)[^\s<>\"]+|(?<![\w@])[@#]\w+)"
        rf"|(?P<fixed>(?<![\w$£€.,/-])(?:{fixed})(?![\w/]))"
        rf"|(?P<money>(?:(?<![A-Za-z0-9])(?:(?P<mega>[Mk])?(?:{letters}))|(?:{signs}))(?=[ \u00a0]?[-−]?\.?[0-9]))"
        rf"|(?P<month>(?<![A-Z]){_MONTHS})"
        r"|(?P<apostrophe>['’‘](?=[0-9]))"
        r"|(?P<part>\b(?:[Mm]id|[Ee]arly|[Ll]ate)[- ](?=[0-9'’‘])|\bQ[1-4] (?=[0-9])|\bFY ?(?=[0-9])"
        r"|\b[Tt]he (?=[0-9'’‘]|(?:mid|early|late)[- ]['’‘]|\w{4,9}ies\b)|\b[Ff]iscal (?=[0-9]|[Yy]ear [0-9]))"
        rf"|(?P<article>\b[Aa]n?[ -](?=(?:{_AFTER_ARTICLE})\b))"
        r"|(?P<digits>\.?[0-9]|[½⅓⅔¼¾⅕-⅞])"
        rf"|(?P<word>(?<![\w'’])(?:{any_of(heads)})\b)"
    )


def scan(text: str) -> list[Candidate]:
    """All candidates of a paragraph in order, not yet merged or judged by their context."""
    found: list[Candidate] = []
    search, at, length = _master().search, 0, len(text)
    while at < length:
        m = search(text, at)
        if m is None:
            break
        group = m.lastgroup or ""
        candidate: Candidate | None = None
        if group in ("markup", "fixed"):
            at = m.end()
        elif group == "money":
            candidate, at = currency_amount(text, m)
        elif group in ("month", "part", "apostrophe"):
            candidate, at = _date(text, m, group)
        else:
            candidate, at = _number(text, m, group)
        if candidate:
            found.append(candidate)
    return found


def _date(text: str, m: re.Match[str], group: str) -> tuple[Candidate | None, int]:
    """What starts like a date: a month, "the 1990s", "mid-1990s", an apostrophe before two digits."""
    start = m.start()
    stretch = None if group == "apostrophe" else date_at(text, start)
    if stretch is None and group != "month":
        stretch = apostrophe_date(text, start) or word_decade(text, start)
    if stretch:
        return _dated(start, stretch)
    return None, start + 3 if group == "month" else m.end()


def _number(text: str, m: re.Match[str], group: str) -> tuple[Candidate | None, int]:
    """What starts like a number: digits, an article before "dozen", a number word."""
    start = m.start()
    if text[start] == "." and start and not (text[start - 1].isspace() or text[start - 1] in "(-−"):
        start += 1
    past = code_before(text, start) if group == "digits" else 0
    if past:
        return None, past
    stretch = None if group == "article" else time_at(text, start) or date_at(text, start)
    if stretch:
        return _dated(start, stretch)
    past = code_end(text, start) if group == "digits" else 0
    if past:
        return None, past
    reading = read_number(text, start)
    if reading is None:
        return None, past_digits(text, start) if group == "digits" else m.end()
    return plain_amount(text, reading)


def _dated(start: int, stretch: Stretch) -> tuple[Candidate, int]:
    kind: NumberKind = "time" if stretch.time else "date"
    candidate = Candidate(start, stretch.end, kind, date=stretch.iso, rule=kind, number_end=stretch.end)
    return candidate, stretch.end
