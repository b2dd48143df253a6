"""Names of authors as bylines and metadata write them, taken apart into a list of names."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MOST_WORDS = 7  # a longer one is a sentence, not a name
LONGEST = 1000  # letters of a byline that are looked at
MOST_LETTERS = 80
_ADDRESS = re.compile(r"(?<!\S)[^\s@]++@[^\s@]*\.[^\s@]\S*|https?://\S+|www\.\S+|(?<!\w)@\w+")
_DATE_TAIL = re.compile(
    r"\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+\d{1,2}\b.*$", re.IGNORECASE | re.DOTALL
)
_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)"
)
_WORD = rf"(?!{_DAY}\b)[^\W\d_a-z][\w.'’-]*"
_NAME = rf"{_WORD}(?:[ ](?:{_WORD}|van|von|de|der|da|dos|del|di|bin|al)){{1,4}}"
_NAMES = re.compile(rf"{_NAME}(?:\s?(?:,|&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bog\b)\s{_NAME}){{0,5}}")
_BRACKETED = re.compile(r"(?:(?<!\s)\s+|)[(\[|/•·—–].*$")
_PLACE = re.compile(r"(?<=\w)\s+(?:in|à|aus|em)\s+[^\W\d_a-z].*$")  # after a name, the town
_BEFORE = re.compile(r"\A(?:[a-zß-ÿ-]++\s++)++(?=[^\W\d_a-zß-ÿ])")  # words in lower case before a name
_SPLIT = re.compile(r"(?:(?<!\s)\s+|)(?:[;|、，\n]|・(?=\S{1,100}\s)|\s[&+]\s|\s[-–—•·]\s)\s*")
_INITIALS = re.compile(r"^(?:Jr|Sr|II|III|IV|MD|M\.D|PhD|Ph\.D|Esq)\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of data/bylines.toml as patterns and sets."""

    by: re.Pattern[str]
    both: re.Pattern[str]
    roles: frozenset[str]
    agency: re.Pattern[str]
    nobody: frozenset[str]


@cache
def words() -> Words:
    """The word lists, loaded once."""
    data = tomllib.loads(files("pipeline.text").joinpath("data/bylines.toml").read_text(encoding="utf-8"))
    by = sorted({word for row in data["by"].values() for word in row}, key=lambda w: (-len(w), w))
    both = sorted({word for row in data["and"].values() for word in row}, key=lambda w: (-len(w), w))
    agencies = sorted(data["agencies"]["names"], key=lambda w: (-len(w), w))
    return Words(
        re.compile(rf"^(?:{'|'.join(map(_whole, by))})[\s:]*", re.IGNORECASE),
        re.compile(rf"\s+(?:{'|'.join(map(re.escape, both))})\s+", re.IGNORECASE),
        frozenset(data["roles"]["words"]),
        re.compile(rf"(?<=\w)\s+(?:{'|'.join(map(re.escape, agencies))})$", re.IGNORECASE),
        frozenset(data["nobody"]["values"]),
    )


def named(lines: Iterable[str]) -> list[str]:
    """The names in the first line that begins as a byline, 'By Ada Lovelace and Grace Hopper on Monday …'."""
    for line in lines:
        by = words().by.match(line)
        if by and (found := _NAMES.match(line, by.end())):
            return names(found[0])
    return []


def _whole(word: str) -> str:
    return re.escape(word) + (r"\b" if word[-1].isalpha() else "")


def names(written: str) -> list[str]:
    """The names of a byline, in order, without 'by', roles, addresses and what stands in brackets after them.

    >>> names("By Ada Lovelace, Senior Correspondent and Grace Hopper")
    ['Ada Lovelace', 'Grace Hopper']
    """
    text = _DATE_TAIL.sub("", _ADDRESS.sub(" ", written[:LONGEST]))
    found: list[str] = []
    for part in _SPLIT.split(text):
        stripped = words().by.sub("", part.strip())
        for piece in _pairs(stripped):
            found += _commas(piece)
    return unique(name for name in map(_tidy, found) if _is_name(name))


def _pairs(text: str) -> list[str]:
    """Parted at 'and' where a whole name stands on either side; 'Ortega y Gasset' stays."""
    pieces: list[str] = []
    for piece in words().both.split(text):
        if pieces and (" " not in piece or " " not in pieces[-1]):
            start = text.index(pieces[-1])
            pieces[-1] = text[start : text.index(piece, start + len(pieces[-1])) + len(piece)]
        else:
            pieces.append(piece)
    return pieces


def unique(found: Iterable[str]) -> list[str]:
    """Names in order, each once, compared without case."""
    seen: dict[str, str] = {}
    for name in found:
        seen.setdefault(name.casefold(), name)
    return list(seen.values())


def _commas(text: str) -> list[str]:
    """'Ada Lovelace, Grace Hopper' is two names; 'Lovelace, Ada' one turned round; a role after a comma none."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) == 2 and all(" " not in part for part in parts) and not _INITIALS.match(parts[1]):
        if parts[1].casefold() in words().roles:
            return parts[:1]
        return [f"{parts[1]} {parts[0]}"]
    out: list[str] = []
    for part in parts:
        if _INITIALS.match(part) and out:
            out[-1] = f"{out[-1]}, {part}"
        elif not out or (" " in part and not _is_role(part)):
            out.append(part)
    return out


def _is_role(text: str) -> bool:
    return any(word.strip(".").casefold() in words().roles for word in re.split(r"[\s-]+", text)) or text[:1].islower()


def _without_trade(name: str) -> str:
    """'political reporter Ada Lovelace' is Ada Lovelace."""
    before, rest = _BEFORE.match(name), _BEFORE.sub("", name, count=1)
    trade = before is not None and any(word in words().roles for word in before[0].split())
    return rest if trade and " " in rest else name


def _tidy(name: str) -> str:
    name = _BRACKETED.sub("", name) if not name.startswith("(") else name.strip("()")
    name = words().by.sub("", _PLACE.sub("", " ".join(name.split()))).strip(' ,:-–—*"“”')
    name = _without_trade(name)
    bare = words().agency.sub("", name)
    name = bare if " " in bare else name
    return name if re.search(r"\b(?:[JS]r|[A-Z])\.$", name) else name.rstrip(".")


def _is_name(name: str) -> bool:
    return (
        bool(name)
        and len(name) <= MOST_LETTERS
        and len(name.split()) <= MOST_WORDS
        and name.casefold() not in words().nobody
        and any(c.isalpha() for c in name)
        and not re.search(r"^\d| \d", name)
        and (name.count(" ") < 2 or sum(not word[0].islower() for word in name.split()) >= 2)
    )
