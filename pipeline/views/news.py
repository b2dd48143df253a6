"""What the articles from a day on bring: events, figures that changed, contradictions, who said otherwise before.

All of it stands in the tables, so that it is the same whatever runs brought the articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any, NamedTuple

from pipeline.views.snapshot import Snapshot

Row = dict[str, Any]
DAY = len("2001-01-01")
FIRM = frozenset(("done", "pledged"))
TURNS = {  # acts that one who did the other did not do before; `negated` turns "support" and "agree" round
    "support": "for",
    "agree": "for",
    "reject": "against",
    "disapprove": "against",
}
_ACTS = ("doc_id", "type", "modality", "actor_name", "person_id", "target_name", "text")


@dataclass(frozen=True, slots=True)
class News:
    """One thing that is new. `what`: `event`, `figure`, `contradiction` or `otherwise`; `day`: ISO 8601."""

    what: str
    day: str
    told: str
    doc_ids: tuple[str, ...]

    def as_dict(self) -> Row:
        """For JSON."""
        return asdict(self)


class Act(NamedTuple):
    """A firm act of an actor for or against a target."""

    day: str
    side: str
    actor: str
    text: str
    doc_id: str


def last_day(state: Snapshot) -> str | None:
    """The day of the newest article; None where no article has a full date."""
    return max(_days(state).values(), default=None)


def news(state: Snapshot, since: str) -> Iterator[News]:
    """What is new from a day on, by kind and day. `since`: ISO 8601."""
    days = _days(state)
    for found in (_events(state, since), _differences(state, since, days), _turned(state, since, days)):
        yield from sorted(found, key=lambda one: (one.what, one.day, one.told, one.doc_ids))


def _days(state: Snapshot) -> dict[str, str]:
    """The day of each article that has a full date."""
    rows = state.table("documents", ["doc_id", "published"]).to_pylist()
    return {row["doc_id"]: row["published"][:DAY] for row in rows if len(row["published"] or "") >= DAY}


def _events(state: Snapshot, since: str) -> Iterator[News]:
    """Events whose first article is of the day or later."""
    told: defaultdict[str, list[Row]] = defaultdict(list)
    for row in state.table("events").to_pylist():
        if row["first_seen"] and row["first_seen"] >= since:
            told[row["event_id"]].append(row)
    for rows in told.values():
        first = rows[0]
        where = f" ({first['place']})" if first["place"] else ""
        words = (
            f"{first['title'] or first['event_id']}{where}: {first['articles']} articles, {first['stories']} stories"
        )
        yield News("event", first["first_seen"], words, tuple(sorted(row["doc_id"] for row in rows)))


def _differences(state: Snapshot, since: str, days: Mapping[str, str]) -> Iterator[News]:
    """Contradictions that are new, figures of known ones and of what changes, and sources with a newer figure."""
    for row in state.table("disagreements").to_pylist():
        told = sorted((when, n) for n, value in enumerate(row["values"]) if (when := _first(value, days)))
        newer = [(day, n) for day, n in told if day >= since]
        if row["kind"] != "change" and (row["first_seen"] or "") >= since:
            yield News("contradiction", row["first_seen"], row["why"], _doc_ids(row["values"]))
        elif newer and len(told) > 1:
            yield News("figure", newer[-1][0], row["why"], _doc_ids([row["values"][n] for _, n in newer]))
        yield from _by_source(row, told, since)


def _by_source(row: Row, told: list[tuple[str, int]], since: str) -> Iterator[News]:
    """Sources that gave another value of a thing before."""
    before: dict[str, Row] = {}
    for day, n in told:
        value = row["values"][n]
        source, earlier = value["source"], before.get(value["source"] or "")
        if earlier is not None and day >= since:
            words = f"{source} on {row['topic']}: {_amount(value)}, before {_amount(earlier)}"
            yield News("otherwise", day, words, _doc_ids([earlier, value]))
        if source:
            before[source] = value


def _turned(state: Snapshot, since: str, days: Mapping[str, str]) -> Iterator[News]:
    """Actors who are for what they were against, or the other way round, towards one target."""
    acts: defaultdict[tuple[str, str], list[Act]] = defaultdict(list)
    for row in state.table("positions", _ACTS).to_pylist():
        actor, side = row["person_id"] or row["actor_name"], _side(row)
        if actor and row["target_name"] and side and row["doc_id"] in days:
            told = days[row["doc_id"]], side, row["actor_name"] or actor, row["text"], row["doc_id"]
            acts[actor, row["target_name"]].append(Act(*told))
    for (_, target), some in acts.items():
        for earlier, act in _turns(sorted(some, key=lambda act: (act.day, act.doc_id, act.text))):
            if act.day >= since:
                words = f"{act.actor} on {target}: “{act.text}”, before ({earlier.day}) “{earlier.text}”"
                yield News("otherwise", act.day, words, (earlier.doc_id, act.doc_id))


def _turns(acts: Sequence[Act]) -> Iterator[tuple[Act, Act]]:
    """Acts of a day of one side, each after one of the other side: that one and it. `acts`: by day."""
    before: Act | None = None
    for _, some in groupby(acts, key=lambda act: act.day):
        of_day = list(some)
        if before is not None and {act.side for act in of_day} == {"for", "against"} - {before.side}:
            yield from ((before, act) for act in of_day)
        before = of_day[-1]


def _side(row: Row) -> str | None:
    """Whether an act is for or against its target; None where it is neither, or not firm."""
    side = TURNS.get(row["type"])
    if row["modality"] == "negated":
        return "against" if side == "for" else None
    return side if row["modality"] in FIRM else None


def _first(value: Row, days: Mapping[str, str]) -> str | None:
    """The day on which a value was first told."""
    return min((days[doc_id] for doc_id in value["doc_ids"] if doc_id in days), default=None)


def _doc_ids(values: list[Row]) -> tuple[str, ...]:
    return tuple(sorted({doc_id for value in values for doc_id in value["doc_ids"]}))


def _amount(value: Row) -> str:
    hedge = (value["modifier"] or "").replace("_", " ")
    upper = f" to {value['value_max']:,g}" if value["value_max"] is not None else ""
    return f"{hedge} {value['value']:,g}{upper}".strip()
