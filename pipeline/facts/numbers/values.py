"""From the digits and words of one number to its value: "3.2 million", "twenty-five hundred", "two and a half"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.facts.numbers.cardinals import GAP, MAX_DIGITS, NO_TOKEN, Token, Walk, tokens_at
from pipeline.facts.numbers.vocabulary import denominators, number_words

Form = Literal["digits", "words", "plural", "ordinal", "fraction"]

_SLASH = re.compile(r"(?:[ -]([0-9]{1,2}))?[/⁄]([0-9]{1,4})(?![0-9/])(?![.,][0-9])")
_AND_SLASH = re.compile(r" and ([0-9]{1,2})/([0-9]{1,3})(?![0-9/])")
_OF_SCALE = re.compile(r" of an? (hundred|thousand|million|billion|trillion)\b")
_OF_PLURAL = re.compile(r"[ -]of[ -](thousands|millions|billions|trillions|lakhs|crores)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"an?[ -]{1,2}", re.IGNORECASE)
_POWER = re.compile(
    r" ?(?:[×*x] ?10(?:\^|\*\*)(?P<caret>[-−+]?[0-9]{1,2})|× ?10(?P<plain>[-−][0-9]{1,2})"
    r"|[×x] ?10(?P<raised>[⁻⁺]?[⁰¹²³⁴-⁹]{1,2}))(?![0-9])"
)
_RAISED = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹", "-+0123456789")
_POINT = re.compile(r" point ((?:[a-z]+[ -]?){1,6})", re.IGNORECASE)

_HALF_OF_TIME = re.compile(
    r"(?:first|second|third|fourth|1st|2nd|3rd|4th|last|latter|other|better|final|top|bottom|glass|fiscal|this|that|next|each"
    r"|every|per|previous|current|latest) $",
    re.IGNORECASE,
)
_SHARE_BEFORE = re.compile(r"\b(?:top|bottom|middle|upper|lower|richest|poorest|highest|lowest) $", re.IGNORECASE)
_PART_AFTER = re.compile(
    r"$|[.,;:!?)]| (?:of|the|more|less|larger|smaller|fewer|and|or|to|in)\b|[ -](?:million|billion)"
)


_BLUR_BEFORE = re.compile(
    r"\b(?:nearly|almost|about|around|roughly|over|under|than|only|just|least|by) an? $", re.IGNORECASE
)
_PART_VERB = re.compile(
    r" [—–-] "
    r"| (?:ha(?:ve|d|s)|are|were|d(?:o|id)(?:n['’]t)?|sa(?:y|id)|live[ds]?|want(?:ed)?|would|will|from|for|as|that)\b"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as read: its stretch, value, and what its form was."""

    start: int
    end: int
    value: float
    form: Form
    scale: float = 1.0  # the multiplier that closes it ("million"), which a range may share
    letter: str = ""  # the characters glued to its digits, where they multiply
    grouped: bool = False  # written with thousands marks or a point


def tidy(value: float | None) -> float | None:
    """A large value without the noise of binary fractions: 65.4 times 1e9 is 65400000000."""
    if value is None:
        return None
    whole = round(value) if 1000 <= abs(value) < 1e300 else 0
    return float(whole) if whole and abs(value - whole) <= 1e-12 * abs(value) else value


def read_number(text: str, at: int) -> Reading | None:
    """The longest number that starts at `at`; None where there is none (an article alone, a denominator alone)."""
    article = _ARTICLE.match(text, at)
    tokens = tokens_at(text, article.end() if article else at)
    if not tokens or (article and tokens[0].kind not in _AFTER_ARTICLE):
        return None
    first = tokens[0]
    if first.kind == "digits":
        if _digits_of(text, first) > MAX_DIGITS:
            return None
        whole = None if first.letters else _slash_fraction(text, first) or _times_power(text, first)
        if whole:
            return whole
    leading = _leading_fraction(text, at, bool(article), tokens)
    if leading or first.kind in ("fraction", "fractions"):
        return leading
    if first.kind == "plural":
        return _plural(text, tokens)
    if first.kind == "ordinal":
        return _rank(text, at, bool(article), first)
    return _cardinal(text, article.start() if article else first.start, tokens)


_AFTER_ARTICLE = frozenset({"hundred", "scale", "dozen", "fraction", "ordinal"})


def _digits_of(text: str, token: Token) -> int:
    return sum(map(str.isdigit, text[token.start : token.end - len(token.letters)]))


