"""Numbers in a paragraph: their kind, value, unit, how sure they are, what they count, and dates in ISO 8601."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from pipeline.article import CountryMention, NumberMention, Parse
from pipeline.facts.numbers.ages import set_age, set_listed_ages
from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.counted import (
    counted_phrase,
    label_before,
    set_measured,
    share_compared,
    share_counted,
    share_levels,
)
from pipeline.facts.numbers.currency import settle_currencies
from pipeline.facts.numbers.days.calendar import read_day
from pipeline.facts.numbers.days.resolve import FAMILY, Occasion
from pipeline.facts.numbers.days.settle import settle_days
from pipeline.facts.numbers.markers import is_list_marker
from pipeline.facts.numbers.merge import merge
from pipeline.facts.numbers.modifiers import set_modifier
from pipeline.facts.numbers.names import continues_name, is_name
from pipeline.facts.numbers.order import settle_day_order
from pipeline.facts.numbers.pronouns import is_numbered_name, is_pronoun
from pipeline.facts.numbers.rates import set_rates
from pipeline.facts.numbers.scan import scan
from pipeline.facts.numbers.trends import set_trends, share_money
from pipeline.facts.numbers.values import tidy
from pipeline.facts.numbers.years import set_year
from pipeline.rules.engine import first

__all__ = ["candidates", "find_numbers"]


def candidates(text: str) -> list[Candidate]:
    """The number expressions of a paragraph by the rules alone, without tags; offsets count from its start.

    What needs the day of the article to be a date is left out.
    """
    found = [c for c in found_in(text) if c.kind not in ("date", "time") or _written(c)]
    return found


def _written(candidate: Candidate) -> bool:
    """Whether a date stands in the text, with its year."""
    moment = candidate.moment
    if moment and moment.year:
        answer = first(FAMILY, Occasion(moment, None, None, False, False, (candidate.start, candidate.end)))
        candidate.date = answer[0] if answer else None
    return candidate.date is not None


def found_in(text: str) -> list[Candidate]:
    """As `candidates`, with the moments that the day of the article makes dates."""
    found: list[Candidate] = []
    name_end = -1
    for candidate in scan(text):
        goes_on = name_end >= 0 and continues_name(text, name_end, candidate)
        if goes_on or is_name(text, candidate):
            name_end = candidate.end
            continue
        if candidate.kind == "count":
            set_year(text, candidate)
        found.append(candidate)
    found = set_rates(text, merge(text, found))
    for candidate in found:
        set_age(text, candidate)
        set_modifier(text, candidate)
        candidate.value, candidate.value_max = tidy(candidate.value), tidy(candidate.value_max)
    set_listed_ages(text, found)
    set_trends(text, found)
    share_money(text, found)
    return found


def find_numbers(
    parses: Sequence[Parse],
    published: str | None = None,
    countries: Sequence[CountryMention] = (),
    site: str | None = None,
) -> tuple[NumberMention, ...]:
    """All number expressions of an article in text order, offsets into the field of each parse.

    `published`: the day of the article in ISO 8601, None where it is unknown; with `countries` and `site` it
    decides what is not written out.
    """
    alone = len(parses) == 1
    found = [_kept(parse, alone) for parse in parses]
    settle_day_order(parses, found)
    settle_currencies(parses, found, countries, site)
    found = settle_days(parses, found, read_day(published))
    return tuple(mention for parse, kept in zip(parses, found, strict=True) for mention in _of_paragraph(parse, kept))


def _kept(parse: Parse, alone: bool) -> list[Candidate]:
    text = parse.text
    return [c for c in found_in(text) if not is_list_marker(text, c, alone) and not is_pronoun(parse, c)]


def _of_paragraph(parse: Parse, kept: list[Candidate]) -> list[NumberMention]:
    text = parse.text
    phrases = [counted_phrase(parse, c, after) for c, after in zip_longest(kept, kept[1:])]
    for i, (candidate, phrase) in enumerate(zip(kept, phrases, strict=True)):
        if phrase and set_measured(text, candidate, (phrase[0] - parse.start, phrase[1] - parse.start)):
            phrases[i] = None
    share_counted(text, kept, phrases)
    share_levels(text, kept, phrases)
    share_compared(parse, kept, phrases)
    for i, candidate in enumerate(kept):
        label = label_before(text, candidate) if phrases[i] is None else None
        phrases[i] = (label[0] + parse.start, label[1] + parse.start) if label else phrases[i]
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
        date_basis=candidate.date_basis,
        per=candidate.per,
        trend=candidate.trend,
        unit_basis=candidate.basis,
        rule=candidate.rule,
    )
