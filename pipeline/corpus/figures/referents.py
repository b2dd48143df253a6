"""Who and what one article's sentences name, for figures: persons in full, countries, owners, days, speakers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from pipeline.corpus.events.sketches import is_reported
from pipeline.corpus.figures.ages import Person
from pipeline.corpus.figures.topics import name_key, person_key
from pipeline.corpus.stories.days import day_of

Row = dict[str, Any]
LEAD = 5  # sentences of the text that tell what an article is about
HEAD = 3  # title and first sentences, whose days are those of the title
PAST = 60  # days before publication from which on a day is of another event
DAY = len("2001-01-01")
YEAR = len("2001")


class Referents:
    """What an article's tables say of its sentences."""

    def __init__(self, tables: Mapping[str, list[Row]]) -> None:
        self.sentences = {row["sentence_id"]: row for row in tables["sentences"]}
        self.doc_id: str = tables["documents"][0]["doc_id"] if tables["documents"] else ""
        self.published = day_of(tables["documents"][0]["published"]) if tables["documents"] else None
        self.country_of = {row["text"]: row["country"] for row in tables["countries"] if row["country"]}
        self.states = {name_key(row["text"]) for row in tables["countries"] if row["kind"] == "name"}
        self.speakers = {row["quote_id"]: row["speaker_name"] or row["speaker"] for row in tables["quotes"]}
        self.in_full = self._persons(tables["entities"])
        self.places = self._places(tables["entities"])
        self.dates = self._dates(tables["numbers"])
        titles = [row["sentence_id"] for row in tables["sentences"] if row["field"] == "title"]
        texts = sorted(row["sentence_id"] for row in tables["sentences"] if row["field"] == "text")
        self.lead = frozenset((*titles, *texts[:LEAD]))
        named = set().union(*(self.places.get(lead, set()) for lead in self.lead))
        self.home = sorted(named - self.states)  # places that title and lead name, countries left out

    def owner_key(self, name: str) -> str:
        """An owner for comparing: a country by its code, also where its capital or people stand for it."""
        return self.country_of.get(name) or name_key(name)

    def days(self, sentence_id: int) -> list[str]:
        """The days that a sentence tells of, those of reports left out; where one of the lead names none, those of the
        first of the text."""
        sentence = self.sentences.get(sentence_id)
        own = self._days([sentence_id]) if sentence and sentence["field"] == "text" else []
        return own or (self._days(sorted(self.lead)[:HEAD]) if sentence_id in self.lead else [])

    def _days(self, sentence_ids: list[int]) -> list[str]:
        return sorted({row["date"] for one in sentence_ids for row in self._told(one) if len(row["date"]) == DAY})

    def year(self, sentence_id: int) -> str | None:
        """The year of another event that a sentence tells of; where the article has no date, any year named alone."""
        if self.published is None:
            return min((row["date"] for row in self._told(sentence_id) if len(row["date"]) == YEAR), default=None)
        years = set()
        for row in self._told(sentence_id):
            day = day_of(row["date"])
            past = (self.published - day).days > PAST if day else row["date"][:YEAR] < str(self.published.year)
            if past and row["date"][:YEAR].isdigit():
                years.add(row["date"][:YEAR])
        return min(years, default=None)

    def is_lead(self, sentence_id: int) -> bool:
        """Whether a sentence is the title or one of the first of the text."""
        return sentence_id in self.lead

    def where(self, sentence_id: int) -> list[str]:
        """The places that a sentence names, countries left out."""
        return sorted(self.places.get(sentence_id, set()) - self.states)

    def is_elsewhere(self, sentence_id: int) -> bool:
        """Whether a sentence names places, none of which title and lead name."""
        places = self.places.get(sentence_id, set())
        home = set().union(*(self.places.get(lead, set()) for lead in self.lead))
        return bool(places and home) and places.isdisjoint(home)

    def before(self, sentence_id: int) -> str:
        """The text of the sentence before, "" of the first."""
        sentence = self.sentences.get(sentence_id - 1)
        return str(sentence["text"]) if sentence else ""

    def _told(self, sentence_id: int) -> list[Row]:
        sentence = self.sentences.get(sentence_id)
        if sentence is None:
            return []
        return [
            row
            for row in self.dates.get(sentence_id, ())
            if not is_reported(sentence["text"], row["start"] - sentence["start"])
        ]

    def _dates(self, numbers: list[Row]) -> dict[int, list[Row]]:
        found: defaultdict[int, list[Row]] = defaultdict(list)
        for row in numbers:
            if row["kind"] == "date" and row["date"]:
                found[row["sentence_id"]].append(row)
        return found

    def _persons(self, entities: list[Row]) -> dict[int, list[Person]]:
        """Persons named in full, by sentence, in their order; places are characters of the sentence."""
        found: defaultdict[int, list[Person]] = defaultdict(list)
        for row in sorted(entities, key=lambda row: int(row["start"])):
            sentence = self.sentences.get(row["sentence_id"])
            if row["label"] != "PERSON" or sentence is None or " " not in (row["name"] or ""):
                continue
            at = row["start"] - sentence["start"]
            found[row["sentence_id"]].append(Person(at, at + len(row["text"]), person_key(row["name"]), row["name"]))
        return found

    def _places(self, entities: list[Row]) -> dict[int, set[str]]:
        """The places that each sentence names."""
        found: defaultdict[int, set[str]] = defaultdict(set)
        for row in entities:
            if row["label"] == "GPE":
                found[row["sentence_id"]].add(name_key(row["text"]))
        return found
