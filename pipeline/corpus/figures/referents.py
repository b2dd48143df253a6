"""What the names in one article mean: countries, persons, places, and bodies under their short forms."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Any, NamedTuple

from pipeline.corpus.figures.ages import Person
from pipeline.corpus.figures.topics import head_word, name_key, person_key, words_of

BODIES = frozenset(("ORG", "FAC", "GPE", "LOC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"))
PLACES = frozenset(("GPE", "LOC", "FAC", "EVENT"))
_WORD = r"[A-Z][\w’'-]{0,40}"
_NAME = re.compile(rf"\b{_WORD}(?: (?:of (?:the )?)?{_WORD}){{1,9}}")
_AT = re.compile(r"\b(?:across|around|at|for|from|in|near|of|on|outside|over|to) (?:the )?$", re.IGNORECASE)
_FIGURE = re.compile(r"(?<!\s)\s+\d[\d,.]*$")
LONGEST = 10  # words of a name with its titles
NEAR = 20  # letters before a place within which its preposition stands
Row = dict[str, Any]


class Name(NamedTuple):
    """A name in a sentence: how it is compared, how it is written, whether it is a person's."""

    key: str
    written: str
    person: bool = False


class Referents:
    """The names of one article. `tables`: its rows of documents, sentences, entities and countries."""

    def __init__(self, tables: dict[str, list[Row]]) -> None:
        self.sentences = {row["sentence_id"]: row for row in tables["sentences"]}
        self.countries: dict[str, str] = {
            name_key(row["text"]): row["country"] for row in tables["countries"] if row["kind"] in ("name", "demonym")
        }
        self.home = _home(tables["countries"])
        self.groups: dict[int, set[str]] = defaultdict(set)  # parties, faiths and peoples
        for row in tables["entities"]:
            if row["label"] == "NORP":
                self.groups[row["sentence_id"]].add(row["name"])
        self.abroad = {row["sentence_id"] for row in tables["countries"]}  # sentences that name a country
        self.titled = {row["sentence_id"] for row in tables["sentences"] if row["field"] == "title"}
        people = [_without_figure(row) for row in tables["entities"] if row["label"] == "PERSON"]
        people = [row for row in people if name_key(row["name"])]  # no "The ’s"
        persons: dict[str, Counter[str]] = defaultdict(Counter)  # whom each text means, and how often
        for row in people:
            persons[name_key(row["text"])][row["name"]] += 1
        self.persons = {key: names.most_common(1)[0][0] for key, names in persons.items()}
        self.present = {(row["sentence_id"], name_key(row["text"])): row["name"] for row in people}
        self.bearers: dict[str, set[str]] = defaultdict(set)  # full names by surname
        for row in people:
            if " " in row["name"]:
                self.bearers[name_key(row["name"]).split()[-1]].add(row["name"])
        self.in_full: dict[int, list[Person]] = defaultdict(list)
        known = {row["name"] for row in people}
        others = (row for row in tables["entities"] if row["label"] != "PERSON" and row["name"] in known)
        for row in (*people, *others):  # "Quill" is hers also where the model takes it for a place
            held = self.sentences.get(row["sentence_id"])
            if held and " " in row["name"]:
                start = row["start"] - held["start"]
                person = Person(start, start + len(row["text"]), person_key(row["name"]), row["name"])
                self.in_full[row["sentence_id"]].append(person)
        for named in self.in_full.values():
            named.sort()
        self.people = self.persons.keys() | {name_key(row["name"]) for row in people}
        self.places: dict[int, list[Name]] = defaultdict(list)
        self.grounds: dict[int, list[tuple[int, Name]]] = defaultdict(list)  # where something happens, by its start
        for row in tables["entities"]:
            key = name_key(row["name"])
            if key and row["label"] in BODIES and not self.is_known(key):
                name = Name(key, row["name"])
                self.places[row["sentence_id"]].append(name)
                if row["label"] in PLACES:
                    self.grounds[row["sentence_id"]].append((row["start"], name))
        self.settings: dict[int, bool] = {}  # of a sentence: see is_set
        self.bodies = {name.key: name.written for names in self.places.values() for name in names}
        by_head: dict[str, Counter[str]] = defaultdict(Counter)  # how often each name with that head word stands
        self.names: dict[str, str] = {}
        for document in tables["documents"]:
            for match in _NAME.findall(f"{document['title'] or ''}\n{document['text']}"):
                key = name_key(match)
                self.names.setdefault(key, match)
                if " " in key and not self.is_known(key):
                    by_head[head_word(key)][key] += 1
        self.by_head = {head: full for head, forms in by_head.items() if (full := _used_most(forms)) is not None}

    def is_known(self, key: str) -> bool:
        """Whether a name is a person's or a country's, with titles or without: "president volodymyr zelensky"."""
        words = key.split()
        tails = (" ".join(words[at:]) for at in range(max(0, len(words) - LONGEST), len(words)))
        return key in self.countries or key in self.people or any(tail in self.people for tail in tails)

    def subject(self, written: str, sentence: int) -> Name | None:
        """The named subject: a country, a person, a name with capitals, or what "the coalition" stands for."""
        key = name_key(written)
        if not key:
            return None
        if key in self.countries:
            return Name(self.countries[key], written)
        full = self.by_head.get(key) if " " not in key else None
        if full is not None:
            return Name(full, self.names[full])
        if key in self.bodies:
            return Name(key, self.bodies[key])
        match = _NAME.search(written)
        return self.person(key, sentence) or (match and self._titled(match[0], sentence)) or _named(match)

    def _titled(self, written: str, sentence: int) -> Name | None:
        """Whom a name in full means, also behind a title: "Coach Vera Quill"."""
        words = name_key(written).split()
        tails = (" ".join(words[at:]) for at in range(max(1, len(words) - 1)))
        return next((person for tail in tails if (person := self.person(tail, sentence)) is not None), None)

    def person(self, key: str, sentence: int) -> Name | None:
        """Whom a name means: in its sentence, else most often in the article, else the only bearer of the surname."""
        if key not in self.persons:
            names = self.bearers.get(key, set())
            return Name(person_key(name := min(names)), name, person=True) if len(names) == 1 else None
        name = self.present.get((sentence, key), self.persons[key])
        return Name(person_key(name), name, person=True)

    def named(self, number: Row) -> list[Name]:
        """Names of two words or more in the number's sentence, of neither people nor countries; no "In April"."""
        places = self.places.get(number["sentence_id"], [])
        names = _NAME.findall(self.sentences[number["sentence_id"]]["text"])
        more = [Name(name_key(name), name) for name in names if name.split()[0].lower() not in words_of("openers")]
        return [place for place in (*places, *more) if " " in place.key and not self.is_known(place.key)]

    def is_set(self, sentence_id: int) -> bool:
        """Whether a sentence says where its figures hold: "in Ohio", not "the Ohio senator"."""
        if sentence_id not in self.settings:
            sentence = self.sentences[sentence_id]
            starts = [start - sentence["start"] for start, _ in self.grounds.get(sentence_id, ())]
            self.settings[sentence_id] = any(_AT.search(sentence["text"], max(0, at - NEAR), at) for at in starts)
        return self.settings[sentence_id]

    def local(self, sentence_id: int) -> bool:
        """Whether a sentence or the title names a place that is no country."""
        return any(self.grounds.get(held) for held in (sentence_id, *self.titled))

    def ground(self, number: Row) -> Name | None:
        """The place named closest behind the number in its sentence, else before it, else the only one in the title."""
        grounds = self.grounds.get(number["sentence_id"], [])
        if not grounds and number["sentence_id"] not in self.abroad:
            titles = {name for held in self.titled for _, name in self.grounds.get(held, ())}
            return titles.pop() if len(titles) == 1 else None
        near = sorted((start < number["start"], abs(start - number["start"]), name) for start, name in grounds)
        return near[0][2] if near else None


def _home(countries: list[Row]) -> Name | None:
    """The country that an article is about, whose name or people make half of all its countries: "this country"."""
    told = Counter(row["country"] for row in countries).most_common(1)
    if not told or 2 * told[0][1] < len(countries) or told[0][0] is None:
        return None
    written = Counter(row["text"] for row in countries if row["country"] == told[0][0] and row["kind"] == "name")
    name = min(written, key=lambda text: (-written[text], text), default=told[0][0])
    return Name(told[0][0], name)


def _used_most(forms: Counter[str]) -> str | None:
    """What stands most often; None of two that stand as often."""
    most = forms.most_common(2)
    return most[0][0] if most and (len(most) == 1 or most[0][1] > most[1][1]) else None


def _without_figure(row: Row) -> Row:
    """A person's row without a number that the model took for part of the name: "Vera Quill 66"."""
    return {**row, **{part: _FIGURE.sub("", row[part]) or row[part] for part in ("text", "name")}}


def _named(match: re.Match[str] | None) -> Name | None:
    return Name(name_key(match[0]), match[0]) if match else None
