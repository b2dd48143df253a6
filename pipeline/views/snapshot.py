"""One state of an output: what is read from it is of one run, whatever runs end meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import DamageError
from pipeline.store.generations import CURRENT, STATE
from pipeline.tables.schema import TABLES
from pipeline.views.sure import RULED, surely

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

BATCH_ROWS = 1 << 14


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The tables of one state. It can be read as long as the output keeps that state (`extract --keep`)."""

    out: Path
    folder: Path  # where the table folders of this state lie
    min_precision: float | None = None  # of the rules whose rows are read; see pipeline.views.sure

    def path(self, table: str) -> Path:
        """The folder of a table's Parquet files, for other readers. Raises ValueError, FileNotFoundError."""
        if table not in TABLES:
            raise ValueError(f"no table {table!r}; there are {', '.join(TABLES)}")
        folder = self.folder / table
        if not folder.is_dir():
            raise FileNotFoundError(f"no table {table} in {self.out}: extract into it first")
        return folder

    def load(self, table: str, stories: bool = False) -> pd.DataFrame:
        """A table as pandas sees it; see pipeline.load. Raises DamageError for a file that cannot be read."""
        from pipeline.views.readable import VIEWS, readable
        from pipeline.views.stories import load

        return readable(self, table, stories) if table in VIEWS else load(self, table, stories)

    def scan(self, table: str, columns: Sequence[str] | None = None, where: Any = None) -> Iterator[pa.RecordBatch]:
        """The rows of a table in its order, some at a time, in the contract's columns or some of them.

        `where`: a pyarrow.compute expression. Raises DamageError, which names the file.
        """
        import pyarrow as pa
        import pyarrow.dataset as ds

        from pipeline.store.merge import conform
        from pipeline.tables.arrow import schema

        wanted = schema(table)
        if self.min_precision is not None and table in RULED:
            sure = surely(self, table, self.min_precision)
            where = sure if where is None else where & sure
        if columns is not None:
            wanted = pa.schema([wanted.field(name) for name in columns])
        for part in sorted(self.path(table).glob("*.parquet")):
            try:
                source = ds.dataset(part, format="parquet")
                there = [name for name in wanted.names if name in source.schema.names]
                for batch in source.to_batches(columns=there, filter=where, batch_size=BATCH_ROWS):
                    yield from conform(pa.Table.from_batches([batch]), wanted).to_batches()
            except (pa.ArrowException, OSError) as error:
                raise DamageError(
                    f"{part} cannot be read ({type(error).__name__}): pipeline extract makes it anew from its sources, "
                    "and with --rebuild everything"
                ) from None

    def table(self, table: str, columns: Sequence[str] | None = None, where: Any = None) -> pa.Table:
        """All rows of a table at once; see scan."""
        import pyarrow as pa

        from pipeline.tables.arrow import schema

        wanted = schema(table)
        names = wanted.names if columns is None else columns
        return pa.Table.from_batches(
            list(self.scan(table, columns, where)), schema=pa.schema([wanted.field(name) for name in names])
        )


def snapshot(out: str | PathLike[str], min_precision: float | None = None) -> Snapshot:
    """The current state of an output folder. Raises FileNotFoundError where it holds no tables.

    `min_precision`: only rows of rules that were right in so many of the rows read (see pipeline.views.sure). Raises
    ValueError where that is no share.
    """
    if min_precision is not None and not 0 <= min_precision <= 1:
        raise ValueError(f"min_precision is a share from 0 to 1, and {min_precision} is none")
    folder = Path(out)
    current = folder / STATE / CURRENT
    state = Snapshot(folder, current.resolve() if current.is_dir() else folder, min_precision)
    if not (state.folder / "documents").is_dir():
        raise FileNotFoundError(f"no tables in {folder}: extract into it first")
    return state
