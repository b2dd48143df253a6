"""Whole numbers in digits and words: tokens, and the grammar that adds and multiplies them."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.facts.numbers.vocabulary import letters, number_words, vulgar

# Western, Indian, and thin-space grouping, then plain digits. An ordinary space groups only where no digit follows
# the last group of three ("40 000", but not "423 0000"). 16 digits or more without grouping are no amount.
_COMMA = (
    r"(?=[ \u00a0]?(?:%|[Pp]er ?[Cc]ent\b|[mbtMBT](?:illion|rillion)|bn\b|k[mg]\b|metres|hectares|degrees"
    r"|litres|tonnes))"
)
DIGITS = (
    r"(?:[0-9]{1,3}+(?:\.[0-9]{3})++,[0-9]{1,2}(?![0-9])"
    r"|[0-9]{1,3}+(?:['’][0-9]{3}(?![0-9]))++(?:\.[0-9]++)?"
    r"|0,[0-9]{1,3}(?![0-9,])"
    rf"|[0-9]{{1,3}}+,[0-9]{{1,2}}(?![0-9,.]){_COMMA}"
    r"|(?<=[€£$])[0-9]{1,3}+,[0-9]{2}(?![0-9,])"
    r"|[0-9]{1,3}+(?:,[0-9]{3}(?![0-9]))++(?:\.[0-9]++)?"
    r"|[0-9]{1,2}+(?:,[0-9]{2}(?![0-9]))++,[0-9]{3}(?![0-9])(?:\.[0-9]++)?"
    r"|[1-9][0-9]{0,2}+(?:(?:[\u00a0\u2009\u202f ][0-9]{3})(?![0-9])){1,6}+(?![0-9.,-]?[0-9])"
    r"|[0-9]++(?:\.[0-9]++)?|\.[0-9]++)"
)
MAX_DIGITS = 15  # longer runs are identifiers: a double holds 15 digits exactly
MAX_TOKENS = 24  # no number in words is longer

_TOKEN = re.compile(
    rf"(?P<digits>{DIGITS})(?P<letters>[A-Za-z]{{1,3}}(?![\w]))?|(?P<vulgar>[½⅓⅔¼¾⅕-⅞])|(?P<word>[A-Za-z]++)"
)
_GLUED_SCALE = re.compile(r"(?:thousand|million|billion|trillion|crore|lakh)s?\b", re.IGNORECASE)
GAP = re.compile(r"[ \u00a0]{1,8}+(and[ \u00a0]{1,8}+)?(an?[ \u00a0]{1,8}+)?|-(and-)?(an?-)?")


class Token(NamedTuple):
    """One word or figure of a number, and what stands before it."""

    kind: str
    value: float
    start: int
    end: int
    gap: str  # what stands before: "", " ", "-", "and", "a", "and a"
    letters: str


_DECIMAL_COMMA = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}),[0-9]{1,2}|0,[0-9]{3}")


def _to_float(digits: str) -> float:
    """The value of digits with any grouping: "1,200", "1'200", "1.234,56" and "12,5" have a decimal comma."""
    if _DECIMAL_COMMA.fullmatch(digits):
        digits = digits.replace(".", "").replace(",", ".")
    return float(re.sub(r"[,'’\u00a0\u2009\u202f ]", "", digits))


def _digit_token(m: re.Match[str], gap: str) -> Token:
    glued, end = m["letters"] or "", m.end("digits")
    value = _to_float(m["digits"])
    if glued in letters():
        return Token("digits", value, m.start(), m.end(), gap, glued)
    return Token("digits", value, m.start(), end, gap, "")


def tokens_at(text: str, at: int) -> list[Token]:
    """Number tokens from `at` on, as long as nothing else stands between them."""
    found: list[Token] = []
    gap = ""
    while len(found) < MAX_TOKENS:
        m = _TOKEN.match(text, at)
        token = _token(m, gap, found) if m else None
        if token is None:
            break
        found.append(token)
        at = token.end
        if at < len(text) and text[at] in vulgar():
            gap = ""
            continue
        between = GAP.match(text, at)
        if between:
            gap, at = _gap(between), between.end()
        elif token.kind == "digits" and _GLUED_SCALE.match(text, at):
            gap = ""
        else:
            break
    return found


def _token(m: re.Match[str], gap: str, before: list[Token]) -> Token | None:
    """A match as a token; None for a word of no number, and for digits that go on no number."""
    if m["digits"]:
        goes_on = not before or before[-1].kind in ("scale", "hundred")
        return _digit_token(m, gap) if goes_on else None
    if m["vulgar"]:
        return Token("vulgar", vulgar()[m["vulgar"]], m.start(), m.end(), gap, "")
    kind, value = number_words().get(m["word"].lower(), ("", 0.0))
    return Token(kind, value, m.start(), m.end(), gap, "") if kind else None


def _gap(between: re.Match[str]) -> str:
    """What stands between two tokens: " ", "-", "and", "a", "and a"."""
    joined, article = between[1] or between[3], between[2] or between[4]
    if joined:
        return "and a" if article else "and"
    if article:
        return "a"
    return "-" if between[0] == "-" else " "


class Walk:
    """One pass over the tokens of a number; `i` is the next token not yet used."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens, self.i, self.ordinal, self.scale = tokens, 0, False, 1.0

    def peek(self, ahead: int = 0) -> Token:
        """The token `ahead` of the next one."""
        i = self.i + ahead
        return self.tokens[i] if i < len(self.tokens) else NO_TOKEN

    def small(self) -> float | None:
        """Below one hundred, in words, maybe closed by an ordinal ("twenty-first")."""
        token = self.peek()
        if token.kind == "ten":
            self.i += 1
            tail = self.peek()
            if tail.gap in (" ", "-") and tail.kind == "unit" and tail.value:
                self.i += 1
                return token.value + tail.value
            if tail.gap in (" ", "-") and tail.kind == "ordinal" and tail.value < 10:
                self.i += 1
                self.ordinal = True
                return token.value + tail.value
            return token.value
        if token.kind in ("unit", "teen"):
            self.i += 1
            return token.value
        return None

    def group(self, bare_hundred: bool) -> float | None:
        """Below one thousand: "two hundred and six", or digits."""
        token = self.peek()
        if token.kind == "digits":
            self.i += 1
            value: float | None = token.value * (letters()[token.letters] if token.letters else 1.0)
            if token.letters:
                return value
        elif token.kind == "hundred" and bare_hundred:
            value = 1.0
        else:
            value = self.small()
        if value is None or self.ordinal:
            return value
        if self.peek().kind == "hundred" and (self.peek().gap in (" ", "-") or value == 1.0) and value < 100:
            self.i += 1
            value = self.below_hundred(value * 100)
        elif self.peek().kind == "ordinal" and self.peek().value >= 100 and self.peek().gap in (" ", "-"):
            value *= self.peek().value
            self.i += 1
            self.ordinal = True
        return value

    def below_hundred(self, hundreds: float) -> float:
        """What may follow "hundred": "(and) six"; never another count of hundreds."""
        mark, tail = self.i, self.peek()
        if tail.kind == "ordinal" and tail.gap in (" ", "-", "and") and tail.value < 100:
            self.i += 1
            self.ordinal = True
            return hundreds + tail.value
        if tail.kind == "digits" and tail.gap == "and" and 0 < tail.value < 100 and not tail.letters:
            self.i += 1
            return hundreds + tail.value
        if tail.gap in (" ", "-", "and"):
            add = self.small()
            if add and self.peek().kind not in ("hundred", "fractions"):
                return hundreds + add
        self.i, self.ordinal = mark, False
        return hundreds

    def scales(self) -> float:
        """The multipliers here: "thousand", "hundred thousand" was read by the group, "dozen"."""
        factor = 1.0
        for _ in range(2):
            token = self.peek()
            plural = token.kind == "plural" and self.i > 0 and token.value > 10
            if (token.kind not in ("scale", "dozen") and not plural) or token.gap not in ("", " ", "-", "a"):
                break
            factor *= token.value
            self.i += 1
        return factor

    def cardinal(self) -> float | None:
        """A whole number with descending scales: "three million two hundred thousand and six"."""
        total, last = 0.0, 0.0
        while not total or _may_follow(self.peek(), last):
            mark, token = self.i, self.peek()
            value = self.group(self.i == 0)
            if value is None and mark == 0 and token.kind in ("scale", "dozen"):
                value = 1.0
            if value is None:
                break
            factor = 1.0 if self.ordinal else self.scales()
            if total and not self._continues(token, value, factor, last):
                self.i = mark
                break
            total += value * factor
            last = self.scale = factor
            if factor == 1.0 or self.ordinal or token.letters:
                break
        return total if self.i else None

    def _continues(self, token: Token, value: float, factor: float, last: float) -> bool:
        """Whether a further group belongs to the number before it: it is smaller, and no part of a fraction."""
        if self.peek().kind == "fractions":
            return False
        if value * factor >= last or (factor == 1.0 and not _small_tail(token, value, last)):
            self.ordinal = False
            return False
        return True


NO_TOKEN = Token("", 0.0, -1, -1, "none", "")


def _may_follow(token: Token, last: float) -> bool:
    return (
        last >= 1000 and token.gap in (" ", "-", "and") and token.kind in ("unit", "teen", "ten", "hundred", "digits")
    )


def _small_tail(token: Token, value: float, last: float) -> bool:
    """Whether a tail without a scale belongs: "two thousand five"; not "a million two years ago"."""
    if token.kind == "digits":
        return value != token.value or (token.gap == "and" and value.is_integer() and value < 1000 and last <= 1000)
    return token.gap == "and" or last <= 1000 or value >= 100
