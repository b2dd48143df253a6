"""The contract of the tables as plain data: names, types, whether null, and what each column says.

Types: `string`, `bool`, `int32`, `float64`, `list<string>`, `list<int32>`, `list<span>` (a span is {start, end} int32),
`list<speaker>` and `list<value>` (see STRUCTS). Columns may be
added; none is renamed, retyped or dropped without a new SCHEMA_VERSION.
"""

from __future__ import annotations

from pipeline.tables.of_articles import (
    BLOCKS,
    CLAIMS,
    CORRECTIONS,
    COUNTRIES,
    COUNTRY_FOCUS,
    DOCUMENTS,
    ENTITIES,
    FAILURES,
    NUMBERS,
    POSITIONS,
    QUOTES,
    SENTENCES,
)
from pipeline.tables.of_corpus import CLUSTERS, DISAGREEMENTS, EVENTS, FIGURES, PEOPLE, RULES
from pipeline.tables.types import STRUCTS, Column, Table

__all__ = ["ARTICLE_TABLES", "CORPUS_TABLES", "SCHEMA_VERSION", "STRUCTS", "TABLES", "Column", "Table"]

SCHEMA_VERSION = 2

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        *(DOCUMENTS, BLOCKS, SENTENCES, ENTITIES, COUNTRIES, NUMBERS, QUOTES, CLAIMS, POSITIONS, PEOPLE),
        *(COUNTRY_FOCUS, CLUSTERS, EVENTS, FIGURES, DISAGREEMENTS, RULES, CORRECTIONS, FAILURES),
    )
}
ARTICLE_TABLES = tuple(name for name, table in TABLES.items() if not table.corpus)
CORPUS_TABLES = tuple(name for name, table in TABLES.items() if table.corpus)
