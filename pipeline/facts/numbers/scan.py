"""One pass over a paragraph: every place where a number may start, what is no number consumed first."""

from __future__ import annotations

import re
from functools import cache

from pipeline.article import NumberKind
from pipeline.facts.numbers.ages import age_decade
from pipeline.facts.numbers.amounts import plain_amount
from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.codes import code_before, code_end, past_digits
from pipeline.facts.numbers.dates import Stretch, apostrophe_date, date_at, word_decade
from pipeline.facts.numbers.days.moments import Moment, moment_at
from pipeline.facts.numbers.days.opening import MOMENT_OPENS
from pipeline.facts.numbers.measures import clocked, dimensions, height, single_unit
from pipeline.facts.numbers.money import currency_amount
from pipeline.facts.numbers.times import time_at
from pipeline.facts.numbers.values import read_number
from pipeline.facts.numbers.vocabulary import number_words, symbols, table
from pipeline.facts.numbers.years import spoken_year

_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
_AFTER_ARTICLE = (
    "hundred|thousand|million|billion|trillion|dozen|half|third|quarter|fourth|fifth|sixth|seventh|eighth|tenth|thirtieth"
    "|lakh|crore"
)
_SURELY_MONEY = (
    r"[0-9]{1,3}(?:,[0-9]{3}\b|\.[0-9]{2}\b(?!\.)|(?:\.[0-9]{1,2})?(?: ?(?:million|billion|trillion)\b|bn\b|m\b))"
)
_ISO = 3  # letters of a currency's code
_NO_NUMBER = frozenset({"address", "fixed", "markup", "fixed_figures"})
_DATED = frozenset({"month", "glued_month", "part", "apostrophe"})
_NTH = re.compile(r"(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal|1st|2nd|3rd|4th)(?=[ -](?:quarter|half)\b)")
_NEVER_FIRST = frozenset({"mil", "mn", "mln", "bn", "bln", "tn", "trn", "tln", "dz", "dzs", "seconds"})


