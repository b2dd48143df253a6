"""Digits that are no amount: codes, phone and docket numbers, versions, addresses, formulas."""

from __future__ import annotations

import re
from functools import cache

from pipeline.facts.numbers.dates import MONTH
from pipeline.facts.numbers.vocabulary import number_words, words

_CODES = re.compile(
    r"[0-9]++(?:\.[0-9]++){2,}+"  # version, IP address
    r"|[0-9]{3}\([a-z]\)(?:\([0-9]\))?"  # 401(k)
    r"|[0-9]{3}[-. ][0-9]{3}[-. ][0-9]{4}(?![0-9])|1-[0-9]{3}-[0-9]{3}-[0-9]{4}(?![0-9])"
    r"|0[0-9]{1,3}-[0-9]{3,4}-[0-9]{4}(?![0-9])"
    r"|0[0-9]{2,4} [0-9]{3,4}[ -][0-9]{3,4}(?![0-9])|[0-9]{3}-[0-9]{4}(?![0-9-])|[0-9]{3}-[0-9]{2}-[0-9]{4}(?![0-9])"
    r"|[0-9]{1,3}(?:[- ][0-9]{2,4}){3,5}(?![0-9])"  # +44 1632 960 001
    r"|[0-9]++(?: ?[+*×÷^] ?-?[0-9]++(?:\.[0-9]++)?){0,8}+ ?= ?-?[0-9]++"  # 2 + 2 = 4
    r"|[0-9]++ ?[*×÷^] ?[0-9]++(?![0-9.]*[a-z])"
    r"|[0-9]{1,3}\.[0-9]{5,}+(?![a-z]| ?[%µ°]| per ?cent)"  # 71.058901, a coordinate
    r"|[1-9](?:-[1-9]){2,3}(?![0-9-])"  # 4-4-2
    r"|[2-9] ?[x×] ?[0-9]{2,4}m\b"  # 4x100m
    r"|[0-9](?:,[0-9]){0,4}-[A-Z](?![A-Za-z])|[0-9],[0-9]['’′]?-[a-z]+|[0-9],[0-9]′-"  # 2,4-D, 1,3-butadiene
    r"|[0-9]{1,5}(?:-[0-9]{1,5})?[ -]block (?:of )?(?=(?:the )?[A-Z0-9])"  # the 400 block of Mill Lane
    r"|[0-9]++:[0-9]++(?::[0-9]++)?(?:\.[0-9]++)?"  # 3:16, 2:03:15
    r"|[0-9]{16,}+|[0-9]{1,5}/(?:19|20)[0-9]{2}(?![0-9/])"  # 27/2017, the number of a case
)
_MONTH = re.compile(MONTH)
_PHONE_PLUS = re.compile(r"[0-9]{1,3}[ -.]?(?:\(?[0-9]{1,5}\)?[ .-]?){2,6}")
_PHONE_PARENS = re.compile(r"[0-9]{3}\) ?[0-9]{3}[-. ][0-9]{4}")
_TAIL = re.compile(r"[\w/%=&?.-]*[\w/%=&](?:,[0-9]{3}(?![0-9]))*|")
_LETTERS_BEFORE = re.compile(r"(?<![0-9A-Za-z°])([A-Za-z]+)[-‑]$")
_VERSE = re.compile(r"[0-9]{1,3}:[0-9]{1,3}(?:[-–,] ?[0-9]{1,3}(?![0-9:])){0,6}(?! ?[ap]\.?m\b)")
_BOOK_BEFORE = re.compile(r"\b([A-Z][a-z]{2,}) $")
_PATH_BEFORE = re.compile(r"(?:[A-Za-z]{2}|[’']s)/$")
_INITIAL_BEFORE = re.compile(r"(?:^|[^A-Za-z])(?:[a-z]|[Nn]os?)\.$")
_PHONE_DIGITS = 8  # "(202) 555-0101" and "+44 ..." have more; "+12 points" has fewer
_RUN = re.compile(r"[0-9.,]*+")
_WORD = re.compile(r"(?:(?!(?<=[a-z])(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* [0-9])[\w-])*+")
_ZIP_BEFORE = re.compile(r"(?:\b[A-Z]{2}|\b[A-Z]\.[A-Z]\.|\b[A-Z][a-z]{2,5}\.),? $")
_ZIP = re.compile(r"[0-9]{5}(?:-[0-9]{4})?(?![0-9,])")


