"""What general knowledge tells of a name: of a body, an organ, a party; of leaders; of countries."""

from __future__ import annotations

from pipeline.article import Parse
from pipeline.facts.countries.gazetteer import countries as all_countries
from pipeline.facts.people.cast import Person
from pipeline.facts.positions.kinds import kinds, leaders

_BEFORE, _AFTER = 5, 7  # tokens of a name before and after its head


def known_name(parse: Parse, head: int) -> str | None:
    """The longest name around a token that is known as that of a body, an organ or a party."""
    lists = kinds()
    if parse.words[head] not in lists.name_words:
        return None
    best: str | None = None
    for start in range(max(0, head - _BEFORE), head + 1):
        for end in range(head, min(head + _AFTER, len(parse.words))):
            text = parse.text[parse.starts[start] - parse.start : parse.ends[end] - parse.start]
            if text in lists.known_names and (best is None or len(text) > len(best)):
                best = text
    return best


def is_abroad(role: str | None) -> bool:
    """Whether the country of a role is the one that somebody is sent to: "envoy to Samoa"."""
    words = (role or "").lower().split()
    return bool(kinds().abroad & set(words)) and ("to" in words or "for" in words)


def leader_of(person: Person) -> str | None:
    """The country of somebody known to lead one, NOBODY for those of international bodies, None for others."""
    return leaders().get(person.name)


def country_name(code: str) -> str | None:
    """The English name of a country."""
    country = all_countries().get(code)
    return country.name if country is not None else None
