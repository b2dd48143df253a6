"""Units and currencies from CLDR, by babel, as data files; `python -m pipeline.facts.numbers.generate` renews them.

What people call units beyond CLDR (kilo, quid, sqft) stands in `units.toml` and `currencies.toml`, which go first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

DATA: Final = Path(__file__).parent / "data"
LOCALES: Final = ("en", "en_GB")
HEAD: Final = "# Generated from CLDR by `python -m pipeline.facts.numbers.generate`; do not edit.\n"
# The groups of CLDR that are used; time and percent are told in `units.toml`.
GROUPS: Final = (
    *(
        "acceleration",
        "angle",
        "area",
        "digital",
        "electric",
        "energy",
        "force",
        "frequency",
        "length",
        "light",
        "mass",
    ),
    *("power", "pressure", "speed", "torque", "volume", "consumption"),
)
LEFT_OUT: Final = frozenset(
    (
        *("angle-arc-minute", "angle-arc-second", "angle-revolution", "angle-degree", "length-point", "mass-ton"),
        *("speed-beaufort", "speed-light-speed", "volume-drop", "volume-pinch", "volume-jigger", "volume-dram"),
        *("volume-dessert-spoon", "volume-dessert-spoon-imperial", "mass-grain", "light-solar-luminosity"),
        *("pressure-gasoline-energy-density", "force-kilowatt-hour-per-100-kilometer", "area-dunam", "mass-earth-mass"),
        *("pressure-bar", "length-picometer"),
        *(
            "length-parsec",
            "light-candela",
            "length-earth-radius",
            "length-solar-radius",
            "mass-solar-mass",
            "length-mile-scandinavian",
            "mass-ounce-troy",
        ),
    )
)
# Short forms that are words, names or other units' as often.
SHORT_LEFT_OUT: Final = frozenset(
    (
        *(
            "CD",
            "Cal",
            "Da",
            "au",
            "bu",
            "fur",
            "kn",
            "pc",
            "pm",
            "mc",
            "mpt",
            "cd",
            "fth",
            "st",
            "in",
            "Mt",
            "ac",
            "rad",
        ),
        *("ft³", "lx", "lm", "nF", "mF", "µF", "mV", "Btu", "atm", "bar", "pt", "qt"),
    )
)
# Symbols as the tables write them.
SYMBOLS: Final = {
    "N⋅m": "N·m",
    "sq ft": "ft²",
    "sq mi": "mi²",
    "ac": "acre",
    "ac ft": "acre ft",
    "byte": "B",
    "bu": "bushel",
    "fth": "fathom",
    "fur": "furlong",
    "fl oz": "oz",
    "kbit": "kb",
    "Mbit": "Mb",
    "Gbit": "Gb",
    "Tbit": "Tb",
    "CD": "ct",
    "Da": "dalton",
    "lbf⋅ft": "lbf·ft",
    "μg": "µg",
    "μm": "µm",
    "Cal": "cal",
    "c": "cup",
    "mpt": "pt",
    "mc": "cup",
    "US therm": "therm",
}
# Base units with the powers of ten that are in use, and their symbols.
PREFIXED: Final[Mapping[str, tuple[str, str]]] = {
    "watt": ("W", "m k M G T"),
    "watt-hour": ("Wh", "k M G T"),
    "hertz": ("Hz", "k M G T"),
    "joule": ("J", "k M G T"),
    "pascal": ("Pa", "h k M G"),
    "newton": ("N", "k M"),
    "volt": ("V", "m k M"),
    "ohm": ("Ω", "k M"),
    "electronvolt": ("eV", "k M G T"),
    "gram": ("g", "µ m k"),
    "meter": ("m", "n µ m c d k"),
    "liter": ("L", "µ m c d h M"),
    "byte": ("B", "k M G T P E Z"),
    "bit": ("bit", "k M G T"),
    "tonne": ("t", "k M G"),
    "sievert": ("Sv", "µ m"),
    "becquerel": ("Bq", "k M G T"),
    "farad": ("F", "n µ m"),
    "mole": ("mol", "n µ m"),
}
POWERS: Final = {"n": -9, "µ": -6, "m": -3, "c": -2, "d": -1, "h": 2, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}
NAMES: Final = {"n": "nano", "µ": "micro", "m": "milli", "c": "centi", "d": "deci", "h": "hecto", "k": "kilo"}
BRITISH: Final = {"meter": "metre", "liter": "litre", "gram": "gramme"}


def _locale(name: str) -> Mapping[str, Any]:
    from babel import Locale

    data: Mapping[str, Any] = Locale.parse(name)._data
    return data


def _plain(pattern: str) -> str:
    return pattern.replace("{0}", "").strip().replace("\u00a0", " ")


def _prefix_names() -> dict[str, str]:
    """The names of the powers of ten, from CLDR's patterns ("kilo{0}"); its own spelling where it has none."""
    patterns = _locale("en")["compound_unit_patterns"]
    found = dict(NAMES)
    for sign, power in POWERS.items():
        pattern = patterns.get(f"10p{power}")
        forms = dict(pattern.items()) if pattern is not None else {}
        for form in forms.values():
            text = form if isinstance(form, str) else next(iter(form.values()), "")
            if isinstance(text, str) and len(_plain(text)) > 1:
                found[sign] = _plain(text)
                break
    return found | {"Z": "zetta", "M": "mega", "G": "giga", "T": "tera", "P": "peta", "E": "exa"} | NAMES


