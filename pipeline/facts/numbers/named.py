"""What shows that a number belongs to a name: the nouns, capitals and hyphens around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.vocabulary import words

WORD_BEFORE = re.compile(r"(?:(?<=[\s(\[“\"'’—–/-])|^)([^\s(\[“\"—–/]+)[ \u00a0]$")
_VERB_NUMBER = re.compile(r"\b(?:would|will|could|may|might|should|can|must|to|they|who|now) number[ \u00a0]$")
_WORDS_AFTER = re.compile(r"[ -]([A-Z][\w.]*)(?: ([A-Z][\w.]*))?")
_DETERMINER = re.compile(r"\b(?:[Tt]he|[Aa]|[Hh]is|[Hh]er|[Ii]ts|[Oo]ur|[Tt]heir) $")
_BRAND = re.compile(r"(?!(?:Ma?c|De|Di|Du|La|Le|Van|Fitz|St)[A-Z])[A-Z]?[a-z]+[A-Z][A-Za-z]+")  # "NewsChannel 7"
_ACRONYM = re.compile(r"(?:(?<![A-Za-z&])|(?<=[A-Z] ))(?:[A-Z]{2,5}|(?<=[A-Z] )[A-Z])")
TIED_BEFORE = re.compile(r"[a-z][-‑]$")
_PLURAL_AHEAD = re.compile(
    r" (?:[a-z]+ )?[a-z]{2,}[a-rt-z]s\b| (?:[a-z]+ )?(?:people|men|women|children|percent|per cent)\b"
)
_SCORED_AHEAD = re.compile(r"[-–:]|,? (?:[A-Z][\w.’'-]* ){1,3}[0-9]|,? (?:to|for|and|or) [0-9]")
REACH = 24
_STREETS_AFTER = re.compile(r"(?:(?: and| to|,) [0-9]{1,3}(?:st|nd|rd|th)){0,3} (?:[Ss]treets?|[Aa]venues?)\b")
_CAPITAL_AHEAD = re.compile(r" [A-Z][a-z]")
_HYPHENED_NAME = re.compile(r"-[A-Z][a-z]+")
_RELEASE = re.compile(r"[1-9]\.0")
_PICTURES = (2000, 4000, 5000, 8000)  # widths of a picture, "4K"
_LAST_BOOK = 4  # "4 Maccabees"
_LAST_RANK = 12  # "slid to number eight" is a rank
_LONGEST_MODEL = 4  # digits of a model's number
_HEADLINE = 200  # characters of the longest line that may be a headline


@dataclass(frozen=True, slots=True)
class Named:
    """A candidate in its text, with the word before it."""

    text: str
    candidate: Candidate
    before: str  # "" where it opens its paragraph or a bracket

    @property
    def written(self) -> str:
        """The number as written, without its unit or noun."""
        return self.text[self.candidate.start : self.candidate.number_end]

    @property
    def value(self) -> float:
        """Its value, 0 where it has none."""
        return self.candidate.value or 0.0


Look = Callable[[Named], str | None]


def of_ordinal(test: Callable[[Named], bool]) -> Look:
    """A rule for ordinals."""
    return lambda n: n.written if n.candidate.kind == "ordinal" and test(n) else None


def of_count(test: Callable[[Named], bool]) -> Look:
    """A rule for whole counts in digits or words."""

    def look(n: Named) -> str | None:
        c = n.candidate
        return n.written if c.kind == "count" and c.form not in ("plural", "fraction") and test(n) else None

    return look


def after_word(test: Callable[[Named], bool]) -> Look:
    """A rule that looks at the word before."""
    return of_count(lambda n: bool(n.before) and "," not in n.before and test(n))


def is_street(n: Named) -> bool:
    """Before streets or avenues: "between 21st and 22nd streets"."""
    head = n.text[n.candidate.start]
    return (head.isdigit() or head.isupper()) and bool(_STREETS_AFTER.match(n.text, n.candidate.end))


def names_next(n: Named) -> bool:
    """Before a noun with a capital that an ordinal names: "9th Circuit"."""
    after = _WORDS_AFTER.match(n.text, n.candidate.end)
    named, between = words("number_names", "after_ordinal", "words"), words("number_names", "after_ordinal", "between")
    return bool(after and (after[1] in named or (after[1] in between and after[2] in named)))


def is_picture(n: Named) -> bool:
    """The width of a picture: "a 4K screen"."""
    return n.candidate.letter == "K" and n.value in _PICTURES and not _PLURAL_AHEAD.match(n.text, n.candidate.end)


def is_aircraft(n: Named) -> bool:
    """The number of an aircraft after an article."""
    start = n.candidate.start
    model = n.written in words("number_context", "aircraft", "models")
    return model and bool(_DETERMINER.search(n.text, max(0, start - REACH), start))


def is_book(n: Named) -> bool:
    """Before a numbered book of scripture."""
    after = _WORDS_AFTER.match(n.text, n.candidate.end) if n.value <= _LAST_BOOK else None
    return bool(after and n.candidate.form == "digits" and after[1] in words("number_names", "scripture", "numbered"))


def is_brand(n: Named) -> bool:
    """After a word with a capital inside it."""
    return bool(_BRAND.fullmatch(n.before)) and not _PLURAL_AHEAD.match(n.text, n.candidate.end)


def is_model(n: Named) -> bool:
    """Capitals, then a short number that counts nothing and is no side of a score."""
    c = n.candidate
    plain = (
        c.form == "digits"
        and n.written.isdigit()
        and len(n.written) <= _LONGEST_MODEL
        and not c.tied
        and not c.modifier
    )
    if not plain or c.end != c.number_end or c.value_max is not None or not _is_acronym(n):
        return False
    if _PLURAL_AHEAD.match(n.text, c.end) or _SCORED_AHEAD.match(n.text, c.end):
        return False
    return n.before not in words("number_names", "models", "none") and not n.text[: c.end].isupper()


def _is_acronym(n: Named) -> bool:
    at = n.candidate.start - 1 - len(n.before)
    return bool(_ACRONYM.fullmatch(n.text, max(0, at), n.candidate.start - 1))


def is_release(n: Named) -> bool:
    """ "2.0" after a word."""
    return bool(_RELEASE.fullmatch(n.written)) and n.candidate.end == n.candidate.number_end and n.before.isalpha()


def is_repeated(n: Named) -> bool:
    """A capitalised word and a short number that the paragraph has more than once: "Orlen 35 … Orlen 35"."""
    if not n.before[:1].isupper() or not n.written.isdigit() or len(n.written) > _LONGEST_MODEL:
        return False
    if n.before in words("number_names", "calendar", "words") or _PLURAL_AHEAD.match(n.text, n.candidate.end):
        return False
    return len(re.findall(rf"(?<!\w){re.escape(n.before)} {n.written}(?![\w.,-]*[0-9])", n.text)) > 1


def is_capital_noun(n: Named) -> bool:
    """After a listed noun with a capital: "Section 230"."""
    return n.before in words("number_names", "before", "capital")


def is_noun(n: Named) -> bool:
    """After a listed noun in any case: "page 12"."""
    low = n.before.lower()
    if low not in words("number_names", "before", "any_case"):
        return False
    large, start = n.value > _LAST_RANK, n.candidate.start
    if low == "number":
        return not (large and _VERB_NUMBER.search(n.text, max(0, start - REACH), start))
    if large and low.isalpha() and _PLURAL_AHEAD.match(n.text, n.candidate.end):
        return False  # "they stage 40 protests", "to phone 200 voters"
    return low != "no" or n.text[start].isdigit()


def _is_spelt_name(n: Named) -> bool:
    """A number word with a capital within a sentence: "Mega Millions", "the Three Gorges", "Seven West Media"."""
    word, before = n.written, n.before
    if n.candidate.form not in ("words", "plural") or not word[:1].isupper() or word.isupper() or " " in word:
        return False
    ahead = bool(_CAPITAL_AHEAD.match(n.text, n.candidate.number_end))
    if before.isalpha() and (before.islower() or before == "The") and ahead:
        return not is_title_case(n.text)  # "as Zero Harbour wrote"
    if before == "The":
        return False
    return before[:1].isupper() and before[-1:].isalpha() and len(before) > 1 and not is_title_case(n.text)


def spelt(n: Named) -> str | None:
    """A number word that is a name, as a rule looks at it."""
    return n.written if n.candidate.kind == "count" and _is_spelt_name(n) else None


def is_hyphened_name(n: Named) -> bool:
    """Before a hyphen and a capital: "7-Eleven"."""
    return bool(_HYPHENED_NAME.match(n.text, n.candidate.number_end)) and not is_title_case(n.text)


def is_title_case(text: str) -> bool:
    """Whether most words of a line have capitals, as in a headline, which ends in no full stop."""
    if len(text) > _HEADLINE or text.rstrip().endswith("."):
        return False
    long = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return bool(long) and sum(word[0].isupper() for word in long) > 0.7 * len(long)
