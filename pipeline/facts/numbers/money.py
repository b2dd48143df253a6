"""An amount after its symbol or code: "$ 75 million", "US$2bn", "MAUD 60", "-$5", "Rs 1.5 lakh crore"."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.facts.numbers.amounts import is_minus
from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.codes import past_digits, past_word
from pipeline.facts.numbers.suffixes import unit_after
from pipeline.facts.numbers.values import Reading, read_number
from pipeline.facts.numbers.vocabulary import letters, symbols, table, words

_SCALE_APART = re.compile(r"[ \u00a0](k|m|mn|mln|bn|bln|tn|trn|cr)(?![\w'’/])")  # "EUR 40 m"
_LEAST_DOUBTFUL = 1000  # of an amount after a code that is a word or a name as well
_SHILLINGS = re.compile(r" (?P<s>1?[0-9])s(?: (?P<d>1?[0-9])d)?(?!\w)")  # "£3 10s 6d"
_MEGA = {"M": 1e6, "k": 1e3}


class _Symbol(NamedTuple):
    code: str
    factor: float
    plain: bool  # one sign, which a name after the amount makes more exact ("$5 Canadian dollars")


def currency_amount(text: str, m: re.Match[str]) -> tuple[Candidate | None, int]:
    """The amount after the symbol that `m` has found, and where to go on."""
    at = m.end()
    while text[at] in " \u00a0":
        at += 1
    negative = text[at] in "-−"
    reading = read_number(text, at + negative)
    if reading is None or reading.form == "ordinal":
        return None, past_digits(text, at + negative)
    if m.group() in words("currencies", "doubtful", "codes") and reading.value < _LEAST_DOUBTFUL:
        return None, reading.end  # "COP30", "SDG 11"
    return _amount(text, m, reading, negative)


def _amount(text: str, m: re.Match[str], reading: Reading, negative: bool) -> tuple[Candidate | None, int]:
    """The amount with its scale, and the currency that a name after it makes more exact."""
    symbol, start = _symbol(m), m.start()
    end, value = _scaled(text, reading)
    suffix = unit_after(text, end)
    money_after = suffix if suffix and suffix.unit.kind == "money" else None
    if text[end : end + 1].isalpha() and money_after is None:
        return None, past_word(text, end)
    code = symbol.code
    coins = _SHILLINGS.match(text, end) if symbol.code == "GBP" and value.is_integer() else None
    if coins:
        end, value = coins.end(), value + int(coins["s"]) / 20 + int(coins["d"] or 0) / 240
    if money_after and money_after.unit.scale == 1.0:
        end, code = money_after.end, money_after.unit.symbol if symbol.plain else code
    value *= symbol.factor
    negative = negative or (text[start - 1 : start] in ("-", "−") and is_minus(text, start))
    candidate = Candidate(start, end, "money", -value if negative else value, unit=code, rule="currency_before",
                          form=reading.form, scale=reading.scale, letter=reading.letter, grouped=reading.grouped,
                          number_end=reading.end)  # fmt: skip
    return candidate, end


def _symbol(m: re.Match[str]) -> _Symbol:
    symbol, factor = m.group(), _MEGA.get(m["mega"] or "", 1.0)
    known = (symbol[1:] if m["mega"] else symbol).replace(" ", "")
    code = symbols().get(known) or table("currencies")["letters"].get(known) or symbols().get(known.rstrip("."))
    return _Symbol(code or "USD", factor, len(symbol) == 1)


def _scaled(text: str, reading: Reading) -> tuple[int, float]:
    apart = _SCALE_APART.match(text, reading.end) if reading.scale == 1.0 and not reading.letter else None
    return (apart.end(), reading.value * letters()[apart[1]]) if apart else (reading.end, reading.value)