def code_before(text: str, start: int) -> int:
    """Where the code ends of which the digits at `start` are a part; 0 where they open a word of their own."""
    last = text[start - 1 : start]
    if last == " ":
        return _verse_end(text, start)
    if last in ("+", "("):
        phone = _phone_end(text, start, last)
        if phone:
            return phone
    return _code_end(text, start) if last and _is_inside(text, start, last) else 0


def _verse_end(text: str, start: int) -> int:
    """Where a verse of scripture ends ("Romans 12:19"); 0 where there is none."""
    verse = _VERSE.match(text, start)
    book = _BOOK_BEFORE.search(text, max(0, start - 24), start) if verse else None
    return verse.end() if verse and book and book[1] in words("number_names", "scripture", "books") else 0


def _phone_end(text: str, start: int, last: str) -> int:
    phone = (_PHONE_PLUS if last == "+" else _PHONE_PARENS).match(text, start)
    return phone.end() if phone and sum(map(str.isdigit, phone[0])) >= _PHONE_DIGITS else 0


def _is_inside(text: str, start: int, last: str) -> bool:
    """Whether the character before the digits makes them part of a word: "F-16", "x/20", "No.5", "f(2)"."""
    before = text[start - 2 : start - 1] if start > 1 else ""
    if last in "-‑" and before:
        m = _LETTERS_BEFORE.search(text, max(0, start - 24), start)
        return m is not None and not _opens(m[1])
    if last == "/":
        return bool(_PATH_BEFORE.search(text, max(0, start - 4), start))
    if last == ".":
        return bool(_INITIAL_BEFORE.search(text, max(0, start - 5), start))
    return last.isalnum() or last in "_#@=&?\\§" or (last == "(" and before.isalpha())


def _opens(word: str) -> bool:
    """Whether a word before a hyphen leaves the number after it one: "mid-1990s", "June-2 July"; not "F-16"."""
    low = word.lower()
    listed = (word if len(word) < 3 else low) in words("number_names", "prefixes", "open")
    return listed or low in number_words() or low.endswith("ly") or bool(_MONTH.fullmatch(word))


def _code_end(text: str, start: int) -> int:
    m = _TAIL.match(text, start)
    return max(start + 1, m.end() if m else 0)


@cache
def _street() -> re.Pattern[str]:
    kinds = "|".join(sorted(map(re.escape, words("number_names", "street", "words"))))
    return re.compile(
        rf"[0-9]{{1,5}}(?:-[0-9]{{1,4}})?[A-Z]? (?:[NSEW]\.? |North |South |East |West )?"
        rf"(?:(?:[A-Z][\w.’'-]{{0,20}}|[0-9]{{1,3}}(?:st|nd|rd|th)) ){{1,3}}(?:{kinds})\b"
        r"\.?(?! [a-z](?!n |t |nd ))"
    )


def code_end(text: str, start: int) -> int:
    """Where the code, phone number, address or formula at `start` ends; 0 if there is none."""
    m = _CODES.match(text, start) or _street().match(text, start)
    if m:
        return _code_end(text, m.end()) if text[m.end() : m.end() + 1].isalnum() else m.end()
    zipped = _ZIP.match(text, start)
    if zipped and _ZIP_BEFORE.search(text, max(0, start - 9), start):
        return zipped.end()
    return 0


def past_digits(text: str, at: int) -> int:
    """Past the digits, points and commas at `at`; always at least one code point."""
    m = _RUN.match(text, at)
    return max(at + 1, m.end() if m else 0)


def past_word(text: str, at: int) -> int:
    """Past the characters, digits and hyphens at `at`."""
    m = _WORD.match(text, at)
    return m.end() if m else at