def units() -> dict[str, tuple[set[str], set[str]]]:
    """Names in lower case and short forms of each unit, by its symbol."""
    found: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    english = _locale("en")["unit_patterns"]
    for locale in LOCALES:
        patterns = _locale(locale)["unit_patterns"]
        for key in filter(_is_used, sorted(patterns)):
            symbol = _plain(english[key]["short"].get("one") or english[key]["short"]["other"])
            names, short = found[SYMBOLS.get(symbol, symbol)]
            names |= {form.lower() for form in _forms(patterns[key]["long"])}
            forms = _forms(english[key]["short"]) - SHORT_LEFT_OUT
            short |= {form for form in forms if len(form) > 1 and form.lower() not in names and " " not in form}
    for symbol, name, form in _prefixed():
        names, short = found[SYMBOLS.get(symbol, symbol)]
        names |= {name, name + "s"} | ({name.replace(form, BRITISH[form])} if form in BRITISH else set())
        names |= {f"{name.replace(form, BRITISH[form])}s"} if form in BRITISH else set()
        short |= {symbol} - SHORT_LEFT_OUT
    return dict(found)


def _is_used(key: str) -> bool:
    return key.split("-")[0] in GROUPS and key not in LEFT_OUT and not key.endswith("-imperial")


def _forms(patterns: Mapping[str, str]) -> set[str]:
    return {_plain(text) for count, text in patterns.items() if count in ("one", "other")}


def _prefixed() -> Iterator[tuple[str, str, str]]:
    names = _prefix_names()
    for base, (sign, prefixes) in PREFIXED.items():
        for prefix in prefixes.split():
            yield prefix + sign, names[prefix] + base, base


def currencies() -> tuple[dict[str, str], dict[str, list[str]], dict[str, str]]:
    """Names in lower case of the currencies in use; their last words that several share; the currency by country."""
    from babel.numbers import get_territory_currencies, list_currencies

    english = _locale("en")
    names: dict[str, str] = {}
    nouns: dict[str, set[str]] = defaultdict(set)
    countries = {
        territory: found[0]
        for territory in sorted(english["territories"])
        if len(territory) == 2 and territory.isalpha() and (found := get_territory_currencies(territory))
    }
    live = set(countries.values())
    for code in sorted(list_currencies("en")):
        forms = english["currency_names_plural"].get(code)
        for form in dict(forms.items()).values() if forms is not None else ():
            name = form.lower().replace("’", "'")
            if "(" in name or len(name.split()) < 2:
                continue
            if code in live:
                names[name] = code
                nouns[name.split()[-1]].add(code)
    shared = {noun: sorted(codes) for noun, codes in sorted(nouns.items()) if len(codes) > 1}
    return dict(sorted(names.items())), shared, countries


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _list(key: str, values: Iterator[str] | list[str]) -> str:
    lines = "".join(f"    {_quoted(value)},\n" for value in values)
    return f"{key} = [\n{lines}]\n" if lines else f"{key} = []\n"


def files() -> dict[str, str]:
    """The data files by name."""
    unit_lines = [HEAD]
    for symbol, (names, short) in sorted(units().items()):
        unit_lines.append(
            f"\n[[unit]]\nsymbol = {_quoted(symbol)}\n{_list('names', sorted(names))}{_list('short', sorted(short))}"
        )
    of_money, nouns, countries = currencies()
    money = [HEAD, "\n[names]\n", *(f"{_quoted(name)} = {_quoted(code)}\n" for name, code in of_money.items())]
    money += ["\n# Which currencies the last word of a name may be of.\n[shared]\n"]
    money += [_list(_quoted(noun), codes) for noun, codes in nouns.items()]
    money += ["\n# The currency in use in each country.\n[countries]\n"]
    money += [f"{country} = {_quoted(code)}\n" for country, code in countries.items()]
    return {"cldr_units.toml": "".join(unit_lines), "cldr_currencies.toml": "".join(money)}


def main() -> None:
    """Write the data files."""
    for name, text in files().items():
        (DATA / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
