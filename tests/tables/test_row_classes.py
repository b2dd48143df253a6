"""The classes of rows have the schema's columns, in its order."""

import pytest

from pipeline.tables.rows import ROW_OF
from pipeline.tables.schema import TABLES


@pytest.mark.parametrize("table", ROW_OF)
def test_a_row_has_the_columns_of_its_table(table: str) -> None:
    assert getattr(ROW_OF[table], "_fields") == tuple(column.name for column in TABLES[table].columns)  # noqa: B009


def test_every_table_but_corrections_has_a_class_of_rows() -> None:
    assert TABLES.keys() - ROW_OF.keys() == {"corrections"}
