"""Rules for names of countries, demonyms and seats of power."""

from __future__ import annotations

from pipeline.article import Field
from pipeline.extract.countries.context import Context
from pipeline.extract.countries.gazetteer import Sense
from pipeline.extract.countries.lists import Cued, lists
from pipeline.extract.countries.matcher import Hit

NEAR_AT_MOST = 3  # mentions of one neighbouring country that still add to a sense
WORD_WEIGHT = 2.0  # one cue word of a sense against one mention of a neighbouring country


def ambiguous_sense(hit: Hit, context: Context) -> Sense | None:
    """The sense with the most cues in the document, the first where none leads; None if the form has one sense."""
    senses = lists().ambiguous.get(hit.form)
    if senses is None:
        return None
    scores = [score(sense, context) for sense in senses]
    return senses[scores.index(max(scores))].sense


def score(cued: Cued, context: Context) -> float:
    """How strongly the document speaks for a sense."""
    countries = context.evidence.countries
    near = sum(min(countries[code], NEAR_AT_MOST) for code in cued.near)
    words = sum(any(word in text for text in context.texts.values()) for word in cued.words)
    return near + WORD_WEIGHT * words


def is_person(hit: Hit, field: Field, context: Context) -> bool:
    """Whether the hit is (part of) a person's name."""
    words = lists()
    if hit.form not in words.people:
        return False
    entity = context.entities[field].over(hit.start, hit.end)
    if entity and entity.label == "PERSON" and (entity.start < hit.start or entity.end > hit.end + 2):
        return True
    return context.before(field, hit.start) in words.titles


def is_language(hit: Hit, field: Field, context: Context) -> bool:
    """Whether a demonym stands for the language: 'spoke French', 'in Spanish', 'a Russian-language daily'."""
    words = lists()
    if hit.form not in words.languages:
        return False
    before, after = context.before(field, hit.start).casefold(), context.after(field, hit.end)
    text = context.texts[field]
    if text[hit.end : hit.end + 1] == "-":
        return after.split("-")[0] in words.language_hyphen
    if after in words.language_after or (before in words.language_before and not after[:1].isupper()):
        return True
    if before in ("in", "into", "from", "both", "of", "with", "or", "and"):
        return before in ("in", "into") and ends_phrase(text, hit.end)
    return False


def ends_phrase(text: str, end: int) -> bool:
    """Whether no noun can follow: a mark, the end, or a function word."""
    rest = text[end : end + 12]
    if not rest or not rest[0].isspace():
        return True
    word = rest.split()[0] if rest.split() else ""
    return word in ("and", "or", "to", "at", "on", "in", "that", "with", "for", "as", "by", "when", "before", "after")


def is_us_in_capitals(hit: Hit, field: Field, context: Context) -> bool:
    """Whether 'US' is the pronoun in a shouted stretch ('FOLLOW US ON'), or part of an amount ('US$')."""
    text = context.texts[field]
    if text[hit.end : hit.end + 1] == "$":
        return True
    if hit.form != "US":
        return False
    before = context.before(field, hit.start)
    return before in (
        "ABOUT",
        "CONTACT",
        "FOLLOW",
        "JOIN",
        "HELP",
        "LET",
        "TELL",
        "EMAIL",
        "CALL",
        "Contact",
        "About",
        "Follow",
    )
