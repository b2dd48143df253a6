"""The dates of an article in order: what needs the day of publication, or the date told before it, is completed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.article import Parse
from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.days import calendar
from pipeline.facts.numbers.days.moments import Moment
from pipeline.facts.numbers.days.resolve import FAMILY, Occasion
from pipeline.facts.numbers.days.tense import looks_ahead
from pipeline.facts.numbers.vocabulary import table, words
from pipeline.rules.engine import first

_AFTER = re.compile(r" (?P<how>ago|earlier|later|from now|hence|before(?=[.,;)]|$))\b(?! than)")
_BEFORE = re.compile(r"\b[Ii]n (?:about |around |roughly |just )?$")
_BARE = re.compile(r"--(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_OF_YEAR = frozenset({"quarter", "half"})
_UNITS = frozenset({"day", "week", "fortnight", "month", "year", "decade", "century"})
_DATED_AFTER = re.compile(r",? (?:in|on) (?:[A-Z][a-z]+ )?[0-9]")
_ZONE = re.compile(r" \(?(?P<zone>[ECMP]T|(?:Eastern|Central|Mountain|Pacific)(?: [Tt]ime)?)\b")
_WEEKDAY_GAP = re.compile(r",? (?:the |\()?")
_REACH = 16
_FAR = 1  # paragraphs back to which "two days later" may count
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")


@dataclass(slots=True)
class _Telling:
    """What the text has told so far: its last date, whether the day of the article made it, and in which paragraph."""

    published: date | None
    told: str | None = None
    borrowed: bool = False
    paragraph: int = -1


def settle_days(
    parses: Sequence[Parse], found: Sequence[list[Candidate]], published: date | None
) -> list[list[Candidate]]:
    """The candidates by paragraph with their dates complete; a moment that nothing tells is left out."""
    telling = _Telling(published)
    settled = []
    for i, (parse, candidates) in enumerate(zip(parses, found, strict=True)):
        dated = _with_weekdays(parse.text, candidates)
        settled.append([c for c in dated if _settled(parse, c, dated, telling, i)])
    return settled


def _with_weekdays(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without the weekday of a date ("Tuesday, March 3"), which helps to choose its year."""
    joined: list[Candidate] = []
    for c in candidates:
        left = joined[-1] if joined else None
        day = left.moment if left else None
        exact = c.kind == "date" and c.date is not None and len(c.date) > len("2024")
        if left and day and day.kind == "weekday" and exact and _WEEKDAY_GAP.fullmatch(text, left.end, c.start):
            joined.pop()
            c.moment = day if _BARE.fullmatch(c.date or "") else None
        joined.append(c)
    return joined


def _settled(parse: Parse, candidate: Candidate, others: Sequence[Candidate], telling: _Telling, i: int) -> bool:
    """Complete a candidate's date; whether it stays a row."""
    if candidate.kind == "duration":
        candidate.moment = counted_moment(parse.text, candidate)
    if candidate.kind == "time":
        _set_zone(parse.text, candidate, telling.published)
    elif candidate.kind == "date" and candidate.date:
        _complete(parse, candidate, telling)
    elif candidate.moment:
        _resolve(parse, candidate, others, telling, i)
    if candidate.date and candidate.kind in ("date", "duration") and not candidate.date.startswith("-"):
        telling.told, telling.borrowed, telling.paragraph = candidate.date, candidate.date_basis == "published", i
    return candidate.kind not in ("date", "time") or candidate.date is not None


def counted_moment(text: str, candidate: Candidate) -> Moment | None:
    """The moment of a length of time that counts from a day: "two years ago", "three months later", "in 10 days"."""
    value, unit = candidate.value, candidate.unit
    if value is None or unit not in _UNITS or candidate.value_max is not None or not value.is_integer():
        return None
    if candidate.modifier not in (None, "about") or candidate.tied or abs(value) >= 10_000:
        return None
    m = _AFTER.match(text, candidate.end)
    if m and _DATED_AFTER.match(text, m.end()):
        return None  # "two years earlier, in 2019"
    if m:
        back = m["how"] in ("ago", "earlier", "before")
        return Moment("count", int(-value if back else value), unit, told=m["how"] in ("earlier", "later", "before"))
    if _BEFORE.search(text, max(0, candidate.start - _REACH), candidate.start):
        return Moment("count", int(value), unit, turn="next")
    return None


