"""Places on which the lists alone decide nothing: a name told as a place, in an article of its country."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from pipeline.article import TITLE, Field
from pipeline.facts.countries.candidates import Candidate, Labels, Taken, bears_none, candidates, labels_of
from pipeline.facts.countries.cities import LOCAL_NEWS
from pipeline.facts.countries.context import Context
from pipeline.facts.countries.enumerations import enumerated
from pipeline.facts.countries.lists import lists
from pipeline.facts.countries.matcher import Hit
from pipeline.facts.countries.repeats import Row, is_blocked, repeated
from pipeline.facts.countries.towns_file import countries_with
from pipeline.language.tags import PROPER

JOINTS: Final = (", and ", ", ", " and ", " or ")  # between the places of a list
# Of all mentions and cues, for an article of one country. At 0.5, 0.005 more of the places of one
# corpus are found, and 0.008 more of another's are wrong.
ONE_COUNTRY: Final = 0.7
FEWEST: Final = 2  # mentions and cues of it, but for the site's
SPOKEN_OF: Final = 0.2  # of all evidence, for the country of a town's name to be meant
ENOUGH: Final = 3.0  # of the signals below
LARGE: Final = 100_000  # people
TENFOLD: Final = 10  # by how much a city is larger than others of its name, for it to be the one meant
_WHO = re.compile(r",? (?:who|whose)\b")
RULE: Final = "told as a place"


@dataclass(frozen=True)
class Look:
    """A candidate with what is known around it."""

    field: Field
    at: Candidate
    country: str
    direct: bool  # the words after it say where it lies: "in Peru"
    listed: bool
    joined: bool  # a place stands right before it in a list
    towns: frozenset[str]  # countries that have a town of the name
    main: str | None  # the country that the article is about
    context: Context

    @property
    def before(self) -> str:
        """The word before, "the" left out."""
        word = self.context.before(self.field, self.at.start)
        return self.context.before(self.field, self.at.start - 4) if word == "the" else word

    @property
    def after(self) -> str:
        """The word after."""
        return self.context.after(self.field, self.at.end)


def at_home(look: Look) -> bool:
    """A town of the article's own country, told where no sentence begins and no other name is beside."""
    text = look.context.texts[look.field]
    led = (
        text[look.at.start - 1 : look.at.start] == " " and text[look.at.start - 2 : look.at.start - 1] not in ".!?:”\"'"
    )
    alone = led and not look.before[:1].isupper()
    return look.country in look.towns and look.country == look.main and look.country not in LOCAL_NEWS and alone


def is_large(look: Look) -> bool:
    """A large city of the article's own country, beside which others of its name are small."""
    cities = look.at.cities
    if not cities or look.country != look.main or look.country in LOCAL_NEWS:
        return False
    others = [city.population for city in cities if city.country != look.country]
    return cities[0].country == look.country and cities[0].population >= max([LARGE, *(TENFOLD * n for n in others)])


def follows_name(look: Look) -> bool:
    """A name goes on after the candidate, or the model's entity holds more than it."""
    text = look.context.texts[look.field]
    goes_on = text[look.at.end : look.at.end + 1] == " " and look.after[:1].isupper()
    return goes_on and look.after not in lists().directions


def ends_name(look: Look) -> bool:
    """A name leads to the candidate, which is its last word: "Kasimir Odra"."""
    word = look.context.before(look.field, look.at.start)
    begins = look.at.start - 1 - len(word)
    named = word[:1].isupper() and look.context.tokens[look.field].tag_after(begins) in PROPER
    apart = word in lists().directions or word in lists().place_nouns or word.lower() in lists().place_nouns
    return named and not apart and look.context.texts[look.field][look.at.start - 1] == " "


def may_be_person(look: Look) -> bool:
    """What follows is told of a person: "Rowan Odell, who"."""
    return _WHO.match(look.context.texts[look.field], look.at.end) is not None


def inside_other(look: Look) -> bool:
    """The model's entity is another than the candidate, which no word or list makes a place of its own."""
    own = look.at.called or look.at.headed or look.listed
    return look.at.label != "" and not look.at.whole and not own


SIGNALS: Final[tuple[tuple[float, Callable[[Look], bool]], ...]] = (
    (2, lambda look: look.at.label in ("GPE", "LOC")),
    (1, lambda look: look.at.label == "FAC"),
    (-1, lambda look: look.at.label == "PERSON"),
    (1, lambda look: look.before in lists().locative and look.before != "from"),  # "from" leads to people and firms too
    (2, lambda look: look.after in lists().place_nouns),
    (1, lambda look: look.before in lists().place_nouns),
    (4, lambda look: look.at.called),  # whatever the model takes it for
    (2.5, lambda look: look.at.headed),
    (3, lambda look: look.listed),
    (1, lambda look: look.joined),
    (1, lambda look: look.direct),
    (1, lambda look: look.country in look.towns),
    (2, at_home),
    (2, is_large),
    (-3, follows_name),
    (-3, ends_name),
    (-3, may_be_person),
    (-1, lambda look: look.field == TITLE and not look.towns),  # where all words have capitals
    (-2, inside_other),
)


