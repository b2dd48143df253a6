"""The names of the records of one file: an id or url where it is unique in the file, else the record's number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

LONGEST_NUMBER = 18  # digits of a name that may be the number of a record


@dataclass(frozen=True, slots=True)
class Item:
    """One object of a file: its name within the file, and the object or what is wrong with it."""

    record: str | None
    value: Mapping[str, Any] | None
    error: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """What the records of a part must know of their file. `shared`: hashes of names that are not unique in it."""

    first: int  # number of the part's first line or record, from 1
    count: int  # lines or records of the file
    shared: frozenset[int] = frozenset()


def named(
    values: Sequence[tuple[int, str | None, Mapping[str, Any]]], count: int, whole: Whole | None
) -> Iterator[Item]:
    """Objects (number, id or url, value) under their id or url where unique in the file, else under their number.

    A name that is itself a number from 1 to `count`, which the file's records have, is not used.
    """
    seen = Counter(name for _, name, _ in values)
    count = whole.count if whole else count
    for number, name, value in values:
        unique = name is not None and not is_number(name, count)
        if name is not None and unique:
            unique = hash_of(name) not in whole.shared if whole else seen[name] == 1
        yield Item(name if unique else str(number), value)


def is_number(name: str, most: int) -> bool:
    """Whether a name is written as the number of a record, from 1 to `most`."""
    plain = name.isascii() and name.isdecimal() and name[0] != "0" and len(name) <= LONGEST_NUMBER
    return plain and int(name) <= most


def hash_of(name: str) -> int:
    """A name in 64 bits: two of ten million names share one in fewer than one file of 100,000."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest())