def _resolve(parse: Parse, candidate: Candidate, others: Sequence[Candidate], telling: _Telling, i: int) -> None:
    moment = candidate.moment
    assert moment is not None
    start = parse.start + candidate.start
    ahead = telling.published is not None and looks_ahead(parse, start, moment.kind not in _OF_YEAR)
    if moment.kind == "count" and moment.turn == "next" and not ahead:
        return  # "built in three days"
    told = telling.told if i - telling.paragraph <= _FAR else None
    fiscal = moment.kind in _OF_YEAR and _is_fiscal(parse, others)
    answer = first(
        FAMILY, Occasion(moment, telling.published, told, ahead, fiscal, (start, parse.start + candidate.end))
    )
    if answer is None or (moment.told and not ahead and _is_to_come(answer[0], telling.published)):
        return
    own = moment.year is not None or (moment.told and not telling.borrowed)
    _set_date(candidate, answer[0], answer[1].name, "written" if own else "published")


def _set_date(candidate: Candidate, iso: str, rule: str, basis: Literal["written", "published"]) -> None:
    """Give a candidate its date; the ordinal of a quarter becomes the quarter, a length of time stays one."""
    candidate.date, candidate.date_basis = iso, basis
    if candidate.kind == "ordinal":
        candidate.kind, candidate.value, candidate.form, candidate.modifier = "date", None, None, None
        candidate.start, candidate.end = candidate.widest or (candidate.start, candidate.end)
    if candidate.kind == "date":
        candidate.rule = rule


def _is_to_come(iso: str, published: date | None) -> bool:
    """Whether a date that a past clause counts from another lies ahead, so that it counted from the wrong one."""
    return published is not None and iso[:4].isdigit() and int(iso[:4]) > published.year


def _is_fiscal(parse: Parse, others: Sequence[Candidate]) -> bool:
    """Whether a paragraph is of business or the economy, and of no match."""
    spoken = set(_WORD.findall(parse.text.lower()))
    if spoken & words("moments", "fiscal", "sport"):
        return False
    return bool(spoken & words("moments", "fiscal", "evidence")) or any(c.kind in ("money", "percent") for c in others)


def _complete(parse: Parse, candidate: Candidate, telling: _Telling) -> None:
    """Give days without a year the nearest past year, or in a clause that looks ahead the nearest to come."""
    assert candidate.date is not None
    if not candidate.date.startswith("--"):
        candidate.date_basis = "written"
        return
    if telling.published is None:
        return
    ends = [_BARE.fullmatch(end) for end in candidate.date.split("/")]
    if not all(ends):
        return
    ahead = looks_ahead(parse, parse.start + candidate.start)
    spelt = [f"{m['month']}-{m['day']}" for m in ends if m]
    year = _year_of(spelt[0], telling.published, ahead)
    if candidate.moment:
        year = _year_with_weekday(spelt[0], telling.published, candidate.moment.number) or year
    if year is None:
        return
    years = [year if part >= spelt[0] else year + 1 for part in spelt]
    candidate.date = "/".join(f"{y:04d}-{part}" for y, part in zip(years, spelt, strict=True))
    candidate.date_basis = "published"


def _year_of(spelt: str, published: date, ahead: bool) -> int | None:
    for step in (0, 1, 2, 3, 4) if ahead else (0, -1, -2, -3, -4):
        year = published.year + step
        day = calendar.day_or_none(year, int(spelt[:2]), int(spelt[3:]))
        if day and (day >= published if ahead else day <= published):
            return year
    return None


def _year_with_weekday(spelt: str, published: date, weekday: int) -> int | None:
    """The year next to the day of the article in which a day and month fall on a weekday."""
    found = [
        day
        for year in (published.year - 1, published.year, published.year + 1)
        if (day := calendar.day_or_none(year, int(spelt[:2]), int(spelt[3:]))) and day.weekday() == weekday
    ]
    return min(found, key=lambda day: abs((day - published).days)).year if found else None


def _set_zone(text: str, candidate: Candidate, published: date | None) -> None:
    """Give a clock time "ET" or "Pacific time" its hours from Greenwich, which summer time decides."""
    m = _ZONE.match(text, candidate.end)
    if m is None or published is None or not candidate.date or "/" in candidate.date or len(candidate.date) > 6:
        return
    name = m["zone"] if len(m["zone"]) == 2 else m["zone"][0] + "T"
    hours = table("moments")["seasonal"][name] + calendar.in_summer_time(published)
    candidate.date, candidate.end = f"{candidate.date}-{-hours:02d}:00", m.end()
