"""What a table of the contract is described with: columns, their types, and tables."""

from __future__ import annotations

from dataclasses import dataclass

# Fields of the structs that lists hold, each with its type; all may be null but the ends of a span.
STRUCTS: dict[str, dict[str, str]] = {
    "span": {"start": "int32", "end": "int32"},
    "speaker": {"start": "int32", "end": "int32", "name": "string", "country": "string"},
    "value": {
        "value": "float64",
        "value_max": "float64",
        "modifier": "string",
        "source": "string",
        "as_of": "string",
        "doc_ids": "list<string>",
    },
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `note` is its description in the docs."""

    name: str
    type: str
    note: str
    null: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `order` names the columns its rows are sorted by, `corpus` says that it is over all articles."""

    name: str
    row: str
    columns: tuple[Column, ...]
    order: tuple[str, ...]
    corpus: bool = False
