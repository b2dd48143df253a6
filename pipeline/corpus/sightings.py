"""Where one article gives a figure for a topic: the rows that figures over all articles are made from.

A number has a topic where its article says what it counts and about whom, in one of three ways:
- `subject`: its clause has a named subject, and the verb says what that does ("the Coalition counts 35 countries");
- `predicate`: it is in the subject itself, and its sentence names a body or place of two words or more ("18 leaders met
  at Lancaster House");
- `thing`: what it counts is three words or more, and its sentence names a place or body ("5,000 air defence missiles
  from Belfast").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import takewhile
from typing import Any, NamedTuple

import pyarrow as pa

from pipeline.columns import arrow_array
from pipeline.corpus.topics import head_word, name_key, thing_of, verb_of, words_of

SIGHTINGS = pa.schema(
    [
        pa.field("doc_id", pa.string(), nullable=False),
        pa.field("topics", pa.list_(pa.string()), nullable=False),
        pa.field("label", pa.string(), nullable=False),  # the figure as a reader knows it: "35 countries"
        pa.field("about", pa.list_(pa.string()), nullable=False),  # for each topic the name as written
        pa.field("counted", pa.string(), nullable=False),
        pa.field("kind", pa.string(), nullable=False),
        pa.field("unit", pa.string()),
        pa.field("value", pa.float64(), nullable=False),
        pa.field("value_max", pa.float64()),
        pa.field("modifier", pa.string()),
        pa.field("dates", pa.list_(pa.string()), nullable=False),  # of its sentence
        pa.field("newer", pa.bool_(), nullable=False),  # its sentence says that it is
    ]
)
KINDS = frozenset(("count", "money", "quantity"))
BODIES = frozenset(("ORG", "FAC", "GPE", "LOC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"))
SIZE = "count"  # lead of the verbs that say how many there are; what a person "has" is a running score
SPECIFIC = 3  # words of a counted phrase that is a topic by itself beside a named place
AFTER = 60  # letters behind a sum within which its purpose is looked for
_NAME = re.compile(r"[A-Z][\w’'-]*(?: (?:of (?:the )?)?[A-Z][\w’'-]*)+")
_MEASURE = re.compile(r"[\d,.]+-[a-z]")
_PURPOSE = re.compile(r"\s+(?:(?:worth\s+)?(?:of|in|for|on)\s+)?((?:[a-z][a-z-]*\s){0,2}[a-z][a-z-]+)")
Row = dict[str, Any]


class Name(NamedTuple):
    """A name in a sentence: how it is compared, how it is written, whether it is a person's."""

    key: str
    written: str
    person: bool = False


def sightings(tables: Mapping[str, pa.Table]) -> pa.Table:
    """The figures of articles that have a topic. `tables`: documents, sentences, entities, countries, numbers."""
    by_doc: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for name, columns in _COLUMNS.items():
        for row in tables[name].select(columns).to_pylist():
            by_doc[row["doc_id"]][name].append(row)
    rows = [row for doc_id in sorted(by_doc) for row in ArticleFigures(by_doc[doc_id]).rows()]
    values = list(zip(*rows, strict=True)) if rows else [()] * len(SIGHTINGS)
    return pa.table([arrow_array(v, f.type) for v, f in zip(values, SIGHTINGS, strict=True)], schema=SIGHTINGS)


_COLUMNS = {
    "documents": ["doc_id", "text", "title"],
    "sentences": ["doc_id", "sentence_id", "start", "text"],
    "entities": ["doc_id", "sentence_id", "label", "name", "text"],
    "countries": ["doc_id", "sentence_id", "country", "text", "kind"],
    "numbers": [
        *("doc_id", "sentence_id", "start", "end", "field", "text", "kind", "value", "value_max", "unit", "modifier"),
        *("counted", "date", "subject", "verb"),
    ],
}


