"""A run of capitalised words cut to the name in it, and whether it holds one: no title, place or agency beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.article import Parse
from pipeline.facts.countries.gazetteer import country_of, gazetteer
from pipeline.facts.people.lists import first_names, is_role, name_words, organisation_nouns, titles
from pipeline.facts.people.origins import demonym
from pipeline.rules.engine import Family, Rule, first

QUOTES = frozenset("\"“”'‘’()")  # around a nickname
LIKE_PRONOUNS = frozenset(("He", "She"))  # surnames too
_PLACING = frozenset(("of", "for", "to", "in", "at", "with"))  # 'ambassador to Britain Ana Holt'
_AGENCY = 4  # characters of the initials of an agency or place, fewer than


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens first..last that may be a name; `labels`: the model's, by token, `people`: its spans of people."""

    parse: Parse
    first: int
    last: int
    labels: Mapping[int, str]
    people: Mapping[int, int]
    honorific: str | None = None
    titled: bool = False

    @property
    def name(self) -> tuple[str, ...]:
        """Its words, without a hyphen at the end."""
        last = self.last - (self.last > self.first and self.parse.words[self.last] == "-")
        return self.parse.words[self.first : last + 1]

    @property
    def label(self) -> str | None:
        """The model's label of its last word."""
        return self.labels.get(self.last)


def cut(part: Part) -> Part | None:
    """The name within a run, without the titles and the names of others beside it; None where it holds none."""
    found = _after_titles(_without_post(part))
    if found is None:
        return None
    for step in (_without_day, _after_opener, _after_nation, _after_place, _without_agency, _where_the_model_begins):
        found = step(found)
    return found if found.name and first(NO_NAME, found) is None else None


def _without_post(part: Part) -> Part:
    """'Peter Holt | MP'."""
    word = part.parse.words[part.last]
    post = part.last - part.first > 1 and part.labels.get(part.last - 1) == "PERSON" and word.isupper()
    return replace(part, last=part.last - 1) if post and is_role(word) else part


def _after_titles(part: Part) -> Part | None:
    """What follows the last title of a run; None where it ends in one: 'Prime Minister', 'Defense Secretary'."""
    words, honorifics, found = part.parse.words, titles().honorifics, part
    for i in range(part.first, part.last):
        word = words[i]
        called = i == part.first and word in first_names() and i + 1 in part.people  # a first name like a title's
        if word in honorifics or (is_role(word) and not called):
            found = replace(found, first=i + 1, honorific=word if word in honorifics else None, titled=True)
    ends = part.last > found.first and is_role(words[part.last]) and part.label != "PERSON"
    return None if ends else found


def _without_day(part: Part) -> Part:
    """'told Peter Holt | Monday', 'On Monday | Peter Holt'."""
    first, last = part.first, part.last
    if last - first > 1:
        last -= _is_weekday(part.parse.words[last])
        first += _is_weekday(part.parse.words[first])
    return replace(part, first=first, last=last)


def _is_weekday(word: str) -> bool:
    return word.lower().endswith("day") and word.lower() in name_words().days


def is_day(parse: Parse, i: int) -> bool:
    """Whether a token is a day or a month, and not the last name of somebody: 'Theresa May', 'Mrs May'."""
    if parse.words[i].lower() not in name_words().days:
        return False
    called = i > 0 and (parse.words[i - 1] in first_names() or parse.words[i - 1] in titles().honorifics)
    dated = i + 1 < len(parse.words) and parse.words[i + 1][:1].isdigit()
    return _is_weekday(parse.words[i]) or dated or not called


def _after_opener(part: Part) -> Part:
    """'Photo | Ana Holt'."""
    opens = part.first < part.last and part.parse.words[part.first].lower() in name_words().openers
    return replace(part, first=part.first + 1) if opens else part


def _after_nation(part: Part) -> Part:
    """'Spaniard | Rafael Varga'."""
    words, at = part.parse.words, part.first
    if part.last - at < 2 or not words[at + 1][0].isupper() or words[at] in first_names():
        return part
    return replace(part, first=at + 1) if demonym((words[at],)) is not None else part


def _after_place(part: Part) -> Part:
    """'Secretary of the Party of Vietnam | Tran Phu Long', 'envoy to South Korea | Ana Holt'."""
    words, start, last = part.parse.words, part.first, part.last
    at = start - 1
    if at > 0 and words[at] == "the":
        at -= 1
    if at < 0 or words[at] not in _PLACING:
        return part
    post = at > 0 and is_role(words[at - 1])
    if not post and (words[at] not in ("of", "for", "to") or words[start] in first_names()):
        return part
    size = 2 if country_of(" ".join(words[start : start + 2])) else 1
    if size == 1 and not _is_place(words[start]):
        return _after_field(part) if post else part
    alone = post and part.label == "PERSON"
    return replace(part, first=start + size, titled=True) if last - start >= size + (not alone) else part


