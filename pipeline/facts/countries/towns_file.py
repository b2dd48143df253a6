"""Small towns and other names of cities in a sorted file that is mapped, not read: name -> countries."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file
from mmap import ACCESS_READ, mmap
from typing import Final

from pipeline.facts.countries.gazetteer import DATA, plain

TOWNS: Final = DATA / "towns.tsv"  # made by `python -m pipeline.facts.countries.generate`


@cache
def mapped() -> mmap:
    """The file of the process."""
    with as_file(TOWNS) as path, path.open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


def countries_with(name: str) -> frozenset[str]:
    """The countries that have a town of that name, with or without accents; empty where none is known."""
    data, wanted = mapped(), plain(name).encode("utf-8", "replace")
    low, high = 0, len(data)
    while low < high:
        start = data.rfind(b"\n", 0, (low + high) // 2) + 1
        end = data.find(b"\n", start)
        found, _, codes = data[start:end].partition(b"\t")
        if found == wanted:
            return frozenset(codes.decode("ascii").split(","))
        if found < wanted:
            low = end + 1
        else:
            high = start
    return frozenset()
