"""What is said of figures about each event: what differs, and each counted thing with its values in time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.views.report.disagreements import Disagreement, Side
from pipeline.views.report.figures import figure, plain_date
from pipeline.views.report.load import Row, Tables
from pipeline.views.report.pictures import Plot, Value, plot

MOST = 40  # counted things shown of one event
FILE = 200_000  # characters of events in one file


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted thing of an event, its figures by day, and those drawn."""

    name: str
    figures: list[Row]
    plot: Plot | None


@dataclass(frozen=True, slots=True)
class EventFigures:
    """All figures of an event."""

    disagreements: list[Disagreement]
    counted: list[Counted]


def event_figures(tables: Tables, disagreements: list[Disagreement]) -> dict[str, EventFigures]:
    """By event: what differs, and what is counted, the things that most articles tell of first."""
    differing: defaultdict[str, list[Disagreement]] = defaultdict(list)
    for one in disagreements:
        if one.row["event_id"]:
            differing[one.row["event_id"]].append(one)
    named: defaultdict[str, defaultdict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in tables.rows("figures"):
        if row["event_id"]:
            named[row["event_id"]][name_of(row)].append(row)
    return {
        event: EventFigures(differing[event], _counted(things, differing[event])) for event, things in named.items()
    }


def name_of(figure_row: Row) -> str:
    """What a figure counts: its role and group, else the thing as written."""
    told = " ".join(str(figure_row[name]) for name in ("role", "group") if figure_row[name])
    counted = figure_row["counted"] if figure_row["counted"] != figure_row["unit"] else figure_row["kind"]
    return told or str(counted or figure_row["topic"])


def _counted(things: Mapping[str, list[Row]], differing: list[Disagreement]) -> list[Counted]:
    apart = {key for one in differing for key in one.row["figure_ids"]}
    found = []
    for name, rows in things.items():
        rows.sort(key=lambda row: (day_told(row) or "9", row["value"] or 0, row["figure_id"]))
        drawn = plot(_value(row, row["figure_id"] in apart) for row in rows)
        found.append(Counted(name, rows, drawn))
    found.sort(key=lambda one: (-max(row["articles"] for row in one.figures), -len(one.figures), one.name))
    return found[:MOST]


def _value(row: Row, differs: bool) -> Value:
    return Value(day_told(row), row["value"], row["value_max"], in_words(row, day_told(row)), differs)


def day_told(row: Row) -> str | None:
    """The day that a figure holds for, else the first on which it was told."""
    day: str | None = row["as_of"] or row["first_published"]
    return day


def in_words(row: Row, day: str | None) -> str:
    """A figure for the tip of its dot: `about 40 killed, police, 3 Mar 2025`."""
    modifier = (row["modifier"] or "").replace("_", " ")
    top = f" to {figure(row['value_max'])}" if row["value_max"] is not None else ""
    told = f"{modifier} {figure(row['value'])}{top} {row['unit'] or ''}"
    return ", ".join(part for part in (" ".join(told.split()), row["source"], plain_date(day)) if part)


def plot_of_sides(sides: list[Side], published: Mapping[str, Row]) -> Plot | None:
    """The values of a disagreement, each on the day that it holds for or was first told."""
    values = []
    for side in sides:
        days = [published[key]["published"] for key in side.doc_ids if key in published and published[key]["published"]]
        day = side.as_of or min(days, default=None)
        row = {"value": side.value, "value_max": side.value_max, "modifier": side.modifier}
        told = in_words({**row, "unit": side.unit, "source": side.source}, day)
        values.append(Value(day, side.value, side.value_max, told, True))
    return plot(values)
