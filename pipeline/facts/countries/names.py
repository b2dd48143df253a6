"""Rules for names of countries, demonyms and seats of power."""

from __future__ import annotations

import re

from pipeline.article import Field
from pipeline.facts.countries.context import Context
from pipeline.facts.countries.gazetteer import Sense, country_of
from pipeline.facts.countries.lists import Cued, lists
from pipeline.facts.countries.matcher import Hit

SURE = ("name", "demonym", "metonym")  # kinds whose forms the model's PERSON does not overrule unless people bear them
_LINK = re.compile(r",? (?:(?:and|or|&) )?([A-Z][a-z]{2,15})\b")
_TOLD = re.compile(r"\b(state|country|nation|republic) of (?:the )?$", re.IGNORECASE)
_AGED = re.compile(r" [A-Z][^\W\d_]*(?:[-’'][A-Z][^\W\d_]+)?, \d{1,3}(?:,| and )")
WORLDLY = 4  # countries named in an article from which a lone 'Jordan' is the country, whatever the model says
NEAR_AT_MOST = 3  # mentions of one neighbouring country that still add to a sense
WORD_WEIGHT = 2.0  # one cue word of a sense against one mention of a neighbouring country
NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "VBG", "VBN", "HYPH", "POS", "FW"))


def cued_sense(form: str, context: Context) -> Sense | None:
    """The sense with the most cues in the document, the first where none leads; None if the form has one sense."""
    senses = lists().ambiguous.get(form)
    if senses is None:
        return None
    scores = [score(form, sense, context) for sense in senses]
    return senses[scores.index(max(scores))].sense


def told_sense(hit: Hit, field: Field, context: Context) -> Sense | None:
    """The sense of an ambiguous form that the words before it name: "the country of Georgia", "the state of"."""
    senses = lists().ambiguous.get(hit.form)
    told = _TOLD.search(context.texts[field][max(0, hit.start - 20) : hit.start]) if senses else None
    if senses is None or told is None:
        return None
    in_state = told[1].casefold() == "state"
    return next((c.sense for c in senses if c.sense.kind != "block" and bool(c.sense.region) == in_state), None)


def score(form: str, cued: Cued, context: Context) -> float:
    """How strongly the document speaks for a sense."""
    evidence = context.evidence
    near = sum(min(evidence.others(code, form), NEAR_AT_MOST) for code in cued.near)
    words = sum(any(word in text for text in context.texts.values()) for word in cued.words)
    region = cued.sense.region != "" and evidence.regions[cued.sense.country, cued.sense.region]
    states = len({r for r in evidence.regions if r[0] == cued.sense.country}) if cued.sense.region else 0
    return near + WORD_WEIGHT * (words + min(region, 2)) + states


def in_person(hit: Hit, field: Field, context: Context) -> bool:
    """Whether the hit is part of a longer name of a person."""
    bears = hit.form in lists().people
    sure = bool(hit.senses) and hit.senses[0].kind in SURE
    before = context.before(field, hit.start)
    if before in lists().titles:
        return bears or not sure
    if bears and (before in lists().first_names or _AGED.match(context.texts[field], hit.end)):
        return True
    return (bears or not (" " in hit.form or sure)) and beside_name(hit, field, context)


def beside_name(hit: Hit, field: Field, context: Context) -> bool:
    """Whether the model takes the hit for a part of a person's name, with another capitalised word in it."""
    entity = context.tokens[field].over(hit.start, hit.end)
    if entity is None or entity.label != "PERSON":
        return False
    beside = context.before(field, hit.start) if entity.start < hit.start else ""
    beside = "" if beside.endswith(("'s", "’s")) else beside
    following = context.after(field, hit.end) if entity.end > hit.end + 2 else ""
    return beside[:1].isupper() or following[:1].isupper()


def labelled_person(hit: Hit, field: Field, context: Context) -> bool:
    """Whether the article has a person of that name, or the model takes the hit for one."""
    entity = context.tokens[field].over(hit.start, hit.end)
    return hit.form in context.evidence.people or (entity is not None and entity.label == "PERSON")


def is_person(hit: Hit, country: str, field: Field, context: Context) -> bool:
    """Whether the hit stands alone for a person ('Jordan added'), in an article that does not speak of the country.

    An article of several countries, or a preposition of place, leaves the name to the country.
    """
    evidence = context.evidence
    if hit.form not in lists().given or evidence.others(country, hit.form):
        return False
    if context.before(field, hit.start) in ("in", "from", "near"):
        return False
    return hit.form in evidence.people or (labelled_person(hit, field, context) and len(evidence.countries) < WORLDLY)


def is_language(hit: Hit, field: Field, context: Context) -> bool:
    """Whether a demonym stands for the language: 'spoke French', 'in Spanish', 'a Russian-language daily'."""
    words = lists()
    if hit.form not in words.languages:
        return False
    text = context.texts[field]
    before, after = context.before(field, hit.start).casefold(), context.after(field, hit.end)
    if text[hit.end : hit.end + 1] == "-":
        return after.split("-")[0] in words.language_hyphen
    if after in words.language_after:
        return True
    end = chain_end(text, hit.end)
    tag = context.tokens[field].tag_after(end)
    if tag in NOUN_TAGS or (not tag and context.after(field, end)):
        return False
    if before in words.language_before or before in ("in", "into"):
        return True
    return end == hit.end and hit.form in words.language_nouns and before not in words.people_before


def chain_end(text: str, end: int) -> int:
    """The end of a row of demonyms that begins with the one before `end` ('Polish, Ukrainian and Lithuanian')."""
    while (match := _LINK.match(text, end)) and country_of(match[1]):
        end = match.end()
    return end


def is_rank(hit: Hit, field: Field, context: Context) -> bool:
    """Whether a numbered house is a rank or a shirt ('the No. 10 seed', 'wore No. 10')."""
    if not hit.form.startswith(("No", "Number")) or hit.form.endswith("Street"):
        return False
    before = context.before(field, hit.start).casefold()
    return before not in lists().house_before or context.tokens[field].tag_after(hit.end) in NOUN_TAGS


def is_pronoun(hit: Hit, field: Field, context: Context) -> bool:
    """Whether 'US' is the pronoun in capitals ('FOLLOW US'), or part of an amount ('US$')."""
    if not hit.form.startswith(("US", "U.S")):
        return False
    if context.texts[field][hit.end : hit.end + 1] == "$":
        return True
    return hit.form == "US" and context.before(field, hit.start).casefold() in lists().us_before
