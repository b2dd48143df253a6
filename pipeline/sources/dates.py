"""Dates of publication as ISO 8601, exactly as precise as they were written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.resources import files
from typing import Any

from pipeline.sources.fields import scalar

LONGEST = 200  # characters of a field that may be a date
EARLIEST, LATEST = 0, 4_102_444_800  # seconds: 1970 to 2100
MONTH_FIRST = frozenset(("us", "gov", "mil", "edu", "ph"))  # ends of host names
EVERYWHERE = frozenset(("io", "tv", "co", "me", "eu", "ai", "fm", "cc", "ca"))  # sold to all, or a country of both ways

_ISO = re.compile(
    r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d{1,9})?"
    r" ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?)?)?$"
)
_MONTH = r"([^\W\d_]{3,12})"
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?,? (?:de |of )?{_MONTH}\.?,? (?:de |del )?(\d{{4}})\b")
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b")
_MONTH_ONLY = re.compile(rf"\b{_MONTH}\.?,? (?:de )?(\d{{4}})$")
_DOTTED = re.compile(r"\b(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})\b")  # with points the day always comes first
_CJK = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_COMPACT = re.compile(r"([12]\d{3})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?$")
_EPOCH = re.compile(r"(?:/Date\()?(\d{9,10}|\d{12,13}|\d{16}|\d{19})(?:\.\d{1,9})?(?:[+-]\d{4})?(?:\)/)?$")
_MAIL = re.compile(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}.*")
_TWEET = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) ([+-]\d{4}) (\d{4})$")
_SLASHED = re.compile(r"(?:[A-Za-z]{3,9},? )?(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?![\d/-])")
_SCRIPT = re.compile(  # as JavaScript writes a Date
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) (?:GMT|UTC)([+-]\d{4})?"
)


def date_of(value: Any, site: str | None = None) -> str | None:
    """A field's date: written, a number of seconds, or an object that holds one. `site`: a host name or URL."""
    found = scalar(value)
    if found is None:
        return None
    if (day := iso_date(found, day_first_at(site))) is not None:
        return day
    slashed = _SLASHED.match(" ".join(found.split())[:LONGEST])  # one of two days: the year is sure
    return slashed[3] if slashed and 1 <= int(slashed[1]) <= 12 and 1 <= int(slashed[2]) <= 12 else None


def iso_date(written: str, day_first: bool | None = None) -> str | None:
    """A written date as ISO 8601, no more precise than written; None where it is none that is understood.

    `day_first`: what 5/3/2024 means; where that is not known, a date that could be two is none.

    >>> iso_date("2 March 2025"), iso_date("2025-03-02 10:15:00Z"), iso_date("March 2025")
    ('2025-03-02', '2025-03-02T10:15:00Z', '2025-03')
    """
    text = " ".join(written.split())[:LONGEST]
    for pattern, read in _FORMS:
        if match := pattern.match(text):
            return read(match)
    if match := _SLASHED.match(text):
        return _slashed(match, day_first)
    return _in_words(text.lower())


def day_first_at(site: str | None) -> bool | None:
    """Whether a site's country writes the day first, by the end of its host name; None where that says nothing."""
    host = (site or "").split("://")[-1].split("/")[0].split(":")[0].lower()
    country = host.rpartition(".")[2]
    if country in MONTH_FIRST:
        return False
    return True if len(country) == 2 and country.isalpha() and country not in EVERYWHERE else None


def _epoch(match: re.Match[str]) -> str | None:
    """Seconds, or thousandths, millionths and billionths of one, since 1970."""
    digits = match[1]
    seconds = int(digits) // 10 ** max(0, (len(digits) - 10) // 3 * 3)
    if not EARLIEST <= seconds <= LATEST:
        return None
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _mail(match: re.Match[str]) -> str | None:
    try:
        return parsedate_to_datetime(match[0]).isoformat().replace("+00:00", "Z")
    except ValueError:
        return None


def _script(match: re.Match[str]) -> str | None:
    month = months().get(match[1].lower())
    if month is None:
        return None
    return _from_parts(match[3], str(month), match[2], match[4], match[5], match[6], match[7] or "Z")


def _tweet(match: re.Match[str]) -> str | None:
    month = months().get(match[1].lower())
    if month is None:
        return None
    return _from_parts(match[7], str(month), match[2], match[3], match[4], match[5], _zone(match[6]))


def _zone(offset: str) -> str:
    return "Z" if offset == "+0000" else offset


def _compact(match: re.Match[str]) -> str | None:
    year, month, day, hour, minute, second, zone = match.groups()
    if not 1000 <= int(year) <= 2999:
        return None
    return _from_parts(year, month, day, hour, minute, second or ("00" if hour else None), zone)


def _slashed(match: re.Match[str], day_first: bool | None) -> str | None:
    one, two, year = int(match[1]), int(match[2]), match[3]
    if one > 12 or two > 12:
        day_first = one > 12
    if one == two:
        day_first = True
    if day_first is None:
        return None
    day, month = (one, two) if day_first else (two, one)
    return _from_parts(year, str(month), str(day))


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (_ISO, lambda match: _from_parts(*match.groups())),
    (_COMPACT, _compact),
    (_EPOCH, _epoch),
    (_MAIL, _mail),
    (_SCRIPT, _script),
    (_TWEET, _tweet),
)


def _in_words(text: str) -> str | None:
    """The first date in a text in lower case."""
    for pattern, year, month, day in ((_DAY_FIRST, 3, 2, 1), (_MONTH_FIRST, 3, 1, 2)):
        for match in pattern.finditer(text):
            if number := months().get(match[month]):
                return _from_parts(match[year], str(number), match[day])
    if cjk := _CJK.search(text):
        return _from_parts(cjk[1], cjk[2], cjk[3])
    if dotted := _DOTTED.search(text):
        return _from_parts(dotted[3], dotted[2], dotted[1])
    if (bare := _MONTH_ONLY.search(text)) and (number := months().get(bare[1])):
        return _from_parts(bare[2], str(number))
    return None


@cache
def months() -> dict[str, int]:
    """Names of the months in all languages, in lower case -> their number; no name is two months'."""
    data = tomllib.loads(files("pipeline.sources").joinpath("data/months.toml").read_text(encoding="utf-8"))
    return {name: number for kind in data.values() for row in kind.values() for number, name in enumerate(row, 1)}


def _from_parts(
    year: str,
    month: str | None = None,
    day: str | None = None,
    hour: str | None = None,
    minute: str | None = None,
    second: str | None = None,
    zone: str | None = None,
) -> str | None:
    try:
        datetime(int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0), int(second or 0))
    except ValueError:
        return None
    out = year + (f"-{int(month):02d}" if month else "") + (f"-{int(day):02d}" if day else "")
    if hour:
        out += f"T{int(hour):02d}:{minute}" + (f":{second}" if second else "")
        if zone:
            out += "Z" if zone in ("Z", "UTC", "GMT") else f"{zone[:3]}:{zone[-2:]}"
    return out
