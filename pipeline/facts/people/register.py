"""Which person a name means: full names as they come, last names by title, gender and who is named most."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.article import Parse
from pipeline.facts.people.fullnames import Key, bare, canonical
from pipeline.facts.people.lists import Gender, first_names, titles
from pipeline.facts.people.names import Run, alias

_MOST_OF_A_NAME = 50  # people of one surname told apart; more are a list, not an article
_SHORT_TITLE = 3  # characters by which an abbreviated title is known
ENOUGH = 0.9  # votes for a single name without a title


class Register:
    """The people of one article; it grows by names that are nobody's yet, in text order."""

    def __init__(self, runs: Sequence[Run], fulls: Sequence[tuple[Key, Counter[str]]]) -> None:
        self.names = [canonical(forms, 2) for _, forms in fulls]
        self._keys = [key for key, _ in fulls]
        self.genders = _named_genders(self._keys)
        self._index = Index(self._keys)
        self._seen: Counter[int] = Counter()
        long = (bare(run.words) for run in runs)
        self._total = Counter(i for key in long if len(key) > 1 for i in self._index.exact(key))
        self._latest: dict[str, int] = {}
        self._borne: defaultdict[int, set[str]] = defaultdict(set)  # titles before full names, by person

    def place(self, parse: Parse, run: Run, votes: float) -> int | None:
        """The person of a run, None where it is nobody's name. `votes`: the evidence that it is a person's."""
        key = bare(run.words)
        choices = self._index.choices(key)
        if not choices:
            enough = ENOUGH if len(key) == 1 and not run.titled else 0.0
            if len(key) > 2 or votes <= enough:
                return None
            choices = [self._add(key, " ".join(run.words))]
        title = {_short_title(word) for word in parse.words[run.lead : run.first]}
        if len(key) == 1:
            choices = [i for i in choices if not title.isdisjoint(self._borne[i])] or choices
        person = choices[0] if len(choices) == 1 else self._which(run, key, choices)
        if len(key) > 1:
            self._borne[person] |= title
            self._seen[person] += 1
            self._latest[key[-1]] = person
            if (short := alias(parse, run)) is not None:
                self._index.call(short.lower(), person)
        return person

    def _add(self, key: Key, name: str) -> int:
        person = len(self._keys)
        self._keys.append(key)
        self.names.append(name)
        self.genders.append(None)
        self._index.add(key, person)
        return person

    def _which(self, run: Run, key: Key, choices: list[int]) -> int:
        """The person of a name that several share."""
        exact = [i for i in choices if self._keys[i] == key]
        if exact:
            return exact[0]
        if run.honorific is not None:
            gender = titles().honorifics[run.honorific]
            choices = [i for i in choices if gender is None or self.genders[i] in (None, gender)] or choices
        surname = [i for i in choices if self._keys[i][-1] == key[-1]] or choices
        met = [i for i in surname if self._seen[i]] or surname
        return max(met, key=lambda i: (self._total[i], self._latest.get(key[-1]) == i, -i))


def _short_title(word: str) -> str:
    """A title as short as it is written: 'adv' for 'Adv.' and 'Advocate'."""
    return word.lower()[:_SHORT_TITLE]


def _named_genders(keys: Sequence[Key]) -> list[Gender]:
    """Genders that first names show."""
    table = {name.lower(): gender for name, gender in first_names().items()}
    return [table.get(key[0]) or table.get(key[0].split("-")[0]) for key in keys]


class Index:
    """Who may be meant by a form of a name: people by every start and every tail of their full names."""

    def __init__(self, keys: Sequence[Key]) -> None:
        self._keys: dict[int, Key] = {}
        self._parts: dict[Key, list[int]] = {}
        for i, key in enumerate(keys):
            self.add(key, i)

    def add(self, key: Key, person: int) -> None:
        """Let the starts and tails of a name stand for a person."""
        self._keys[person] = key
        for part in {key[:size] for size in range(1, len(key) + 1)} | {key[-size:] for size in range(1, len(key) + 1)}:
            holders = self._parts.setdefault(part, [])
            if len(holders) < _MOST_OF_A_NAME:
                holders.append(person)

    def call(self, short: str, person: int) -> None:
        """Let initials stand for a person."""
        self._parts.setdefault((short,), [person])

    def exact(self, key: Key) -> list[int]:
        """People whose full name starts or ends with a form."""
        return self._parts.get(key, [])

    def choices(self, key: Key) -> list[int]:
        """The same; failing that, those with its last word and a first name that begins alike ('Vlad', 'V.')."""
        found = self.exact(key)
        if found or len(key) < 2:
            return sorted(found)
        return sorted(i for i in self.exact(key[-1:]) if self._alike(key, self._keys[i]))

    @staticmethod
    def _alike(key: Key, full: Key) -> bool:
        return len(full) > 1 and key[-1] == full[-1] and key[0][:3] == full[0][:3]
