"""Groups by average link: the two groups whose articles are most alike on average become one, until none are alike
enough. The result does not depend on the order of the pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush

Pair = tuple[int, int]


class Groups:
    """Groups of one connected part, by their least member."""

    def __init__(self, members: Mapping[int, Sequence[int]], sums: Mapping[Pair, float]) -> None:
        self.members = {group: list(some) for group, some in members.items()}
        self.near: dict[int, dict[int, float]] = {group: {} for group in members}
        for (one, other), total in sums.items():
            self.near[one][other] = self.near[other][one] = total

    def average(self, one: int, other: int) -> float:
        """How alike the articles of two groups are; pairs that were not compared count as nothing."""
        total = self.near[one].get(other, 0.0) if one in self.near else 0.0
        return round(total / (len(self.members[one]) * len(self.members[other])), 9) if total else 0.0

    def join(self, one: int, other: int) -> int:
        """Make two groups one; gives its name."""
        kept, gone = min(one, other), max(one, other)
        self.members[kept] += self.members.pop(gone)
        self.near[kept].pop(gone, None)
        for group, total in self.near.pop(gone).items():
            if group != kept:
                self.near[group].pop(gone)
                self.near[kept][group] = self.near[group][kept] = self.near[kept].get(group, 0.0) + total
        return kept


def linked(members: Mapping[int, Sequence[int]], sums: Mapping[Pair, float], least: float) -> list[list[int]]:
    """Groups of the given ones, merged while the most alike two have at least `least`. `sums`: likeness summed over
    the pairs of two groups, named by their least member."""
    groups = Groups(members, sums)
    heap = [(-groups.average(*pair), *pair) for pair in sums]
    heap = [entry for entry in heap if -entry[0] >= least]
    heapify(heap)
    while heap:
        alike, one, other = heappop(heap)
        if one not in groups.members or other not in groups.members or groups.average(one, other) != -alike:
            continue
        kept = groups.join(one, other)
        for group in groups.near[kept]:
            average = groups.average(kept, group)
            if average >= least:
                heappush(heap, (-average, min(kept, group), max(kept, group)))
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