def _rank(text: str, at: int, article: bool, token: Token) -> Reading | None:
    """An ordinal, or the share of "the top fifth"; "a third" alone is neither."""
    if _SHARE_BEFORE.search(text, max(0, at - 10), at) and token.value in denominators().values():
        return Reading(token.start, token.end, 1 / token.value, "fraction")
    return None if article else Reading(token.start, token.end, token.value, "ordinal")


def _cardinal(text: str, start: int, tokens: list[Token]) -> Reading | None:
    first, walk = tokens[0], Walk(tokens)
    if first.kind == "vulgar":
        walk.i = 1
        return _vulgar(start, walk, first.value, "fraction")
    value = walk.cardinal()
    if value is None:
        return None
    end = tokens[walk.i - 1].end
    if walk.ordinal:
        return Reading(start, end, value, "ordinal")
    if walk.peek().kind == "vulgar" and walk.peek().gap in ("", " "):
        walk.i += 1
        return _vulgar(start, walk, value + tokens[walk.i - 1].value, "digits")
    value, end, scale = _fraction_tail(walk, value, end)
    part = _AND_SLASH.match(text, end) if value == int(value) and scale == 1.0 else None
    if part and 0 < int(part[1]) < int(part[2]):
        return Reading(start, part.end(), value + int(part[1]) / int(part[2]), "fraction")
    if walk.scale == 1.0 or value == int(value):
        value, end = _spoken_point(text, value, end)
    if first.kind != "digits":
        return Reading(start, end, value, "words", scale)
    grouped = bool(_GROUPED.search(text, first.start, first.end))
    return Reading(start, end, value, "digits", scale, first.letters if walk.i == 1 else "", grouped)


_GROUPED = re.compile(r"[,.'’\u00a0\u2009\u202f ]")


def _vulgar(start: int, walk: Walk, value: float, form: Form) -> Reading:
    """A number that a fraction of one character closes, with its scale: "2½ million"."""
    factor = walk.scales()
    return Reading(start, walk.tokens[walk.i - 1].end, value * factor, form, factor)


def _fraction_tail(walk: Walk, value: float, end: int) -> tuple[float, int, float]:
    """Value, end and closing scale with what follows as a fraction: "and a half", "and three quarters million"."""
    scale = walk.scale
    tail = _tail(walk)
    if tail is None:
        return value, end, scale
    part, used, article = tail
    walk.i += used
    end = walk.tokens[walk.i - 1].end
    factor = walk.scales()
    if factor > 1:
        end = walk.tokens[walk.i - 1].end
        return ((value + part) * factor if scale == 1 else value + part * factor), end, factor
    return value + part * (scale if article and scale >= 1000 else 1), end, scale


def _tail(walk: Walk) -> tuple[float, int, bool] | None:
    """The fraction ahead, how many tokens it has, and whether an article opens it; None where there is none."""
    token, after, third = (walk.peek(n) for n in range(3))
    if token.gap == "and a" and token.kind in ("fraction", "ordinal"):
        return 1.0 / token.value, 1, True
    if token.gap != "and":
        return None
    kinds = (token.kind, after.kind, third.kind)
    if kinds == ("ten", "unit", "fractions"):
        return (token.value + after.value) / third.value, 3, False
    if kinds == ("unit", "unit", "fractions") and after.gap == "and":
        return token.value + after.value / third.value, 3, False
    if kinds[:2] == ("unit", "fractions") and after.gap in _BETWEEN_PARTS:
        return token.value / after.value, 2, False
    if kinds[0] == "unit" and token.value == 1 and after.kind in ("fraction", "ordinal"):
        return 1.0 / after.value, 2, False
    return None


def _spoken_point(text: str, value: float, end: int) -> tuple[float, int]:
    """Spoken decimals: "two hundred point zero three" is 200.03, "point seventy-one" .71."""
    m = _POINT.match(text, end)
    if not m:
        return value, end
    digits, stop = "", end
    for word in re.finditer(r"[a-z]+", m[1], re.IGNORECASE):
        kind, number = number_words().get(word[0].lower(), ("", 0.0))
        if kind not in ("unit", "teen", "ten"):
            break
        if kind == "unit" and digits.endswith("0") and number and len(digits) > 1 and digits[-2] != "0":
            digits = digits[:-1]
        digits += str(int(number))
        stop = m.start(1) + word.end()
    return (float(f"{int(value)}.{digits}"), stop) if digits else (value, end)


