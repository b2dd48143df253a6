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
    r" (?:ha(?:ve|d|s)|are|were|d(?:o|id)(?:n['’]t)?|sa(?:y|id)|live[ds]?|want(?:ed)?|would|will|from|for|as|that)\b"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as read: its stretch, value, and what its form was."""

    start: int
    end: int
    value: float
    form: Form
    scale: float = 1.0  # the multiplier that closes it ("million"), which a range may share
    letter: str = ""  # the letters glued to its digits, where they multiply
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
    if not tokens:
        return None
    first = tokens[0]
    if article and first.kind not in ("hundred", "scale", "dozen", "fraction", "ordinal"):
        return None
    if first.kind == "digits":
        head = text[first.start : first.end]
        bare = head[: len(head) - len(first.letters)] if first.letters else head
        if sum(map(str.isdigit, bare)) > MAX_DIGITS:
            return None
        slash = _slash_fraction(text, first) if not first.letters else None
        if slash:
            return slash
    leading = _leading_fraction(text, at, bool(article), tokens)
    if leading or first.kind in ("fraction", "fractions"):
        return leading
    if first.kind == "plural":
        return _plural(text, tokens)
    if (
        first.kind == "ordinal"
        and _SHARE_BEFORE.search(text, max(0, at - 10), at)
        and first.value in denominators().values()
    ):
        return Reading(first.start, first.end, 1 / first.value, "fraction")
    if first.kind == "ordinal":
        return None if article else Reading(first.start, first.end, first.value, "ordinal")
    return _cardinal(text, article.start() if article else first.start, tokens)


def _cardinal(text: str, start: int, tokens: list[Token]) -> Reading | None:
    first, walk = tokens[0], Walk(tokens)
    if first.kind == "vulgar":
        walk.i = 1
        factor = walk.scales()
        return Reading(start, tokens[walk.i - 1].end, first.value * factor, "fraction", factor)
    value = walk.cardinal()
    if value is None:
        return None
    end = tokens[walk.i - 1].end
    if walk.ordinal:
        return Reading(start, end, value, "ordinal")
    if walk.peek().kind == "vulgar" and walk.peek().gap in ("", " "):
        value += walk.peek().value
        walk.i += 1
        end = tokens[walk.i - 1].end
        factor = walk.scales()
        return Reading(start, tokens[walk.i - 1].end, value * factor, "digits", factor)
    value, end, scale = _fraction_tail(walk, value, end)
    part = _AND_SLASH.match(text, end) if value == int(value) and scale == 1.0 else None
    if part and 0 < int(part[1]) < int(part[2]):
        return Reading(start, part.end(), value + int(part[1]) / int(part[2]), "fraction")
    if walk.scale == 1.0 or value == int(value):
        value, end = _spoken_point(text, value, end)
    digits = first.kind == "digits"
    grouped = digits and any(c in text[first.start : first.end] for c in ",.\u00a0\u2009\u202f ")
    return Reading(
        start, end, value, "digits" if digits else "words", scale, first.letters if walk.i == 1 else "", grouped
    )


def _fraction_tail(walk: Walk, value: float, end: int) -> tuple[float, int, float]:
    """Value, end and closing scale with what follows as a fraction: "and a half", "and three quarters million"."""
    token, after = walk.peek(), walk.peek(1)
    scale = walk.scale
    if token.gap == "and a" and token.kind in ("fraction", "ordinal"):
        part, used = 1.0 / token.value, 1
    elif token.gap == "and" and token.kind == "unit" and after.kind == "fractions" and after.gap in (" ", "-"):
        part, used = token.value / after.value, 2
    elif token.gap == "and" and token.kind == "ten" and after.kind == "unit" and walk.peek(2).kind == "fractions":
        part, used = (token.value + after.value) / walk.peek(2).value, 3
    elif token.gap == "and" and token.kind == "unit" and token.value == 1 and after.kind in ("fraction", "ordinal"):
        part, used = 1.0 / after.value, 2
    elif token.gap == "and" and token.kind == "unit" and after.gap == "and":
        third, fourth = walk.peek(1), walk.peek(2)
        if third.kind != "unit" or fourth.kind != "fractions":
            return value, end, scale
        part, used = token.value + third.value / fourth.value, 3
    else:
        return value, end, scale
    walk.i += used
    end = walk.tokens[walk.i - 1].end
    factor = walk.scales()
    if factor > 1:
        end = walk.tokens[walk.i - 1].end
        return ((value + part) * factor if scale == 1 else value + part * factor), end, factor
    return value + part * (scale if token.gap == "and a" and scale >= 1000 else 1), end, scale


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


def _tokens_after(text: str, end: int) -> list[Token]:
    gap = GAP.match(text, end)
    return tokens_at(text, gap.end()) if gap and not gap[1] else []


def _leading_fraction(text: str, at: int, article: bool, tokens: list[Token]) -> Reading | None:
    """Fractions in words: "half a million", "two-thirds", "a quarter", "three quarters billion"."""
    first, second = tokens[0], tokens[1] if len(tokens) > 1 else NO_TOKEN
    used, value = 0, 0.0
    if first.kind == "fraction" and first.value in (2, 4) and _HALF_OF_TIME.search(text, max(0, at - 9), at):
        return None
    if first.kind == "fraction" or (first.kind == "ordinal" and article and _is_part(text, first)):
        used, value = 1, 1 / first.value
    elif first.kind in ("unit", "teen", "ten", "digits") and second.gap in (" ", "-"):
        one = first.value == 1 and second.kind in ("fraction", "ordinal") and second.value != 1
        if second.kind == "ordinal" and text[second.start : second.end].lower() == "second":
            one = False
        if (second.kind == "fractions" and first.value >= 1) or one:
            used, value = 2, first.value / second.value
    if not used:
        return None
    walk = Walk(tokens)
    walk.i = used
    factor = walk.scales()
    end = tokens[walk.i - 1].end
    if factor == 1.0 and (m := _OF_SCALE.match(text, end)):
        factor, end = {"hundred": 100.0}.get(m[1]) or number_words()[m[1]][1], m.end()
    return Reading(at, end, value * factor, "fraction", factor)


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
