"""Numbers that belong to a name: "Boeing 737", "Section 230", "Fifth Avenue", "7-Eleven", "ATR 72", "Orlen 2.0"."""

from __future__ import annotations

import re

from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.named import (
    REACH,
    TIED_BEFORE,
    WORD_BEFORE,
    Named,
    after_word,
    is_aircraft,
    is_book,
    is_brand,
    is_capital_noun,
    is_hyphened_name,
    is_model,
    is_noun,
    is_picture,
    is_release,
    is_repeated,
    is_street,
    names_next,
    of_count,
    of_ordinal,
    spelt,
)
from pipeline.rules.engine import Family, Rule, first

_LIST_JOINS = frozenset({" and ", " or ", ", ", ", and ", ", or "})
_COUNTED_AHEAD = re.compile(r" (?!and |or |of |in |on |to |is |are |was |were |which |that |for |at |until )\w|%")

NO = ("The harbour has 31 boats.", "The third boat sank.")
FAMILY: Family[Named, str] = Family(
    name="numbers.name",
    what="Which numbers belong to a name and are no rows.",
    rules=(
        Rule(
            "first_tied",
            '"first" tied to a noun before it.',
            of_ordinal(
                lambda n: (
                    n.value == 1 and bool(TIED_BEFORE.search(n.text, max(0, n.candidate.start - 2), n.candidate.start))
                )
            ),
            ("It has a safety-first rule.", "a mobile-first design"),
            ("It was the first boat.", *NO),
        ),
        Rule(
            "street",
            "Ordinals before streets and avenues.",
            of_ordinal(is_street),
            ("They met between 21st and 22nd streets.", "She lives on Third street."),
            ("It was the third street they saw.", *NO),
        ),
        Rule(
            "ordinal_before_name",
            "Ordinals before a noun with a capital that names something.",
            of_ordinal(names_next),
            ("The 9th Circuit ruled.", "The 2nd Armored Division moved."),
            ("The 2nd division of the firm grew.", *NO),
        ),
        Rule(
            "picture",
            "The widths of a picture in thousands.",
            of_count(is_picture),
            ("He bought a 4K screen.", "He has a 5K monitor."),
            ("They sold 4K boats.", *NO),
        ),
        Rule(
            "aircraft",
            "Numbers of aircraft after an article.",
            of_count(is_aircraft),
            ("A 737 landed at Orlen.", "The 747 was late."),
            ("They sold 737 boats.", *NO),
        ),
        Rule(
            "scripture",
            "Numbered books of scripture.",
            of_count(is_book),
            ("He read 2 Timothy aloud.", "She quoted 2 Peter aloud."),
            ("He read 2 books.", *NO),
        ),
        Rule(
            "hyphened_name",
            "A number tied to a word with a capital.",
            of_count(is_hyphened_name),
            ("He stopped at a 7-Eleven in Orlen.", "She joined the 5-Star party."),
            ("It was a 20-point plan.", *NO),
        ),
        Rule(
            "spelt_name",
            "A number word with a capital within a sentence, beside another capital.",
            spelt,
            ("The dam of the Three Gorges broke.", "He sold it to Seven West Media last year."),
            ("Three boats sank.", *NO),
        ),
        Rule(
            "brand",
            "After a word with a capital inside it.",
            after_word(is_brand),
            ("She told NewsChannel 7 so.", "It runs on iPadOS 13 now."),
            ("It gave McAllan 12 seats.", *NO),
        ),
        Rule(
            "noun_with_capital",
            "After a noun of things that are numbered, with a capital.",
            after_word(is_capital_noun),
            ("Section 230 was upheld.", "It was shown on Channel 4."),
            ("The section has 230 boats.", *NO),
        ),
        Rule(
            "noun",
            "After a noun of things that are numbered, in any case.",
            after_word(is_noun),
            ("It is on page 12.", "He is in room 101."),
            ("They stage 40 protests.", *NO),
        ),
        Rule(
            "model",
            "After a word in capitals, where the number counts nothing.",
            after_word(is_model),
            ("The ATR 72 landed.", "The LC 500 was sold."),
            ("The NHS 40 years on is larger.", "USA 3 Canada 1", *NO),
        ),
        Rule(
            "release",
            '"2.0" after a word.',
            after_word(is_release),
            ("The hacker Orlik 2.0 denied it.", "They call it Town 2.0 now."),
            ("It grew 2.0 percent.", *NO),
        ),
        Rule(
            "repeated",
            "A word with a capital and a number that the paragraph has more than once.",
            after_word(is_repeated),
            ("The Orlik 35 is fast. Ann Holt sailed the Orlik 35 home.", "Velm 9 rose. Nobody saw Velm 9 land."),
            ("In Orlen 35 people came.", *NO),
        ),
    ),
    where=lambda n: (n.candidate.start, n.candidate.end),
)


def is_name(text: str, candidate: Candidate) -> bool:
    """Whether a number belongs to a name and is no row."""
    if candidate.kind not in ("count", "ordinal"):
        return False
    m = WORD_BEFORE.search(text, max(0, candidate.start - REACH), candidate.start)
    return first(FAMILY, Named(text, candidate, m[1] if m else "")) is not None


def continues_name(text: str, name_end: int, candidate: Candidate) -> bool:
    """Whether a plain number goes on with the name before it: "No. 14-981", "Articles 5 and 6", "pages 10 to 12"."""
    between = text[name_end : candidate.start]
    if candidate.kind != "count" or candidate.tied or not text[candidate.start].isalnum():
        return False
    if between in ("-", "–", "/", ":"):
        return True
    if _COUNTED_AHEAD.match(text, candidate.end):
        return False
    return between in (" to ", " through ") or (text[candidate.start].isdigit() and between in _LIST_JOINS)
