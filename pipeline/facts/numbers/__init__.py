"""Numbers in a paragraph: their kind, value, unit, how sure they are, what they count, and dates in ISO 8601."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from pipeline.article import NumberMention, Parse
from pipeline.facts.numbers.ages import set_age, set_listed_ages
from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.counted import counted_phrase, share_counted
from pipeline.facts.numbers.merge import merge
from pipeline.facts.numbers.modifiers import set_modifier
from pipeline.facts.numbers.names import continues_name, is_capital_name, is_list_marker, is_name
from pipeline.facts.numbers.order import settle_day_order
from pipeline.facts.numbers.pronouns import is_numbered_name, is_pronoun
from pipeline.facts.numbers.scan import scan
from pipeline.facts.numbers.values import tidy
from pipeline.facts.numbers.years import set_year

__all__ = ["candidates", "find_numbers"]


def candidates(text: str) -> list[Candidate]:
    """The number expressions of a paragraph by the rules alone, without tags; offsets count from its start."""
    found: list[Candidate] = []
    name_end = -1
    for candidate in scan(text):
        goes_on = name_end >= 0 and continues_name(text, name_end, candidate)
        if goes_on or is_capital_name(text, candidate) or is_name(text, candidate):
            name_end = candidate.end
            continue
        if candidate.kind == "count":
            set_year(text, candidate)
        found.append(candidate)
    found = merge(text, found)
    for candidate in found:
        set_age(text, candidate)
        set_modifier(text, candidate)
        candidate.value, candidate.value_max = tidy(candidate.value), tidy(candidate.value_max)
    set_listed_ages(text, found)
    return found


def find_numbers(parses: Sequence[Parse]) -> tuple[NumberMention, ...]:
    """All number expressions of an article in text order, offsets into the field of each parse."""
    alone = len(parses) == 1
    return settle_day_order(parses, [_of_paragraph(parse, alone) for parse in parses])


def _of_paragraph(parse: Parse, alone: bool) -> list[NumberMention]:
    text = parse.text
    kept = [c for c in candidates(text) if not is_list_marker(text, c, alone) and not is_pronoun(parse, c)]
    phrases = [counted_phrase(parse, c, after) for c, after in zip_longest(kept, kept[1:])]
    share_counted(text, kept, phrases)
    return [
        _mention(parse, candidate, phrase)
        for candidate, phrase in zip(kept, phrases, strict=True)
        if not is_numbered_name(parse, candidate, phrase)
    ]


def _mention(parse: Parse, candidate: Candidate, phrase: tuple[int, int] | None) -> NumberMention:
    shift = parse.start
    return NumberMention(
        field=parse.field,
        start=candidate.start + shift,
        end=candidate.end + shift,
        kind=candidate.kind,
        value=candidate.value,
        value_max=candidate.value_max,
        unit=candidate.unit,
        modifier=candidate.modifier,
        counted=parse.text[phrase[0] - shift : phrase[1] - shift] if phrase else None,
        counted_start=phrase[0] if phrase else None,
        counted_end=phrase[1] if phrase else None,
        date=candidate.date,
        rule=candidate.rule,
    )
