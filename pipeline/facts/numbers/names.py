"""Numbers that belong to a name: "Boeing 737", "Section 230", "Fifth Avenue", "7-Eleven", "ATR 72", "Orlen 2.0"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.vocabulary import words
from pipeline.rules.engine import Family, Rule, first

_WORD_BEFORE = re.compile(r"(?:(?<=[\s(\[“\"'’—–/-])|^)([^\s(\[“\"—–/]+)[ \u00a0]$")
_VERB_NUMBER = re.compile(r"\b(?:would|will|could|may|might|should|can|must|to|they|who|now) number[ \u00a0]$")
_WORDS_AFTER = re.compile(r"[ -]([A-Z][\w.]*)(?: ([A-Z][\w.]*))?")
_DETERMINER = re.compile(r"\b(?:[Tt]he|[Aa]|[Hh]is|[Hh]er|[Ii]ts|[Oo]ur|[Tt]heir) $")
_BRAND = re.compile(r"(?!(?:Ma?c|De|Di|Du|La|Le|Van|Fitz|St)[A-Z])[A-Z]?[a-z]+[A-Z][A-Za-z]+")  # "NewsChannel 7"
_ACRONYM = re.compile(r"(?:(?<![A-Za-z&])|(?<=[A-Z] ))(?:[A-Z]{2,5}|(?<=[A-Z] )[A-Z])")
_COUNTED_AHEAD = re.compile(r" (?!and |or |of |in |on |to |is |are |was |were |which |that |for |at |until )\w|%")
_TIED_BEFORE = re.compile(r"[a-z][-‑]$")
_PLURAL_AHEAD = re.compile(
    r" (?:[a-z]+ )?[a-z]{2,}[a-rt-z]s\b| (?:[a-z]+ )?(?:people|men|women|children|percent|per cent)\b"
)
_SCORED_AHEAD = re.compile(r"[-–:]|,? (?:[A-Z][\w.’'-]* ){1,3}[0-9]|,? (?:to|for|and|or) [0-9]")
_REACH = 24
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


def _ordinal(test: Callable[[Named], bool]) -> Look:
    return lambda n: n.written if n.candidate.kind == "ordinal" and test(n) else None


def _count(test: Callable[[Named], bool]) -> Look:
    """A rule for whole counts in digits or words."""

    def look(n: Named) -> str | None:
        c = n.candidate
        return n.written if c.kind == "count" and c.form not in ("plural", "fraction") and test(n) else None

    return look


def _after_word(test: Callable[[Named], bool]) -> Look:
    """A rule that looks at the word before."""
    return _count(lambda n: bool(n.before) and "," not in n.before and test(n))


def _is_street(n: Named) -> bool:
    head = n.text[n.candidate.start]
    return (head.isdigit() or head.isupper()) and bool(_STREETS_AFTER.match(n.text, n.candidate.end))


def _names_next(n: Named) -> bool:
    after = _WORDS_AFTER.match(n.text, n.candidate.end)
    named, between = words("number_names", "after_ordinal", "words"), words("number_names", "after_ordinal", "between")
    return bool(after and (after[1] in named or (after[1] in between and after[2] in named)))


def _is_picture(n: Named) -> bool:
    return n.candidate.letter == "K" and n.value in _PICTURES and not _PLURAL_AHEAD.match(n.text, n.candidate.end)


def _is_aircraft(n: Named) -> bool:
    start = n.candidate.start
    model = n.written in words("number_context", "aircraft", "models")
    return model and bool(_DETERMINER.search(n.text, max(0, start - _REACH), start))


def _is_book(n: Named) -> bool:
    after = _WORDS_AFTER.match(n.text, n.candidate.end) if n.value <= _LAST_BOOK else None
    return bool(after and n.candidate.form == "digits" and after[1] in words("number_names", "scripture", "numbered"))


def _is_brand(n: Named) -> bool:
    return bool(_BRAND.fullmatch(n.before)) and not _PLURAL_AHEAD.match(n.text, n.candidate.end)


def _is_model(n: Named) -> bool:
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


def _is_release(n: Named) -> bool:
    return bool(_RELEASE.fullmatch(n.written)) and n.candidate.end == n.candidate.number_end and n.before.isalpha()


def _is_repeated(n: Named) -> bool:
    """A capitalised word and a short number that the paragraph has more than once: "Orlen 35 … Orlen 35"."""
    if not n.before[:1].isupper() or not n.written.isdigit() or len(n.written) > _LONGEST_MODEL:
        return False
    if n.before in words("number_names", "calendar", "words") or _PLURAL_AHEAD.match(n.text, n.candidate.end):
        return False
    return len(re.findall(rf"(?<!\w){re.escape(n.before)} {n.written}(?![\w.,-]*[0-9])", n.text)) > 1


def _is_capital_noun(n: Named) -> bool:
    return n.before in words("number_names", "before", "capital")


def _is_noun(n: Named) -> bool:
    low = n.before.lower()
    if low not in words("number_names", "before", "any_case"):
        return False
    large, start = n.value > _LAST_RANK, n.candidate.start
    if low == "number":
        return not (large and _VERB_NUMBER.search(n.text, max(0, start - _REACH), start))
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


def _spelt(n: Named) -> str | None:
    return n.written if n.candidate.kind == "count" and _is_spelt_name(n) else None


def _is_hyphened_name(n: Named) -> bool:
    return bool(_HYPHENED_NAME.match(n.text, n.candidate.number_end)) and not is_title_case(n.text)


NO = ("The harbour has 31 boats.", "The third boat sank.")
FAMILY: Family[Named, str] = Family(
    name="numbers.name",
    what="Which numbers belong to a name and are no rows.",
    rules=(
        Rule(
            "first_tied",
            '"first" tied to a noun before it.',
            _ordinal(
                lambda n: (
                    n.value == 1 and bool(_TIED_BEFORE.search(n.text, max(0, n.candidate.start - 2), n.candidate.start))
                )
            ),
            ("It has a safety-first rule.", "a mobile-first design"),
            ("It was the first boat.", *NO),
        ),
        Rule(
            "street",
            "Ordinals before streets and avenues.",
            _ordinal(_is_street),
            ("They met between 21st and 22nd streets.", "She lives on Third street."),
            ("It was the third street they saw.", *NO),
        ),
        Rule(
            "ordinal_before_name",
            "Ordinals before a noun with a capital that names something.",
            _ordinal(_names_next),
            ("The 9th Circuit ruled.", "The 2nd Armored Division moved."),
            ("The 2nd division of the firm grew.", *NO),
        ),
        Rule(
            "picture",
            "The widths of a picture in thousands.",
            _count(_is_picture),
            ("He bought a 4K screen.", "He has a 5K monitor."),
            ("They sold 4K boats.", *NO),
        ),
        Rule(
            "aircraft",
            "Numbers of aircraft after an article.",
            _count(_is_aircraft),
            ("A 737 landed at Orlen.", "The 747 was late."),
            ("They sold 737 boats.", *NO),
        ),
        Rule(
            "scripture",
            "Numbered books of scripture.",
            _count(_is_book),
            ("He read 2 Timothy aloud.", "She quoted 2 Peter aloud."),
            ("He read 2 books.", *NO),
        ),
        Rule(
            "hyphened_name",
            "A number tied to a word with a capital.",
            _count(_is_hyphened_name),
            ("He stopped at a 7-Eleven in Orlen.", "She joined the 5-Star party."),
            ("It was a 20-point plan.", *NO),
        ),
        Rule(
            "spelt_name",
            "A number word with a capital within a sentence, beside another capital.",
            _spelt,
            ("The dam of the Three Gorges broke.", "He sold it to Seven West Media last year."),
            ("Three boats sank.", *NO),
        ),
        Rule(
            "brand",
            "After a word with a capital inside it.",
            _after_word(_is_brand),
            ("She told NewsChannel 7 so.", "It runs on iPadOS 13 now."),
            ("It gave McAllan 12 seats.", *NO),
        ),
        Rule(
            "noun_with_capital",
            "After a noun of things that are numbered, with a capital.",
            _after_word(_is_capital_noun),
            ("Section 230 was upheld.", "It was shown on Channel 4."),
            ("The section has 230 boats.", *NO),
        ),
        Rule(
            "noun",
            "After a noun of things that are numbered, in any case.",
            _after_word(_is_noun),
            ("It is on page 12.", "He is in room 101."),
            ("They stage 40 protests.", *NO),
        ),
        Rule(
            "model",
            "After a word in capitals, where the number counts nothing.",
            _after_word(_is_model),
            ("The ATR 72 landed.", "The LC 500 was sold."),
            ("The NHS 40 years on is larger.", "USA 3 Canada 1", *NO),
        ),
        Rule(
            "release",
            '"2.0" after a word.',
            _after_word(_is_release),
            ("The hacker Orlik 2.0 denied it.", "They call it Town 2.0 now."),
            ("It grew 2.0 percent.", *NO),
        ),
        Rule(
            "repeated",
            "A word with a capital and a number that the paragraph has more than once.",
            _after_word(_is_repeated),
            ("The Orlik 35 is fast. Ann Holt sailed the Orlik 35 home.", "Velm 9 rose. Nobody saw Velm 9 land."),
            ("In Orlen 35 people came.", *NO),
        ),
    ),
    where=lambda n: (n.candidate.start, n.candidate.end),
)


def is_name(text: str, candidate: Candidate) -> bool:
    """Whether a number belongs to a name and is no row."""
    if candidate.kind not in ("count", "ordinal"):
        return False
    m = _WORD_BEFORE.search(text, max(0, candidate.start - _REACH), candidate.start)
    return first(FAMILY, Named(text, candidate, m[1] if m else "")) is not None


def is_title_case(text: str) -> bool:
    """Whether most words of a line have capitals, as in a headline, which ends in no full stop."""
    if len(text) > _HEADLINE or text.rstrip().endswith("."):
        return False
    long = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return bool(long) and sum(word[0].isupper() for word in long) > 0.7 * len(long)


def continues_name(text: str, name_end: int, candidate: Candidate) -> bool:
    """Whether a plain number goes on with the name before it: "No. 14-981", "Articles 5 and 6", "pages 10 to 12"."""
    between = text[name_end : candidate.start]
    if candidate.kind != "count" or candidate.tied or not text[candidate.start].isalnum():
        return False
    if between in ("-", "–", "/", ":"):
        return True
    if _COUNTED_AHEAD.match(text, candidate.end):
        return False
    return between in (" to ", " through ") or (text[candidate.start].isdigit() and between in (" and ", " or ", ", "))
