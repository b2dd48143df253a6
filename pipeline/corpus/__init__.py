"""What no single article knows: stories, people, figures, disagreements.

Two entries, both from Arrow tables to Arrow tables, without access to files:

`article_state(tables)` is called with the article tables of any set of new articles (a chunk, a segment). Its tables
hold, by doc_id, all that the second step needs of their words; the store keeps them in `_state/` as it keeps the
article tables, replaced and removed with their article.

`corpus_tables(read)` is called once at the end of a run with a reader of whole tables, over all articles old and new.
It returns the tables over all articles.

The results depend on the set of articles alone, not on their order, or on the runs that brought them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

Reader = Callable[[str, Sequence[str]], "pa.Table"]  # (table, columns) -> all its rows, in any order

DOCUMENT_COLUMNS = ("doc_id", "published", "text_chars")


def article_state(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """The state of the given articles, by name. `tables`: whole article tables under their names in the contract."""
    from pipeline.corpus.signatures import signatures

    return {"signatures": signatures(tables["documents"].select(["doc_id", "text"]))}


def corpus_tables(read: Reader) -> dict[str, pa.Table]:
    """The tables over all articles, by name. Reads article tables and, under the same names, those of article_state."""
    from pipeline.corpus.duplicates import clusters
    from pipeline.corpus.signatures import SIGNATURES

    documents = read("documents", DOCUMENT_COLUMNS)
    return {"clusters": clusters(documents, read("signatures", SIGNATURES.names))}
