"""Where one article gives a figure: the rows that figures over all articles are made from.

A number is a figure where its sentence gives it a role (see pipeline.facts.figures), or where it is the age of a person
who stands right beside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain, zip_longest
from typing import Any

import pyarrow as pa

from pipeline.corpus.figures.ages import whose
from pipeline.corpus.figures.alignment import WINDOW
from pipeline.corpus.figures.referents import Referents
from pipeline.corpus.figures.topics import AGE, NO_ROLE
from pipeline.corpus.stories.words import stems, words_of
from pipeline.facts.figures import frames
from pipeline.facts.figures.clause import Given, head_of
from pipeline.facts.figures.parts import is_part
from pipeline.facts.figures.told import KINDS, Telling, tellings
from pipeline.tables.columns import arrow_array, print_of

SIGHTINGS = pa.schema(
    [
        pa.field("doc_id", pa.string(), nullable=False),
        pa.field("role", pa.string(), nullable=False),  # NO_ROLE where only its words tell
        pa.field("group", pa.string()),
        pa.field("owner", pa.string()),  # as written
        pa.field("owner_key", pa.string()),
        pa.field("anchor", pa.string(), nullable=False),  # event, name, or the year and place of another event
        pa.field("label", pa.string(), nullable=False),  # the figure as a reader knows it: "35 countries"
        pa.field("counted", pa.string(), nullable=False),
        pa.field("kind", pa.string(), nullable=False),
        pa.field("unit", pa.string()),
        pa.field("value", pa.float64(), nullable=False),
        pa.field("value_max", pa.float64()),
        pa.field("modifier", pa.string()),
        pa.field("source", pa.string()),
        pa.field("days", pa.list_(pa.string()), nullable=False),  # of its sentence
        pa.field("earlier", pa.bool_(), nullable=False),
        pa.field("newer", pa.bool_(), nullable=False),
        pa.field("lead", pa.bool_(), nullable=False),  # in the title or one of the first sentences
        pa.field(
            "elsewhere", pa.bool_(), nullable=False
        ),  # of a place that the lead does not name, or of one of several events
        pa.field("sentence_id", pa.int32(), nullable=False),
        pa.field("home", pa.list_(pa.string()), nullable=False),  # places of its article's title and lead
        pa.field("where", pa.list_(pa.string()), nullable=False),  # places of its sentence, countries left out
        pa.field("vague", pa.bool_(), nullable=False),  # dozens, hundreds: no figure to hold against another
        pa.field("attacker", pa.bool_(), nullable=False),  # its sentence tells that an attacker died too
        pa.field("head", pa.string()),  # noun of what is counted, in the singular
        pa.field("part", pa.bool_(), nullable=False),  # it counts some of a whole, or more than before
        pa.field("context", pa.list_(pa.string()), nullable=False),  # words around it, the nearest first
        pa.field("known", pa.string()),  # what it hangs on, whatever the event
        pa.field("print", pa.int64(), nullable=False),  # of all that its article gives to figures
    ]
)
PAST = "past"  # what a figure of another time hangs on where neither year nor place is told
LAST_DAY = 31
NEAR = 12  # characters before a number in which a month can stand
SHORTEST = 4  # characters of a word that tells what happened to somebody
LONGEST = 2000  # characters of a sentence; a longer one is a list or a table
Row = dict[str, Any]
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\. $")
_WORD = re.compile(r"[a-z]+")
_COLUMNS = {
    "documents": ["doc_id", "title", "published", "path"],
    "sentences": ["doc_id", "sentence_id", "start", "text", "field"],
    "entities": ["doc_id", "sentence_id", "label", "name", "text", "start"],
    "countries": ["doc_id", "text", "country", "kind"],
    "quotes": ["doc_id", "quote_id", "speaker", "speaker_name"],
    "numbers": [
        *("doc_id", "number_id", "sentence_id", "quote_id", "start", "end", "field", "text", "kind", "value"),
        *("value_max", "unit", "modifier", "counted", "date", "per", "subject"),
    ],
}


def sightings(tables: Mapping[str, pa.Table]) -> pa.Table:
    """The figures of articles. `tables`: documents, sentences, entities, countries, numbers, quotes."""
    by_doc: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for name, columns in _COLUMNS.items():
        for row in tables[name].select(columns).to_pylist():
            by_doc[row["doc_id"]][name].append(row)
    rows = [row for doc_id in sorted(by_doc) for row in _of_article(by_doc[doc_id])]
    values = [[row[field.name] for row in rows] for field in SIGHTINGS]
    return pa.table([arrow_array(v, f.type) for v, f in zip(values, SIGHTINGS, strict=True)], schema=SIGHTINGS)


def _of_article(tables: Mapping[str, list[Row]]) -> Iterator[Row]:
    """Rows of SIGHTINGS of one article, in the order of its sentences."""
    rows = list(_rows(tables))
    sums = any(row["sums"] and row["lead"] for row in rows)
    found = [
        {**row, "elsewhere": row["elsewhere"] or (sums and row["anchor"] == "event"), "known": known_anchor(row)}
        for row in rows
    ]
    told = print_of((tables["documents"], [sorted(row.items()) for row in found]))
    yield from ({**row, "print": told} for row in found)


def known_anchor(row: Row) -> str | None:
    """What holds all things that a sighting is compared with, where that is known whatever the event."""
    if not is_known(row["anchor"]):
        return None
    return f"{row['role']} {row['owner_key'] if row['anchor'] == 'name' else row['anchor']}"


def is_known(anchor: str) -> bool:
    """Whether what a figure hangs on is known whatever the event: a name, or both year and place of another event."""
    return anchor == "name" or all(anchor.partition(" ")[::2])


def _rows(tables: Mapping[str, list[Row]]) -> Iterator[Row]:
    names = Referents(tables)
    by_sentence: defaultdict[int, list[Row]] = defaultdict(list)
    for number in tables["numbers"]:
        if number["value"] is not None and number["per"] is None and not _is_day(number, names):
            by_sentence[number["sentence_id"]].append(number)
    for sentence_id in sorted(by_sentence):
        sentence = names.sentences.get(sentence_id)
        if sentence is not None and len(sentence["text"]) <= LONGEST:
            numbers = sorted(
                [*by_sentence[sentence_id], *_ones(sentence, by_sentence[sentence_id])],
                key=lambda row: int(row["start"]),
            )
            yield from _with_roles(numbers, sentence, names)
            yield from _ages(numbers, sentence, names)


def _is_day(number: Row, names: Referents) -> bool:
    """Whether a count is the day of a month: "the Sept. 11 hijackers"; not "in April 15 countries"."""
    sentence = names.sentences.get(number["sentence_id"])
    before = sentence["text"][: number["start"] - sentence["start"]] if sentence else ""
    return number["kind"] == "count" and number["value"] <= LAST_DAY and _MONTH.search(before[-NEAR:]) is not None


def _ones(sentence: Row, numbers: list[Row]) -> Iterator[Row]:
    """One person where there is no number in the table: "a blast killed one", "a blast killed a man"."""
    if _fates().isdisjoint(_WORD.findall(sentence["text"].lower())):
        return
    for n, match in enumerate(_one().finditer(sentence["text"])):
        start, end = sentence["start"] + match.start("one"), sentence["start"] + match.end("one")
        if not any(row["start"] < end and start < row["end"] for row in numbers):
            named = {"number_id": -1 - n, "sentence_id": sentence["sentence_id"], "start": start, "end": end}
            told = {"text": match["one"], "kind": "count", "value": 1.0, "counted": match["who"]}
            yield {**dict.fromkeys(_COLUMNS["numbers"]), **named, **told}


@cache
def _fates() -> frozenset[str]:
    """Words of which a sentence has one where it tells what happened to somebody."""
    people = [frame for frame in frames.frames() if frame.group == "people"]
    return frozenset(word for frame in people for word in (*frame.before, *frame.after) if len(word) >= SHORTEST)


@cache
def _one() -> re.Pattern[str]:
    """One person without a number; `who`: whom an article is before."""
    nouns = "|".join(sorted(frames.groups()))
    alone = r"(?<![\w-])[Oo]ne(?= dead\b|[,.;]| and\b| in\b| is\b| was\b|$)"
    return re.compile(rf"(?P<one>{alone}|\b[Aa]n?(?= (?P<who>(?:[\w-]+ ){{0,2}}(?:{nouns}))\b))")


def _with_roles(numbers: list[Row], sentence: Row, names: Referents) -> Iterator[Row]:
    by_id = {number["number_id"]: number for number in numbers}
    given = [_given(number, sentence["start"]) for number in numbers]
    before = names.before(sentence["sentence_id"])
    for told in tellings(sentence["text"], given, [number["subject"] for number in numbers], before):
        number = by_id.pop(told.given.number_id)
        anchor = _anchor(told, sentence["sentence_id"], names)
        yield {
            **_plain({**number, "doc_id": names.doc_id}, names),
            "role": told.role,
            "group": told.group,
            "owner": told.owner,
            "owner_key": names.owner_key(told.owner) if told.owner else None,
            "anchor": anchor,
            "elsewhere": anchor == "event" and names.is_elsewhere(sentence["sentence_id"]),
            "earlier": told.earlier and not told.newer,
            "newer": told.newer and not told.earlier,
            "attacker": told.attacker,
            "sums": told.sums,
        }
    yield from (_without_role(number, sentence, names) for number in by_id.values() if _tells(number))


def _anchor(told: Telling, sentence_id: int, names: Referents) -> str:
    """What a figure hangs on: the event, a name, or the year and place of another event."""
    year = names.year(sentence_id)
    if told.anchored != "event" or told.earlier or not (year or told.history):
        return told.anchored
    place = min(names.places.get(sentence_id, ()), default="")
    return f"{year or ''} {place}" if year or place else PAST


def _tells(number: Row) -> bool:
    """Whether the words around a number without a role can tell what it is: it counts something, or has a unit."""
    head = head_of(number["counted"])
    if number["kind"] not in KINDS or number["value"] <= 1 or (number["kind"] == "count" and head is None):
        return False
    return head not in words_of("many") and number["unit"] not in words_of("many")


def _without_role(number: Row, sentence: Row, names: Referents) -> Row:
    """A number that only the words around it tell about."""
    year = names.year(sentence["sentence_id"])
    return {
        **_plain(number, names),
        "role": NO_ROLE,
        "group": None,
        "owner": None,
        "owner_key": None,
        "anchor": "event" if year is None else year,
        "earlier": False,
        "newer": False,
    }


def _context(number: Row, sentence: Row) -> list[str]:
    """The words around a number, the nearest first, of equals those after it."""
    start, end = number["start"] - sentence["start"], number["end"] - sentence["start"]
    before, after = sentence["text"][:start].split()[-WINDOW:], sentence["text"][end:].split()[:WINDOW]
    near = chain.from_iterable(zip_longest(after, reversed(before), fillvalue=""))
    return list(dict.fromkeys(word for word in stems(" ".join(near)) if word.isalpha()))


def _ages(numbers: list[Row], sentence: Row, names: Referents) -> Iterator[Row]:
    for number in numbers:
        person = whose(number, sentence, names.in_full.get(sentence["sentence_id"], ()))
        if person is not None:
            yield {
                **_plain(number, names),
                "role": AGE,
                "group": None,
                "owner": person.written,
                "owner_key": person.key,
                "anchor": "name",
                "label": f"the age {number['value']:g}",
                "earlier": False,
                "newer": False,
            }


def _plain(number: Row, names: Referents) -> Row:
    """What a row has whatever its role."""
    label = (
        " ".join(f"{number['text']} {number['counted'] or ''}".split()) if "-" not in number["text"] else number["text"]
    )
    sentence = names.sentences[number["sentence_id"]]
    hedge = (number["modifier"] or "").replace("_", " ")
    return {
        **{name: number[name] for name in ("doc_id", "kind", "unit", "value", "value_max", "modifier", "sentence_id")},
        "label": f"{hedge} {label}" if hedge and hedge not in label else label,
        "counted": number["counted"] or number["unit"] or "people",
        "source": names.speakers.get(number["quote_id"]),
        "days": names.days(number["sentence_id"]),
        "lead": names.is_lead(number["sentence_id"]),
        "elsewhere": False,
        "home": names.home,
        "where": names.where(number["sentence_id"]),
        "vague": not frames.words_of("vague").isdisjoint(number["text"].lower().split()),
        "attacker": False,
        "sums": False,
        "head": head_of(number["counted"]),
        "part": is_part(
            sentence["text"][: number["start"] - sentence["start"]],
            sentence["text"][number["end"] - sentence["start"] :],
        ),
        "context": _context(number, sentence),
    }


def _given(number: Row, start: int) -> Given:
    return Given(
        number["number_id"],
        number["start"] - start,
        number["end"] - start,
        number["text"],
        *(number["kind"], number["value"], number["value_max"], number["unit"], number["modifier"], number["counted"]),
    )
