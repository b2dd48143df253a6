"""What two articles are compared by: words and names of title and lead, the days and places that they tell of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from zlib import crc32

import pyarrow as pa

from pipeline.corpus.stories.words import stems, words_of
from pipeline.tables.columns import arrow_array, print_of

WORDS = 200  # of the text that count; from 150 to 300 make no difference above 0.01 B-cubed F
NAMES = 3000  # characters of the text whose names count
LEAD = 350  # characters of the text whose days and places count: two or three sentences
TITLE = 2  # weight of a word of the title
NAME = "\n"  # before a name, so that it is no word
PLACES = frozenset(("GPE", "FAC", "LOC"))
NAMED = PLACES | {"PERSON", "ORG"}
BEFORE = 40  # characters before a day in which a reporting verb may stand

SKETCHES = pa.schema(
    [
        pa.field("doc_id", pa.string(), nullable=False),
        pa.field("terms", pa.list_(pa.uint32()), nullable=False),  # hashes, ascending
        pa.field("weights", pa.list_(pa.float64()), nullable=False),  # how often; of names negative
        pa.field("days", pa.list_(pa.string()), nullable=False),  # that the lead tells of
        pa.field("places", pa.list_(pa.string()), nullable=False),  # that title and lead name, compared
        pa.field("place", pa.string()),  # where it happened, as written
        pa.field("country", pa.string()),
        pa.field("print", pa.int64(), nullable=False),  # of what is compared
    ]
)


@dataclass(slots=True)
class _Seen:
    """What the tables say of one article."""

    names: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)  # of title and lead, as written
    countries: Counter[str] = field(default_factory=Counter)  # of title and lead
    country_of: dict[str, str] = field(default_factory=dict)  # by the words that mean it
    days: set[str] = field(default_factory=set)


def sketches(tables: Mapping[str, pa.Table]) -> pa.Table:
    """SKETCHES, in the order of the articles. `tables`: documents, entities, countries, numbers."""
    documents = tables["documents"].select(["doc_id", "title", "text"]).to_pylist()
    texts = {row["doc_id"]: row["text"] for row in documents}
    seen: defaultdict[str, _Seen] = defaultdict(_Seen)
    _names(tables["entities"], seen)
    _countries(tables["countries"], seen)
    _days(tables["numbers"], texts, seen)
    rows = [_sketch(row["doc_id"], row["title"], row["text"], seen[row["doc_id"]]) for row in documents]
    values = list(zip(*rows, strict=True)) if rows else [()] * len(SKETCHES)
    return pa.table([arrow_array(v, f.type) for v, f in zip(values, SKETCHES, strict=True)], schema=SKETCHES)


def _sketch(doc_id: str, title: str | None, text: str, seen: _Seen) -> tuple[object, ...]:
    counts: Counter[int] = Counter()
    for word in stems(title or ""):
        counts[_hash(word)] += TITLE
    for word in stems(text, WORDS):
        counts[_hash(word)] += 1
    names = {_hash(NAME + name): -float(count) for name, count in seen.names.items()}
    weights = {**{term: float(count) for term, count in counts.items()}, **names}
    terms = sorted(weights)
    towns = Counter({place: n for place, n in seen.places.items() if place not in seen.country_of})
    place = _most(towns) or _most(seen.places)
    country = _most(seen.countries)
    places = sorted({name_key(name) for name in seen.places})
    compared = terms, [weights[term] for term in terms], sorted(seen.days), places
    return doc_id, *compared, place, country, print_of(compared)


def name_key(name: str) -> str:
    """A name for comparing."""
    key = " ".join(name.lower().split()).removeprefix("the ")
    return key.removesuffix("'s").removesuffix("’s")


def _hash(term: str) -> int:
    return crc32(term.encode("utf-8", "surrogatepass"))


def _rows(table: pa.Table, *columns: str) -> Iterator[tuple[object, ...]]:
    return zip(*(table[name].to_pylist() for name in columns), strict=True)


def _names(entities: pa.Table, seen: Mapping[str, _Seen]) -> None:
    for doc_id, label, name, text, place, start in _rows(entities, "doc_id", "label", "name", "text", "field", "start"):
        if label in NAMED and (place == "title" or start < NAMES):  # type: ignore[operator]
            seen[str(doc_id)].names[name_key(str(name or text))] += 1
            if label in PLACES and (place == "title" or start < LEAD):  # type: ignore[operator]
                seen[str(doc_id)].places[str(text)] += 1


def _countries(countries: pa.Table, seen: Mapping[str, _Seen]) -> None:
    for doc_id, country, text, kind, place, start in _rows(
        countries, "doc_id", "country", "text", "kind", "field", "start"
    ):
        if country and (place == "title" or start < LEAD):  # type: ignore[operator]
            seen[str(doc_id)].countries[str(country)] += 1
            if kind == "name":
                seen[str(doc_id)].country_of[str(text)] = str(country)


def _days(numbers: pa.Table, texts: Mapping[str, str], seen: Mapping[str, _Seen]) -> None:
    for doc_id, kind, day, place, start in _rows(numbers, "doc_id", "kind", "date", "field", "start"):
        if kind != "date" or not isinstance(day, str) or len(day) != len("2001-01-01") or not isinstance(start, int):
            continue
        if place == "text" and start < LEAD and not is_reported(texts.get(str(doc_id), ""), start):
            seen[str(doc_id)].days.add(day)


def is_reported(text: str, start: int) -> bool:
    """Whether a day is that of a report, not of what it tells: "police said on Monday"."""
    return bool(_reporting().search(text[max(0, start - BEFORE) : start]))


@cache
def _reporting() -> re.Pattern[str]:
    verbs = "|".join(sorted(words_of("reporting")))
    return re.compile(rf"\b(?:{verbs})(?: [A-Za-z]+){{0,3}},?(?: on| late| early)? *$")


def _most(counts: Mapping[str, int]) -> str | None:
    """What was counted most, of equals the first in the alphabet."""
    return min(counts, key=lambda word: (-counts[word], word)) if counts else None
