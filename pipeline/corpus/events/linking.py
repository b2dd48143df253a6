"""Groups by average link: the two groups whose articles are most alike on average become one, until none are alike
enough. The result does not depend on the order of the pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush

Pair = tuple[int, int]
Entry = tuple[float, int, int]  # how alike, negative, and the two groups, the lesser first


class Groups:
    """Groups of one connected part, by their least member. Pairs that were not compared count as nothing."""

    def __init__(self, members: Mapping[int, Sequence[int]], sums: Mapping[Pair, float]) -> None:
        self.members = {group: list(some) for group, some in members.items()}
        self.sizes = {group: len(some) for group, some in members.items()}
        self.near: dict[int, dict[int, float]] = {group: {} for group in members}
        for (one, other), total in sums.items():
            self.near[one][other] = self.near[other][one] = total

    def alike(self, one: int, least: float) -> list[Entry]:
        """The groups that are like one on average, most first as a heap wants it."""
        sizes, size, found = self.sizes, self.sizes[one], []
        for other, total in self.near[one].items():
            average = total / (size * sizes[other])
            if average >= least:
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
    groups = Groups(members, sums)
    heap = [entry for group in members for entry in groups.alike(group, least) if entry[1] == group]
    heapify(heap)
    while heap:
        entry = heappop(heap)
        if groups.still(entry):
            groups.join(entry[1], entry[2])
            for more in groups.alike(entry[1], least):
                heappush(heap, more)
    return [sorted(some) for _, some in sorted(groups.members.items())]


def summed(pairs: Iterable[tuple[tuple[int, ...], float]], group_of: Sequence[int]) -> dict[Pair, float]:
    """Likeness summed by pairs of groups."""
    sums: defaultdict[Pair, float] = defaultdict(float)
    for (one, other), alike in pairs:
        a, b = sorted((group_of[one], group_of[other]))
        if a != b:
            sums[a, b] += alike
    return dict(sums)


def parts(
    members: Mapping[int, Sequence[int]], sums: Mapping[Pair, float], root: Mapping[int, int]
) -> Iterator[tuple[dict[int, Sequence[int]], dict[Pair, float]]]:
    """Groups and sums by connected part: only what pairs that are alike enough connect can ever be merged."""
    held: defaultdict[int, dict[int, Sequence[int]]] = defaultdict(dict)
    within: defaultdict[int, dict[Pair, float]] = defaultdict(dict)
    for group, some in members.items():
        held[root[group]][group] = some
    for pair, total in sums.items():
        if root[pair[0]] == root[pair[1]]:
            within[root[pair[0]]][pair] = total
    for part in sorted(held):
        yield held[part], within[part]
