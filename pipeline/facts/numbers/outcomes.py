"""What the column `rule` says of a number: how it was read."""

from __future__ import annotations

from typing import Any

from pipeline.rules.engine import Family, Rule

NO = ("The harbour lies in the north.", "Nobody came.")


def _outcome(name: str, what: str, yes: tuple[str, ...], no: tuple[str, ...]) -> Rule[Any, Any]:
    return Rule(name, what, None, yes, (*no, *NO))


FAMILY: Family[Any, Any] = Family(
    name="numbers.read",
    table="numbers",
    what="How a number was read.",
    rules=(
        _outcome(
            "measured",
            "A count of a unit that follows an attribute.",
            ("It rained for three straight days.", "He ran for 517 rushing yards."),
            ("It rained for three days.",),
        ),
        _outcome("number", "A plain number.", ("It has 31 boats.", "Two men left."), ("It costs $5.",)),
        _outcome("ordinal", "A rank.", ("It was the third boat.", "the 18th plan"), ("It has 31 boats.",)),
        _outcome("unit_after", "A unit follows.", ("It is 5 km long.", "a 30-day truce"), ("It has 31 boats.",)),
        _outcome(
            "currency_before",
            "A currency's sign or code stands before.",
            ("It costs $5.", "USD 40 million"),
            ("5 euros",),
        ),
        _outcome("currency_after", "A currency follows.", ("It costs 5 euros.", "18 million USD"), ("It costs $5.",)),
        _outcome(
            "tied_noun",
            "A hyphen ties the number to a noun.",
            ("a 20-point plan", "a 1,200-strong force"),
            ("20 points",),
        ),
        _outcome("single_unit", "An article stands for one.", ("It costs a dollar.", "a gallon of milk"), ("a boat",)),
        _outcome(
            "height", "Feet and inches by their marks.", ("He is 6'3\" tall.", "She is 5'11\"."), ("It has 31 boats.",)
        ),
        _outcome(
            "clocked",
            "A length of time as a clock shows it.",
            ("She won in 2:01:09.", "He ran it in 3:45.67."),
            ("The train left at 2:01.",),
        ),
        _outcome(
            "race", '"5K" of a race is kilometres.', ("She ran a 5K race.", "a 10K run"), ("They sold 5K boats.",)
        ),
        _outcome("age", "The words around it make it an age.", ("Ann Lee, 44, left.", "aged 45"), ("44 boats",)),
        _outcome("age_decade", "Ten years of age.", ("She is in her 40s.", "They are in their 20s."), ("the 1940s",)),
        _outcome(
            "year",
            "Four digits that the words around make a year.",
            ("It closed in 2008.", "a 2006 survey"),
            ("2,008 boats",),
        ),
        _outcome(
            "date",
            "A date as written.",
            ("It closed on 3 May 2021.", "It closed in March 2025."),
            ("It has 31 boats.",),
        ),
        _outcome("time", "A time of day.", ("at 10:30 a.m.", "at noon in Orlen"), ("It has 31 boats.",)),
    ),
)
