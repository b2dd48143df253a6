"""What one article says of its persons: the rows that people over all articles are made from."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from pipeline.corpus.people.names import title_leads
from pipeline.facts.people.lists import first_names, titles
from pipeline.tables.columns import arrow_array

PERSONS = pa.schema(
    [
        pa.field("doc_id", pa.string(), nullable=False),
        pa.field("name", pa.string(), nullable=False),  # canonical within the article
        pa.field("role", pa.string()),  # given most often
        pa.field("country", pa.string()),
        pa.field("mentions", pa.int32(), nullable=False),  # named entities
        pa.field("quotes", pa.int32(), nullable=False),
        pa.field("others", pa.int32(), nullable=False),  # named entities that are no persons
        pa.field("shown", pa.bool_(), nullable=False),  # the text treats the name as a person's: age, surname alone
    ]
)
_SHOWN = re.compile(r"(?:, (?:aged )?| \()\d{1,2}[,)]|,? who\b|,? whose (?:wife|husband|son|daughter|mother|father)\b")
_THE = "the "
AFTER_THE = 2  # weight of a name after "the" among what speaks against a person
REACH = 30  # characters before a name that its title is looked for in

Key = tuple[str, str]  # doc_id, name


def persons(tables: Mapping[str, pa.Table]) -> pa.Table:
    """One row for each name of a person or speaker in an article. `tables`: documents, entities, quotes, countries.

    A speaker whose name the article gives to a body or place, never to a person, is left out, and so is one whom no
    entity, role or first name shows to be a person. Role and country come from the quotes, else from the title before
    the name ("Ukrainian President ...").
    """
    texts = dict(zip(tables["documents"]["doc_id"].to_pylist(), tables["documents"]["text"].to_pylist(), strict=True))
    named = _mentions(tables["entities"], texts)
    said = _said(tables["quotes"], named)
    for key, (role, country) in _titled(tables["countries"], texts, named.persons):
        if key not in said.roles:
            said.roles[key][role] += 1
        if country and key not in said.countries:
            said.countries[key][country] += 1
    rows = [
        (
            *(*key, _most(said.roles.get(key)), _most(said.countries.get(key))),
            *(len(named.persons.get(key, ())), said.quotes.get(key, 0), named.others.get(key, 0), key in named.shown),
        )
        for key in sorted({*named.persons, *said.quotes, *(key for key in named.others if " " in key[1])})
        if key in named.persons or key in named.others or key in said.roles or _sounds_like_a_person(key[1])
    ]
    values = list(zip(*rows, strict=True)) if rows else [()] * len(PERSONS)
    return pa.table([arrow_array(v, f.type) for v, f in zip(values, PERSONS, strict=True)], schema=PERSONS)


@dataclass(slots=True)
class _Named:
    """Where the articles name whom."""

    persons: dict[Key, list[int]]  # starts in the text, -1 in the title
    others: Counter[Key]
    shown: set[Key]


@dataclass(slots=True)
class _Said:
    """What quotes say of their speakers."""

    quotes: Counter[Key]
    roles: defaultdict[Key, Counter[str]]
    countries: defaultdict[Key, Counter[str]]


def _said(quotes: pa.Table, named: _Named) -> _Said:
    found = _Said(Counter(), defaultdict(Counter), defaultdict(Counter))
    columns = ["doc_id", "speaker_name", "speaker_role", "speaker_country"]
    for row in quotes.select(columns).to_pylist():
        key = (row["doc_id"], row["speaker_name"])
        if row["speaker_name"] is None or (key in named.others and key not in named.persons):
            continue
        found.quotes[key] += 1
        if row["speaker_role"]:
            found.roles[key][row["speaker_role"]] += 1
        if row["speaker_country"]:
            found.countries[key][row["speaker_country"]] += 1
    return found


def _sounds_like_a_person(name: str) -> bool:
    """Whether a speaker whom no entity calls a person is one by the name: it begins with a first name."""
    first, _, rest = name.partition(" ")
    return bool(rest) and first in first_names()


def _mentions(entities: pa.Table, texts: Mapping[str, str | None]) -> _Named:
    """Where persons are named, and what shows that they are; the names of all else, as often as they are named.

    A name after "the" is no person's ("the Velm Observatory"); a last word alone stands for a person's name.
    """
    named = _Named({}, Counter(), set())
    columns = (entities[name].to_pylist() for name in ("label", "doc_id", "name", "text", "field", "start", "end"))
    for label, doc_id, name, written, field, start, end in zip(*columns, strict=True):
        key, text = (doc_id, name), texts.get(doc_id) or ""
        if name and name.endswith(f" {written}"):
            named.shown.add(key)
        if label != "PERSON":
            named.others[key] += 1
            continue
        named.persons.setdefault(key, []).append(start if field == "text" else -1)
        if field == "text" and text[max(0, start - len(_THE)) : start].lower() == _THE:
            named.others[key] += AFTER_THE
        if field == "text" and _SHOWN.match(text, end, end + REACH):
            named.shown.add(key)
    return named


def _titled(
    countries: pa.Table, texts: Mapping[str, str | None], mentions: Mapping[Key, list[int]]
) -> list[tuple[Key, tuple[str, str | None]]]:
    """Role and country by the title right before a name, for the first mention of each person that has one."""
    columns = ["doc_id", "field", "end", "country"]
    ends = {
        (row["doc_id"], row["end"]): row["country"]
        for row in countries.select(columns).to_pylist()
        if row["field"] == "text"
    }
    nouns = titles().titles
    found: list[tuple[Key, tuple[str, str | None]]] = []
    for key, starts in mentions.items():
        text = texts.get(key[0]) or ""
        for start in starts:
            before = text[max(0, start - REACH) : max(0, start)]
            *more, word = before.split() if before.endswith(" ") and before.split() else [""]
            if word in nouns:
                lead = [w.lower() for w in more[-1:] if w.lower() in title_leads()]
                at = start - sum(len(w) + 1 for w in (*lead, word))
                found.append((key, (" ".join([*lead, nouns[word][0]]), ends.get((key[0], at - 1)))))
                break
    return found


def _most(counts: Counter[str] | None) -> str | None:
    """What was counted most, of equals the first in the alphabet."""
    return min(counts, key=lambda word: (-counts[word], word)) if counts else None
