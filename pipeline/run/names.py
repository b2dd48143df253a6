"""Which rows a change of names.toml touches: those of articles in which a name of a changed entry stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.sources.names import Applied, Name, applied, digest_of, held_in
from pipeline.sources.source import parts_in, path_of, shown
from pipeline.store.journal import Piece
from pipeline.store.manifest import Entry

COLUMNS = ("path", "title", "text")
CHANGED = "names changed"  # why a source is worked on
NEVER = "names"  # a digest that no source has


def up_to_date(
    known: Mapping[str, Sequence[Entry]], pieces: Mapping[str, Piece], names: tuple[Name, ...]
) -> tuple[dict[str, list[Entry]], set[str]]:
    """What is known of each source under the names of today, and the paths of those that others were applied to.

    An entry of these fits no source any more. Texts are read only where the file of names is another.
    """
    every = digest_of(names)
    late = {e.segment for some in known.values() for e in some if applied(e.names).all != every}
    held = {name: _held(pieces[name], names) if names else {} for name in late if name in pieces}
    found: dict[str, list[Entry]] = {}
    changed: set[str] = set()
    for key, entries in known.items():
        for entry in entries:
            if entry.segment in held and applied(entry.names).all != every:
                now = every if parts_in(key) else digest_of(held[entry.segment].get(shown(key), ()))
                if now == applied(entry.names).held:
                    entry = entry._replace(names=str(Applied(every, now)))
                else:
                    entry = entry._replace(meta=NEVER, sha256=None)
                    changed.add(path_of(key))
            found.setdefault(key, []).append(entry)
    return found, changed


def _held(piece: Piece, names: tuple[Name, ...]) -> dict[str, set[Name]]:
    """The entries whose name stands in the articles of each source, by path as tables show it."""
    found: dict[str, set[Name]] = {}
    for path, title, text in _articles(piece):
        found.setdefault(path, set()).update(held_in(title, text, names, path))
    return found


def _articles(piece: Piece) -> Iterator[tuple[str, str | None, str]]:
    for table in piece.rows().read("documents", list(COLUMNS)):
        for batch in table.to_batches():
            yield from zip(*(batch.column(name).to_pylist() for name in COLUMNS), strict=True)


def articles_of_each(pieces: Iterable[Piece], names: tuple[Name, ...]) -> dict[Name, int]:
    """In how many articles the name of each entry stands."""
    count: Counter[Name] = Counter()
    for piece in pieces:
        for path, title, text in _articles(piece):
            count.update(held_in(title, text, names, path))
    return {name: count[name] for name in names}
