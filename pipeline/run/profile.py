"""Where an article's time goes: each stage of a run timed, in this process; nothing is written."""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from pipeline.config import Settings
from pipeline.engines import Job
from pipeline.engines.spawn import ONE_THREAD
from pipeline.engines.work import warm_up
from pipeline.sources.source import walk
from pipeline.text.language import language_of

Spent = dict[str, float]

STAGES = (  # what is timed: where the name is looked up, and how the profile calls it
    ("pipeline.work.shard", "records", "read: decode, records"),
    ("pipeline.work.shard", "article_of", "read: blocks, metadata"),
    ("pipeline.text.cleaning", "clean", "clean"),
    ("pipeline.language.model:Model", "parse", "model"),
    ("pipeline.facts.stage", "find_countries", "countries"),
    ("pipeline.facts.stage", "find_numbers", "numbers"),
    ("pipeline.facts.stage", "resolve_people", "people"),
    ("pipeline.facts.stage", "find_quotes", "quotes"),
    ("pipeline.facts.stage", "find_entities", "entities"),
    ("pipeline.facts.stage", "find_claims", "claims"),
    ("pipeline.facts.stage", "find_positions", "positions"),
    ("pipeline.work.shard", "rows_of", "rows"),
    ("pipeline.work.shard", "broken", "invariants"),
    ("pipeline.work.shard", "article_tables", "arrow tables"),
    ("pipeline.corpus", "article_state", "state for the tables over all articles"),
)
REST = "the rest"


@dataclass(frozen=True, slots=True)
class Profile:
    """Seconds by stage, in the order of the stages, `the rest` last."""

    articles: int
    words: int
    seconds: dict[str, float]


def profile(raw: Path, settings: Settings) -> Profile:
    """Extract the sources below `raw` and time each stage. What is loaded once a process is loaded before."""
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))  # as in a worker; read when numpy is loaded
    from pipeline.language.model import Model

    model = Model(settings.model)
    warm_up(Job(settings, "", "", raw), model)
    language_of("A line that is too short to tell.")  # loads the detector, which few texts need
    sources = walk(raw).sources
    spent: Spent = defaultdict(float)
    with timed(spent):
        shard, corpus = import_module("pipeline.work.shard"), import_module("pipeline.corpus")
        begun = time.perf_counter()
        made = shard.extract_sources(sources, settings, model)
        corpus.article_state(made.tables)
        whole = time.perf_counter() - begun
    seconds = {name: spent[name] for _, _, name in STAGES}
    seconds[REST] = whole - sum(seconds.values())
    return Profile(made.tables["documents"].num_rows, made.words, seconds)


@contextmanager
def timed(spent: Spent) -> Iterator[None]:
    """Have the stages add their seconds to `spent` while the context lasts."""
    kept: list[tuple[Any, str, Any]] = []
    try:
        for place, name, label in STAGES:
            module, _, owner = place.partition(":")
            holder = getattr(import_module(module), owner) if owner else import_module(module)
            stage = getattr(holder, name)
            kept.append((holder, name, stage))
            setattr(
                holder, name, _over_items(stage, label, spent) if name == "records" else _timed(stage, label, spent)
            )
        yield
    finally:
        for holder, name, stage in kept:
            setattr(holder, name, stage)


def _timed(stage: Callable[..., Any], label: str, spent: Spent) -> Callable[..., Any]:
    def instead(*args: Any, **options: Any) -> Any:
        begun = time.perf_counter()
        try:
            return stage(*args, **options)
        finally:
            spent[label] += time.perf_counter() - begun

    return instead


def _over_items(stage: Callable[..., Iterator[Any]], label: str, spent: Spent) -> Callable[..., Iterator[Any]]:
    """A generator's own time, without that of whoever takes its items."""

    def instead(*args: Any) -> Iterator[Any]:
        items = stage(*args)
        advance = _timed(lambda: next(items, None), label, spent)
        while (item := advance()) is not None:
            yield item

    return instead


def profile_text(found: Profile) -> str:
    """A profile as a person reads it."""
    whole = sum(found.seconds.values())
    words = max(found.words, 1)
    lines = [
        f"{found.articles:,} articles, {found.words:,} words, {whole:.2f} s, {words / max(whole, 1e-9):,.0f} words/s"
    ]
    lines += [
        f"  {name:<40}{seconds:>8.2f} s {seconds / max(whole, 1e-9):>6.1%} {seconds / words * 1e6:>8.1f} µs a word"
        for name, seconds in found.seconds.items()
    ]
    return "\n".join(lines)
