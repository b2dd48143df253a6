"""Whether the figures of one thing contradict each other, follow one another, or are a revision."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from pipeline.corpus.figures.ages import ages_contradict
from pipeline.corpus.figures.alignment import likeness
from pipeline.corpus.figures.intervals import Value
from pipeline.corpus.figures.topics import AGE
from pipeline.corpus.figures.wordings import Articles
from pipeline.corpus.stories.days import day_of
from pipeline.corpus.stories.original import compare_dates
from pipeline.facts.figures.parts import SOME

Row = dict[str, Any]
GROWING = frozenset(("killed", "injured", "missing", "rescued", "arrested", "evacuated", "infected", "damaged", "area"))
TOLLS = frozenset(("killed", "injured", "shot"))
STATES = GROWING | {"shot", "attended", "displaced", "affected", "escaped", "captured"}  # told anew as they change
CONFIRMED = 0.2  # least likeness of the words around two figures, one of which is told in passing
LATER = 21  # days between two articles from which on a differing figure is of another event rather than a newer one
# Times that figures of one thing differ; those further apart are of two things. Of the rows over five sets of events
# 0.27 are listed as right at these limits, 0.23 at five times for tolls and three for others; no fewer facts are shown.
MOST_TIMES = {
    "": 2.0,
    "killed": 2.5,
    "injured": 2.5,
    "attended": 50.0,
    "evacuated": 20.0,
    "captured": 10.0,
    "age": 50.0,
    "magnitude": 1.1,
}
MOST_VALUES = 50  # values of one thing that are compared pair by pair; a thing with more counts different things


@dataclass(frozen=True, slots=True)
class Told:
    """What one article says of a thing: its newest assertion."""

    row: Row
    value: Value
    story: str
    sure: bool  # where it tells what it is about, or a value that other stories tell too
    published: str | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Values of a thing that exclude each other: what is told of each, in the order of the days, and of which kind."""

    kind: str
    told: tuple[Told, ...]  # one for each value
    first_seen: str | None  # the day by which two of them had been told


def verdict(sightings: Sequence[Row], articles: Articles) -> Verdict | None:
    """How the articles differ about a thing; None where they do not. `sightings`: by doc_id, each with its `story`.

    Values are set against the one that most stories tell, and against one another: no two of a row can both be right.
    """
    told = newest(sightings, articles)
    values = distinct(told)
    if not 1 < len(values) <= MOST_VALUES:
        return None
    together = side_by_side(sightings)
    for at, main in enumerate(values):
        chosen = [main]
        pairs: list[tuple[Told, Told]] = []
        for other in values[at + 1 :]:
            with_all = [parted(one, other, together) for one in chosen]
            if None not in with_all:
                chosen.append(other)
                pairs += [pair for pair in with_all if pair is not None]
        if pairs:
            return _verdict(pairs)
    return None


def _verdict(pairs: Sequence[tuple[Told, Told]]) -> Verdict:
    chosen: dict[Value, Told] = {}
    for one in sorted({id(one): one for pair in pairs for one in pair}.values(), key=_when):
        chosen.setdefault(one.value, one)
    days = sorted(max(a.published[:10], b.published[:10]) for a, b in pairs if a.published and b.published)
    kinds = {kind_of(one, other) for one, other in pairs}
    kind = next(name for name in ("contradiction", "revision", "change") if name in kinds)
    return Verdict(kind, tuple(chosen.values()), days[0] if days else None)


def newest(sightings: Sequence[Row], articles: Articles) -> list[Told]:
    """What each article says of a thing, by doc_id: where it tells what it is about, or what other stories tell too."""
    by_doc: defaultdict[str, list[Row]] = defaultdict(list)
    stories: defaultdict[float, set[str]] = defaultdict(set)
    for row in sightings:
        stories[row["value"]].add(row["story"])
        if row["group"] != SOME and not row["elsewhere"] and not row["vague"]:
            by_doc[row["doc_id"]].append(row)
    for doc_id, rows in by_doc.items():
        sure = [row for row in rows if row["lead"] or len(stories[row["value"]]) > 1]
        by_doc[doc_id] = sure or rows
    return [
        Told(
            row, value_of(row), row["story"], row["lead"] or len(stories[row["value"]]) > 1, articles[doc_id].published
        )
        for doc_id in sorted(by_doc)
        for row in assertion(by_doc[doc_id])
    ]


def assertion(rows: Sequence[Row]) -> list[Row]:
    """What an article says of a thing, one row at most: what it calls newest, else the value that it gives most often,
    the first of two. A bound counts only where the article has no value."""
    newer = [row for row in rows if row["newer"]] or rows
    exact = [row for row in newer if row["modifier"] is None] or list(newer)
    values = Counter(row["value"] for row in exact)
    return sorted(exact, key=lambda row: (-values[row["value"]], row["sentence_id"], row["value"]))[:1]


