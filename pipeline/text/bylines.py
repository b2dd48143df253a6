"""Lines of their own that say who wrote an article and when."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

from pipeline.sources.dates import iso_date, months
from pipeline.text.credits import is_credit
from pipeline.text.lines import bare

BYLINE_CHARS = 140
DATELINE_CHARS = 110
MOST_AUTHORS = 8
NAME_WORDS = 5
DATED_WORDS = 6

_NAME = re.compile(r"[^\W\d_][^\W\d_'’.\-]{0,40}(?:['’.\-][^\W\d_]{1,40}){0,8}\.?$")
_WORD = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*")
_ISO = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?")
_NUMERIC = re.compile(r"\b(\d{1,2})([./])(\d{1,2})\2((?:19|20)\d\d)\b")
_YEAR_FIRST = re.compile(r"\b((?:19|20)\d\d)\s?[/.年]\s?(\d{1,2})\s?[/.月]\s?(\d{1,2})(?!\d)")
_SIGNS = "/|•·*–—- \t"
KIND = 3  # words of the kind of article before 'by'
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(r"\b([0-3]?\d)(?:st|nd|rd|th|er|º|°|\.)?(?=\D|$)")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b")


@cache
def header_words() -> dict[str, frozenset[str]]:
    """The word lists of header.toml."""
    data = tomllib.loads(files("pipeline.text").joinpath("data/header.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in data.items()}


@cache
def by_words() -> frozenset[str]:
    """The words that stand on a line of their own above an author's name."""
    return header_words()["by"] | header_words()["before"]


def authors_of(text: str, above: bool = True) -> tuple[str, ...]:
    """The names in a byline such as 'By Jane Roe and John Doe, Kyiv correspondent'; empty where it is none.

    `above`: whether the line stands above the text, where one name and weaker words will do.
    """
    line = bare(text)
    if len(line) > BYLINE_CHARS or line[-1:] in "?!;":
        return ()
    match = _by("by").match(line) or _by("nouns").match(line)
    weak = match is None
    match = match or (_by("from").match(line) if above else None)
    if not match:
        return _of_kind(line) if above else ()
    rest = line[match.end() :].strip(" .:|–—-")
    if weak and rest[:1].islower():
        return ()
    if rest.casefold() in header_words()["desks"]:
        return (rest,)
    names = _listed(rest, single=above and not weak)
    return tuple(n for n in names[:MOST_AUTHORS] if n.casefold() not in header_words()["desks"]) or tuple(names)


def _of_kind(line: str) -> tuple[str, ...]:
    """The one name after what an article is and 'by': 'A portrait by Jane Roe', 'Kolumne von Jane Roe'."""
    words = line.split()
    ways = header_words()["from"] | {"by"}
    at = next((i for i, word in enumerate(words[: KIND + 1]) if word in ways), 0)
    name = _name(" ".join(words[at + 1 :])) if at else None
    whole = name is not None and " " in name and not is_credit(line)
    return (name,) if name and whole and line.endswith(name) else ()


def _listed(text: str, single: bool) -> list[str]:
    """The names of a list; none where it begins with something else. `single`: whether it may begin with one word."""
    names: list[str] = []
    for part in _between_names().split(text):
        name = _name(part)
        if not name and not names:
            return []
        if name and (" " in name or names or single):
            names.append(name)
    return names


@cache
def _between_names() -> re.Pattern[str]:
    joint = "|".join(map(re.escape, sorted(header_words()["and"])))
    return re.compile(rf"\s*[,;|/•·]\s*|\s+(?:{joint})\s+|\s+[-–—]\s+|\s*\(", re.IGNORECASE)


@cache
def _by(kind: str) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, header_words()[kind]), key=len, reverse=True))
    after = r"\s*:\s*" if kind == "nouns" else r"(?:\s*:\s*|\s+)"
    return re.compile(rf"(?:{words}){after}", re.IGNORECASE)


def bare_name(text: str) -> str | None:
    """The name that a line without 'by' begins with: 'Jane Roe', 'Jane Roe in Kyiv', 'Jane Roe, Kyiv correspondent'."""
    if len(text) > BYLINE_CHARS or text[-1:] in ".?!;:":
        return None
    name = _name(re.split(r"\s*[,|•·/]\s*|\s+[-–—]\s+", text.lstrip(_SIGNS))[0])
    return name if name and " " in name and not labelled(name) else None


