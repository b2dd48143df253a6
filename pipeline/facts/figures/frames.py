"""The roles that a number can have, as data/roles.toml names them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

Cue = tuple[str, ...]  # words in lower case
Cues = Mapping[str, tuple[Cue, ...]]  # by one of their words, the longest first


@dataclass(frozen=True, slots=True)
class Frame:
    """One role and the words by which it is known; see data/roles.toml for what the fields say."""

    name: str
    what: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    kinds: frozenset[str]
    before: Cues = field(default_factory=dict)  # by their last word
    after: Cues = field(default_factory=dict)  # by their first word
    whole: Cues = field(default_factory=dict)
    suffix: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    no_head: frozenset[str] = frozenset()
    blocked: Cues = field(default_factory=dict)  # no cues, though they begin with the words of one: "death penalty"
    around: frozenset[str] = frozenset()
    unless: Cues = field(default_factory=dict)
    need: frozenset[str] = frozenset()
    partial: frozenset[Cue] = frozenset()
    partial_needs: frozenset[str] = frozenset()
    before_head: Mapping[Cue, frozenset[str]] = field(default_factory=dict)
    before_tail: Mapping[Cue, frozenset[str]] = field(default_factory=dict)
    owner: str | None = None
    anchor: str = "event"
    same: str | None = None  # the role that it is one with
    group: str | None = None
    head_group: bool = False  # things of other kinds are other things
    noun_group: bool = False  # the same, by all words of what is counted
    supposed: bool = False
    passes_names: bool = False
    acts: bool = False
    least: float = 1.0
    most: float = float("inf")
    reach: int = 12  # words between a number and a cue after it

    @property
    def role(self) -> str:
        """What `figures.role` has."""
        return self.same or self.name


@cache
def frames() -> tuple[Frame, ...]:
    """All roles, in the order of the file."""
    return tuple(_frame(entry) for entry in _data("roles")["role"])


@cache
def frames_of(kind: str) -> tuple[Frame, ...]:
    """The roles that a number of a kind can have."""
    return tuple(frame for frame in frames() if kind in frame.kinds)


@cache
def _data(name: str) -> dict[str, Any]:
    text = resources.files("pipeline.facts.figures").joinpath(f"data/{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def words_of(name: str) -> frozenset[str]:
    """One of the lists of data/words.toml."""
    return frozenset(_data("words")[name])


@cache
def cues_of(name: str) -> Cues:
    """One of the lists of data/words.toml as cues by their first word."""
    return _cues(_data("words")[name])


@cache
def groups() -> dict[str, str]:
    """The parts of a crowd that are told apart: noun in the singular -> name of the part."""
    table: dict[str, list[str]] = _data("words")["groups"]
    return {noun: name for name, nouns in table.items() for noun in nouns}


def _cues(entries: list[str], word: int = 0) -> Cues:
    found: dict[str, list[Cue]] = {}
    for cue in sorted((tuple(entry.split()) for entry in entries), key=lambda cue: (-len(cue), cue)):
        found.setdefault(cue[word], []).append(cue)
    return {key: tuple(cues) for key, cues in found.items()}


def _frame(entry: dict[str, Any]) -> Frame:
    made = dict(entry)
    for name in ("before", "after", "whole", "unless", "blocked"):
        made[name] = _cues(entry.get(name, []), word=-1 if name == "before" else 0)
    for name in ("kinds", "suffix", "units", "heads", "no_head", "around", "need", "partial_needs"):
        made[name] = frozenset(entry.get(name, ()))
    for name in ("before_head", "before_tail"):
        made[name] = {tuple(cue.split()): frozenset(words) for cue, words in entry.get(name, {}).items()}
    made["partial"] = frozenset(tuple(cue.split()) for cue in entry.get("partial", ()))
    made["yes"], made["no"] = tuple(entry["yes"]), tuple(entry["no"])
    return Frame(**made)
