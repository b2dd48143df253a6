"""Dates of publication as ISO 8601, exactly as precise as they were written."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.resources import files

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
_SCRIPT = re.compile(  # as JavaScript writes a Date
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) (?:GMT|UTC)([+-]\d{4})?"
)


def iso_date(written: str) -> str | None:
    """A written date as ISO 8601, no more precise than written; None where it is none that is understood.

    >>> iso_date("2 March 2025"), iso_date("2025-03-02 10:15:00Z"), iso_date("March 2025")
    ('2025-03-02', '2025-03-02T10:15:00Z', '2025-03')
    """
    text = " ".join(written.split())
    if match := _ISO.match(text):
        return _from_parts(*match.groups())
    if re.fullmatch(r"1\d{9}(\d{3})?", text):  # seconds or milliseconds since 1970
        return datetime.fromtimestamp(int(text[:10]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if re.match(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}", text):
        try:
            return parsedate_to_datetime(text).isoformat().replace("+00:00", "Z")
        except ValueError:
            return None
    if (match := _SCRIPT.match(text)) and (month := months().get(match[1].lower())):
        return _from_parts(match[3], str(month), match[2], match[4], match[5], match[6], match[7] or "Z")
    return _in_words(text.lower())


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
