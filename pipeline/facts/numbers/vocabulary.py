"""The word lists of the numbers, as look-up tables; each is read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from pipeline.article import Modifier, NumberKind

OUT: Final = "out"


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts in: the kind of the row, the unit's symbol, and how many of it one is."""

    kind: NumberKind
    symbol: str
    scale: float = 1.0
    per: str | None = None  # of units that hold their denominator


@cache
def table(name: str) -> dict[str, Any]:
    """A TOML file of `pipeline/facts/numbers/data`, without its ending."""
    return tomllib.loads((files("pipeline.facts.numbers") / "data" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def number_words() -> dict[str, tuple[str, float]]:
    """Lower-case number words with their class and value.

    Classes: unit (1-9, and zero), teen (10-19), ten (20-90), hundred, scale, dozen, plural ("thousands"), ordinal,
    fraction (denominators that are no ordinals).
    """
    data = table("number_words")
    words: dict[str, tuple[str, float]] = {}
    for word, value in data["fractions"].items():
        words[word] = ("fraction", float(value))
        if not word.endswith(("f", "ves")):
            words[word + "s"] = ("fractions", float(value))
    words["halves"] = ("fractions", 2.0)
    for word, value in data["ordinals"].items():
        words[word] = ("ordinal", float(value))
    words.pop("seconds", None)
    for word, value in data["cardinals"].items():
        words[word] = ("unit" if value < 10 else "teen" if value < 20 else "ten", float(value))
    for word, value in data["scales"].items():
        words[word] = ("scale", float(value))
    for word, value in data["plurals"].items():
        words[word] = ("plural", float(value))
    for word, value in data["dozens"].items():
        words.setdefault(word, ("dozen", float(value)))
    words["hundred"] = ("hundred", 100.0)
    return words


@cache
def denominators() -> dict[str, float]:
    """Singular words that are a denominator after "one" or an article."""
    return {word: float(value) for word, value in table("number_words")["fractions"].items()}


@cache
def letters() -> dict[str, float]:
    """Multipliers glued to digits: "k", "m", "bn"."""
    return {word: float(value) for word, value in table("number_words")["letters"].items()}


@cache
def vulgar() -> dict[str, float]:
    """Fractions of one character."""
    return {sign: float(value) for sign, value in table("number_words")["vulgar"].items()}


@cache
def symbols() -> dict[str, str]:
    """Currency symbols and codes that may stand before an amount, with their ISO 4217 code."""
    data = table("currencies")
    aliases: dict[str, str] = data["code_aliases"]
    return {code: aliases.get(code, code) for code in data["codes"]["iso"]} | dict(data["symbols"])


@dataclass(frozen=True, slots=True)
class Units:
    """Units by lower-case name (singular and plural), by short form as written, and by short form in lower case."""

    names: dict[str, Unit]
    short: dict[str, Unit]
    folded: dict[str, Unit]


@cache
def units() -> Units:
    """All units: those of our own list, then CLDR's, then money."""
    names: dict[str, Unit] = {}
    short: dict[str, Unit] = {}
    per = denominators_of_symbols()
    for entry in (*table("units")["unit"], *table("cldr_units")["unit"]):
        symbol = entry["symbol"]
        unit = Unit(entry.get("kind", "quantity"), symbol, per=entry.get("per") or per.get(symbol))
        for name in entry["names"]:
            names.setdefault(name, unit)
            names.setdefault(name if name.endswith("s") else name + "s", unit)
        for form in entry.get("short", ()):
            short.setdefault(form, unit)
    folded = _folded(short)
    _add_money(names, short)
    return Units(names, short, folded)


def _folded(short: dict[str, Unit]) -> dict[str, Unit]:
    """Short forms by their lower case, where all that share it are one unit and it is no word of two characters."""
    of_two = words("units", "folded", "of_two")
    found: dict[str, set[Unit]] = {}
    for form, unit in short.items():
        low = form.lower()
        if form.isalpha() and (len(form) > 2 or low in of_two):
            found.setdefault(low, set()).add(unit)
    return {form: next(iter(shared)) for form, shared in found.items() if len(shared) == 1}


def denominators_of_symbols() -> dict[str, str]:
    """What units with a denominator of their own are per: "mph" is per hour."""
    return dict(table("units")["per"])


def _add_money(names: dict[str, Unit], short: dict[str, Unit]) -> None:
    data = table("currencies")
    for code in data["codes"]["iso"]:
        iso = symbols()[code]
        short["M" + code], short["k" + code] = Unit("money", iso, 1e6), Unit("money", iso, 1e3)
    for form, code in symbols().items():
        short.setdefault(form, Unit("money", code))
    money = {name: Unit("money", code) for name, code in data["names"].items()}
    money |= {name: Unit("money", code, part) for name, (code, part) in data["parts"].items()}
    for adjective, own in data["nationals"].items():
        for name, code in own.items():
            part = money[name].scale if name in money else 1.0
            money[f"{adjective} {name}"] = Unit("money", code, part)
    names.update({name + "s": unit for name, unit in money.items()} | money)
    for name, code in table("cldr_currencies")["names"].items():
        names.setdefault(name, Unit("money", code))


def symbol_of(word: str) -> str:
    """The symbol of a unit, else the noun in the singular: "barrels" is bbl, "people" stays."""
    letter: str | None = table("units")["rates"]["letters"].get(word)
    if letter:
        return letter
    unit = units().names.get(word) or units().short.get(word)
    if unit and unit.kind != "money":
        return unit.symbol
    if unit and word.startswith("pound"):
        return "lb"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@cache
def modifiers(side: str) -> dict[str, Modifier]:
    """Modifier by phrase, for side "before" or "after"."""
    groups: dict[Modifier, list[str]] = table("number_modifiers")[side]
    return {phrase: modifier for modifier, phrases in groups.items() for phrase in phrases}


@cache
def words(file: str, *path: str) -> frozenset[str]:
    """A list of words in a data file, at the path of keys."""
    node: Any = table(file)
    for key in path:
        node = node[key]
    return frozenset(node)
