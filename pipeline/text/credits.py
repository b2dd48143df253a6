"""Whether a line is a photo credit and nothing else."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.rules.engine import Family, Rule, first
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
_PICTURE = re.compile(r"photo|image", re.IGNORECASE)
_TO_PICTURE = re.compile(r"^.*?\b(?:photos?|images?)\b(?:\s+by\b)?", re.IGNORECASE)


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
    inside = line.rstrip(".")[1:-1].strip() if _BRACKETS.match(line) else line
    count = len(words_of(inside))
    if not 1 <= count <= MOST_WORDS or (ends_sentence(inside) and not _abbreviated(inside)):
        return False
    found = first(CREDITS, CreditLine(inside, inside != line, count))
    return found is not None and found[0]


@dataclass(frozen=True, slots=True)
class CreditLine:
    """A short line without the brackets around it."""

    text: str
    bracketed: bool
    words: int


def _signed(line: CreditLine) -> bool | None:
    if line.text[0] != "©" and not line.text.lower().startswith("(c) "):
        return None
    return not _YEAR.search(line.text) or _names_agency(line.text)


def _alone(line: CreditLine) -> bool | None:
    return line.text.casefold() in credit_words()["alone"] or None


def _bracketed(line: CreditLine) -> bool | None:
    if not line.bracketed:
        return None
    if "/" in line.text and _only_names(line.text):
        return True
    if _PICTURE.search(line.text) is None:
        return None
    return _only_names(_TO_PICTURE.sub("", line.text))


def _opened(line: CreditLine) -> bool | None:
    match = _opener().match(line.text)
    return _only_names(line.text[match.end() :]) if match else None


def _picture_of(line: CreditLine) -> bool | None:
    match = _bare_opener().match(line.text)
    return (match is not None and _names_agency(line.text[match.end() :])) or None


def _by_courtesy(line: CreditLine) -> bool | None:
    match = _courtesy().match(line.text)
    return _only_names(line.text[match.end() :]) and line.words > 1 if match else None


def _agency(line: CreditLine) -> bool | None:
    return _names_agency(line.text) or None


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


_STORY = (
    "Port of Oslar closed\n"
    "The port of Oslar has been closed since Monday because of the ice, the harbour board said.\n"
    "{}\n"
    "Its pilots had warned the board for weeks that the ice would come early this year.\n"
)


def _with(line: str) -> str:
    return _STORY.format(line)


_NONE = (_with("The ship of the agency is white, he said."), _with("Ana Holt leads the harbour board of Oslar town."))

CREDITS: Family[CreditLine, bool] = Family(
    name="text.credits",
    what="Whether a short line says whose a picture is and nothing else.",
    rules=(
        Rule(
            "sign",
            "It begins with ©; with a year beside it an agency must be named, for it may be the page's own copyright.",
            _signed,
            yes=(_with("© Ana Holt"), _with("© Jan Wick / AFP")),
            no=_NONE,
        ),
        Rule(
            "alone",
            "Words that are said of pictures only.",
            _alone,
            yes=(_with("Courtesy photo"), _with("File photo")),
            no=_NONE,
        ),
        Rule(
            "bracketed",
            "Names in brackets with a slash between them or the word for a picture.",
            _bracketed,
            yes=(_with("(Ana Holt/Courier)"), _with("(AP Photo/Jan Wick)")),
            no=_NONE,
        ),
        Rule(
            "opener",
            "A word for a picture, a colon or 'by', and names.",
            _opened,
            yes=(_with("Photo: Ana Holt"), _with("Foto: Jan Wick")),
            no=_NONE,
        ),
        Rule(
            "picture",
            "A word for a picture and an agency's name.",
            _picture_of,
            yes=(_with("Foto Ansa"), _with("Photo Reuters")),
            no=_NONE,
        ),
        Rule(
            "courtesy",
            "Words of thanks for a picture, and names.",
            _by_courtesy,
            yes=(_with("Courtesy of Ana Holt"), _with("Courtesy of Venn Ports")),
            no=_NONE,
        ),
        Rule(
            "agency",
            "An agency of pictures, alone or beside names.",
            _agency,
            yes=(_with("Ana Holt/Reuters"), _with("AFP via Getty Images")),
            no=_NONE,
        ),
    ),
)
