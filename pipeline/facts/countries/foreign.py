"""Names of countries in other languages, for articles in a language without a model.

Nominatives from pycountry's translations of ISO 3166-1, and what `countries_foreign.csv` adds: short names that ISO
lacks, and a few inflected forms.
"""

from __future__ import annotations

import gettext
from collections import Counter

import pycountry

from pipeline.facts.countries.gazetteer import Sense, countries, rows, split

SHORTEST = 3  # characters; shorter translations are abbreviations


def foreign_names(language: str) -> dict[str, Sense]:
    """Name as written in a language (ISO 639-1) -> its country; empty for a language that pycountry does not have.

    Of an inverted name ("Iran, Islamische Republik") the part before the comma counts, where one country alone has it.
    """
    translate = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True).gettext
    found: list[tuple[str, str]] = []
    for country in pycountry.countries:
        for name in (country.name, getattr(country, "common_name", country.name)):
            translated = translate(name)
            if translated != name:
                found.append((translated.partition(",")[0].partition(" (")[0].strip(), country.alpha_2))
    owners = Counter(name for name, _ in set(found))
    names = {name: code for name, code in found if owners[name] == 1 and len(name) >= SHORTEST and name[0].isupper()}
    for row in rows("countries_foreign.csv"):
        if row["language"] == language:
            names |= dict.fromkeys(split(row["names"]), row["country"])
    return {name: Sense("name", code) for name, code in sorted(names.items()) if code in countries()}
