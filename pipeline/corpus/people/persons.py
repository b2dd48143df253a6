"""What one article says of its persons: the rows that people over all articles are made from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

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
    ]
)
REACH = 30  # letters before a name that its title is looked for in

Key = tuple[str, str]  # doc_id, name


def persons(tables: Mapping[str, pa.Table]) -> pa.Table:
    """One row for each name of a person or speaker in an article. `tables`: documents, entities, quotes, countries.

    A speaker whose name the article gives to a body or place, never to a person, is left out, and so is one whom no
    entity, role or first name shows to be a person. Role and country come from the quotes, else from the title before
    the name ("Ukrainian President ...").
    """
    mentions, others = _mentions(tables["entities"])
    quotes: Counter[Key] = Counter()
    roles: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    countries: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    columns = ["doc_id", "speaker_name", "speaker_role", "speaker_country"]
    for row in tables["quotes"].select(columns).to_pylist():
        key = (row["doc_id"], row["speaker_name"])
        if row["speaker_name"] is None or (key in others and key not in mentions):
            continue
        quotes[key] += 1
        if row["speaker_role"]:
            roles[key][row["speaker_role"]] += 1
        if row["speaker_country"]:
            countries[key][row["speaker_country"]] += 1
    for key, (role, country) in _titled(tables, mentions):
        if key not in roles:
            roles[key][role] += 1
        if country and key not in countries:
            countries[key][country] += 1
    rows = [
        (*key, _most(roles.get(key)), _most(countries.get(key)), len(mentions.get(key, ())), quotes.get(key, 0))
        for key in sorted(set(mentions) | set(quotes))
        if key in mentions or key in roles or _sounds_like_a_person(key[1])
    ]
    values = list(zip(*rows, strict=True)) if rows else [()] * len(PERSONS)
    return pa.table([arrow_array(v, f.type) for v, f in zip(values, PERSONS, strict=True)], schema=PERSONS)


def _sounds_like_a_person(name: str) -> bool:
    """Whether a speaker whom no entity calls a person is one by the name: it begins with a first name."""
    first, _, rest = name.partition(" ")
    return bool(rest) and first in first_names()


def _mentions(entities: pa.Table) -> tuple[dict[Key, list[int]], set[Key]]:
    """Where persons are named in the text or the title (start, or -1 for the title); and the names of all else."""
    found: defaultdict[Key, list[int]] = defaultdict(list)
    others: set[Key] = set()
    columns = (entities[name].to_pylist() for name in ("label", "doc_id", "name", "field", "start"))
    for label, doc_id, name, field, start in zip(*columns, strict=True):
        if label == "PERSON":
            found[doc_id, name].append(start if field == "text" else -1)
        else:
            others.add((doc_id, name))
    return dict(found), others


def _titled(tables: Mapping[str, pa.Table], mentions: dict[Key, list[int]]) -> list[tuple[Key, tuple[str, str | None]]]:
    """Role and country by the title right before a name, for the first mention of each person that has one."""
    texts = dict(zip(tables["documents"]["doc_id"].to_pylist(), tables["documents"]["text"].to_pylist(), strict=True))
    columns = ["doc_id", "field", "end", "country"]
    ends = {
        (row["doc_id"], row["end"]): row["country"]
        for row in tables["countries"].select(columns).to_pylist()
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
