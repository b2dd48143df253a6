"""What a run would do, and why: the sources as they lie there against what the output knows of them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.engines.aside import aside
from pipeline.sources.decode import sha256_of
from pipeline.sources.known import meta_digest
from pipeline.sources.parts import size_of_parts
from pipeline.sources.remote import is_url
from pipeline.sources.sidecar import Problem, read, read_sidecars, unread
from pipeline.sources.source import Listing, Source, key_of_part, parts_in, path_of
from pipeline.store.manifest import Entries, Entry


@dataclass(slots=True)
class Plan:
    """`work`: sources to extract. `keep`: sources and parts whose rows stay, as to be recorded. `why`: work by reason.

    A source of `work` may have parts in `keep`: these are not worked on again.
    """

    work: list[Source] = field(default_factory=list)
    keep: Entries = field(default_factory=dict)
    why: Counter[str] = field(default_factory=Counter)
    reasons: list[str] = field(default_factory=list)  # of each source of `work`
    unchanged: int = 0
    removed: int = 0
    resumed: int = 0  # of those unchanged, from a run that ended early
    unworked: int = 0  # sources that another run is to work on

    def limit_to(self, count: int, committed: Entries) -> None:
        """Work on the first `count` sources only; of the rest, the rows that are committed stay until then."""
        left = {source.path for source in self.work[count:]}
        self.unworked = len(left)
        self.work, self.reasons = self.work[:count], self.reasons[:count]
        self.why = Counter(self.reasons)
        self.keep.update({key: entry for key, entry in committed.items() if path_of(key) in left})


OTHER_MAKER = "version or settings changed"
CHANGED_SOURCE = "changed"
Known = Mapping[str, Sequence[Entry]]  # by key


def plan_of(
    listing: Listing, known: Known, committed: Entries, maker: str, mine: Callable[[str], bool] = lambda key: True
) -> Plan:
    """Compare a listing with what is known. A source is read only where its size, date or inode differ.

    `mine` says of the key of a source or part whether this run has to do with it.
    """
    plan = Plan()
    sources = sources_of(listing)
    by_path: dict[str, dict[str, Sequence[Entry]]] = {}
    for key, entries in known.items():
        by_path.setdefault(path_of(key), {})[key] = entries
    for source in sources:
        if size_of_parts(source) is not None or mine(source.path):
            _place(plan, source, by_path.get(source.path, {}), committed, maker, mine)
    plan.why.update(plan.reasons)
    if listing.single:
        others = {key: entry for key, entry in committed.items() if path_of(key) != listing.sources[0].path}
        plan.keep.update(others)
        plan.unchanged += len({path_of(key) for key in others})
    else:
        plan.removed = len({path_of(key) for key in committed} - {source.path for source in sources})
    return plan


def _place(
    plan: Plan, source: Source, known: Known, committed: Entries, maker: str, mine: Callable[[str], bool]
) -> None:
    """Put a source where it belongs in a plan: what is kept of it, or why it is worked on."""
    kept = _kept(source, known, maker)
    plan.keep.update(kept)
    if kept and all(key in kept for key in _siblings(next(iter(kept))) if mine(key)):
        plan.unchanged += 1
        plan.resumed += any(key not in committed or committed[key].segment != kept[key].segment for key in kept)
    else:
        plan.work.append(source)
        plan.reasons.append(_why(source, [entry for entries in known.values() for entry in entries], maker))


def _kept(source: Source, known: Known, maker: str) -> Entries:
    """What is known and need not be done again: of the source as a whole, or of its parts."""
    kept: Entries = {}
    digests: dict[str, str | None] = {}
    for key in sorted(known, key=parts_in):
        if kept and parts_in(key) != parts_in(next(iter(kept))):
            break  # divided in another way, when the file was another
        entries = [entry for entry in known[key] if entry.maker == maker]
        entry = next((e for e in entries if same_stat(source, e)), None)
        if entry is None and (entry := _same_bytes(source, entries, digests)) is not None:
            entry = entry._replace(size=source.size, mtime_ns=source.mtime_ns, inode=source.inode)
        if entry is not None and not _retry(source, entry):
            kept[key] = entry
    return kept


def _siblings(key: str) -> list[str]:
    """The keys of all parts of the source that a key's is one of."""
    of = parts_in(key)
    return [key_of_part(path_of(key), number, of) for number in range(1, of + 1)] if of else [key]


def divide(plan: Plan, found: Iterable[list[Source]], mine: Callable[[str], bool]) -> list[Source]:
    """The sources and parts to be worked on. `found`: each source of `plan.work`, in parts where it is large.

    What was kept of a source that is now divided otherwise is dropped from the plan.
    """
    work: list[Source] = []
    kept: dict[str, list[str]] = {}
    for key in plan.keep:
        kept.setdefault(path_of(key), []).append(key)
    for parts in found:
        keys = {part.key for part in parts}
        for key in kept.get(parts[0].path, ()):
            if key not in keys:
                del plan.keep[key]
        work += [part for part in parts if part.key not in plan.keep and mine(part.key)]
    return work


def sources_of(listing: Listing) -> list[Source]:
    """The sources of a listing with what sidecars say of them, and what cannot be used: a failure that says why."""
    said = read_sidecars(listing.sources, listing.sidecars, lambda sidecars: aside(read, sidecars, unread))
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
            problem=(f"{problem.unit} {problem.record}: " if problem.record else "")
            + problem.message
            + (f" (and {counts[path] - 1} more {problem.unit}s)" if counts[path] > 1 else ""),
        )
        for path, problem in first.items()
    ]


def same_stat(source: Source, entry: Entry) -> bool:
    """Whether a file looks as it did when it was read."""
    seen = (entry.size, entry.mtime_ns, entry.inode, entry.meta)
    return seen == (source.size, source.mtime_ns, source.inode, meta_digest(source))


def _same_bytes(source: Source, entries: Sequence[Entry], digests: dict[str, str | None]) -> Entry | None:
    near = [e for e in entries if e.size == source.size and e.sha256 and e.meta == meta_digest(source)]
    if not near or source.problem is not None:
        return None
    if source.path not in digests:
        digests[source.path] = sha256_of(source.location)
    return next((e for e in near if e.sha256 == digests[source.path]), None)


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
    same = [entry for entry in entries if entry.maker == maker and same_stat(source, entry)]
    if any(_retry(source, entry) for entry in same):
        return "tried again"
    if same:
        return "taken up again"  # some of its parts are done
    return CHANGED_SOURCE if any(entry.maker == maker for entry in entries) else OTHER_MAKER