def unlisted(hits: Mapping[Field, Sequence[Hit]], rows: Sequence[Row], context: Context) -> Iterator[Row]:
    """Further places, after `rows` are decided: those told as places, then the same names elsewhere."""
    labels, main = labels_of(context), about(context)
    found: list[Row] = []
    for field, inside in hits.items():
        decided = {(start, end): country for name, start, end, country in rows if name == field}
        blocked = [(hit.start, hit.end) for hit in inside if is_blocked(hit)]
        taken = Taken([*decided, *blocked])  # a name or a phrase of the lists, if undecided, is told as no place
        found += told(field, inside, decided, taken, main, labels, context)
    yield from found
    yield from repeated(found, rows, hits, context)


def about(context: Context) -> str | None:
    """The country that the article is about."""
    country = context.evidence.main(ONE_COUNTRY)
    return country if country and context.evidence.countries[country] >= FEWEST else None


def told(
    field: Field,
    hits: Sequence[Hit],
    decided: Mapping[tuple[int, int], str],
    taken: Taken,
    main: str | None,
    labels: Labels,
    context: Context,
) -> Iterator[Row]:
    """The candidates of a field that enough signals call a place."""
    text = context.texts[field]
    listed = dict(enumerated(text, known_places(hits, decided, main), main))
    ends = {end for _, end in decided}
    starts = {start: country for (start, _), country in decided.items()}
    for at in candidates(field, hits, listed, context):
        if taken.overlaps(at.start, at.end) or in_institution(field, at, context):
            continue
        form, lies = text[at.start : at.end], lies_in(text, at.end, starts)
        told_of = listed.get((at.start, at.end))
        towns = frozenset(city.country for city in at.cities) | countries_with(form)
        country = told_of or lies or by_name(towns, at, main, context)
        joined = is_joined(text, at.start, ends)
        if country:
            look = Look(field, at, country, lies is not None, told_of is not None, joined, towns, main, context)
            if is_place(look, form, labels):
                ends.add(at.end)
                yield field, at.start, at.end, country


def known_places(
    hits: Sequence[Hit], decided: Mapping[tuple[int, int], str], main: str | None
) -> Mapping[tuple[int, int], str]:
    """What is decided, and the names of the matcher that towns of the article's own country bear."""
    if main is None or main in LOCAL_NEWS:
        return decided
    own = {(hit.start, hit.end): main for hit in hits if any(city.country == main for city in hit.cities)}
    return {**decided, **own}


def is_joined(text: str, start: int, ends: Collection[int]) -> bool:
    """Whether a place stands right before a name in a list."""
    return any(text.endswith(joint, 0, start) and start - len(joint) in ends for joint in JOINTS)


def is_place(look: Look, form: str, labels: Labels) -> bool:
    """Whether the signals are enough, and the name is no person's or firm's by its other mentions."""
    sure = look.at.called or look.at.headed or look.listed
    if not sure and bears_none(form, look.country, look.at, look.towns, labels):
        return False
    return sum(weight for weight, shows in SIGNALS if shows(look)) >= ENOUGH


def in_institution(field: Field, at: Candidate, context: Context) -> bool:
    """Whether a name is part of an institution's: "Bank of Odra", "Odra University"."""
    if context.after(field, at.end) in lists().institutions:
        return True
    led = context.texts[field].endswith(" of ", 0, at.start)
    return led and context.before(field, at.start - 3) in lists().institutions_of


@cache
def _lies() -> re.Pattern[str]:
    nouns = "|".join(sorted(lists().place_nouns))
    return re.compile(rf"(?: (?:{nouns}) of | \(|,? (?:in|near) )(?:the )?(?:[a-z]+(?:ern)? )?")


def lies_in(text: str, end: int, starts: Mapping[int, str]) -> str | None:
    """The country in which the words after a name say that it lies: "in northern Peru", "region of Peru", "(Peru)"."""
    match = _lies().match(text, end)
    return starts.get(match.end()) if match else None


def by_name(towns: frozenset[str], at: Candidate, main: str | None, context: Context) -> str | None:
    """The article's own country, the one spoken of that has a town of the name, or the one that has it at all."""
    if main and (not towns or main in towns or at.label in ("GPE", "LOC")):
        return main
    spoken = [country for country in sorted(towns) if context.evidence.share(country) >= SPOKEN_OF]
    if len(spoken) == 1 and (not at.cities or len(towns) == 1):
        return spoken[0]
    return min(towns) if len(towns) == 1 and at.cities else None