def is_updated(text: str) -> bool:
    """Whether a line says that its date is of an update."""
    return len(text) <= DATELINE_CHARS and _updated().search(text) is not None


@cache
def _updated() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, header_words()["updated"]), key=len, reverse=True)), re.IGNORECASE)


def is_signature(text: str) -> bool:
    """Whether a line is a byline or a dateline, which may stand above the title."""
    return len(text) <= BYLINE_CHARS and bool(authors_of(text) or published_of(text) is not None)


def is_dated(text: str) -> bool:
    """Whether a line is a byline, or tells a day or the time of day and little else."""
    if is_signature(text):
        return True
    words = text.split()
    if len(words) > DATED_WORDS or not any(map(str.isdigit, text)):
        return False
    return _CLOCK.search(text) is not None or any(word.casefold().strip(".,") in months() for word in words)


def labelled(text: str) -> bool:
    """Whether a line says of a date what it is of: 'Published', 'Zuletzt aktualisiert'."""
    match = _label().match(bare(text))
    return match is not None and len(match[0].strip(" :")) > 2


def _name(part: str) -> str | None:
    """A person's (or a desk's) name at the start of a part; None where it says a trade or anything else."""
    words = part.strip(" .)").split()
    kept: list[str] = []
    for word in words:
        low = word.casefold().strip(".,")
        if low in header_words()["roles"] and (kept or not word[0].isupper()):
            break
        if not (_NAME.match(word) and (word[0].isupper() or low in header_words()["particles"])):
            return None
        kept.append(word)
    if not 1 <= len(kept) <= NAME_WORDS or kept[-1].casefold() in header_words()["particles"]:
        return None
    if kept[0].casefold() in header_words()["roles"]:
        return None
    return " ".join(kept)


def published_of(text: str) -> str | None:
    """The date of a dateline of its own as ISO 8601; "" where it names none that is whole; None if it is no dateline.

    A dateline holds a date or a time and little else: 'Published 3 March 2025, 10:45 GMT', 'Mis à jour à 10h45'.
    """
    line = bare(text)
    if len(line) > DATELINE_CHARS or not any(c.isdigit() for c in line) or line.endswith("?"):
        return None
    label = _label().match(line)
    words = [w.casefold().strip(".") for w in _WORD.findall(_ISO.sub(" ", line[label.end() if label else 0 :]))]
    if sum(map(_is_strange, words)) > (1 if label else 0):
        return None
    found = date_in(line)
    if found:
        return found
    return "" if label and (not header_words()["fillers"].isdisjoint(words) or _CLOCK.search(line)) else None


def _is_strange(word: str) -> bool:
    """Whether a word does not belong to a dateline."""
    lists = header_words()
    known = (lists["labels"], lists["fillers"], lists["weekdays"], months(), _label_words())
    return not any(word in words for words in known)


@cache
def _label() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, header_words()["labels"]), key=len, reverse=True))
    return re.compile(rf"(?:{words})\b\s*:?\s*", re.IGNORECASE)


@cache
def _label_words() -> frozenset[str]:
    return frozenset(word for label in header_words()["labels"] for word in label.split())


def date_in(line: str) -> str | None:
    """The first whole date of a line as ISO 8601, with its time where it is ISO already; day and month may lack."""
    if match := _ISO.search(line):
        return iso_date(match[0])
    if match := _YEAR_FIRST.search(line):
        return _valid(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMERIC.search(line):
        return _of_numbers(match)
    year_match = _YEAR.search(line)
    if not year_match:
        return None
    place = next(
        (
            (m.start(), m.end(), months()[w])
            for m in _WORD.finditer(line)
            if (w := m[0].casefold().strip(".")) in months()
        ),
        None,
    )
    if not place:
        return None
    start, end, number = place
    before = _DAY.findall(line[max(0, start - 9) : start])
    after = _DAY.findall(line[end : min(end + 7, year_match.start() if year_match.start() > end else end + 7)])
    day_text = before[-1] if before else after[0] if after else None
    if day_text is None:
        return f"{year_match[0]}-{number:02d}"
    return _valid(int(year_match[0]), number, int(day_text))


def _of_numbers(match: re.Match[str]) -> str | None:
    """A date written in numbers; its year alone where day and month cannot be told apart."""
    one, sign, two, year = int(match[1]), match[2], int(match[3]), int(match[4])
    if one > 12 or sign == "." or one == two:
        return _valid(year, two, one)
    return _valid(year, one, two) if two > 12 else str(year)


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
