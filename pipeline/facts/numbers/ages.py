"""Whether a plain number is an age: "aged 45", "NAME, 44,", "she was 13 when", "18 and older", "voters under 30"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.vocabulary import table
from pipeline.rules.engine import Family, Rule, first

OLDEST = 115
_AGED = re.compile(
    r"\b(?:aged|age|ages|turn|turning|turned|turns|age of|ages of|as young as|as old as"
    r"|ag(?:ed|es) (?:from|between)|between the ages of)"
    r" (?:just |only |about |around |between |under |over |at least |up to |roughly |nearly |almost )?$",
    re.IGNORECASE,
)
_RANGE_AFTER = re.compile(
    r" (?:and|or) (?:older|over|under|younger|above|up)\b(?! \w+ (?:percent|%))"
    r"|[ -]?(?:year|yr)s?[ -]olds?| years? of age"
)
_WAS = re.compile(
    r"\b(?:(?:[Hh]e|[Ss]he|I|[Ww]ho|[A-Z][a-z]+)(?: (?:is|was|am|were|turned|turns|will be|would be)|['’]s)"
    r"|when (?:they|you|we)(?: (?:are|were)|['’]re)|I['’]m)"
    r"(?: now| just| only| then| about| nearly| almost)? $"
)
_WAS_CLOSE = re.compile(r"[.,;!?]|$| (?:when|and (?:has|had|was|is|a|an)|at the time|years? old|now|today|but)\b")
_WILL_BE = re.compile(
    r"\b(?:[Hh]e|[Ss]he|I|[Ww]ho)(?: will be| would be| would have been| will turn|['’]ll be)"
    r"(?: about| nearly| almost| only)? $"
)
_WILL_BE_CLOSE = re.compile(r"[.,;!?]|$| (?:when|in|on|by|next|this|soon|before)\b(?! (?:place|position|line)\b)")
_EXPECTANCY = re.compile(
    r"\b(?:life expectancy|life span|lifespan|(?:average|mean|median|typical|pension|retirement|minimum) age)\b"
    r"[^.;,0-9]{0,40}?"
    r" (?:is|are|was|were|of|to|at|from|reached|hit|being|only|just|about|around|nearly|almost|over|under|still|now)"
    r"(?: (?:about|around|nearly|almost|roughly|just|only|over|under|below|above|now|still)){0,2} $"
)
_AT = re.compile(
    r"(?:^|[.,;“\"'(—–] ?|\b(?:and|but|died|dead|retired|married|pregnant|orphaned|who|only) )"
    r"[Aa]t (?:just |only |about |around |nearly |almost )?$"
)
_AT_CLOSE = re.compile(r",? (?:he|she|I|[A-Z][a-z]+|who|after|with|from|of)\b|,")
_AT_PERSON = re.compile(r",? (?:he|she)\b")
_AT_PLAIN = re.compile(r" at $")
_YOUNGEST_RANGE = 5
_LAST_HOUR = 12  # "at 9 she left" is a time
_APPOSED_CLOSE = re.compile(r"[,.;)]|$| and [A-Z0-9]| who\b| of [A-Z]| [-–—―] ")
_OF_PLACE = re.compile(r", (?:of|from|who)\b")
_FULL_NAME = re.compile(r"\b[A-Z][a-z]+ (?:[A-Z]\.? )?[A-Z][a-z’'-]+ $")
_YOUNGEST_BARE = 10
_LISTED = re.compile(r", |,? and ")
_DIED_AT = re.compile(r"\b(?:die[sd]?|dead|passed away|retired?|married) at (?:age )?$")
_YOUNGER = re.compile(r"\b(?:younger|older) than $", re.IGNORECASE)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_MONTH_BEFORE = re.compile(
    rf"\b(?:[0-9]{{1,2}} {_MONTH}|(?:[Ii]n|[Ll]ast|[Ss]ince|of|[Bb]y|[Uu]ntil) {_MONTH}|{_MONTH} [0-9]{{1,2}}), $"
)
_DECADE = re.compile(r"([1-9]0)['’]?s\b")
_DECADE_BEFORE = re.compile(
    r"\b(?:his|her|their|my|our|your|its)(?: (?:early|mid|late|middle))?(?:[ -]|-to-)"
    r"(?:[0-9]0s(?:,|,? (?:and|or|to)) )*$"
)
_NOT_AGE = re.compile(r" (?:percent|per cent|[a-z]+s ago)|%")
_NOUN_AFTER = re.compile(r" (?!and |or |who |was |were |is |are |had |told |has |respectively)[a-z]+|%")
_REACH = 48
_LONG_REACH = 100
_EXPECTANCY_CLOSE = re.compile(
    r"[.,;:!?)]|$| (?:for|in|by|from|to|and|or|but|while|today|at|among|on|a|as|this|last|raising)\b"
)


@cache
def _apposed() -> re.Pattern[str]:
    """A person before "45,": a capitalised name, a listed noun, or a noun that ends like a trade ("founder, 68,")."""
    data = table("number_context")["age"]
    nouns, none = "|".join(data["apposed"]), "|".join(data["no_trades"])
    trade = rf"(?!(?:{none}), )[a-z]{{2,}}(?:er|or|ist|ian|man|woman|eer)"
    return re.compile(rf"(?:[A-Z][\w.’'-]*[a-z.]|\b(?:{nouns}|{trade})), $")


@cache
def _bound() -> re.Pattern[str]:
    persons = "|".join(table("number_context")["age"]["persons"])
    return re.compile(
        rf"\b(?:{persons}) (?:who (?:are|were|is) )?(?:aged )?(?:under|over|above|below|older than|younger than) $",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class Aged:
    """A whole count of at most OLDEST, in its text."""

    text: str
    candidate: Candidate

    @property
    def digits(self) -> bool:
        """Whether it is written in figures."""
        return self.text[self.candidate.start].isdigit()

    @property
    def value(self) -> float:
        """The count."""
        return self.candidate.value or 0.0

    def led_by(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern ends where the number starts."""
        start = self.candidate.start
        return bool(pattern.search(self.text, max(0, start - _REACH), start))

    def led_long(self, pattern: re.Pattern[str]) -> bool:
        """As `led_by`, over a whole noun phrase."""
        start = self.candidate.start
        return bool(pattern.search(self.text, max(0, start - _LONG_REACH), start))

    def goes_on(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern begins where the number ends."""
        return bool(pattern.match(self.text, self.candidate.end))


def _single(test: Callable[[Aged], bool]) -> Callable[[Aged], bool | None]:
    """A rule for one age, no range."""
    return lambda a: (a.candidate.value_max is None and test(a)) or None


def _apposed_to(a: Aged) -> bool:
    return a.digits and a.goes_on(_APPOSED_CLOSE) and a.led_by(_apposed()) and not a.led_by(_MONTH_BEFORE)


NO = ("The harbour has 31 boats.", "They sold 4 tonnes of ore.")
FAMILY: Family[Aged, bool] = Family(
    name="numbers.age",
    what="Which counts are ages.",
    rules=(
        Rule(
            "aged",
            'After "aged", "at the age of", "turned", "as young as".',
            lambda a: (a.led_by(_AGED) and not a.goes_on(_NOT_AGE)) or None,
            ("The driver, aged 45, left.", "She turned 40 in May."),
            ("She turned 40 percent of it down.", *NO),
        ),
        Rule(
            "bound",
            'After persons and "under" or "over".',
            lambda a: (a.led_by(_bound()) and not a.goes_on(_NOT_AGE)) or None,
            ("No one under 18 may enter.", "It is for children over 12."),
            ("It took workers under 30 percent of the day.", *NO),
        ),
        Rule(
            "younger",
            'After "younger than" or "older than", with no noun after it.',
            lambda a: (a.led_by(_YOUNGER) and not a.goes_on(_NOUN_AFTER) and not a.goes_on(_NOT_AGE)) or None,
            ("All are younger than 50.", "He is older than 70, she said."),
            ("It is older than 30 towns.", *NO),
        ),
        Rule(
            "died_at",
            'After "died at", with no noun after it.',
            lambda a: (a.led_by(_DIED_AT) and not a.goes_on(_NOUN_AFTER)) or None,
            ("He died at 92.", "She retired at 60."),
            ("He died at 12 Mill Lane.", "They met at 9 farms.", *NO),
        ),
        Rule(
            "range_after",
            'Before "and older", "or younger", "year-olds".',
            lambda a: (a.value >= _YOUNGEST_RANGE and a.goes_on(_RANGE_AFTER)) or None,
            ("It is open to those 65 and older.", "Everybody 18 or over may vote."),
            ("It holds 12 and the older boat.", *NO),
        ),
        Rule(
            "of_place",
            'After a full name and before "of" or "from" a place.',
            _single(lambda a: a.digits and a.value >= _YOUNGEST_BARE and a.goes_on(_OF_PLACE) and a.led_by(_FULL_NAME)),
            ("Ann Lee 18, of Mill Lane, left.", "Bo Holt 44, from Orlen, won."),
            ("Ann Lee sold 18, of which two sank.", *NO),
        ),
        Rule(
            "apposed",
            "Between commas after a person.",
            _single(_apposed_to),
            ("Ann Lee, 44, said so.", "The founder, 68, owns it."),
            ("On 2 May, 14, as many came.", "In May, 14, more came.", *NO),
        ),
        Rule(
            "was",
            'After a person and "is" or "was", at the end of a clause.',
            _single(lambda a: a.goes_on(_WAS_CLOSE) and a.led_by(_WAS)),
            ("She was 13 when it began.", "He is 40."),
            ("She was 13 miles away.", *NO),
        ),
        Rule(
            "will_be",
            'After a pronoun and "will be", at the end of a clause or before a time.',
            _single(lambda a: a.goes_on(_WILL_BE_CLOSE) and a.led_by(_WILL_BE)),
            ("He will be 35 by the end of the year.", "She would have been 90 in May."),
            ("She will be 10 miles away.", "It will be 30 in the shade.", *NO),
        ),
        Rule(
            "expectancy",
            "After a life expectancy, or an average or pension age, with no noun after it.",
            lambda a: (a.goes_on(_EXPECTANCY_CLOSE) and a.led_long(_EXPECTANCY)) or None,
            ("The life expectancy of men is around 73.", "The pension age rose to 67 for all."),
            ("The average age of 12 boats is unknown.", "Life expectancy rose by 5 percent.", *NO),
        ),
        Rule(
            "at_person",
            'After "at" and before "he" or "she", where it is no hour.',
            _single(lambda a: a.digits and a.value > _LAST_HOUR and a.goes_on(_AT_PERSON) and a.led_by(_AT_PLAIN)),
            ("Even at 86 she sang.", "So at 34 he left."),
            ("So at 9 she left.", *NO),
        ),
        Rule(
            "at",
            'After "at" at the start of a clause.',
            _single(lambda a: a.digits and a.goes_on(_AT_CLOSE) and a.led_by(_AT)),
            ("At 74, Holt runs again.", "He left school and at 16, with no plan, went to sea."),
            ("They met at 12 farms.", *NO),
        ),
    ),
    where=lambda a: (a.candidate.start, a.candidate.end),
)


def age_decade(text: str, start: int) -> Candidate | None:
    """Ten years of age ("in her 40s", "their 20s and 30s"); None where the digits are no such decade."""
    m = _DECADE.match(text, start)
    if m is None or not _DECADE_BEFORE.search(text, max(0, start - _REACH), start):
        return None
    youngest = float(m[1])
    return Candidate(
        start, m.end(), "age", youngest, youngest + 9, "year", rule="age_decade", number_end=m.end(), counts=False
    )


def set_age(text: str, candidate: Candidate) -> None:
    """Make a plain count an age where the words around it say so."""
    value = candidate.value
    if candidate.kind == "duration" and _AGED.search(text, max(0, candidate.start - _REACH), candidate.start):
        candidate.kind, candidate.rule = "age", "age"
    if candidate.kind != "count" or value is None or candidate.tied or candidate.form not in ("digits", "words"):
        return
    if (
        0 < value <= OLDEST
        and value.is_integer()
        and candidate.rule != "proportion"
        and first(FAMILY, Aged(text, candidate))
    ):
        candidate.kind, candidate.unit, candidate.counts, candidate.rule = "age", "year", False, "age"


def set_listed_ages(text: str, found: list[Candidate]) -> None:
    """Plain numbers joined to an age by a comma or "and" are ages: "aged 9, 8 and 4", "two women, 21 and 26"."""
    for left, right in itertools.pairwise(found):
        plain = right.kind == "count" and right.tied is None and right.form == "digits" and right.value_max is None
        if left.kind != "age" or left.rule not in ("age", "unit_after") or not plain or (right.value or 0) > OLDEST:
            continue
        if _LISTED.fullmatch(text, left.end, right.start) and not _NOUN_AFTER.match(text, right.end):
            right.kind, right.unit, right.counts, right.rule = "age", "year", False, "age"
