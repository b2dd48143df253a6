"""Where an export goes: what is written appears whole or not at all, in place of what an earlier export left there."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import ExportError
from pipeline.views.exports import csv_files, duck, sqlite, workbook
from pipeline.views.exports.csv_files import OURS
from pipeline.views.exports.source import MARK, Source
from pipeline.views.snapshot import snapshot

WRITERS: dict[str, Callable[[Source, Path], dict[str, int]]] = {
    "csv": csv_files.write_csv,
    "xlsx": workbook.write_xlsx,
    "sqlite": sqlite.write_sqlite,
    "duckdb": duck.write_duckdb,
}
MARKED = {"sqlite": sqlite.is_ours, "xlsx": workbook.is_ours, "duckdb": duck.is_ours}


def export(
    processed: Path,
    target: Path,
    file_format: str,
    stories: bool = False,
    force: bool = False,
    min_precision: float | None = None,
) -> dict[str, int]:
    """Write all tables of `processed` to `target`; with `stories`, copies of articles left out. Rows by table.

    `min_precision`: as for pipeline.load.

    `file_format`: csv (`target` is a folder), xlsx, sqlite or duckdb (a file). Raises ExportError where there are no
    tables, a library is missing, `target` is something else or, unless `force`, no export; OSError where it cannot be
    written; DamageError where a table cannot be read.
    """
    try:
        state = snapshot(processed, min_precision)
    except FileNotFoundError as error:
        raise ExportError(str(error)) from None
    if target.is_dir() != (file_format == "csv") and target.exists():
        raise ExportError(f"{target} is no {'folder' if file_format == 'csv' else 'file'}: name another with --out")
    if target.is_dir() and not _names_in(target) <= OURS:
        raise ExportError(f"{target} holds other things than an export: name another folder with --out")
    if not force and target.exists() and not is_export(target, file_format):
        raise ExportError(f"{target} was not written by an export: name another with --out, or replace it with --force")
    with whole(target) as draft:
        return WRITERS[file_format](Source(state, stories), draft)


def is_export(target: Path, file_format: str) -> bool:
    """Whether a file or folder is what an earlier export left, and nothing else."""
    if file_format == "csv":
        names = _names_in(target)
        return not names or (MARK in names and names <= OURS)
    return target.stat().st_size == 0 or MARKED[file_format](target)


def _names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """A place beside `target` that takes its place when all went well, and is removed when not."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        yield draft
        if target.is_dir():
            shutil.rmtree(target)
        draft.replace(target)
    finally:
        if draft.is_dir():
            shutil.rmtree(draft)
        else:
            draft.unlink(missing_ok=True)


def default_target(file_format: str) -> Path:
    """Where an export goes unless said: `export/` for CSV, else `export.<format>`."""
    return Path("export" if file_format == "csv" else f"export.{file_format}")


def size_of(target: Path) -> int:
    """Bytes of a file, or of the files of a folder."""
    return sum(path.stat().st_size for path in ([target] if target.is_file() else target.iterdir()))
