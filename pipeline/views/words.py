"""Rows in words, the same wherever a person reads them: what was said never without how it was said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pipeline.facts.claims.wording import Told, sentence_of

Row = Mapping[str, Any]
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


def in_words(claim: Row, number: Row | None, country: Row | None, quote: Row | None) -> str:
    """A claim as a sentence: `12 people in Karsk (Estonia), Ann Lee doubted`."""
    small = country is not None and claim.get("scope") == "place"
    return sentence_of(
        Told(
            str(number["text"]) if number is not None else "",
            str(claim["relation"]),
            number["counted"] if number is not None else None,
            str(country["name"]) if country is not None else None,
            str(country["text"]) if country is not None and small else None,
            who_said(quote) if quote is not None else None,
            bool(claim.get("negated")),
            str(quote.get("stance") or "said") if quote is not None else "said",
        )
    )
