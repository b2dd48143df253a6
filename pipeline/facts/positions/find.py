"""The positions of one article."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.article import CountryMention, NumberMention, Parse, Position, Quote, Span
from pipeline.facts.people.cast import Cast
from pipeline.facts.positions.act import Act
from pipeline.facts.positions.actors import Actor, Actors, Party
from pipeline.facts.positions.acts import Finder
from pipeline.facts.positions.lexicon import QUADS
from pipeline.facts.positions.situate import situate
from pipeline.facts.positions.tree import subtree
from pipeline.facts.positions.who import ACTORS

_TRIM = frozenset(",.;:—–-!?…\"“”''``‘’()[]")
_CROWDS = frozenset(("protest", "concede"))  # types that crowds and unions act in
_LONGEST = 60  # tokens of a content; what is longer is a faulty parse


def find_positions(
    parses: Sequence[Parse],
    countries: Sequence[CountryMention],
    numbers: Sequence[NumberMention],
    cast: Cast,
    quotes: Sequence[Quote] = (),
    site: str | None = None,
) -> tuple[Position, ...]:
    """All positions, title first, by start; the mentions are the article's own, `site` is the name of its site."""
    actors = Actors(parses, countries, cast, ACTORS, quotes, site)
    found: list[Position] = []
    for k, parse in enumerate(parses):
        if not parse.parsed:
            continue
        seen: set[tuple[str, Span]] = set()
        for act in Finder(actors, k).acts():
            position = _position(actors, k, act, numbers)
            if position is not None and (position.type, position.act) not in seen:
                seen.add((position.type, position.act))
                found.append(position)
    return tuple(sorted(found, key=lambda p: (p.field == "text", p.start, p.act.start, p.type)))


def _position(actors: Actors, k: int, act: Act, numbers: Sequence[NumberMention]) -> Position | None:
    """An act with its actor; None where nobody who can hold a position acts."""
    parse = actors.parses[k]
    actor = actors.actor(k, act.subject, crowds=act.verdict.type in _CROWDS)
    if actor is None:
        return None
    words = Span(parse.starts[act.first], parse.ends[act.last])
    content = _content(parse, act)
    content = None if content is not None and _is_date(parse, content, numbers) else content
    target = None if act.target is None else actors.party(k, act.target)
    target = None if target is not None and _is_date(parse, target.span, numbers) else target
    spans = [words, actor.span, *([content] if content else []), *([target.span] if target else [])]
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    return Position(
        field=parse.field,
        start=whole.start,
        end=whole.end,
        type=act.verdict.type,
        quad=QUADS[act.verdict.type],
        act=words,
        modality=act.verdict.modality,
        actor=actor.span,
        actor_name=actor.name,
        actor_kind=actor.kind,
        actor_countries=actor.countries,
        content=content,
        target=target.span if target else None,
        target_name=target.name if target else None,
        target_countries=target.countries if target else (),
        numbers=_amounts(parse, words, content, target, numbers),
        reported_by=_reporter(actors, k, act, actor),
        rule=act.rule,
    )


def _is_date(parse: Parse, span: Span, numbers: Sequence[NumberMention]) -> bool:
    """Whether a phrase is but a day: "on 2 March"."""
    return any(
        n.kind in ("date", "time") and n.field == parse.field and n.start <= span.start and span.end <= n.end
        for n in numbers
    )


def _content(parse: Parse, act: Act) -> Span | None:
    """The words of the content, as written, without punctuation at their ends."""
    if act.content is None:
        return None
    first, last = subtree(parse, act.content)
    first = max(first, act.content_first or first)
    last = min(last, first + _LONGEST)
    while first <= last and parse.words[last] in _TRIM:
        last -= 1
    while first <= last and parse.words[first] in _TRIM:
        first += 1
    return Span(parse.starts[first], parse.ends[last]) if first <= last else None


def _amounts(
    parse: Parse, words: Span, content: Span | None, target: Party | None, numbers: Sequence[NumberMention]
) -> tuple[int, ...]:
    """The numbers that stand in the act, its content or its target and say how much."""
    spans = [words, *([content] if content else []), *([target.span] if target else [])]
    return tuple(
        i
        for i, n in enumerate(numbers)
        if n.field == parse.field
        and n.kind not in ("date", "time", "ordinal", "age")
        and any(s.start <= n.start and n.end <= s.end for s in spans)
    )


def _reporter(actors: Actors, k: int, act: Act, actor: Actor) -> str | None:
    """Who tells the act, where that is somebody else than the actor."""
    if act.report is None:
        return None
    parse = actors.parses[k]
    teller = situate(parse, act.report).subject
    if teller is None or teller == act.subject or parse.tags[act.subject] == "PRP":
        return None
    one = actors.one(k, teller)
    name = one.name if one is not None and one.name else actors.text_of(k, teller)
    return name if name and name != actor.name else None
