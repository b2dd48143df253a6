"""Whether two figures of one topic contradict each other, and why, in a sentence a reader understands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.corpus.original import compare_dates

if TYPE_CHECKING:
    from pipeline.corpus.figures import Figure

Row = dict[str, Any]


class Verdict(NamedTuple):
    """`kind`: contradiction or change; the two sightings that show it; the sentence."""

    kind: str
    one: Row
    other: Row
    why: str


def verdict(one: Figure, other: Figure, published: dict[str, str | None]) -> Verdict | None:
    """The first pair of sightings, in the order of doc_ids, by which two figures of a topic part; None where none does.

    Figures part where kind and unit agree, their intervals do not overlap, their articles are no copies of one story,
    and no dates in the sentences set them apart. An article that gives both figures knows them for two things, unless
    it says itself that one is newer.
    """
    if (one.value.kind, one.value.unit) != (other.value.kind, other.value.unit) or one.value.overlaps(other.value):
        return None
    both = set(one.doc_ids()) & set(other.doc_ids())
    if one.stories & other.stories or both:
        told = [(a, b) for a in one.sightings for b in other.sightings if a["doc_id"] == b["doc_id"]]
        newer = [(a, b) for a, b in told if a["newer"] != b["newer"]]
        return _change(*newer[0], published) if newer else None
    for a in one.sightings:
        for b in other.sightings:
            if _other_time(a["dates"], b["dates"]):
                continue
            order = compare_dates(published.get(a["doc_id"]), published.get(b["doc_id"]))
            if (a["newer"] and order > 0) or (b["newer"] and order < 0):
                return _change(a, b, published)
            why = f"{_says(a, published)}; {_says(b, published)}. Both cannot be right."
            return Verdict("contradiction", a, b, f"On {a['about']}: {why}")
    return None


def _change(one: Row, other: Row, published: dict[str, str | None]) -> Verdict:
    """The verdict that one figure came after the other."""
    later, earlier = (one, other) if one["newer"] else (other, one)
    said = f"{_says(earlier, published)}; {_says(later, published)}, as a newer figure."
    return Verdict("change", one, other, f"Change over time on {later['about']}: {said}")


def _says(row: Row, published: dict[str, str | None]) -> str:
    """Who gives which figure."""
    date = published.get(row["doc_id"])
    return f"article {row['doc_id']}{f' ({date[:10]})' if date else ''} gives {row['label']}"


def _other_time(one: list[str], other: list[str]) -> bool:
    """Whether both sentences name dates and none of one fits any of the other."""
    return bool(one and other) and all(compare_dates(a, b) for a in one for b in other)
