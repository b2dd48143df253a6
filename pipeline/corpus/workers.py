"""How the step over all articles reads tables and who computes: seams that the store and the engines fill in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    import pyarrow as pa

Item = TypeVar("Item")


class Reader(Protocol):
    """Reads tables, all rows in any order. It can be sent to other processes, which read the same."""

    def __call__(self, table: str, columns: Sequence[str]) -> pa.Table:
        """All rows at once."""
        ...

    def batches(self, table: str, columns: Sequence[str]) -> Iterator[pa.Table]:
        """The rows some at a time."""
        ...


@dataclass(frozen=True, slots=True)
class Held:
    """Tables in memory."""

    tables: Mapping[str, pa.Table]

    def __call__(self, table: str, columns: Sequence[str]) -> pa.Table:
        """All rows at once."""
        return self.tables[table].select(list(columns))

    def batches(self, table: str, columns: Sequence[str]) -> Iterator[pa.Table]:
        """All rows at once."""
        yield self(table, columns)


def in_turn(function: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Any]:
    """The results of a function for each item, in this process."""
    return map(function, items)


@dataclass(frozen=True, slots=True)
class Workers:
    """`count` processes; `each` calls a function of this package with each item, anywhere, and keeps their order."""

    count: int = 1
    each: Callable[[Callable[[Any], Any], Sequence[Any]], Iterator[Any]] = in_turn


HERE = Workers()


def shares(items: Sequence[Item], count: int) -> list[Sequence[Item]]:
    """Items in `count` runs of about one length, none empty."""
    count = min(count, len(items))
    return [items[len(items) * n // count : len(items) * (n + 1) // count] for n in range(count)]
