"""Where one article gives a figure for a topic: the rows that figures over all articles are made from.

A number has a topic where its article says what it counts and about whom, in one of these ways:
- `subject`: its clause has a named subject, and the verb says what that does ("the Coalition counts 35 countries");
  what a person has, leads by or needs is a score of its day, which later articles can change but not contradict;
- `owner`: it belongs to somebody ("Bavaria's 93 delegates"); what belongs to a person is a score as well;
- `predicate`: it is in the subject itself, and its sentence names a body or place of two words or more ("18 leaders met
  at Lancaster House");
- `toll`: it counts those killed, injured or arrested at the place that its sentence names closest to it, or else the
  title;
- `thing`: what it counts is three words or more, and its sentence names a place or body ("5,000 air defence missiles
  from Belfast");
- `worded`: a fixed wording tells all (see pipeline.corpus.figures.wordings and pipeline.corpus.figures.holdings);
- an age has one where the person stands right beside it ("Vera Quill, 48, said").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Any

import pyarrow as pa

from pipeline.corpus.figures.ages import topic_of_age, whose
from pipeline.corpus.figures.gaps import FAR, NEAR, OWNER, SIZE, Gaps, falls_short, is_state
from pipeline.corpus.figures.holdings import held
from pipeline.corpus.figures.indicators import indicator
from pipeline.corpus.figures.referents import Referents
from pipeline.corpus.figures.topics import SCORE, supposes, thing_of, verb_of, words_of
from pipeline.corpus.figures.totals import whole
from pipeline.corpus.figures.wordings import Place, Told, worded
from pipeline.tables.columns import arrow_array

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
        pa.field("sentence_id", pa.int32(), nullable=False),
    ]
)
KINDS = frozenset(("count", "money", "quantity"))
WORDED = KINDS | {"duration", "percent"}
LONGEST = 2000  # letters of a sentence; a longer one is a list or a table
TOLLS = frozenset(("kill", "injure", "arrest"))  # leads of verbs
SPECIFIC = 3  # words of a counted phrase that is a topic by itself beside a named place
_MEASURE = re.compile(r"[\d,.]+-[a-z]")
_PART = re.compile(
    r"\b(?:based on|excluding|not counting|not including|apart from) (?!an?\b|the\b)[a-z]+", re.IGNORECASE
)
_PURPOSE = re.compile(r"\s+(?:(?:worth\s+)?(?:of|in|for|on)\s+)?((?:[a-z][a-z-]*\s){0,2}[a-z][a-z-]+)")
Row = dict[str, Any]


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
    "sentences": ["doc_id", "sentence_id", "start", "text", "field"],
    "entities": ["doc_id", "sentence_id", "label", "name", "text", "start"],
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
        self.names = Referents(tables)
        self.sentences = self.names.sentences
        self.gaps = Gaps()
        self.before: tuple[int, str, str] | None = None  # sentence, thing and verb of the number before

    def rows(self) -> list[tuple[Any, ...]]:
        """Rows of SIGHTINGS, in the order of the numbers."""
        dates: dict[int, list[str]] = defaultdict(list)
        for number in self.numbers:
            if number["kind"] == "date" and number["date"]:
                dates[number["sentence_id"]].append(number["date"])
        found: list[tuple[Any, ...]] = []
        for number in self.numbers:
            sentence = self.sentences.get(number["sentence_id"])
            if sentence is None or number["value"] is None or number["value"] < 1 or len(sentence["text"]) > LONGEST:
                continue  # a share of something, or a list
            told = self.age(number, sentence) if number["kind"] == "age" else self.counting(number, sentence)
            told = self.by_words(number, sentence) or told
            if told and told.topics:
                sums = (number["kind"], number["unit"], number["value"], number["value_max"], number["modifier"])
                newer = says_newer(_before(number, sentence, FAR), _behind(number, sentence, NEAR))
                days = sorted(set(dates[number["sentence_id"]]))
                about = (told.counted, *sums, days, newer, number["sentence_id"])
                found.append(
                    (
                        number["doc_id"],
                        list(told.topics),
                        _hedged(told.label, number),
                        list(told.topics.values()),
                        *about,
                    )
                )
        return found

    def by_words(self, number: Row, sentence: Row) -> Told | None:
        """What the words beside a number tell in full."""
        if number["kind"] not in WORDED:
            return None
        start, people = number["start"] - sentence["start"], self.names.in_full.get(number["sentence_id"], ())
        place = Place(sentence["text"], start, start + len(number["text"]), people)
        if supposes(place.before):  # what is done to a whole may be supposed: "would rehire all 66 judges"
            return whole(number, place, self.names) if number["kind"] == "count" else None
        if number["kind"] in ("money", "percent") and (told := indicator(number, place, self.names)):
            return told
        return worded(number, place, self.names) or held(number, place) or whole(number, place, self.names)

    def age(self, number: Row, sentence: Row) -> Told | None:
        """An age with the person whose it is."""
        person = whose(number, sentence, self.names.in_full.get(number["sentence_id"], ()))
        if person is None:
            return None
        return Told("age", f"the age {number['value']:g}", {topic_of_age(person.key): person.written})

    def counting(self, number: Row, sentence: Row) -> Told | None:
        """A number that counts or measures something, with what that is and its topics."""
        if number["kind"] not in KINDS:
            return None
        number = self.gaps.filled(number, sentence)
        toll = self.toll(number, sentence)
        written = number["counted"] or (self.purpose(number, sentence) if number["kind"] == "money" else None)
        counted = written or ("people" if toll else None)
        thing = thing_of(counted) if counted else None
        if counted is None or thing is None or self.differs(number, counted, sentence):
            return None
        verb = verb_of(number["verb"]) if number["verb"] else None
        before = self.before
        if before and before[:2] == (number["sentence_id"], thing[0]) and verb == SIZE and not number["subject"]:
            verb = before[2]  # "fifteen countries were ready; by September, 26 were"
        if verb and not number["subject"]:
            self.before = (number["sentence_id"], thing[0], verb)
        label = " ".join(f"{number['text']} {written or ''}".split())
        return Told(counted, label, dict(self.topics(number, sentence, thing, verb, toll)))

    def topics(
        self, number: Row, sentence: Row, thing: tuple[str, str], verb: str | None, toll: str | None
    ) -> Iterator[tuple[str, str]]:
        """The number's topic keys, each with the name that it is about as written."""
        head, rest = thing
        at = number["start"] - sentence["start"]
        part = _PART.search(sentence["text"], max(0, at - FAR), at + FAR)
        named_by = [*rest.split(), head]
        what = " ".join((*named_by, *(part[0].lower().split() if part else ())))  # some of them: "based on caucuses"
        plain = head not in words_of("vague")
        counts = number["kind"] == "count" and plain
        before, place = _before(number, sentence, NEAR), number["sentence_id"]
        score = not self.names.is_set(place) and not supposes(before)
        subject = self.names.subject(number["subject"], place) if number["subject"] else None
        if subject and verb and plain:
            if not subject.person or not is_state(verb):
                yield f"{what} | {verb} | {subject.key}", subject.written
            elif score:  # not "has two offices in Hawaii", "would have two offices"
                yield f"{what} | {SCORE} {verb} | {subject.key}", subject.written
        owner = OWNER.search(before) if counts else None
        named = self.names.subject(owner[1], place) if owner else None
        if named and not named.person:
            yield f"{what} | {SIZE} | {named.key}", named.written
        elif named and score:
            yield f"{what} | {SCORE} {SIZE} | {named.key}", named.written
        places = self.names.places.get(place, [])
        if counts and not number["subject"] and verb not in (None, SIZE):
            act = "attend" if verb == "attend" or self.attends(number) else verb
            yield from ((f"{what} who {act} | {p.key}", p.written) for p in self.names.named(number))
        ground = self.names.ground(number) if toll else None
        if ground:
            yield f"{what} who {toll} | {ground.key}", ground.written
        if len(named_by) >= SPECIFIC:
            yield from ((f"{what} at {p.key}", p.written) for p in places)

    def toll(self, number: Row, sentence: Row | None) -> str | None:
        """What befell those whom the number counts: "14 people were killed", "killing 14", "left 14 people dead"."""
        if sentence is None or number["kind"] != "count":
            return None
        before = ["", "", *_before(number, sentence, NEAR).lower().split()]
        if before[-1] == "of" and before[-2] not in words_of("tolls"):
            return None  # "the parents of two who were killed"
        verb = verb_of(number["verb"]) if number["verb"] else None
        if verb in TOLLS:
            return verb
        behind = _behind(number, sentence, NEAR).split()[:3]
        return next(
            (lead for word in behind if word in words_of("befallen") and (lead := verb_of(word)) in TOLLS), None
        )

    def differs(self, number: Row, counted: str, sentence: Row) -> bool:
        """Whether the number is a difference or measures something else: "71 delegates short", "a 15-member body"."""
        start = number["start"] - sentence["start"]
        behind = sentence["text"][start : start + FAR]
        if _MEASURE.match(behind):
            return True
        if number["verb"] and verb_of(number["verb"]) == "need" and falls_short(counted, behind):
            return False
        at = behind.find(counted)
        words = behind[at + len(counted) :].lower().split() if at >= 0 else []
        return bool(words) and words[0].strip(".,;") in words_of("difference")

    def attends(self, number: Row) -> bool:
        """Whether the sentence says, behind the number, that somebody met or came."""
        sentence = self.sentences[number["sentence_id"]]
        behind = _behind(number, sentence, FAR).lower().split()
        return any(verb_of(word.strip(".,;")) == "attend" for word in behind[:12])

    def purpose(self, number: Row, sentence: Row | None) -> str | None:
        """What a sum is for, from the words behind it: "export finance" of "£1.6 billion in export finance"."""
        if sentence is None:
            return None
        at = number["end"] - sentence["start"]
        match = _PURPOSE.match(sentence["text"][at : at + NEAR])
        if not match:
            return None
        words = list(takewhile(lambda word: word not in words_of("no_purpose"), match[1].split()))
        return " ".join(words) or None


def says_newer(before: str, behind: str) -> bool:
    """Whether the words around a number say that it is newer than another: "by September", "has grown to", "so far"."""
    words = before.lower()
    if any(re.search(rf"\b{re.escape(cue.lower())}(?![a-z])", words) for cue in words_of("newer")):
        return True
    return any(cue in behind.lower() for cue in words_of("newer_behind"))


def _hedged(label: str, number: Row) -> str:
    """A figure with the word that makes it a bound or a guess, where it begins with the number: "about 30 ships"."""
    hedge = (number["modifier"] or "").replace("_", " ")
    return f"{hedge} {label}" if hedge and label.startswith(number["text"]) and hedge not in number["text"] else label


def _before(number: Row, sentence: Row, letters: int) -> str:
    """So many letters of the sentence before a number."""
    at: int = number["start"] - sentence["start"]
    text: str = sentence["text"]
    return text[max(0, at - letters) : at]


def _behind(number: Row, sentence: Row, letters: int) -> str:
    """So many letters of the sentence behind a number."""
    at: int = number["end"] - sentence["start"]
    text: str = sentence["text"]
    return text[at : at + letters]
