"""The contract of the tables, in Arrow and in pandas."""

import json
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from pipeline.tables.arrow import arrow_table, article_tables, empty, schema
from pipeline.tables.schema import ARTICLE_TABLES, SCHEMA_VERSION, TABLES
from tests.store.rows import row


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_table_has_its_whole_schema(name: str, tmp_path: Path) -> None:
    pq.write_table(empty(name), tmp_path / "part.parquet")
    table = pq.read_table(tmp_path)
    assert table.column_names == [c.name for c in TABLES[name].columns]
    assert table.schema.metadata[b"schema_version"] == str(SCHEMA_VERSION).encode()


def test_pandas_keeps_whole_numbers_whole_where_some_are_null(tmp_path: Path) -> None:
    columns = {"doc_id": "d" * 16, "quote_id": None, "text": "300", "kind": "count", "value": 300.0}
    pq.write_table(arrow_table("numbers", [row("numbers", **columns)]), tmp_path / "part.parquet")
    frame = pd.read_parquet(tmp_path)
    assert str(frame["quote_id"].dtype) == "Int32"
    assert str(frame["number_id"].dtype) == "int32"
    assert str(frame["value"].dtype) == "float64"
    assert frame["quote_id"].isna().all()


def test_every_column_says_what_it_holds() -> None:
    assert all(column.note for table in TABLES.values() for column in table.columns)


def test_all_article_tables_are_made_even_without_rows() -> None:
    tables = article_tables({})
    assert set(tables) == set(ARTICLE_TABLES)
    assert all(table.schema.equals(schema(name)) for name, table in tables.items())


def test_the_files_say_what_each_column_is() -> None:
    for name, table in TABLES.items():
        told = json.loads((schema(name).metadata or {})[b"columns"])
        assert told == {column.name: column.note for column in table.columns} and all(told.values())
