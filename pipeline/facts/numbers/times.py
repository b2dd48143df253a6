"""Times of day in ISO 8601: "10:30 a.m." -> T10:30, "7-9 p.m." -> T19:00/T21:00."""

from __future__ import annotations

import re
from functools import cache

from pipeline.facts.numbers.dates import Stretch
from pipeline.facts.numbers.vocabulary import table

_CLOCK = re.compile(
    r"(?P<hour>2[0-3]|1[0-9]|0?[0-9])(?:[:.](?P<minute>[0-5][0-9]))?(?::[0-5][0-9])?"
    r"(?:(?: ?[-–] ?| to )(?P<hour2>1[0-2]|0?[1-9])(?::(?P<minute2>[0-5][0-9]))?)?"
    r"[ \u00a0]?(?P<half>[aApP])(?:\.[ ]?[mM]\b\.?|[mM](?:\b|(?=[A-Z][a-z]))|(?<=:[0-9]{2}[AP])M(?=[A-Z]))"
)
_PLAIN_CLOCK = re.compile(
    r"(?P<hour>2[0-3]|1[0-9]|0?[0-9]):(?P<minute>[0-5][0-9])(?![0-9:])(?!-(?![0-9]{1,2}:))"
    r"(?! into the| left in| remaining)"  # minutes and seconds of a match
)
_MILITARY = re.compile(
    r"(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])(?= ?(?:GMT|UTC|BST|IST|CET|EST|EDT|PST|PDT|hrs)\b)"
)
_FOUR_DIGITS = re.compile(r"(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])(?= ?hours\b)")
_HOUR_ALONE = re.compile(r"(?P<hour>1?[0-9]|2[0-3])(?P<minute>)(?= ?hrs\b)")
_LONGEST_LEAD = 8  # code points of "before "
_AT_BEFORE = re.compile(r"\b(?:at|by|until|till|from|before|after|around) $", re.IGNORECASE)
_OCLOCK = re.compile(
    r"(?P<hour>1[0-2]|[1-9]|[A-Za-z]++) o['’]clock(?: (?:in the|this|that) (?P<part>morning|afternoon|evening))?"
)
_TWELVE = re.compile(r"(?:12 )?(noon|midday|midnight)\b")
_ZONE = re.compile(r" ?\(?(?P<zone>[A-Z]{1,4}|[a-z]+ time)\b")
_HOUR_WORDS = "one two three four five six seven eight nine ten eleven twelve"
_HOURS = {word: i for i, word in enumerate(_HOUR_WORDS.split(), 1)}
_PARTS = {"morning": "a", "afternoon": "p", "evening": "p"}


def _hour24(hour: int, half: str | None) -> int:
    if half and half in "pP":
        return hour if hour >= 12 else hour + 12
    return 0 if half and half in "aA" and hour == 12 else hour


@cache
def _zones() -> dict[str, str]:
    return dict(table("moments")["zones"])


def time_at(text: str, at: int) -> Stretch | None:
    """The time of day that starts at `at`, with its zone where that is named and has one reading."""
    found = _clock_at(text, at)
    m = _ZONE.match(text, found.end) if found and "/" not in found.iso else None
    zone = _zones().get(m["zone"]) if m else None
    return Stretch(m.end(), found.iso + zone, time=True) if found and m and zone else found


def _hours_of_day(text: str, at: int) -> re.Match[str] | None:
    """ "At 1600 hours", "from 16hrs", by the word before; else they are a length of time."""
    led_in = _AT_BEFORE.search(text, max(0, at - _LONGEST_LEAD), at)
    return (_FOUR_DIGITS.match(text, at) or _HOUR_ALONE.match(text, at)) if led_in else None


def _clock_at(text: str, at: int) -> Stretch | None:
    if m := _CLOCK.match(text, at):
        iso = f"T{_hour24(int(m['hour']), m['half']):02d}:{m['minute'] or '00'}"
        if m["hour2"]:
            iso += f"/T{_hour24(int(m['hour2']), m['half']):02d}:{m['minute2'] or '00'}"
        return Stretch(m.end(), iso, time=True)
    if m := _PLAIN_CLOCK.match(text, at) or _MILITARY.match(text, at) or _hours_of_day(text, at):
        return Stretch(m.end(), f"T{int(m['hour']):02d}:{m['minute'] or '00'}", time=True)
    if m := _TWELVE.match(text, at):
        return Stretch(m.end(), "T00:00" if m[1] == "midnight" else "T12:00", time=True)
    if m := _OCLOCK.match(text, at):
        hour = int(m["hour"]) if m["hour"].isdigit() else _HOURS.get(m["hour"].lower(), 0)
        return Stretch(m.end(), f"T{_hour24(hour, _PARTS.get(m['part'] or '')):02d}:00", time=True) if hour else None
    return None
