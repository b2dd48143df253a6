"""Groups by average link: the two groups whose articles are most alike on average become one, until none are alike
enough. The result does not depend on the order of the pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush

import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.int64]
Floats = NDArray[np.float64]
Pair = tuple[int, int]
Entry = tuple[float, int, int]  # how alike, negative, and the two groups, the lesser first


class Groups:
    """Groups of one connected part, by their least member. Pairs that were not compared count as nothing. `settled`:
    groups of earlier articles, and of how many; they are not joined with one another."""

    def __init__(
        self, members: Mapping[int, Sequence[int]], sums: Mapping[Pair, float], settled: Mapping[int, int]
    ) -> None:
        self.members = {group: list(some) for group, some in members.items()}
        self.sizes = {group: settled.get(group, len(some)) for group, some in members.items()}
        self.settled = settled
        self.near: dict[int, dict[int, float]] = {group: {} for group in members}
        for (one, other), total in sums.items():
            self.near[one][other] = self.near[other][one] = total

    def alike(self, one: int, least: float) -> list[Entry]:
        """The groups that are like one on average, most first as a heap wants it."""
        sizes, size, found = self.sizes, self.sizes[one], []
        settled = self.settled if one in self.settled else {}
        for other, total in self.near[one].items():
            average = total / (size * sizes[other])
            if average >= least and other not in settled:
                found.append((-round(average, 9), min(one, other), max(one, other)))
        return found

    def still(self, entry: Entry) -> bool:
        """Whether two groups are there, and as alike as they were."""
        alike, one, other = entry
        if one not in self.members or other not in self.members:
            return False
        return round(self.near[one].get(other, 0.0) / (self.sizes[one] * self.sizes[other]), 9) == -alike

    def join(self, kept: int, gone: int) -> None:
        """Make two groups one, under the name of the first."""
        self.members[kept] += self.members.pop(gone)
        self.sizes[kept] += self.sizes.pop(gone)
        mine = self.near[kept]
        mine.pop(gone, None)
        for group, total in self.near.pop(gone).items():
            if group != kept:
                theirs = self.near[group]
                del theirs[gone]
                mine[group] = theirs[kept] = mine.get(group, 0.0) + total


def linked(members: Mapping[int, Sequence[int]], sums: Mapping[Pair, float], least: float) -> list[list[int]]:
    """Groups of the given ones, merged while the most alike two have at least `least`. `sums`: likeness summed over
    the pairs of two groups, named by their least member."""
    return [some for _, some in sorted(linked_groups(members, sums, least, {}).items())]


def linked_groups(
    members: Mapping[int, Sequence[int]], sums: Mapping[Pair, float], least: float, settled: Mapping[int, int]
) -> dict[int, list[int]]:
    """The same by the least member, each sorted. `settled`: see Groups; `members` has what is new in these."""
    groups = Groups(members, sums, settled)
    heap = [entry for group in members for entry in groups.alike(group, least) if entry[1] == group]
    heapify(heap)
    while heap:
        entry = heappop(heap)
        if groups.still(entry):
            groups.join(entry[1], entry[2])
            for more in groups.alike(entry[1], least):
                heappush(heap, more)
    return {group: sorted(some) for group, some in groups.members.items()}


def summed(pairs: Indices, alike: Floats, group_of: Indices) -> tuple[Indices, Floats]:
    """Likeness summed by pairs of groups, each once, in order; `pairs` are in order too."""
    one, other = group_of[pairs[:, 0]], group_of[pairs[:, 1]]
    apart = one != other
    count = len(group_of)
    keys = np.minimum(one, other)[apart] * count + np.maximum(one, other)[apart]
    order = np.argsort(keys, kind="stable")
    keys, starts = np.unique(keys[order], return_index=True)
    totals: Floats = np.add.reduceat(alike[apart][order], starts) if len(keys) else np.empty(0)
    return np.stack(np.divmod(keys, count), axis=1), totals


def connected(count: int, pairs: Indices) -> Indices:
    """The least of those that each of `count` numbers is connected with by pairs."""
    root: Indices = np.arange(count)
    while True:
        one, other = root[pairs[:, 0]], root[pairs[:, 1]]
        new = root.copy()
        np.minimum.at(new, np.maximum(one, other), np.minimum(one, other))
        while not np.array_equal(new, new[new]):
            new = new[new]
        if np.array_equal(new, root):
            return root
        root = new


def parts(
    members: Mapping[int, Sequence[int]], pairs: Indices, totals: Floats, root: Indices
) -> Iterator[tuple[dict[int, Sequence[int]], dict[Pair, float]]]:
    """Groups and sums by connected part: only what pairs that are alike enough connect can ever be merged."""
    held: defaultdict[int, dict[int, Sequence[int]]] = defaultdict(dict)
    for group, some in members.items():
        held[int(root[group])][group] = some
    of = root[pairs[:, 0]]
    within = of == root[pairs[:, 1]]
    pairs, totals, of = pairs[within], totals[within], of[within]
    order = np.argsort(of, kind="stable")
    pairs, totals, of = pairs[order], totals[order], of[order]
    named = sorted(held)
    starts, ends = np.searchsorted(of, named), np.searchsorted(of, named, side="right")
    for part, start, end in zip(named, starts.tolist(), ends.tolist(), strict=True):
        named_pairs = zip(pairs[start:end, 0].tolist(), pairs[start:end, 1].tolist(), strict=True)
        yield held[part], dict(zip(named_pairs, totals[start:end].tolist(), strict=True))
