"""What a text calls a person without a name: 'the Spaniard', 'the 56-year-old'."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.article import Parse
from pipeline.facts.countries.gazetteer import gazetteer
from pipeline.facts.people.cast import Cast, Mention

_BACK = 60  # mentions looked back for a person of an age
_PEOPLES = ("s", "sh", "ch", "ese")


def is_countryman(word: str) -> bool:
    """Whether a word is one person by the country: 'Spaniard', not 'British' or 'Germans'."""
    senses = gazetteer().get(word, ())
    return bool(senses) and all(s.kind == "demonym" for s in senses) and not word.endswith(_PEOPLES)


def age_of(parse: Parse, first: int, last: int) -> str | None:
    """The age in 'the 56-year-old', tokens first..last of a parse."""
    words = parse.words[first : last + 1]
    aged = len(words) == 6 and words[0].lower() == "the" and words[3].lower() == "year" and words[1].isdigit()
    return words[1] if aged else None


def _has_age(parse: Parse, mention: Mention, age: str) -> bool:
    """Whether an age stands beside a name: 'Holt, 56,' or '56-year-old Holt'."""
    if parse.words[mention.last + 1 : mention.last + 3] == (",", age):
        return True
    before = parse.words[max(0, mention.first - 6) : mention.first]
    return "old" in before and age in before


def of_age(cast: Cast, parses: Mapping[int, Parse], before: int, age: str) -> int | None:
    """Whom 'the 56-year-old' means: the only person given that age among the mentions shortly before one."""
    given = {
        mention.person
        for mention in cast.mentions[max(0, before - _BACK) : before]
        if (parse := parses.get(mention.parse)) is not None and _has_age(parse, mention, age)
    }
    return min(given) if len(given) == 1 else None
