"""Which currency a sign is that several share ("$", "Rs", "pesos"): by the article, its countries, its site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.article import CountryMention, Parse
from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.vocabulary import table

Basis = Literal["context", "site", "default"]

_SIGN = re.compile(r"[-−]?(?P<sign>[^\d\s.,-]{1,4}\.?) ?[-−]?[.0-9]")
_OFFICIAL = re.compile(
    r"(?:['’]s)? (?:[a-z]+ )?(?:government|treasury|ministry|parliament|senate|budget|taxpayers|central bank)\b"
)
_NEAR = 80  # code points between an amount and a country that tells its currency
_MOST = 0.5  # share of an article's mentions that a country in focus has
_ENOUGH = 3  # points that outweigh the default of a strong sign
_NO_DEFAULT = frozenset({"/-", "/="})
_STRONG = frozenset(
    {"$", "£", "dollar", "dollars", "pound", "pounds", "cent", "cents"}
)  # read as USD and GBP unless much speaks against it


@dataclass(frozen=True, slots=True)
class _Article:
    """What an article tells of its currencies."""

    mentions: tuple[CountryMention, ...]
    counts: Counter[str]
    site: str | None  # alpha-2
    written: frozenset[str]  # codes that it writes without doubt


@cache
def _shared() -> dict[str, tuple[str, ...]]:
    """Codes by the sign or name that shares them."""
    nouns: dict[str, list[str]] = table("cldr_currencies")["shared"]
    signs: dict[str, str] = table("currencies")["shared_signs"]
    found = {noun: tuple(codes) for noun, codes in nouns.items()}
    return (
        found
        | {sign: found[noun] for sign, noun in signs.items()}
        | {name: tuple(codes) for name, codes in table("currencies")["shared_names"].items()}
    )


def settle_currencies(
    parses: Sequence[Parse],
    found: Sequence[Sequence[Candidate]],
    mentions: Sequence[CountryMention],
    site: str | None,
) -> None:
    """Set unit and basis of amounts whose sign several currencies share."""
    amounts = [
        (p, c, sign_of(p.text, c)) for p, held in zip(parses, found, strict=True) for c in held if c.kind == "money"
    ]
    if not amounts:
        return
    written = frozenset(c.unit for _, c, sign in amounts if sign is None and c.unit)
    counts = Counter(m.country for m in mentions)
    article = _Article(tuple(mentions), counts, site_country(site), written)
    for parse, c, sign in amounts:
        if sign and c.unit and c.basis is None:
            c.unit, c.basis = _choice(article, _shared()[sign], c.unit, sign in _STRONG, parse, c)
            if c.basis == "default" and sign in _NO_DEFAULT:
                c.kind, c.unit, c.basis, c.end, c.rule = "count", None, None, c.number_end, "number"


def sign_of(text: str, c: Candidate) -> str | None:
    """The sign or name of an amount where several currencies share it; None where it is one currency's own."""
    name = text[c.number_end : c.end].lstrip(" -\u00a0").rstrip().lower()
    if c.rule == "currency_after" or name in _NO_DEFAULT:
        return name if name in _shared() else None
    m = _SIGN.match(text, c.start, c.end)
    sign = m["sign"] if m else ""
    return sign if sign in _shared() else None


def site_country(site: str | None) -> str | None:
    """The country of a site by the end of its name; None for .com and such."""
    end = (site or "").rsplit(".", 1)[-1].upper()
    end = {"UK": "GB"}.get(end, end)
    return end if end in table("cldr_currencies")["countries"] else None


def _choice(
    article: _Article, codes: tuple[str, ...], default: str, strong: bool, parse: Parse, c: Candidate
) -> tuple[str, Basis]:
    """The currency for which most speaks, and what that was; a strong sign keeps its default unless much does."""
    countries: dict[str, str] = table("cldr_currencies")["countries"]
    points = _of_countries(article, codes) + _of_neighbours(article, codes, parse, c)
    own = countries.get(article.site or "")
    if own in codes:
        points[own] += _ENOUGH if strong else 1
    for code in article.written & set(codes):
        points[code] += -1 if strong else 2
    if not points:
        return default, "default"
    best, weight = max(points.items(), key=lambda item: (item[1], item[0] == default, item[0]))
    if best == default or (strong and (weight < _ENOUGH or points[default] > 0)):
        return default, "context" if points[default] > 0 else "default"
    return best, "site" if best == own and weight <= _ENOUGH else "context"


def _of_countries(article: _Article, codes: tuple[str, ...]) -> Counter[str]:
    """A point for the currency of a country that is named, another where it is named most."""
    countries: dict[str, str] = table("cldr_currencies")["countries"]
    total, points = sum(article.counts.values()), Counter[str]()
    for country, n in article.counts.items():
        if countries.get(country) in codes:
            points[countries[country]] += 1 + (n >= 2 and n >= _MOST * total)
    return points


def _of_neighbours(article: _Article, codes: tuple[str, ...], parse: Parse, c: Candidate) -> Counter[str]:
    """A point for the first country named beside the amount, another where its government is."""
    countries: dict[str, str] = table("cldr_currencies")["countries"]
    for m in article.mentions:
        code = countries.get(m.country)
        if code in codes and m.field == parse.field and _is_near(m, parse.start + c.start, parse.start + c.end):
            official = _OFFICIAL.match(parse.text, m.end - parse.start)
            return Counter({code: 2 if official else 1})
    return Counter()


def _is_near(m: CountryMention, start: int, end: int) -> bool:
    return m.start - end < _NEAR and start - m.end < _NEAR
