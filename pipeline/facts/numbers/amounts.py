"""A number as read becomes a candidate: with its unit, sign, or the noun tied to it by a hyphen."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.codes import past_word
from pipeline.facts.numbers.evidence import shared_units, unit_by_evidence
from pipeline.facts.numbers.modifiers import modifier_end
from pipeline.facts.numbers.pounds import settle_pounds
from pipeline.facts.numbers.signs import letter_unit
from pipeline.facts.numbers.suffixes import Suffix, unit_after
from pipeline.facts.numbers.values import Reading
from pipeline.facts.numbers.vocabulary import Unit, number_words, words

_ORDINAL_TAIL = re.compile(r"(?:st|nd|rd|th|ST|ND|RD|TH)(?![A-Za-z])| (?:st|nd|rd|th)(?![A-Za-z.])")
_SIGN = re.compile(r"(?:^|[\s(\[:;,“\"])[-−–]$|\b(?:[Mm]inus|[Nn]egative)[ -]$")
_PLUS_MINUS = re.compile(r"(?:[Pp]lus[ -](?:or|and)[ -]|[0-9] |[+/]-?|\bor )(?:minus )?$")
_SPACED_MINUS = re.compile(r"(?:^|[a-z\s])[-−] $")
_VAGUE = re.compile(r"\b(?:(?:a )?few|several|many|a couple(?: of)?) $", re.IGNORECASE)
_TIED = re.compile(r"[-‑](?P<noun>[A-Za-z]+)")
_PARTIAL = re.compile(r" (?:of )?(?:an?|one) | of ")
_SCALE_AFTER = re.compile(r" (million|billion|trillion|thousand)\b")
_MONEY_WORD = re.compile(r" ?(?:dollars|people)")
_RACE = re.compile(
    r"[ -](?:fun |charity |road |trail |turkey )?(?:runs?|walks?|races?|course|trot|runners?|walkers?)\b"
)
_SHILLINGS = ("/-", "/=")  # "10,000/-", of East Africa and India: which currency, the article's countries decide
_CAPITALS = re.compile(r" [A-Z]{2,}\b")


def is_minus(text: str, start: int) -> bool:
    """Whether a minus sign or word before `start` makes what follows negative."""
    return bool(_SIGN.search(text, max(0, start - 10), start))


def plain_amount(text: str, reading: Reading) -> tuple[Candidate | None, int]:
    """A number without a symbol before it, with what stands right of it, and where to go on."""
    ordinal = _ordinal(text, reading)
    if ordinal:
        return ordinal, ordinal.end
    reading = _without_metres(text, reading)
    if reading.letter in ("k", "K") and (race := _RACE.match(text, reading.end)):
        candidate = Candidate(reading.start, reading.end, "quantity", reading.value / 1e3, unit="km", rule="race",
                              form=reading.form, number_end=race.start())  # fmt: skip
        return candidate, reading.end
    if reading.letter in ("t", "b") and not unit_after(text, reading.end):
        return None, past_word(text, reading.end)
    return _measured(text, reading)


def _ordinal(text: str, reading: Reading) -> Candidate | None:
    tail = _ORDINAL_TAIL.match(text, reading.end) if reading.form == "digits" and not reading.letter else None
    if tail and tail[0].strip().lower() == "st" and not _ends_in_first(reading.value):
        tail = None  # "14st 3lb"
    if tail is None and reading.form != "ordinal":
        return None
    end = tail.end() if tail else reading.end
    return Candidate(
        reading.start, end, "ordinal", reading.value, rule="ordinal", form="ordinal", number_end=end, counts=False
    )


def _ends_in_first(value: float) -> bool:
    return value % 10 == 1 and value % 100 != 11


def _without_metres(text: str, reading: Reading) -> Reading:
    """The number without the "m" that is metres, or the "mm", and multiplies nothing."""
    letter, at = reading.letter, reading.end - len(reading.letter)
    metres = letter == "m" and letter_unit(text, reading.start, at, reading.value / 1e6, "")
    if metres or (letter == "mm" and not _MONEY_WORD.match(text, reading.end)):
        return replace(reading, value=reading.value / 1e6, end=at, letter="", scale=1.0)
    return reading


def _measured(text: str, reading: Reading) -> tuple[Candidate | None, int]:
    """The number with its unit, or with the noun tied to it."""
    suffix = _suffix(text, reading)
    if suffix is None and text[reading.end : reading.end + 1].isalpha():
        return None, past_word(text, reading.end)
    start, value = _signed(text, reading.start, reading.value, suffix)
    candidate = Candidate(start, reading.end, "count", value, rule="number", form=reading.form, scale=reading.scale,
                          letter=reading.letter, grouped=reading.grouped, number_end=reading.end)  # fmt: skip
    _set_vague(text, candidate, reading)
    if suffix and _usable(text, reading, suffix):
        _apply(text, candidate, settle_pounds(text, start, suffix))
        return candidate, candidate.end
    _tie(text, candidate)
    if candidate.tied and reading.form == "fraction" and text[start : reading.end].lower() == "half":
        return None, candidate.end
    return candidate, candidate.end


def _set_vague(text: str, candidate: Candidate, reading: Reading) -> None:
    """ "Hundreds" and "a few hundred" are their base, at least."""
    start, base = candidate.start, reading.value in (reading.scale, 100)
    vague = _VAGUE.search(text, max(0, start - 12), start) if base else None
    if reading.form == "plural" or vague:
        candidate.modifier, candidate.start = "at_least", vague.start() if vague else start


def _suffix(text: str, reading: Reading) -> Suffix | None:
    end = reading.end
    suffix = unit_after(text, end) or _unit_past_modifier(text, end)
    if suffix and suffix.unit.symbol in shared_units():
        return unit_by_evidence(text, reading.start, end) or suffix
    if suffix is None and reading.form in ("digits", "fraction") and text[reading.start].isdigit():
        return _sign_after(text, reading)
    if suffix is None and reading.form in ("plural", "fraction") and (m := _PARTIAL.match(text, end)):
        suffix = unit_after(text, m.end() - 1)
        if suffix and reading.form == "fraction" and m[0] == " of " and suffix.unit.kind in ("duration", "percent"):
            return None  # "half of days" is a share of them
    return suffix


def _sign_after(text: str, reading: Reading) -> Suffix | None:
    """The unit that a letter or two after figures are, by their form or by the nouns around them."""
    end = reading.end
    if text[end : end + 2] in _SHILLINGS and not text[end + 2 : end + 3].isalnum():
        return Suffix(Unit("money", "TZS"), end + 2, "")
    gap = " " if text[end : end + 1] in (" ", "\u00a0") else ""
    told = letter_unit(text, reading.start, end + len(gap), reading.value, gap)
    return told or (None if reading.letter else unit_by_evidence(text, reading.start, end))


def _unit_past_modifier(text: str, end: int) -> Suffix | None:
    """A unit of time after "or more", "-plus", "or so": "four or more months"."""
    past = modifier_end(text, end)
    suffix = unit_after(text, past) if past else None
    return (
        suffix if suffix and suffix.unit.kind in ("duration", "percent", "money") and suffix.gap in (" ", "-") else None
    )


def _tie(text: str, candidate: Candidate) -> None:
    """Take in the noun after a hyphen: "20-point", "1,200-strong" (which names nothing counted)."""
    tied = _TIED.match(text, candidate.end)
    if tied is None:
        return
    noun = tied["noun"].lower()
    if noun in words("number_context", "tied", "stop") or noun in number_words():
        return
    candidate.end, candidate.rule = tied.end(), "tied_noun"
    if noun not in words("number_context", "tied", "no_noun"):
        candidate.tied = tied.span("noun")


def _signed(text: str, start: int, value: float, suffix: Suffix | None) -> tuple[int, float]:
    """Start and value with a minus sign or word before the number, which is no bullet, dash or "plus or minus"."""
    before = text[max(0, start - 16) : start]
    if not before or before[-1] not in "-−– ":
        return start, value
    m = _SIGN.search(before)
    if m is None:
        spaced = suffix is not None and suffix.unit.symbol.startswith("°") and _SPACED_MINUS.search(before)
        return (start - 2, -value) if spaced else (start, value)
    if _PLUS_MINUS.search(before) or (before[-1] == "–" and not suffix):
        return start, value
    return start - len(m[0].lstrip(' \t\n([:;,“"')), -value


def _usable(text: str, reading: Reading, suffix: Suffix) -> bool:
    """Whether a unit belongs to this number at all: no code among words in capitals, no dash in between."""
    symbol = text[reading.end : suffix.end].strip(" -")
    if suffix.unit.kind == "money" and symbol in words("currencies", "codes", "iso"):
        return not _CAPITALS.match(text, suffix.end)
    return not suffix.gap.startswith(" ") or "-" not in suffix.gap


def _apply(text: str, candidate: Candidate, suffix: Suffix) -> None:
    unit: Unit = suffix.unit
    candidate.kind, candidate.unit, candidate.end = unit.kind, unit.symbol, suffix.end
    candidate.rule = "unit_after" if unit.kind != "money" else "currency_after"
    candidate.per, candidate.basis = unit.per, "context" if suffix.shared else None
    if candidate.value is not None and unit.scale != 1.0:
        candidate.value = round(candidate.value * unit.scale, 10)
    scale = _SCALE_AFTER.match(text, suffix.end) if unit.kind == "money" and text[suffix.end - 1].isupper() else None
    if scale and candidate.value is not None and candidate.scale == 1.0:
        candidate.scale = number_words()[scale[1]][1]
        candidate.value, candidate.end = candidate.value * candidate.scale, scale.end()
