"""What a run would do, and why: the sources as they lie there against what the output knows of them."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.read.remote import is_url, open_location
from pipeline.read.sidecar import Problem, read_sidecars
from pipeline.read.source import Listing, Source
from pipeline.store.manifest import Entries, Entry


@dataclass(slots=True)
class Plan:
    """`work`: sources to extract. `keep`: sources whose rows stay, as to be recorded. `why`: work by reason."""

    work: list[Source] = field(default_factory=list)
    keep: Entries = field(default_factory=dict)
    why: Counter[str] = field(default_factory=Counter)
    reasons: list[str] = field(default_factory=list)  # of each source of `work`
    removed: int = 0
    resumed: int = 0  # kept from a run that ended early


def plan_of(listing: Listing, known: Mapping[str, Sequence[Entry]], committed: Entries, maker: str) -> Plan:
    """Compare a listing with what is known. A source is read only where its size, date or inode differ."""
    plan = Plan()
    sources = sources_of(listing)
    for source in sources:
        entries = [entry for entry in known.get(source.path, ()) if entry.maker == maker]
        entry = next((e for e in entries if same_stat(source, e)), None)
        if entry is None and (entry := _same_bytes(source, entries)) is not None:
            entry = entry._replace(size=source.size, mtime_ns=source.mtime_ns, inode=source.inode)
        if entry is not None and not _retry(source, entry):
            plan.keep[source.path] = entry
            old = committed.get(source.path)
            plan.resumed += old is None or old.segment != entry.segment
        else:
            plan.work.append(source)
            plan.reasons.append(_why(source, known.get(source.path, ()), maker))
    plan.why.update(plan.reasons)
    if listing.single:
        plan.keep.update({path: entry for path, entry in committed.items() if path != listing.sources[0].path})
    else:
        plan.removed = len(committed.keys() - {source.path for source in sources})
    return plan


def sources_of(listing: Listing) -> list[Source]:
    """The sources of a listing with what sidecars say of them, and what cannot be used: a failure that says why."""
    said = read_sidecars(listing.sources, listing.sidecars)
    sources = [replace(s, meta=said.meta[s.path]) if s.path in said.meta else s for s in listing.sources]
    sources += [Source(path, "", 0, 0, 0, problem=why) for path, why in listing.unreadable]
    if not listing.single:  # else a metadata.csv speaks of sources that are not listed
        sources += _unused(said.problems, {sidecar.path: sidecar for sidecar in listing.sidecars})
    return sources


def _unused(problems: Sequence[Problem], sidecars: Mapping[str, Source]) -> list[Source]:
    """A sidecar with something that tells nothing about any source, once, with the first problem and their number."""
    first: dict[str, Problem] = {}
    counts = Counter(problem.path for problem in problems)
    for problem in problems:
        first.setdefault(problem.path, problem)
    return [
        replace(
            sidecars[path],
            problem=(f"line {problem.record}: " if problem.record else "")
            + problem.message
            + (f" (and {counts[path] - 1} more rows)" if counts[path] > 1 else ""),
        )
        for path, problem in first.items()
    ]


def same_stat(source: Source, entry: Entry) -> bool:
    """Whether a file looks as it did when it was read."""
    seen = (entry.size, entry.mtime_ns, entry.inode, entry.meta)
    return seen == (source.size, source.mtime_ns, source.inode, meta_digest(source))


def meta_digest(source: Source) -> str:
    """Digest of what is known of a source besides its bytes: a sidecar's words, or why it cannot be opened."""
    if source.meta is None and source.problem is None:
        return ""
    return hashlib.sha256(repr((source.meta, source.problem)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _same_bytes(source: Source, entries: Sequence[Entry]) -> Entry | None:
    near = [e for e in entries if e.size == source.size and e.sha256 and e.meta == meta_digest(source)]
    if not near or source.problem is not None:
        return None
    try:
        with open_location(source.location) as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
    return next((e for e in near if e.sha256 == digest), None)


def _retry(source: Source, entry: Entry) -> bool:
    """Whether a failure was the machine's: a time limit, a crash, a file that can be opened by now."""
    unread = (
        entry.sha256 is None
        and source.problem is None
        and (is_url(source.location) or os.access(source.location, os.R_OK))
    )
    return entry.retry or unread


def _why(source: Source, entries: Sequence[Entry], maker: str) -> str:
    if not entries:
        return "new"
    if any(entry.maker == maker and _retry(source, entry) for entry in entries if same_stat(source, entry)):
        return "tried again"
    return "changed" if any(entry.maker == maker for entry in entries) else "version or settings changed"
