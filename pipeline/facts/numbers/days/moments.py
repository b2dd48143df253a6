"""Points of time as the text tells them, not yet a date: "last Thursday", "the third quarter", "a year ago"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

MomentKind = Literal["weekday", "deictic", "period", "count", "month", "quarter", "half", "season", "same"]
Turn = Literal["", "last", "this", "next"]

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *("november", "december"),
)
_SHORT_MONTHS: Final = {"sept": "september"} | {name[:3]: name for name in _MONTHS}
_SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}  # EDTF's numbers
_ORDINALS: Final = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": 4,
}
_DEICTIC: Final = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_TURNS: Final[dict[str, Turn]] = {"last": "last", "this": "this", "next": "next", "current": "this"}
_LONG_MONTHS = "January|February|September|October|November|December"
_WORD_MONTHS = "March|April|May|June|July|August"  # words or names as well
_SHORT = r"(?:Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\."
_PART = r"(?: (?:morning|afternoon|evening|night|lunchtime))?"
_YEAR = r"(?P<year>(?:1[0-9]|20)[0-9]{2})(?![0-9])(?![,.][0-9])"
_UNIT = "day|week|weekend|fortnight|month|quarter|year|decade|century"


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of time to be counted from the day of the article, or (`told`) from the date the text told last."""

    kind: MomentKind
    number: int = 0  # of the weekday (0 is Monday), month, quarter, season, or how many units on (below 0: back)
    unit: str = ""
    turn: Turn = ""
    year: int | None = None  # where the text names one
    told: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A moment with the place where it ends."""

    end: int
    moment: Moment


def _turn(m: re.Match[str]) -> Turn:
    return _TURNS.get((m["turn"] or "").lower().split(" ")[0], "")


def _weekday(m: re.Match[str]) -> Moment:
    return Moment("weekday", _WEEKDAYS.index(m["day"].lower()), turn=_turn(m))


def _deictic(m: re.Match[str]) -> Moment:
    return Moment("deictic", _DEICTIC[m["word"].lower()])


def _shifted(m: re.Match[str]) -> Moment:
    return Moment("deictic", 2 if "after" in m[0] else -2)


def _part_of_day(m: re.Match[str]) -> Moment:
    return Moment("deictic", -1 if m[0][0] in "Ll" else 0)


def _period(m: re.Match[str]) -> Moment:
    return Moment("period", unit=m["unit"], turn=_turn(m) or "this")


def _one_unit(m: re.Match[str]) -> Moment:
    how = m["how"]
    return Moment(
        "count", -1 if how in ("ago", "earlier", "before") else 1, m["unit"], told=how in ("earlier", "later", "before")
    )


def _following(m: re.Match[str]) -> Moment:
    unit = "day" if m["unit"] in ("morning", "afternoon", "evening", "night") else m["unit"]
    step = {"same": 0, "previous": -1, "preceding": -1}.get(m["turn"].lower(), 1)
    return Moment("count", step, unit, told=True)


def _month(m: re.Match[str]) -> Moment:
    name = m["month"].lower().rstrip(".")
    return Moment("month", _MONTHS.index(_SHORT_MONTHS.get(name, name)) + 1, turn=_turn(m))


def _season(m: re.Match[str]) -> Moment:
    groups = m.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    turn = _turn(m) if "turn" in groups else ""
    return Moment("season", _SEASONS[m["season"].lower()], turn=turn, year=year)


def _part_of_year(m: re.Match[str]) -> Moment | None:
    number = int(m["q"]) if m["q"] else _ORDINALS[m["nth"].lower()]
    unit: Literal["quarter", "half"] = "quarter" if m["q"] or m["unit"] == "quarter" else "half"
    if unit == "half" and number > 2:
        return None
    year = int(m["year"]) if m["year"] else None
    return Moment(unit, number, turn=_TURNS.get((m["turn"] or "").lower(), ""), year=year)


def _same(m: re.Match[str]) -> Moment:
    year = int(m["year"]) if m["year"] else None
    return Moment("same", unit=m["unit"], turn=_TURNS.get((m["turn"] or "").lower(), "last"), year=year, told=True)


_Reader = tuple[re.Pattern[str], Callable[[re.Match[str]], Moment | None]]


def _readers(*pairs: tuple[str, Callable[[re.Match[str]], Moment | None]]) -> tuple[_Reader, ...]:
    return tuple((re.compile(pattern), read) for pattern, read in pairs)


_DAYS = "|".join(f"{day.capitalize()}|{day.upper()}" for day in _WEEKDAYS)
_READERS = _readers(
    (
        rf"(?:(?P<turn>(?:[Ll]ast|[Nn]ext|[Tt]his)(?: (?:past|coming))?|[Ee]arly|[Ll]ate|[Ll]ater)(?: on)? )?"
        rf"(?P<day>{_DAYS})(?![\w-]){_PART}",
        _weekday,
    ),
    (r"(?:[Tt]he )?day (?:before yesterday|after tomorrow)\b", _shifted),
    (
        r"(?:(?:[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater) )?"
        rf"(?P<word>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow)\b{_PART}",
        _deictic,
    ),
    (r"(?:[Ll]ate |[Ee]arlier )?(?:[Ll]ast night|[Tt]his (?:morning|afternoon|evening))\b", _part_of_day),
    (r"(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly) in (?P<turn>the) (?P<unit>week|month|year)\b(?! of)", _period),
    (r"end of (?P<turn>the|this|next|last) (?P<unit>week|month|year|decade|century)\b(?! of)", _period),
    (
        r"(?:(?:[Ll]ater?|[Ee]arly|[Ee]arlier) )?(?P<turn>[Tt]his|[Ll]ast|[Nn]ext|[Cc]urrent)"
        rf" (?:calendar |financial |fiscal )?(?P<unit>{_UNIT})\b(?<!\bday)(?! of)",
        _period,
    ),
    (
        rf"(?:[Aa]n?|[Oo]ne|[Tt]he) (?P<unit>{_UNIT}) (?P<how>ago|earlier|later|before(?=[.,;)]|$)|from now)\b",
        _one_unit,
    ),
    (
        r"(?:[Tt]he|[Tt]hat) (?P<turn>next|following|previous|preceding|same)"
        r" (?P<unit>day|morning|afternoon|evening|night|week|month|year)\b(?! of)",
        _following,
    ),
    (
        r"(?:[Tt]he )?same (?P<unit>quarter|month|period|half) (?:of |in )?(?:the )?"
        rf"(?:(?P<turn>last|previous) year\b|a year (?:ago|earlier)\b|{_YEAR})",
        _same,
    ),
    (
        r"(?:[Tt]he )?(?:(?:early |late |mid-?)?)(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
        rf" (?:of )?{_YEAR}(?:[-–/][0-9]{{2,4}}(?![0-9]))?",
        _season,
    ),
    (r"(?P<turn>[Tt]his|[Ll]ast|[Nn]ext) (?P<season>spring|summer|autumn|fall|winter)\b", _season),
    (r"the (?:early |late )?(?P<season>spring|summer|autumn|fall|winter)\b(?! of)(?! [a-z]+s?\b(?<!and))", _season),
    (
        r"(?:[Tt]he )?(?:Q(?P<q>[1-4])"
        r"|(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal|1st|2nd|3rd|4th)[ -](?P<unit>quarter|half))\b"
        rf"(?:,? (?:of |in )?(?:fiscal |the )?(?:{_YEAR}|(?:(?P<turn>this|last|next) )?year\b))?",
        _part_of_year,
    ),
    (
        rf"(?:(?P<turn>[Ll]ast|[Tt]his|[Nn]ext|[Ee]arly|[Ll]ate|[Mm]id)[ -])?"
        rf"(?P<month>{_LONG_MONTHS}|{_WORD_MONTHS}|{_SHORT})(?!\w)(?![ -][0-9])",
        _month,
    ),
)
_NAMED_DAY = re.compile(
    r"\b(?:Black|Good|Ash|Super|Bloody|Sheffield|Palm|Easter|Cyber|Holy|Maundy|Shrove|Fat|Giving|Casual|Happy|"
    r"[Ee]very|[Ee]ach|[Aa]ny|[Mm]ost|an?|[Aa]lternate|one) $"
)
_NAME_AFTER = re.compile(
    r" (?:Times|Telegraph|Mirror|Express|Mail|Herald|Post|People|Independent|Sun|Star|World|Mass|School|League|Night"
    r"|Morning|Agreement|Afternoon|Club|Show|prayers?)\b|(?:-| to | through | until |–)(?:Fri|Sun|Sat)"
)
_BEFORE_MONTH = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Ee]nd of|[Ll]ate|[Ee]arly|[Mm]id|[Ss]tart of|[Bb]eginning of"
    r"|[Mm]iddle of|[Dd]uring|[Tt]hrough|[Bb]etween|[Mm]onth of) $"
)
_LOOSE_BEFORE_MONTH = re.compile(
    r"\b(?:[Ff]rom|[Tt]o|[Aa]nd|or|[Ff]or|[Bb]efore|[Aa]fter|of|the|a|an|its|their|his|her) $"
)
_CAPITAL_AROUND = re.compile(r"[ -][A-Z]|['’]s\b|\.[A-Za-z]")
_NAME_BEFORE = re.compile(r"(?:^|[^.!?:\"“] )(?:[A-Z][a-z]+|[A-Z]\.) $")
_OPENING = re.compile(r"(?:^|[.!?:;,(\n“\"—–-] ?)$")
_BEFORE_SEASON = re.compile(r"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Tt]hrough|[Dd]uring|[Oo]ver|[Tt]his|[Ff]or) $")
_ARTICLE_BEFORE = re.compile(r"\b(?:[Tt]he|past|over|[Aa]|per|every|each|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) $")
_REACH = 24


def moment_at(text: str, at: int) -> Found | None:
    """The moment that starts at `at`; None where there is none or the words are of a name or of a habit."""
    for pattern, read in _READERS:
        m = pattern.match(text, at)
        moment = read(m) if m else None
        if m and moment:
            before = text[max(0, at - _REACH) : at]
            return Found(m.end(), moment) if _is_meant(text, m, moment, before) else None
    return None


def _is_meant(text: str, m: re.Match[str], moment: Moment, before: str) -> bool:
    check = _CHECKS.get(moment.kind)
    return check is None or check(text, m, moment, before)


def _weekday_is_meant(text: str, m: re.Match[str], moment: Moment, before: str) -> bool:
    if moment.turn == "last" and before.endswith("the "):
        return False
    return not _NAMED_DAY.search(before) and not _NAME_AFTER.match(text, m.end())


def _deictic_is_meant(text: str, m: re.Match[str], moment: Moment, before: str) -> bool:
    """A capital within a sentence is of a name ("USA Today"); "today's" is as often the present age."""
    if m[0].lower() == "today" and text[m.end() : m.end() + 2] in ("'s", "’s"):
        return False
    return not m[0][0].isupper() or bool(_OPENING.search(before))


def _period_is_meant(text: str, m: re.Match[str], moment: Moment, before: str) -> bool:
    """ "over the last year" is a length; "last month" after nothing, "on", "late" a date."""
    if m[0].startswith("end"):
        return not before.endswith("an ")
    return not _ARTICLE_BEFORE.search(before) and text[m.end() : m.end() + 2] != "-o"


def _season_is_meant(text: str, m: re.Match[str], moment: Moment, before: str) -> bool:
    if moment.year or moment.turn:
        return not (moment.turn and before.endswith("the "))
    return bool(_BEFORE_SEASON.search(before))


def _month_is_meant(text: str, m: re.Match[str], moment: Moment, before: str) -> bool:
    """A month and no name or verb: after "in" or "last", or (January, September …) with no capital beside it."""
    word = m["month"].rstrip(".")
    if _CAPITAL_AROUND.match(text, m.end()):
        return False
    if m["turn"]:
        return True
    if _BEFORE_MONTH.search(before):
        return word != "May" or not text.startswith((" and", " said"), m.end())
    if word not in _LONG_MONTHS or m["month"].endswith("."):
        return False
    return bool(_LOOSE_BEFORE_MONTH.search(before)) or not _NAME_BEFORE.search(before)


def _half_is_meant(text: str, m: re.Match[str], moment: Moment, before: str) -> bool:
    return not re.search(r"\b(?:[Aa]|[Ee]very|[Ee]ach|per) $", before)


_CHECKS: Final[dict[MomentKind, Callable[[str, re.Match[str], Moment, str], bool]]] = {
    "weekday": _weekday_is_meant,
    "deictic": _deictic_is_meant,
    "period": _period_is_meant,
    "season": _season_is_meant,
    "month": _month_is_meant,
    "quarter": _half_is_meant,
    "half": _half_is_meant,
}
