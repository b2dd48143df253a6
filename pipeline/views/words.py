"""Rows in words, the same wherever a person reads them: what was said never without how it was said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Row = Mapping[str, Any]
GRAMMAR = frozenset(("subject", "object", "attribute", "possessive", "is", "apposition"))  # others are prepositions
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def inert(text: str) -> str:
    """Text of a source that a terminal prints and does not obey: control characters replaced one for one."""
    return _OBEYED.sub("\ufffd", text.replace("\r\n", " \n"))


def how_said(quote: Row) -> str:
    """The cue of a quote as written, and before it what the cue makes of the words where it does not just say them."""
    cue = f"“{quote['cue']}”" if quote["cue"] else "no cue"
    stance = quote.get("stance") or "said"
    told = ("not " if quote.get("negated") else "") + stance
    return cue if told == "said" else f"{told}: {cue}"


def who_said(quote: Row) -> str:
    """Who is quoted, in the fullest form known."""
    return str(quote["speaker_name"] or quote["speaker"] or "no speaker found")


def placed(claim: Row, country: Row) -> str:
    """The country of a claim; where the figure is of a place in it, that place as written, and the country after it."""
    name = str(country["name"])
    return f"{country['text']} ({name})" if claim.get("scope") == "place" and country["text"] != name else name


def tied_to(claim: Row, country: Row | None, quote: Row | None) -> str:
    """What a claim ties its number to: `to Ukraine`, `Ukraine (subject)`, `Ann Lee (doubted: “questioned”)`."""
    relation = str(claim["relation"])
    tied = ""
    if country is not None:
        where = placed(claim, country)
        tied = f"{where} ({relation})" if relation in GRAMMAR else f"{relation.replace('_', ' ')} {where}"
    said = f"{who_said(quote)} ({how_said(quote)})" if quote is not None else ""
    denied = "not so" if claim.get("negated") else ""
    return ", ".join(part for part in (denied, tied, said) if part) or relation
