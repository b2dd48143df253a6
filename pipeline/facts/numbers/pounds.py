"""Pounds of weight or sterling, by what is weighed or bought."""

from __future__ import annotations

import re
from functools import cache

from pipeline.facts.numbers.suffixes import Suffix
from pipeline.facts.numbers.vocabulary import Unit, table


@cache
def _weights() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = table("number_context")["pounds"]
    verbs, money, things = ("|".join(data[key]) for key in ("weigh", "of_money", "things"))
    return (
        re.compile(rf"\b(?:{verbs})\b[^.;]{{0,30}}$", re.IGNORECASE),
        re.compile(rf" of (?!(?:{money})\b)[a-z]+| (?:heav|light|overweight)"),
        re.compile(rf"[ -](?:{things})\b"),
    )


def settle_pounds(text: str, start: int, suffix: Suffix) -> Suffix:
    """Pounds of weight or sterling: weight where something is weighed or a thing follows ("20 pounds of rice")."""
    word = text[max(0, suffix.end - 6) : suffix.end].lower().rstrip("s")
    if suffix.unit.symbol != "GBP" or not word.endswith("pound"):
        return suffix
    before, after, thing = _weights()
    weighed = before.search(text, max(0, start - 40), start) or after.match(text, suffix.end)
    if weighed or (suffix.gap == "-" and thing.match(text, suffix.end)):
        return Suffix(Unit("quantity", "lb"), suffix.end, suffix.gap, shared=True)
    return suffix
