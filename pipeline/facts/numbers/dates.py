"""Dates in ISO 8601, as precise as the text: "3 January" -> --01-03, "the '90s" -> 1990/1999."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

_MONTH_NAMES = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTHS = {name[:cut].lower(): i for i, name in enumerate(_MONTH_NAMES.split("|"), 1) for cut in (3, 4, None)}
MONTH = rf"(?:{_MONTH_NAMES}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b[.,]?|{_MONTH_NAMES.upper()})"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])(?!,[0-9]{3})(?!\.[0-9])"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})(?![0-9])(?![,.][0-9])"
_TH = r"(?: ?(?:st|nd|rd|th)\b)?"
_DASH = r"(?: ?[-–—] ?| to | and | & | or | through | until )"
_CENTURIES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
)
_CENTURY_WORDS = {word: i for i, word in enumerate(_CENTURIES.split(), 1)}
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_DECADE_WORDS = {word: 1920 + 10 * i for i, word in enumerate(_DECADES)}
_LONGEST_SPAN = 400  # years from the first to the last of "1914-1918"
_OLDEST_PART = 50  # "the mid-20s" is an age, a temperature or a share, "the late 60s" a decade
_MEASURE_REACH = 60  # code points before "the 80s" in which a word of the weather or of polls is looked for
_MEASURED = re.compile(
    r"\b(?:[Tt]emperatures?|[Hh]ighs?|[Ll]ows|[Mm]ercury|[Dd]egrees|[Tt]hermometers?|ratings?|percent\w*|approval|favorability|scor\w+|"
    r"wind-?chills?|shoot|shot)\b[^.;]*$"
)


class Stretch(NamedTuple):
    """A date or time: where it ends, its ISO form, and what kind of row it is."""

    end: int
    iso: str
    time: bool = False


def _month(name: str) -> int:
    return _MONTHS[name.lower().rstrip(".,")]


def _day(year: str | None, month: int, day: int) -> str:
    return f"{year or '-'}-{month:02d}-{day:02d}"


def _days(m: re.Match[str]) -> str:
    month, day, year = _month(m["month"]), int(m["day"]), m["year"]
    if m["day2"]:
        return f"{_day(year, month, day)}/{_day(year, month, int(m['day2']))}"
    return _day(year, month, day)


def _month_year(m: re.Match[str]) -> str:
    return f"{m['year']}-{_month(m['month']):02d}"


def _month_number(m: re.Match[str]) -> str:
    return f"{m['year']}-{m['month']}"


def _numeric(m: re.Match[str]) -> str | None:
    """4/27/19 is American order unless its second part is no day."""
    month, day = int(m["a"]), int(m["b"])
    if month > 12:
        month, day = day, month
    year = m["year"] if len(m["year"]) == 4 else ("20" if int(m["year"]) < 50 else "19") + m["year"]
    return f"{year}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _decade(m: re.Match[str]) -> str:
    digits = m["decade"]
    base = int(digits) if len(digits) == 4 else 1900 + int(digits) if int(digits) >= 20 else 2000 + int(digits)
    if len(digits) == 4 and base % 100 == 0 and not m["part"] and base < 2000:
        return f"{base}/{base + 99}"
    return f"{base}/{base + 9}"


def _plain_decade(m: re.Match[str]) -> str | None:
    """A decade without an apostrophe before it; two digits may be degrees, a share or an age instead."""
    at = m.start("decade")
    if len(m["decade"]) == 4 or "’" in m[0] or "'" in m[0]:
        return _decade(m)
    young = int(m["decade"]) < _OLDEST_PART and m.string[max(0, at - 6) : at - 1].lower().endswith(
        ("mid", "early", "late")
    )
    return None if young or _MEASURED.search(m.string, max(0, at - _MEASURE_REACH), at) else _decade(m)


def _decade_word(m: re.Match[str]) -> str:
    base = _DECADE_WORDS[m["word"].lower()]
    return f"{base}/{base + 9}"


def _century(m: re.Match[str]) -> str | None:
    number = int(m["nth"]) if m["nth"] else _CENTURY_WORDS.get(m["word"].lower(), 0)
    if not 1 <= number <= 22:
        return None
    first, last = (number - 1) * 100 + 1, number * 100
    return f"-{last - 1:04d}/-{first - 1:04d}" if m["bc"] else f"{first:04d}/{last:04d}"


def _era(m: re.Match[str]) -> str:
    """A year BC or AD; ISO 8601 counts a year 0, so that 300 BC is -0299."""
    year = int(m["year"])
    return (
        f"-{year - 1:04d}"
        if m["era"].startswith("B") and year > 1
        else f"{0 if m['era'].startswith('B') else year:04d}"
    )


def _two_digits(m: re.Match[str]) -> str:
    return f"20{m['yy']}"


def _year_span(m: re.Match[str]) -> str | None:
    first, last = m["year"], m["year2"]
    last = first[: 4 - len(last)] + last
    return f"{first}/{last}" if 0 < int(last) - int(first) < _LONGEST_SPAN else None


def _short_year(m: re.Match[str]) -> str:
    return ("20" if int(m["yy"]) < 40 else "19") + m["yy"]


def _whole(m: re.Match[str]) -> str:
    return m["year"]


_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]]


def _rules(*pairs: tuple[str, Callable[[re.Match[str]], str | None]]) -> tuple[_Rule, ...]:
    return tuple((re.compile(pattern), read) for pattern, read in pairs)


_PART = r"(?:[Tt]he )?(?:(?P<part>mid|early|late|Mid|Early|Late)(?:[- ]to[- ](?:late|mid))?[- ])?"
_NO_DAY = r"(?! ?(?:percent|%|million|years|a\.m|p\.m|people))"
_ERA = r"(?P<era>B\.?C\.?(?:E\b\.?)?|A\.?D\b\.?|C\.?E\b\.?)(?![A-Za-z])"
_MONTH_RULES = _rules(
    (
        rf"(?P<month>{MONTH}) ?(?P<day>{_DAY}){_TH}(?:{_DASH}(?P<day2>{_DAY}){_TH}{_NO_DAY})?"
        rf"(?:(?:,? (?:of )?|,)(?P<year>{_YEAR}))?(?![:/][0-9]|%)",
        _days,
    ),
    (rf"(?P<month>{MONTH}),? (?:of )?(?P<year>{_YEAR})", _month_year),
)
_DIGIT_RULES = _rules(
    (rf"(?P<year>[1-9][0-9]{{0,3}}) ?{_ERA}", _era),
    (
        rf"(?P<day>{_DAY}){_TH}(?:(?:{_DASH}|/)(?P<day2>{_DAY}){_TH})?[ -](?:of )?(?P<month>{MONTH})"
        rf"(?:,?[ -](?P<year>{_YEAR}))?(?![\w])",
        _days,
    ),
    (
        r"(?P<stamp>[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T[0-2][0-9]:[0-5][0-9])(?::[0-5][0-9](?:[.,][0-9]{1,9})?)?"
        r"(?P<zone>Z|[+-][0-2][0-9]:?[0-5][0-9])?(?![0-9])",
        lambda m: m["stamp"] + (m["zone"] or ""),
    ),
    (r"[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])(?![0-9-])", lambda m: m[0]),
    (
        r"(?P<a>[0-9]{1,2})(?P<s>[/.-])(?P<b>[0-9]{1,2})(?P=s)(?P<year>[12][0-9]{3}|[0-9]{2})(?![0-9]|[./-][0-9])",
        _numeric,
    ),
    (r"(?P<month>0[1-9]|1[0-2])/(?P<year>(?:19|20)[0-9]{2})(?![0-9/])", _month_number),
    (rf"(?P<year>{_YEAR})[-–/](?P<year2>[0-9]{{1,2}}|{_YEAR})(?![0-9/-])(?![,.][0-9])", _year_span),
)
_LED_IN = r"(?:(?<=[Tt]he )|(?<=mid[- ])|(?<=arly[- ])|(?<=late[- ]))"  # "the 80s"; bare "80s" may be degrees or an age
_PART_RULES = _rules((rf"{_PART}(?P<decade>1[0-9]{{2}}0|20[0-9]0|{_LED_IN}[2-9]0)['’]?s\b", _plain_decade))
_OTHER_RULES = _rules(
    (
        r"(?:(?P<nth>[0-9]{1,2})(?:st|nd|rd|th)|(?P<word>[A-Z]?[a-z]++(?:-[a-z]++)?))"
        r"[ -](?:[Cc]entury|[Cc]enturies|CENTURY)\b(?P<bc> B\.?C\.?(?:E\.?)?)?",
        _century,
    ),
    (rf"(?:FY|[Ff]iscal(?:[ -][Yy]ear)?) ?(?P<year>{_YEAR})[-–/](?P<year2>[0-9]{{2}})(?![0-9/-])", _year_span),
    (rf"(?:FY|[Ff]iscal(?:[ -][Yy]ear)?) ?(?P<year>{_YEAR})", _whole),
    (r"FY ?['’]?(?P<yy>[0-4][0-9])(?![0-9/-])", _two_digits),
    (r"(?P<era>A\.?D\.?) (?P<year>[1-9][0-9]{0,3})(?![0-9])(?![,.][0-9])", _era),
)
_SHORT_DECADE = re.compile(r"(?:[Tt]he )?(?:(?P<part>mid|early|late)[- ])?['’‘](?P<decade>[0-9]0)s\b")
_SHORT_YEAR = re.compile(r"['’‘](?P<yy>[0-9]{2})(?![\w'’%-])(?![.,][0-9])")
_TAKES_YEAR = re.compile(
    r"\b(?:in|of|since|from|for|by|until|the|to|and|before|after|through|spring|summer|fall|winter"
    rf"|{MONTH}) $"
)
_WORD_DECADE = re.compile(rf"[Tt]he (?:(?:mid|early|late)[- ])?(?:nineteen[- ])?(?P<word>(?i:{'|'.join(_DECADES)}))\b")


def date_at(text: str, at: int) -> Stretch | None:
    """The date that starts at `at`, without bare years (their context decides)."""
    if text[at].isdigit():
        rules = _DIGIT_RULES + _PART_RULES + _OTHER_RULES
    else:
        rules = (_MONTH_RULES if text[at] in "JFMASOND" else ()) + _PART_RULES + _OTHER_RULES
    for pattern, read in rules:
        m = pattern.match(text, at)
        iso = read(m) if m else None
        if m and iso:
            return Stretch(m.end(), iso)
    return None


def apostrophe_date(text: str, at: int) -> Stretch | None:
    """A decade or year in two digits ('90s, '16), from its apostrophe or "the" on; a year only after "in" or such."""
    if m := _SHORT_DECADE.match(text, at):
        return Stretch(m.end(), _decade(m))
    m = _SHORT_YEAR.match(text, at)
    if m and _TAKES_YEAR.search(text, max(0, at - 12), at):
        return Stretch(m.end(), _short_year(m))
    return None


def word_decade(text: str, at: int) -> Stretch | None:
    """A decade in words: "the sixties"."""
    m = _WORD_DECADE.match(text, at)
    return Stretch(m.end(), _decade_word(m)) if m else None
