"""The pipeline from Python: a folder into tables, or one text in memory."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.config import Settings

if TYPE_CHECKING:
    import pyarrow as pa

    from pipeline.extract.nlp import Model
    from pipeline.run import Summary


def extract(
    raw: str | Path,
    out: str | Path,
    *,
    settings: Settings | None = None,
    processes: int | None = None,
    rebuild: bool = False,
) -> Summary:
    """Extract what is new or changed below `raw` into the tables of `out`, as the command does; call it as
    `pipeline.extract(raw, out)`.

    Raises pipeline.store.files.StoreError (another run is on, another raw root, a full disk) and
    pipeline.engines.EngineError (no worker can start).
    """
    from pipeline.run import run

    return run(Path(raw), Path(out), settings or Settings(), processes=processes, rebuild=rebuild)


def extract_text(
    text: str, title: str | None = None, *, path: str = "text.txt", settings: Settings | None = None
) -> dict[str, pa.Table]:
    """Extract one article in memory: the rows that a file of this text would give, as Arrow tables by name.

    `title` is taken as a sidecar's would be; `path` makes the doc_id. A text that gives no article gives a row in
    `failures`, as in a run.
    """
    from pipeline.article import Metadata, Record
    from pipeline.read.decode import tidy
    from pipeline.schema import TABLES
    from pipeline.shard import article_rows
    from pipeline.tables import arrow_table

    settings = settings or Settings()
    body = tidy(text)
    digest = hashlib.sha256(body.encode()).hexdigest()
    record = Record(path, None, "txt", digest, "utf-8", body, Metadata(title=title))
    rows = article_rows(record, settings, _model(settings.model))
    return {name: arrow_table(name, rows.get(name, ())) for name in TABLES}


@lru_cache(maxsize=1)
def _model(name: str) -> Model:
    """The loaded model; it keeps no state between documents."""
    from pipeline.extract.nlp import Model

    return Model(name)
