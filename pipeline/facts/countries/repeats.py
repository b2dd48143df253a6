"""Further mentions of places that were found by what is told of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.article import Field
from pipeline.facts.countries.candidates import SHORTEST, Taken
from pipeline.facts.countries.context import Context
from pipeline.facts.countries.matcher import Hit

Row = tuple[Field, int, int, str]  # field, start, end, country


def repeated(
    found: Sequence[Row],
    rows: Sequence[Row],
    hits: Mapping[Field, Sequence[Hit]],
    context: Context,
) -> Iterator[Row]:
    """Other mentions of the names that were found, and of a city by its first word alone ("Rio")."""
    forms = {context.texts[name][start:end]: country for name, start, end, country in found}
    first = {word: country for word, country in first_words(rows, context).items() if word not in forms}
    for name, inside in hits.items():
        text = context.texts[name]
        blocked = [(hit.start, hit.end) for hit in inside if is_blocked(hit)]
        taken = Taken([*blocked, *((start, end) for field, start, end, _ in (*rows, *found) if field == name)])
        spans = [(start, end, forms) for start, end in _occurrences(text, forms)]
        spans += [(start, end, first) for start, end in context.tokens[name].labelled(("GPE",))]
        for start, end, known in spans:
            country = known.get(text[start:end])
            if country and not taken.overlaps(start, end) and stands_alone(name, start, end, context):
                yield name, start, end, country


def first_words(rows: Sequence[Row], context: Context) -> dict[str, str]:
    """First words of the names of several words, with their country: "Rio"."""
    words: dict[str, str] = {}
    for name, start, end, country in rows:
        first, _, rest = context.texts[name][start:end].partition(" ")
        if rest and len(first) >= SHORTEST:
            words.setdefault(first, country)
    return words


def is_blocked(hit: Hit) -> bool:
    """Whether a hit has a meaning of the lists that is no region's: a name, a demonym, a phrase without a country."""
    return any(sense.kind != "region" for sense in hit.senses)


def _occurrences(text: str, forms: Iterable[str]) -> list[tuple[int, int]]:
    """The stretches of some forms at word boundaries, the longest first."""
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    if not ordered:
        return []
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ordered))})(?![\w-])")
    return [match.span() for match in pattern.finditer(text)]


def stands_alone(field: Field, start: int, end: int, context: Context) -> bool:
    """Whether no name goes on before or after a mention."""
    text = context.texts[field]
    if text[end : end + 1] == " " and context.after(field, end)[:1].isupper():
        return False
    entity = context.tokens[field].over(start, end)
    return entity is None or entity.start >= start - 4
