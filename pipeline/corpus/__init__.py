"""What no single article knows: stories, people, figures, disagreements.

Two entries, both from Arrow tables to Arrow tables, without access to files:

`article_state(tables)` is called with the article tables of any set of new articles (a chunk, a segment). Its tables
hold, by doc_id, all that the second step needs of their words; the store keeps them in `_state/` as it keeps the
article tables, replaced and removed with their article.

`corpus_tables(read)` is called once at the end of a run with a reader of whole tables, over all articles old and new.
It returns the tables over all articles, and the person of each name for `with_person_ids`, which sets the one column
of an article table that depends on other articles.

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
    from pipeline.corpus.persons import persons
    from pipeline.corpus.sightings import sightings
    from pipeline.corpus.signatures import signatures

    return {
        "signatures": signatures(tables["documents"].select(["doc_id", "text"])),
        "persons": persons(tables),
        "sightings": sightings(tables),
    }


def corpus_tables(read: Reader) -> dict[str, pa.Table]:
    """The tables over all articles, by name, and under "person_ids" the person of each name.

    Reads the table documents and, under their names, the tables of article_state.
    """
    from pipeline.corpus.duplicates import clusters
    from pipeline.corpus.figures import figures_and_disagreements
    from pipeline.corpus.people import people
    from pipeline.corpus.persons import PERSONS
    from pipeline.corpus.sightings import SIGHTINGS
    from pipeline.corpus.signatures import SIGNATURES

    documents = read("documents", DOCUMENT_COLUMNS)
    persons, person_ids = people(read("persons", PERSONS.names))
    stories = clusters(documents, read("signatures", SIGNATURES.names))
    figures, disagreements = figures_and_disagreements(read("sightings", SIGHTINGS.names), documents, stories)
    return {
        "clusters": stories,
        "people": persons,
        "person_ids": person_ids,
        "figures": figures,
        "disagreements": disagreements,
    }


def with_person_ids(quotes: pa.Table, person_ids: pa.Table) -> pa.Table:
    """Rows of the table `quotes` with their person_id set, null where the speaker is nobody in particular.

    The only column of an article table that depends on the other articles. A person keeps the id as long as the first
    in the alphabet of the person's full names (without middle names) stays the first.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    at = pc.index_in(quotes["speaker_name"], value_set=person_ids["name"], skip_nulls=True)
    place = quotes.schema.get_field_index("person_id")
    field = quotes.schema.field(place)
    return quotes.set_column(place, field, pc.cast(pc.take(person_ids["person_id"], at), pa.string()))
