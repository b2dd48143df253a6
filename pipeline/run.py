"""A run from raw/ to processed/: list, extract, write, sum up."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.config import Settings
from pipeline.read.source import walk


@dataclass(slots=True)
class Summary:
    """What a run did, for the person who waits for it."""

    articles: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    dropped: dict[str, int] = field(default_factory=dict)
    failures: dict[str, int] = field(default_factory=dict)
    words: int = 0
    hidden: int = 0
    sample_left_out: bool = False
    seconds: float = 0.0


def run(raw: Path, out: Path, settings: Settings) -> Summary:
    """Extract all of raw/ into out."""
    from pipeline.extract.nlp import Model
    from pipeline.shard import extract_sources
    from pipeline.store import write_all

    begun = time.perf_counter()
    listing = walk(raw)
    shard = extract_sources(listing.sources, settings, Model(settings.model))
    write_all(out, shard.tables)
    blocks, failures = shard.tables["blocks"], shard.tables["failures"]
    return Summary(
        articles=shard.tables["documents"].num_rows,
        rows={name: table.num_rows for name, table in shard.tables.items()},
        dropped=dict(Counter(r for r in blocks["reason"].to_pylist() if r).most_common()),
        failures=dict(Counter(failures["error"].to_pylist()).most_common()),
        words=shard.words,
        hidden=listing.hidden,
        sample_left_out=listing.sample_left_out,
        seconds=time.perf_counter() - begun,
    )
