"""JSON that lies beside articles: whether it speaks of other files (a sidecar) or is an article itself.

`metadata.json` (`.jsonl`) speaks of the sources below its folder, `X.json` of the source X or `X.html`; but either may
as well hold articles. What it holds decides: objects without a text of their own that say something of an article.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline.sources.bodies import body_of
from pipeline.sources.csv import delimiter_of
from pipeline.sources.decode import decode, read_bytes
from pipeline.sources.fields import flat_of, key_of, lists
from pipeline.sources.formats import format_of, without_packing
from pipeline.sources.source import OF_MANY, Listing, ReadError, Source, is_sidecar

MOST_BYTES = 1 << 26  # of metadata about many sources: 300,000 rows
MOST_BYTES_OF_ONE = 1 << 22  # of a sidecar that speaks of one source
MOST_BYTES_OF_JSON = 1 << 25  # of JSON about many: a larger file is read as a source, by a limited worker
LOOKED = 20  # objects of a list that are looked at
TABLES = ("metadata.csv", "metadata.tsv")
PATHS = (
    "path",
    "file",
    "filename",
    "filepath",
    "relativepath",
    "fullpath",
    "document",
    "docid",
    "articleid",
    "id",
    "name",
)
_SAYS = ("title", "author", "date", "url", "site", "language")


@dataclass(frozen=True)
class Told:
    """One object about a source: the number of its row or line, the names under which it may name the source."""

    number: int
    named: tuple[str, ...]
    value: Mapping[str, Any]


@dataclass(frozen=True)
class Beside:
    """The names of a listing's sources, as JSON beside them is compared with."""

    sources: tuple[Source, ...]

    @cached_property
    def names(self) -> frozenset[str]:
        """The paths of sources that are no JSON, with and without their endings."""
        paths = [s.path for s in self.sources if not _is_json(s.path) and format_of(s.path) is not None]
        return frozenset(name for path in paths for name in (path, stem_of(path)))

    def may_tell(self, source: Source) -> bool:
        """Whether a source's name is that of JSON about others."""
        if is_of_many(source.path):
            return source.size <= MOST_BYTES_OF_JSON
        stem, ending = posixpath.splitext(source.path)
        return ending.lower() == ".json" and source.size <= MOST_BYTES_OF_ONE and stem in self.names


def _is_json(path: str) -> bool:
    return without_packing(path)[0].lower().endswith((".json", ".jsonl", ".ndjson", ".jl"))


def stem_of(path: str) -> str:
    """A source's path without the endings that say its format."""
    plain = without_packing(path)[0]
    return posixpath.splitext(plain)[0] if format_of(plain) is not None else plain


def is_of_many(path: str) -> bool:
    """Whether a name is that of JSON about the sources below its folder."""
    return path.rsplit("/", 1)[-1].lower() in OF_MANY


Looks = Callable[[Callable[[Source], bool], Sequence[Source]], Iterable[bool]]


def settled(listing: Listing, looks: Looks = map) -> Listing:
    """The listing with JSON about other sources among its sidecars, and a `metadata.csv` of articles among its sources.

    What cannot be read stays where its name puts it, and says so when it is read. `looks` asks what each source holds.
    """

    def those(asked: Callable[[Source], bool], sources: list[Source]) -> list[Source]:
        return [source for source, yes in zip(sources, looks(asked, sources), strict=True) if yes]

    if listing.single:
        told = {s.path for s in those(speaks_of_others, [s for s in listing.sidecars if not is_sidecar(s.path)])}
        listing.sidecars = [s for s in listing.sidecars if is_sidecar(s.path) or s.path in told]
        return listing
    beside = Beside(tuple(listing.sources))
    tell = those(speaks_of_others, [s for s in listing.sources if beside.may_tell(s)])
    tables = [s for s in listing.sidecars if s.path.rsplit("/", 1)[-1].lower() in TABLES]
    hold = those(holds_articles, tables)
    listing.sources = _exchanged(listing.sources, tell, hold)
    listing.sidecars = _exchanged(listing.sidecars, hold, tell)
    return listing


def _exchanged(sources: list[Source], less: list[Source], more: list[Source]) -> list[Source]:
    gone = {source.path for source in less}
    return sorted([s for s in sources if s.path not in gone] + more, key=lambda s: s.path) if gone or more else sources


def speaks_of_others(source: Source) -> bool:
    """Whether JSON says something of articles and holds none."""
    try:
        text, _ = decode(read_bytes(source.location, MOST_BYTES_OF_JSON)[0])
        found = list(told_in(text))
    except ReadError:
        return False
    many = is_of_many(source.path) or len(found) == 1
    return bool(found) and many and all(_says(one.value) for one in found[:LOOKED])


def _says(value: Mapping[str, Any]) -> bool:
    flat = flat_of(value)
    if not any(flat.named(role) for role in _SAYS):
        return False
    body = body_of(flat)
    return body is None or body.key in lists()["cut"]


def holds_articles(source: Source) -> bool:
    """Whether the first line of a table names a column of texts, and none that names files."""
    try:
        text, _ = decode(read_bytes(source.location, MOST_BYTES)[0])
    except ReadError:
        return False
    first = text.split("\n", 1)[0]
    keys = {key_of(name.strip(" \"'\r\ufeff")) for name in first.split(delimiter_of(first))}
    return bool(keys & (lists()["text"] | lists()["html"])) and not keys & set(PATHS)


def told_in(text: str) -> Iterator[Told]:
    """The objects of JSON, or of JSON lines, each with what may be the name of a source. Raises ReadError.

    Objects lie in a list, in a list within an object, under the names of files, or it is one.
    """
    value = _value_of(text)
    if isinstance(value, dict) and _are_objects(list(value.values())):
        for number, (name, inner) in enumerate(value.items(), 1):
            yield Told(number, (str(name), *_names(inner)), inner)
        return
    found = [value] if isinstance(value, dict) else value if isinstance(value, list) else []
    if isinstance(value, dict) and not any(flat_of(value).named(role) for role in ("title", "date")):
        found = next((inner for inner in value.values() if _are_objects(inner)), found)
    yield from (Told(n, _names(v), v) for n, v in enumerate(found, 1) if isinstance(v, dict))


def _value_of(text: str) -> Any:
    try:
        return json.loads(text.lstrip("\ufeff"))
    except RecursionError:
        raise ReadError("sidecar", "nested too deep") from None
    except ValueError:
        try:
            found = [json.loads(line) for line in text.lstrip("\ufeff").splitlines() if line.strip()]
        except (ValueError, RecursionError):
            raise ReadError("sidecar", "not valid JSON; check its end and quotation marks") from None
        return found if len(found) > 1 else None


def _are_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)


def _names(value: Mapping[str, Any]) -> tuple[str, ...]:
    """What an object says its file is called, the surest first."""
    by_key = {key_of(str(name)): held for name, held in value.items()}
    return tuple(str(by_key[key]) for key in PATHS if isinstance(by_key.get(key), str | int))
