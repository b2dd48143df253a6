"""The pipeline from Python: a folder into tables, texts in memory into tables, and tables into frames.

Nothing heavy is loaded before a function is called.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.config import Settings

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from pipeline.language.model import Model
    from pipeline.run.summary import Summary
    from pipeline.views.snapshot import Snapshot


def extract(
    raw: str | PathLike[str],
    out: str | PathLike[str],
    *,
    settings: Settings | None = None,
    processes: int | None = None,
    rebuild: bool = False,
    allow_removals: bool = False,
) -> Summary:
    """Extract what is new or changed below `raw` into the tables of `out`, as the command does.

    Without `settings`, an output goes on with those that it was made with. Raises pipeline.errors: RawError (no such
    folder), StoreError (another run is on, another raw root, a full disk), RemovalError (more than a third of the
    sources are gone, and `allow_removals` does not say that this is meant), EngineError (no worker can start).
    """
    from pipeline.run.runner import Order, run

    order = Order(settings, processes=processes, rebuild=rebuild, allow_removals=allow_removals)
    return run(_place(raw), _place(out), order)


def _place(where: str | PathLike[str]) -> str | Path:
    """A path of this machine, or a URL as it is."""
    from pipeline.sources.remote import is_url

    return where if isinstance(where, str) and is_url(where) else Path(where)


def extract_text(
    text: str, title: str | None = None, *, path: str = "text.txt", settings: Settings | None = None
) -> dict[str, pa.Table]:
    """Extract one article in memory: the rows that a file of this text would give, as Arrow tables by name.

    `title` is taken as a sidecar's would be; `path` makes the doc_id. A text that gives no article gives a row in
    `failures`, as in a run.
    """
    return _tables([(path, text, title)], settings)


def extract_texts(
    texts: Iterable[str] | pd.DataFrame,
    *,
    column: str = "text",
    title: str = "title",
    settings: Settings | None = None,
) -> dict[str, pa.Table]:
    """Extract many texts in memory, the model loaded once: Arrow tables by name, as `extract_text` gives them.

    `texts`: strings, or a DataFrame whose `column` holds them and whose column `title`, where it has one, their
    headlines. The n-th text, from 0, is the article of path `text-n.txt`. Raises KeyError for a column that is not
    there.
    """
    if isinstance(texts, str):
        raise TypeError("extract_texts takes several texts; for one, call extract_text")
    import pandas as pd

    if isinstance(texts, pd.DataFrame):
        heads = texts[title] if title in texts.columns else [None] * len(texts)
        pairs = [(_cell(body) or "", _cell(head)) for body, head in zip(texts[column], heads, strict=True)]
    else:
        pairs = [(text, None) for text in texts]
    return _tables([(f"text-{n}.txt", text, head) for n, (text, head) in enumerate(pairs)], settings)


def _cell(value: object) -> str | None:
    """A cell of a frame as text; None where it is missing."""
    return None if value is None or value != value else str(value)


def load(
    out: str | PathLike[str], table: str, stories: bool = False, *, min_precision: float | None = None
) -> pd.DataFrame:
    """A table of the folder `out` as pandas sees it; with `stories`, one article for each story.

    Besides the tables of the contract there are views that read: `quotes_readable`, `claims_readable`,
    `positions_readable`, `country_positions` and `disagreements_readable`; see pipeline.views.readable.

    With `stories` the rows of copies are left out. `people` counts each story once, in `articles` and `quotes`; people
    whom copies alone name are left out. In `figures`, `articles` is the number of stories and `doc_ids` are their
    originals. `disagreements` (never between copies) and `failures` stay as they are.

    With `min_precision` only rows of countries, numbers, quotes, claims and positions are read whose rule is right in
    so large a share, as far as is known (see the table `rules`); ids may then name rows left out.

    Two tables that must fit each other are read from one `snapshot`. Raises ValueError for a table that is not in the
    contract or a precision that is no share, FileNotFoundError where the folder holds no tables, DamageError for a file
    that cannot be read.
    """
    return snapshot(out, min_precision).load(table, stories)


def snapshot(out: str | PathLike[str], min_precision: float | None = None) -> Snapshot:
    """The current state of the folder `out`: its tables are of one run, whatever runs end while they are read.

    `min_precision` as for `load`. Raises FileNotFoundError where the folder holds no tables.
    """
    from pipeline.views.snapshot import snapshot

    return snapshot(out, min_precision)


def _tables(texts: Iterable[tuple[str, str, str | None]], settings: Settings | None) -> dict[str, pa.Table]:
    """The tables of (path, text, title) of several articles."""
    from pipeline.article import Metadata, Record
    from pipeline.sources.decode import tidy
    from pipeline.tables.arrow import arrow_table
    from pipeline.tables.schema import TABLES
    from pipeline.work.shard import article_rows

    settings = settings or Settings()
    rows: dict[str, list[tuple[object, ...]]] = {}
    for path, text, title in texts:
        body = tidy(text)
        digest = hashlib.sha256(body.encode()).hexdigest()
        record = Record(path, None, "txt", digest, "utf-8", body, Metadata(title=title))
        for name, more in article_rows(record, settings, _model(settings.model)).items():
            rows.setdefault(name, []).extend(more)
    return {name: arrow_table(name, rows.get(name, ())) for name in TABLES}


@lru_cache(maxsize=1)
def _model(name: str) -> Model:
    """The loaded model; it keeps no state between documents."""
    from pipeline.language.model import Model

    return Model(name)
