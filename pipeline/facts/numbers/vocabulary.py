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


@cache
def units() -> tuple[dict[str, Unit], dict[str, Unit]]:
    """Units by lower-case name (singular and plural) and by short form as written."""
    names: dict[str, Unit] = {}
    short: dict[str, Unit] = {}
    for entry in table("units")["unit"]:
        unit = Unit(entry["kind"], entry["symbol"])
        for name in entry["names"]:
            names[name] = unit
            names.setdefault(name + "s", unit)
        for form in entry.get("short", ()):
            short[form] = unit
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
    for name, unit in money.items():
        names[name] = unit
        names.setdefault(name + "s", unit)
    return names, short


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