def _after_field(part: Part) -> Part:
    """'Director of Public Works | Eva-Marie Holt'."""
    words = part.parse.words
    if words[part.first] in first_names():
        return part
    there = range(part.first + 1, part.last)
    begins = next((i for i in there if words[i] in first_names()), None)
    return part if begins is None else replace(part, first=begins, titled=True)


def _without_agency(part: Part) -> Part:
    """'John Smith | US': initials of an agency or a place run into the name."""
    words, last = part.parse.words, part.last
    while last - part.first > 1 and words[last].isupper() and len(words[last]) < _AGENCY:
        if words[last].lower() in name_words().suffixes:
            break
        last -= 1
    return replace(part, last=last) if last < part.last else part


def _where_the_model_begins(part: Part) -> Part:
    """The words before the person whom the model sees begin within a run are an organisation's or a place's."""
    words, start = part.parse.words, part.first
    if words[start] in LIKE_PRONOUNS or part.labels.get(start) == "PERSON":
        return part
    inner = [i for i in range(start + 1, part.last + 1) if i in part.people]
    nicknamed = any(words[i] in QUOTES for i in range(start, part.last))
    if not inner or (words[start] in first_names() and (len(inner) == 1 or nicknamed)):
        return part
    start, titled = inner[0], part.titled
    while start < part.last and (is_role(words[start]) or words[start] in titles().honorifics):
        titled, start = True, start + 1
    return replace(part, first=start, titled=titled)


def _is_place(word: str) -> bool:
    """Whether a word names a country or is a noun for an organisation."""
    return country_of(word) is not None or word.lower() in organisation_nouns()


def _title(part: Part) -> bool | None:
    name = part.name
    return (len(name) == 1 and (is_role(name[0]) or name[0] in titles().honorifics)) or None


def _group(part: Part) -> bool | None:
    name = part.name
    return (len(name) == 1 and name[0].lower() in name_words().groups) or None


def _place(part: Part) -> bool | None:
    """A single word that is a country's or a capital's name and no first name."""
    word = part.name[0]
    if len(part.name) > 1 or part.titled:
        return None
    return country_of(word) is not None or (word not in first_names() and bool(gazetteer().get(word))) or None


def _organisation(part: Part) -> bool | None:
    name = part.name
    called = len(name) == 2 and part.label == "PERSON" and name[0] in first_names()
    return name[0] == "The" or (name[-1].lower() in name_words().not_people and not called) or None


def _date(part: Part) -> bool | None:
    called = part.name[0] in first_names() or part.people.get(part.first) == part.last
    first_name = len(part.name) > 1 and called
    opens = part.name[0].lower() in name_words().days and not first_name and not part.titled
    return opens or is_day(part.parse, part.last) or None


NO_NAME: Family[Part, bool] = Family(
    name="people.no_name",
    what="Which runs of capitalised words are no person's name.",
    rules=(
        Rule(
            "title",
            "A title alone.",
            _title,
            yes=("The Senator spoke for an hour in Lund.", "Later the Mayor left the hall with Dr. and Mrs. Holt."),
            no=("Senator Ana Holt spoke for an hour in Lund.", "Ana Holt left the hall."),
        ),
        Rule(
            "group",
            "One word for a faith, a people, a party or a firm.",
            _group,
            yes=("Many Muslims fasted that week.", "Facebook declined to comment on the report."),
            no=("Ana Holt fasted that week.", "Peter Lacey declined to comment."),
        ),
        Rule(
            "place",
            "One word, without a title, that is a country's or a place's name and no first name.",
            _place,
            yes=("She flew to Norway on a small plane.", "Officials in Latvia closed the road."),
            no=("Peter Lacey closed the road.", "The road was closed by Ana Holt."),
        ),
        Rule(
            "organisation",
            "Its last word ends names of organisations, places or works, or it opens with “The”.",
            _organisation,
            yes=("The Harbour Council met again.", "They walked along Cooper Street."),
            no=("Peter Lacey walked along the shore.", "She met Ana Holt again."),
        ),
        Rule(
            "date",
            "It opens or ends with a day or a month.",
            _date,
            yes=("They left in January for the coast.", "It opened on Monday morning."),
            no=("Ana Holt left for the coast.", "Peter Lacey opened it that morning."),
        ),
    ),
    where=lambda part: (part.parse.starts[part.first], part.parse.ends[part.last]),
)