def side_by_side(sightings: Sequence[Row]) -> set[tuple[float, float]]:
    """Pairs of values that one article tells as those of two things: in one sentence, of two places, or of a thing that
    does not grow; unless it says that one is newer, or who says which."""
    found: set[tuple[float, float]] = set()
    by_doc: defaultdict[str, list[Row]] = defaultdict(list)
    for row in sightings:
        by_doc[row["doc_id"]].append(row)
    for rows in by_doc.values():
        for before, row in combinations(rows[:MOST_VALUES], 2):
            if _are_two(before, row):
                found.add((min(row["value"], before["value"]), max(row["value"], before["value"])))
    return found


def _are_two(before: Row, row: Row) -> bool:
    """Whether two figures of one article are of two things."""
    if not _fit(before["where"], row["where"]):
        return True
    if row["newer"] or before["newer"] or row["earlier"] or before["earlier"]:
        return False
    if row["sentence_id"] == before["sentence_id"]:
        return bool(row["modifier"] == before["modifier"])
    says = {row["source"], before["source"]} - {None}
    return row["role"] not in STATES and len(says) < len((row, before))


def distinct(told: Sequence[Told]) -> list[list[Told]]:
    """What is told, by values that exclude each other: a value joins that of most stories that it could be."""
    by_value: defaultdict[Value, list[Told]] = defaultdict(list)
    for one in told:
        by_value[one.value].append(one)
    kept: list[tuple[Value, list[Told]]] = []
    for value in sorted(by_value, key=lambda v: (-len({t.story for t in by_value[v]}), _is_bound(v), str(v))):
        if not any(value.overlaps(other) for other, _ in kept):
            kept.append((value, by_value[value]))
    return [some for _, some in kept]


def _is_bound(value: Value) -> bool:
    return value.modifier not in (None, "about")


def parted(
    one: Sequence[Told], other: Sequence[Told], together: Collection[tuple[float, float]]
) -> tuple[Told, Told] | None:
    """The first two articles with two values that cannot both be right."""
    row = one[0].row
    low, high = sorted((one[0].value.value, other[0].value.value))
    if (low, high) in together or high > MOST_TIMES.get(row["role"], MOST_TIMES[""]) * low:
        return None
    told = [*one, *other]
    if row["role"] == "killed" and row["attacker"] and high - low == 1 and not any(each.row["newer"] for each in told):
        return None  # some count the attacker
    return next(((a, b) for a in one for b in other if excludes(a, b) and is_sure(a, b)), None)


def is_sure(one: Told, other: Told) -> bool:
    """Whether two articles surely tell of one thing: the toll of their event, or what each is about, or told as others
    tell it; of what is no part of a toll also with words like those of the other."""
    row = one.row
    if row["anchor"] != "event" or (one.sure and other.sure):
        return True
    if row["role"] in TOLLS:
        return row["group"] is None
    return likeness(row["around"], other.row["around"]) >= CONFIRMED


def excludes(one: Told, other: Told) -> bool:
    """Whether two values exclude each other: of one day and place, as far as their sentences name them."""
    days = [day_of(told.published) for told in (one, other)]
    if one.row["role"] == AGE:
        if days[0] is None or days[1] is None:
            return False
        (first, a), (second, b) = sorted(((days[0], one), (days[1], other)), key=lambda pair: (pair[0], pair[1].value))
        return ages_contradict(a.value.value, b.value.value, (first, second))
    if one.row["anchor"] == "event":
        if days[0] and days[1] and abs((days[0] - days[1]).days) > LATER:
            return False
        if not _fit(one.row["home"], other.row["home"]) or not in_one_place(one.row, other.row):
            return False
        if one.row["several"] and not (one.row["days"] and other.row["days"]):
            return bool(days[0] and days[0] == days[1])
    return _fit(one.row["days"], other.row["days"])


def in_one_place(one: Row, other: Row) -> bool:
    """Whether two sentences can tell of one place: one that either names is one of the other article's."""
    if not (one["where"] and other["where"]):
        return True
    return _fit([*one["where"], *one["home"]], other["where"]) or _fit(one["where"], other["home"])


def _fit(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two lists have something in common, or one is empty."""
    return not (one and other) or not set(one).isdisjoint(other)


def kind_of(one: Told, other: Told) -> str:
    """What two values that exclude each other are: contradiction, change or revision."""
    order = compare_dates(one.published, other.published)
    early, late = (one, other) if order < 0 else (other, one)
    if order and one.row["role"] != AGE:
        later = late.row["newer"] or (early.row["role"] in GROWING and late.value.value > early.value.value)
        if later:
            return "change"
    return "revision" if one.story == other.story else "contradiction"


def value_of(row: Row) -> Value:
    """The value of a sighting."""
    return Value(row["kind"], row["unit"], row["value"], row["value_max"], row["modifier"])


def _when(told: Told) -> tuple[str, str]:
    return told.published or "", told.row["doc_id"]


def owners_alike(keys: Sequence[str]) -> dict[str, str]:
    """Owners of things of one event that are one, by the longest name that holds all words of another."""
    found: dict[str, str] = {}
    for key in sorted(set(keys), key=lambda key: (-len(key.split()), key)):
        words = set(key.split())
        found[key] = next((longer for longer in _longest(found) if words <= set(longer.split())), key)
    return found


def _longest(found: dict[str, str]) -> Iterator[str]:
    return iter(dict.fromkeys(found.values()))
