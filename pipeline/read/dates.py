"""Dates of publication as ISO 8601, exactly as precise as they were written."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d{1,9})?"
    r" ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?)?)?$"
)
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.? ([a-z]{3,9})\.?,? (\d{4})\b")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b")
_SCRIPT = re.compile(  # as JavaScript writes a Date
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) (?:GMT|UTC)([+-]\d{4})?"
)
_MONTH_ONLY = re.compile(r"([a-z]{3,9})\.?,? (\d{4})$")


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
    if (match := _SCRIPT.match(text)) and (month := _MONTHS.get(match[1].lower())):
        return _from_parts(match[3], str(month), match[2], match[4], match[5], match[6], match[7] or "Z")
    lower = text.lower()
    if (match := _DAY_FIRST.search(lower)) and (month := _MONTHS.get(match[2][:3])):
        return _from_parts(match[3], str(month), match[1])
    if (match := _MONTH_FIRST.search(lower)) and (month := _MONTHS.get(match[1][:3])):
        return _from_parts(match[3], str(month), match[2])
    if (match := _MONTH_ONLY.search(lower)) and (month := _MONTHS.get(match[1][:3])):
        return _from_parts(match[2], str(month))
    return None


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