def _slash_fraction(text: str, token: Token) -> Reading | None:
    """Fractions in figures: "1/3", "2 1/2", "2-1/2 million"."""
    m = _SLASH.match(text, token.end)
    if not m or not token.value.is_integer() or not int(m[2]):
        return None
    whole, top = (token.value, float(m[1])) if m[1] else (0.0, token.value)
    if top >= float(m[2]) * (1 if m[1] else 100):
        return None
    value, end = whole + top / float(m[2]), m.end()
    walk = Walk(_tokens_after(text, end))
    factor = walk.scales()
    if factor > 1:
        end = walk.tokens[walk.i - 1].end
    return Reading(token.start, end, value * factor, "fraction", factor)


def _times_power(text: str, token: Token) -> Reading | None:
    """A number times a power of ten: "2.5×10^6", "4.2 × 10⁻⁹"; two plain numbers with an x are measures of a thing."""
    m = _POWER.match(text, token.end)
    if m is None:
        return None
    power = (m["caret"] or m["plain"] or m["raised"]).translate(_RAISED).replace("−", "-")
    return Reading(token.start, m.end(), float(f"{token.value!r}e{int(power)}"), "digits", grouped=True)


def _tokens_after(text: str, end: int) -> list[Token]:
    gap = GAP.match(text, end)
    return tokens_at(text, gap.end()) if gap and not gap[1] else []


def _leading_fraction(text: str, at: int, article: bool, tokens: list[Token]) -> Reading | None:
    """Fractions in words: "half a million", "two-thirds", "a quarter", "three quarters billion"."""
    first = tokens[0]
    if first.kind == "fraction" and first.value in (2, 4) and _is_of_time(text, at, first):
        return None
    if first.kind == "fraction" or (first.kind == "ordinal" and article and _is_part(text, first)):
        used, value = 1, 1 / first.value
    elif _over(text, first, tokens[1] if len(tokens) > 1 else NO_TOKEN):
        used, value = 2, first.value / tokens[1].value
    else:
        return None
    walk = Walk(tokens)
    walk.i = used
    factor = walk.scales()
    end = tokens[walk.i - 1].end
    if factor == 1.0 and (m := _OF_SCALE.match(text, end)):
        factor, end = number_words()[m[1]][1], m.end()
    return Reading(at, end, value * factor, "fraction", factor)


def _is_of_time(text: str, at: int, token: Token) -> bool:
    """Whether "half" or "quarter" is of a year or a match: "the second half", "this quarter", "quarter profit"."""
    if _HALF_OF_TIME.search(text, max(0, at - 9), at):
        return True
    led_in = text[max(0, at - 4) : at].lower() == "the "
    return token.value == 4 and (led_in or not _QUARTER_AFTER.match(text, token.end))


_QUARTER_AFTER = re.compile(
    r"[ -](?:of|the|a|million|billion|mile|century|hour|share|point|pound|inch|cup|more|less|percent)\b|[.,;:]"
)
_BETWEEN_PARTS = (" ", "-")
_OF_A_YEAR = (2, 4)  # "two quarters" are of a year; nobody says so of a half


def _over(text: str, top: Token, bottom: Token) -> bool:
    """Whether two tokens are a fraction: "two thirds", "one fifth"; not "one second"."""
    if top.kind not in ("unit", "teen", "ten", "digits") or bottom.gap not in _BETWEEN_PARTS:
        return False
    if bottom.kind == "fractions":
        return top.value >= 1 and (top.value, bottom.value) != _OF_A_YEAR
    second = bottom.kind == "ordinal" and text[bottom.start : bottom.end].lower() == "second"
    return top.value == 1 and bottom.kind in ("fraction", "ordinal") and bottom.value != 1 and not second


def _is_part(text: str, token: Token) -> bool:
    """Whether "a third" is a part and no rank: "a third of", "a third more"; not "a third term"."""
    if token.value <= 2 or token.value not in denominators().values():
        return False
    blurred = _BLUR_BEFORE.search(text, max(0, token.start - 16), token.start)
    return bool(_PART_AFTER.match(text, token.end) or (blurred and _PART_VERB.match(text, token.end)))


def _plural(text: str, tokens: list[Token]) -> Reading:
    """The base of "hundreds" or "tens of thousands", which the modifier at_least goes with."""
    first = tokens[0]
    value, end, scale = first.value, first.end, 1.0
    for _ in range(2):
        m = _OF_PLURAL.match(text, end)
        if not m:
            break
        scale = number_words()[m[1].lower()][1]
        value, end = value * scale, m.end()
    return Reading(first.start, end, value, "plural", scale)