def any_of(words: list[str], depth: int = 3) -> str:
    """A pattern for any of the words without case, longest first, sharing their first characters, `depth` of them.

    The engine passes over an alternative at once where it starts with another letter.
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        by_letter.setdefault(word[:1], []).append(word[1:])
    parts = []
    for c, rest in sorted(by_letter.items(), key=lambda item: (item[0] == "", item[0])):
        first = f"[{c}{c.upper()}]" if c.isalpha() else re.escape(c)
        tail = any_of(rest, depth - 1) if depth > 1 and any(rest) else f"(?i:{'|'.join(map(re.escape, rest))})"
        parts.append(f"{first}(?:{tail})" if c else "")
    return "|".join(parts)


def _is_code(symbol: str) -> bool:
    return len(symbol) == _ISO and symbol.isupper() and symbol.isalpha()


def _by_letter(patterns: list[str]) -> str:
    """Patterns that start with a letter, in their order below it."""
    found: dict[str, list[str]] = {}
    for pattern in patterns:
        found.setdefault(pattern[0], []).append(pattern[1:])
    return "|".join(f"{c}(?:{'|'.join(rest)})" for c, rest in sorted(found.items()))


def _spaced(symbol: str) -> str:
    """A symbol as a pattern; a space may part two letters from a sign ("HK $5"), never one ("a $5 fee")."""
    return re.escape(symbol).replace(r"\$", r" ?\$") if len(symbol) > 2 else re.escape(symbol)


@cache
def _master() -> re.Pattern[str]:
    """What a number, date or code may start with; what is no number comes first.

    Characters are tried at the start of a word only, which is most of the speed.
    """
    heads = [w for w, (kind, _) in number_words().items() if kind != "fractions" and w not in _NEVER_FIRST]
    prefixes = sorted(symbols(), key=lambda s: (-len(s), s))
    signs = "|".join(re.escape(s) for s in prefixes if not s[0].isalpha())
    letters = _by_letter([_spaced(s) for s in prefixes if s[0].isalpha()])
    codes = _by_letter(list(filter(_is_code, prefixes)))
    single = "|".join(sorted(table("currencies")["letters"], key=lambda s: (-len(s), s)))
    fixed = table("number_names")["fixed"]["expressions"]
    spoken, figures = any_of([f for f in fixed if f[0].isalpha()]), any_of([f for f in fixed if not f[0].isalpha()])
    amount = r"(?=[ \u00a0]?[-−]?\.?[0-9])"
    return re.compile(
        r"(?<![A-Za-z0-9_])(?:(?P<address>(?:https?://|www\.)[^\s<>\"]+)"
        rf"|(?P<fixed>(?<![$£€.,/])(?<![0-9]-)(?:{spoken})(?![\w/]))"
        rf"|(?P<money>(?:{letters}){amount}|(?P<mega>[Mk])(?:{codes}){amount}|(?:{single})(?={_SURELY_MONEY}))"
        rf"|(?P<moment>{MOMENT_OPENS})"
        rf"|(?P<month>{_MONTHS})"
        r"|(?P<noon>noon\b(?<=[a-z] noon)|mid(?:day\b(?<=[a-z] midday)|night\b(?<=[a-z] midnight)))"
        r"|(?P<part>(?:[Mm]id|[Ee]arly|[Ll]ate)[- ](?=[0-9'’‘])|FY ?(?=['’0-9])|A\.?D\.? (?=[0-9])"
        r"|[Tt]he (?=[0-9'’‘]|(?:mid|early|late)[- ]['’‘]|\w{4,9}ies\b)|[Ff]iscal (?=[0-9]|[Yy]ear [0-9]))"
        r"|(?P<single>[Aa]n? (?<![0-9%] a )(?<![0-9%] an )(?:"
        r"(?:year|hour|minute|month|week|day|decade|century|mile) and an? (?:half|quarter)\b"
        r"|(?:dollar|euro)(?= (?:for|to|per|in|more|less|on|each|or)\b|[.,;:!?]|$)"
        r"|(?:gallon|litre|liter|kilo|kilogram|pint|barrel|ton|tonne|cup|mile|acre)(?= of\b)))"
        rf"|(?P<article>[Aa]n?[ -](?=(?:{_AFTER_ARTICLE})\b))"
        rf"|(?P<word>(?<!\w['’])(?:{any_of(heads)})\b))"
        rf"|(?P<glued_month>(?<=[a-z]){_MONTHS}(?=[a-z]* [0-9]))"
        r"|(?P<markup><[^<>\n]{1,600}>|(?<![\w@])[@#]\w+"
        r"|\[(?:\+[0-9]+ chars|(?:note |nb |n )?[0-9]{1,3}|[a-z])\]|[¹²³⁰⁴-⁹]+)"
        rf"|(?P<fixed_figures>(?<![\w$£€.,/])(?<![0-9]-)(?:{figures})(?![\w/]))"
        rf"|(?P<sign>(?:{signs}){amount})"
        r"|(?P<apostrophe>['’‘](?=[0-9]))"
        r"|(?P<digits>\.?[0-9]|[½⅓⅔¼¾⅕-⅞])"
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
        if group in _NO_NUMBER:
            at = m.end()
        elif group in ("money", "sign"):
            candidate, at = currency_amount(text, m)
        elif group == "single":
            candidate, at = single_unit(m)
        elif group == "moment":
            candidate, at = _moment(text, m)
        elif group == "noon":
            stretch = time_at(text, m.start())
            candidate, at = _dated(m.start(), stretch) if stretch else (None, m.end())
        elif group in _DATED:
            candidate, at = _date(text, m, group)
        elif group == "digits" and (sides := dimensions(text, m.start())):
            found += sides
            at = sides[-1].end
        else:
            candidate, at = _number(text, m, group)
        if candidate:
            found.append(candidate)
    return found


def _date(text: str, m: re.Match[str], group: str) -> tuple[Candidate | None, int]:
    """What starts like a date: a month, "the 1990s", "mid-1990s", an apostrophe before two digits."""
    start = m.start()
    stretch = None if group == "apostrophe" or age_decade(text, m.end()) else date_at(text, start)
    if stretch is None and group in ("part", "apostrophe"):
        stretch = apostrophe_date(text, start) or word_decade(text, start)
    if stretch:
        return _dated(start, stretch)
    return _moment(text, m) if group == "month" else (None, m.end())


def _moment(text: str, m: re.Match[str]) -> tuple[Candidate | None, int]:
    """What the day of the article makes a date; a quarter or half without a year is an ordinal until then."""
    start = m.start()
    found = moment_at(text, start)
    if found is None:
        nth = _NTH.match(text, start)
        return _nth(start, nth, None, nth.end()) if nth else (None, m.end())
    nth = _NTH.match(text, start)
    if nth and found.moment.year is None and found.moment.kind in ("quarter", "half"):
        return _nth(start, nth, found.moment, found.end)
    candidate = Candidate(
        start, found.end, "date", rule="date", number_end=found.end, moment=found.moment, counts=False
    )
    return candidate, found.end


def _nth(start: int, nth: re.Match[str], moment: Moment | None, end: int) -> tuple[Candidate | None, int]:
    value = {"f": 1, "s": 2, "t": 3, "1": 1, "2": 2, "3": 3, "4": 4}[nth[0][0].lower()]
    value = 4 if nth[0][:2].lower() == "fo" else value
    if nth[0].lower() == "final":
        return None, nth.end()
    candidate = Candidate(
        start, nth.end(), "ordinal", float(value), rule="ordinal", form="ordinal", number_end=nth.end(), counts=False,
        moment=moment, widest=(start, end),
    )  # fmt: skip
    return candidate, nth.end()


def _number(text: str, m: re.Match[str], group: str) -> tuple[Candidate | None, int]:
    """What starts like a number: digits, an article before "dozen", a number word."""
    start, digits = m.start(), group == "digits"
    if text[start] == "." and start and not (text[start - 1].isspace() or text[start - 1] in "(-−"):
        start += 1
    past = code_before(text, start) if digits else 0
    if past:
        return None, past
    whole = (
        (age_decade(text, start) or height(text, start) or clocked(text, start)) if digits else spoken_year(text, start)
    )
    if whole:
        return whole, whole.end
    stretch = None if group == "article" else time_at(text, start) or date_at(text, start)
    if stretch:
        return _dated(start, stretch)
    return _amount(text, m, start, digits)


def _amount(text: str, m: re.Match[str], start: int, digits: bool) -> tuple[Candidate | None, int]:
    """A number that is no code, date or time."""
    past = code_end(text, start) if digits else 0
    if past:
        return None, past
    reading = read_number(text, start)
    if reading is None:
        return None, past_digits(text, start) if digits else m.end()
    return plain_amount(text, reading)


def _dated(start: int, stretch: Stretch) -> tuple[Candidate, int]:
    kind: NumberKind = "time" if stretch.time else "date"
    candidate = Candidate(start, stretch.end, kind, date=stretch.iso, rule=kind, number_end=stretch.end)
    return candidate, stretch.end
