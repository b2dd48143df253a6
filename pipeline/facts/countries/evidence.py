"""What a document names beyond doubt, counted before anything doubtful is decided."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.facts.countries.gazetteer import Sense, phones
from pipeline.facts.countries.matcher import Hit

VOTES = 3  # differently named towns that must lie in one state for it to count as named
_PHONE = re.compile(r"(?<![\d-])(?:1[-.])?\(?([2-9]\d\d)[)\-. ]{1,2}[2-9]\d\d[-. ]\d{4}(?!\d)")
# Top-level domains whose sites write of their own country; others (.co, .me, .tv) are bought by anyone.
_DOMAINS = {"uk": "GB", "ca": "CA", "au": "AU", "nz": "NZ", "ie": "IE", "in": "IN", "za": "ZA", "ng": "NG", "ke": "KE"}


@dataclass
class Evidence:
    """Counts of one document. Cues (area codes, institutions, the site) speak for a country without naming it."""

    named: Counter[tuple[str, str]] = field(default_factory=Counter)  # (country, form in lower case)
    countries: Counter[str] = field(default_factory=Counter)
    national: Counter[str] = field(default_factory=Counter)  # by the country's own name or demonym
    regions: Counter[tuple[str, str]] = field(default_factory=Counter)  # (country, state or province)
    cues: Counter[str] = field(default_factory=Counter)
    people: set[str] = field(default_factory=set)  # forms that are part of a person's name
    cities: set[str] = field(default_factory=set)  # forms used as a city's name somewhere
    towns: set[str] = field(default_factory=set)  # forms told of as a town ('the city of Lebanon')

    def add(self, sense: Sense, form: str) -> None:
        """Count a mention or a cue."""
        if sense.kind == "cue":
            self.cues[sense.country] += 1
        else:
            self.countries[sense.country] += 1
            self.national[sense.country] += sense.kind in ("name", "demonym")
            self.named[sense.country, form.casefold()] += 1
        if sense.region:
            self.regions[sense.country, sense.region] += 1

    def others(self, country: str, form: str) -> int:
        """Mentions of the country and cues for it, but for those by this form."""
        return self.countries[country] + self.cues[country] - self.named[country, form.casefold()]

    def share(self, country: str) -> float:
        """The country's part of all mentions and cues, 0 to 1."""
        total = self.countries.total() + self.cues.total()
        return (self.countries[country] + self.cues[country]) / total if total else 0.0

    def main(self, share: float) -> str | None:
        """The country with at least that part of all mentions and cues."""
        return next((c for c in sorted(self.countries | self.cues) if self.share(c) >= share), None)


def area_codes(text: str) -> Sequence[Sense]:
    """The states and provinces of the North American telephone numbers in a text."""
    known = phones()
    return [known[m[1]] for m in _PHONE.finditer(text) if m[1] in known]


def domain(host: str) -> Sense | None:
    """The country of a site by its top-level domain."""
    country = _DOMAINS.get(host.rpartition(".")[2])
    return Sense("cue", country) if country else None


def common_state(hits: Iterable[Hit]) -> tuple[str, str] | None:
    """The state or province in which most of the differently named towns lie, if there are enough of them."""
    votes: Counter[tuple[str, str]] = Counter()
    names = {hit.form: hit for hit in hits}
    for hit in names.values():
        votes.update({(town.country, town.region) for town in hit.cities if town.region})
    best = max(votes, key=lambda state: (votes[state], state), default=None)
    second = sorted(votes.values())[-2] if len(votes) > 1 else 0
    enough = best is not None and votes[best] >= VOTES and votes[best] > second and 2 * votes[best] > len(names)
    return best if enough else None
