"""Named entities of the model, each with its name as resolved within the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.article import EntityMention, Parse
from pipeline.facts.people.cast import Cast

_QUANTITIES = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"))
_BODIES = frozenset(("ORG",))


def find_entities(parses: Sequence[Parse], cast: Cast) -> tuple[EntityMention, ...]:
    """Every entity of the model, title first; `name` is the person's or body's full name within the article.

    A person's name is the cast's, also where the model calls the mention something else. A body mentioned by its
    acronym takes the full name that the article gives ('European Union (EU)' or the same initials, once).
    """
    found: list[tuple[EntityMention, bool]] = []
    for k, parse in enumerate(parses):
        for entity in parse.entities:
            start, end = parse.starts[entity.first], parse.ends[entity.last]
            mention = cast.at(k, entity.first, entity.last)
            named = entity.label not in _QUANTITIES and mention is not None and mention.last == entity.last
            name = cast.people[mention.person].name if named and mention is not None else _plain(parse, start, end)
            found.append((EntityMention(parse.field, start, end, entity.label, name), named))
    full = _acronyms([m for m, named in found if not named and m.label in _BODIES])
    return tuple(
        EntityMention(m.field, m.start, m.end, m.label, full.get(m.name, m.name)) if m.label in _BODIES else m
        for m, _ in found
    )


def _plain(parse: Parse, start: int, end: int) -> str:
    """An entity's text without a dash before it, article and possessive, white space made single."""
    whole = " ".join(parse.text[start - parse.start : end - parse.start].split())
    text = whole.lstrip("-–—― ") or whole
    for suffix in ("'s", "’s", "’", "'"):
        text = text.removesuffix(suffix)
    for article in ("the ", "The ", "a ", "an "):
        if text.startswith(article) and len(text) > len(article):
            text = text[len(article) :]
    return text


def _acronyms(bodies: Sequence[EntityMention]) -> dict[str, str]:
    """Full name by acronym, where exactly one name of the article has those initials."""
    names = Counter(m.name for m in bodies)
    short = {n for n in names if n.isupper() and n.isalpha() and 2 <= len(n) <= 6}
    found: dict[str, str] = {}
    by_initials: dict[str, list[str]] = {}
    for name in names:
        if " " in name:
            by_initials.setdefault(_initials(name), []).append(name)
    for acronym in short:
        fitting = by_initials.get(acronym, [])
        if len(fitting) == 1:
            found[acronym] = fitting[0]
    return found


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.replace("-", " ").split() if w[0].isupper())