class ArticleFigures:
    """One article's numbers with what its sentences name."""

    def __init__(self, tables: dict[str, list[Row]]) -> None:
        self.numbers = tables["numbers"]
        self.sentences = {row["sentence_id"]: row for row in tables["sentences"]}
        self.countries: dict[str, str] = {
            name_key(row["text"]): row["country"] for row in tables["countries"] if row["kind"] in ("name", "demonym")
        }
        self.persons = {name_key(row["text"]): row["name"] for row in tables["entities"] if row["label"] == "PERSON"}
        self.people = self.persons.keys() | {name_key(name) for name in self.persons.values()}
        self.places: dict[int, list[Name]] = defaultdict(list)
        for row in tables["entities"]:
            key = name_key(row["name"])
            if row["label"] in BODIES and not self.is_known(key):
                self.places[row["sentence_id"]].append(Name(key, row["name"]))
        self.by_head: dict[str, Counter[str]] = defaultdict(Counter)  # how often each name with that head word stands
        self.names: dict[str, str] = {}
        for document in tables["documents"]:
            for match in _NAME.findall(f"{document['title'] or ''}\n{document['text']}"):
                key = name_key(match)
                self.names.setdefault(key, match)
                if " " in key and not self.is_known(key):
                    self.by_head[head_word(key)][key] += 1

    def rows(self) -> list[tuple[Any, ...]]:
        """Rows of SIGHTINGS, in the order of the numbers."""
        dates: dict[int, list[str]] = defaultdict(list)
        for number in self.numbers:
            if number["kind"] == "date" and number["date"]:
                dates[number["sentence_id"]].append(number["date"])
        found: list[tuple[Any, ...]] = []
        before: tuple[int, str | None, str] | None = None
        for number in self.numbers:
            if number["kind"] not in KINDS or number["value"] is None or number["value"] < 1:
                continue  # a share of something
            sentence = self.sentences.get(number["sentence_id"])
            counted = number["counted"] or (self.purpose(number, sentence) if number["kind"] == "money" else None)
            thing = thing_of(counted) if counted else None
            if sentence is None or counted is None or thing is None or self.differs(number, counted, sentence):
                continue
            verb = verb_of(number["verb"]) if number["verb"] else None
            if before and before[:2] == (number["sentence_id"], thing[0]) and verb == "count" and not number["subject"]:
                verb = before[2]  # "fifteen countries were ready; by September, 26 were"
            if verb and not number["subject"]:
                before = (number["sentence_id"], thing[0], verb)
            topics = self.topics(number, thing, verb)
            if topics:
                sums = (number["kind"], number["unit"], number["value"], number["value_max"], number["modifier"])
                label = " ".join(f"{number['text']} {counted}".split())
                newer = says_newer(sentence["text"], number["start"] - sentence["start"])
                held = sorted(set(dates[number["sentence_id"]]))
                abouts = list(topics.values())
                found.append((number["doc_id"], list(topics), label, abouts, counted, *sums, held, newer))
        return found

    def topics(self, number: Row, thing: tuple[str, str], verb: str | None) -> dict[str, str]:
        """The number's topic keys, each with the name that it is about as written."""
        head, rest = thing
        what = f"{rest} {head}".strip()
        found: list[tuple[str, str]] = []
        subject = self.subject(number["subject"]) if number["subject"] else None
        if subject and verb and head not in words_of("vague") and not (subject.person and verb == SIZE):
            found.append((f"{what} | {verb} | {subject.key}", subject.written))
        places = self.places.get(number["sentence_id"], [])
        counts = number["kind"] == "count" and head not in words_of("vague")
        if counts and not number["subject"] and verb not in (None, SIZE):
            act = "attend" if verb == "attend" or self.attends(number) else verb
            found += [(f"{what} who {act} | {p.key}", p.written) for p in self.named(number, places)]
        if len(what.split()) >= SPECIFIC:
            found += [(f"{what} at {p.key}", p.written) for p in places]
        return dict(found)

    def differs(self, number: Row, counted: str, sentence: Row) -> bool:
        """Whether the number is a difference or measures something else: "71 delegates short", "a 15-member body"."""
        behind = sentence["text"][number["start"] - sentence["start"] :]
        if _MEASURE.match(behind):
            return True
        at = behind.find(counted)
        words = behind[at + len(counted) :].lower().split() if at >= 0 else []
        return bool(words) and words[0].strip(".,;") in words_of("difference")

    def attends(self, number: Row) -> bool:
        """Whether the sentence says, behind the number, that somebody met or came."""
        sentence = self.sentences[number["sentence_id"]]
        behind = sentence["text"][number["end"] - sentence["start"] :].lower().split()
        return any(verb_of(word.strip(".,;")) == "attend" for word in behind[:12])

    def named(self, number: Row, places: list[Name]) -> list[Name]:
        """Names of two words or more in the number's sentence, of neither people nor countries; no "In April"."""
        names = _NAME.findall(self.sentences[number["sentence_id"]]["text"])
        more = [Name(name_key(name), name) for name in names if name.split()[0].lower() not in words_of("openers")]
        return [place for place in (*places, *more) if " " in place.key and not self.is_known(place.key)]

    def is_known(self, key: str) -> bool:
        """Whether a name is a person's or a country's, with titles or without: "president volodymyr zelensky"."""
        words = key.split()
        return key in self.countries or any(" ".join(words[at:]) in self.people for at in range(len(words)))

    def subject(self, written: str) -> Name | None:
        """The named subject: a country, a person, a name with capitals, or what "the coalition" stands for."""
        key = name_key(written)
        if key in self.countries:
            return Name(self.countries[key], written)
        full = self.by_head.get(key, Counter()).most_common(2) if " " not in key else []
        if full and (len(full) == 1 or full[0][1] > full[1][1]):
            return Name(full[0][0], self.names[full[0][0]])
        if key in self.persons:
            return Name(name_key(self.persons[key]), self.persons[key], person=True)
        match = _NAME.search(written)
        return Name(name_key(match[0]), match[0]) if match else None

    def purpose(self, number: Row, sentence: Row | None) -> str | None:
        """What a sum is for, from the words behind it: "export finance" of "£1.6 billion in export finance"."""
        if sentence is None:
            return None
        at = number["end"] - sentence["start"]
        match = _PURPOSE.match(sentence["text"][at : at + AFTER])
        if not match:
            return None
        words = list(takewhile(lambda word: word not in words_of("no_purpose"), match[1].split()))
        return " ".join(words) or None


def says_newer(sentence: str, start: int) -> bool:
    """Whether the words before a number say that it is newer than another: "by September", "has grown to"."""
    before = sentence[:start].lower()
    return any(re.search(rf"\b{re.escape(cue.lower())}", before) for cue in words_of("newer"))
