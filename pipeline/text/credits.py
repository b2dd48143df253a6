"""Whether a line is a photo credit and nothing else."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from pipeline.text.lines import bare, ends_sentence, words_of

MOST_WORDS = 14
MOST_CHARS = 160
NAME_WORDS = 5  # of a photographer or an institution beside an agency

_SPLIT = re.compile(
    r"(?:(?<!\s)\s+|)(?:[/|·•]\s*|[,;:]\s+)|(?<!\s)\s+[-–—]\s+|(?<!\s)\s+(?=via\s)|(?<=\svia)\s+|(?<!\s)\s+for\s+"
)
_BRACKETS = re.compile(r"^[(\[{].*[)\]}]\.?$")
_JOINED = re.compile(r"[/|©·•]|\bvia\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@cache
def credit_words() -> dict[str, frozenset[str]]:
    """The lists of credits.toml."""
    data = tomllib.loads(files("pipeline.text").joinpath("data/credits.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in data.items()}


@cache
def _opener() -> re.Pattern[str]:
    """A word for a picture, then a colon, a comma or "by": what opens most credits."""
    words = "|".join(sorted(map(re.escape, credit_words()["openers"]), key=len, reverse=True))
    return re.compile(rf"(?:{words})\s*(?:[:：/©|,]|-\s|\sby\s)\s*", re.IGNORECASE)


@cache
def _bare_opener() -> re.Pattern[str]:
    """A word for a picture with an agency's name after it: "Foto Ansa"."""
    words = "|".join(sorted(map(re.escape, credit_words()["openers"]), key=len, reverse=True))
    return re.compile(rf"(?:{words})\s+", re.IGNORECASE)


@cache
def _courtesy() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, credit_words()["courtesies"]), key=len, reverse=True))
    return re.compile(rf"(?:{words})\b", re.IGNORECASE)


def is_credit(text: str) -> bool:
    """Whether a whole line says whose a picture is: '© Getty Images', '(AP Photo/A. Name)', 'Foto: dpa'.

    A sentence about an agency is none: it holds a verb in lower case, or closes with a full stop.
    """
    if len(text) > MOST_CHARS:
        return False
    line = bare(text)
    inside = line
    if _BRACKETS.match(line):
        inside = line.rstrip(".")[1:-1].strip()
    count = len(words_of(inside))
    if not 1 <= count <= MOST_WORDS or (ends_sentence(inside) and not _abbreviated(inside)):
        return False
    if inside[0] == "©" or inside.lower().startswith("(c) "):
        return not _YEAR.search(inside) or _names_agency(inside)
    if inside.casefold() in credit_words()["alone"]:
        return True
    if inside != line and "/" in inside and _only_names(inside):
        return True
    if inside != line and ("photo" in inside.lower() or "image" in inside.lower()):
        return _only_names(re.sub(r"(?i)^.*?\b(?:photos?|images?)\b(?:\s+by\b)?", "", inside))
    if match := _opener().match(inside):
        return _only_names(inside[match.end() :])
    if (match := _bare_opener().match(inside)) and _names_agency(inside[match.end() :]):
        return True
    if match := _courtesy().match(inside):
        return _only_names(inside[match.end() :]) and count > 1
    return _names_agency(inside)


def _abbreviated(text: str) -> bool:
    """Whether the last full stop is an abbreviation's ('Inc.', 'A. B.')."""
    return bool(re.search(r"(?:\b(?:Inc|Ltd|Co|Corp|Jr|Sr)|\b[A-Z])\.$", text))


def _names_agency(text: str) -> bool:
    """Whether the line is an agency, or an agency beside names: 'Name/REUTERS', 'AFP via Getty Images'."""
    agencies = credit_words()["agencies"]
    parts = [p.strip(" ©().,") for p in _SPLIT.split(_YEAR.sub("", text)) if p.strip(" ©().,")]
    parts = [p for p in parts if p.lower() not in credit_words()["joints"]]
    known = [p.lower() in agencies for p in parts]
    if not any(known):
        return False
    sure = [p for p, k in zip(parts, known, strict=True) if k]
    if len(parts) == 1 and not _unmistakable(sure[0]):
        return False
    if not any(map(_unmistakable, sure)) and not _JOINED.search(text):
        return False
    return all(k or _only_names(p) for p, k in zip(parts, known, strict=True))


def _unmistakable(agency: str) -> bool:
    """Whether an agency alone on its line is a credit; a paper, an institution or a social network may be a heading."""
    return agency.lower() not in credit_words()["ambiguous"]


def _only_names(text: str) -> bool:
    """Whether a stretch holds names alone: capitalised words, initials, the particles of names, handles."""
    for part in _SPLIT.split(text.replace("©", " ").replace("(", " ").replace(")", " ")):
        words = part.split()
        if len(words) > NAME_WORDS + 3:
            return False
        if sum(w[0].islower() for w in words if w.lower() not in credit_words()["particles"] and w[0].isalpha()) > (
            0 if len(words) > 2 else len(words)
        ):
            return False
    return True
