"""What no single article knows: stories, events, people, figures, disagreements.

Two entries, both from Arrow tables to Arrow tables, without access to files:

`article_state(tables)` is called with the article tables of any set of new articles (a chunk, a segment). Its tables
hold, by doc_id, all that the second step needs of their words; the store keeps them in `_state/` as it keeps the
article tables, replaced and removed with their article.

`corpus_tables(read, workers, before)` is called once at the end of a run with a reader of whole tables, over all
articles old and new, with whoever can share in the work, and with a reader of what it returned for the last run.
It returns the tables over all articles, the person of each quote (the one column of an article table that depends on
other articles), and what the next run wants to know of this one.

The results depend on the set of articles alone, not on their order, on the runs that brought them, or on whether
something could be taken over from the last one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

    from pipeline.corpus.workers import Reader, Workers

QUOTE_COLUMNS = ("doc_id", "quote_id", "speaker_name")


def article_state(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """The state of the given articles, by name. `tables`: whole article tables under their names in the contract."""
    from pipeline.corpus.events.sketches import sketches
    from pipeline.corpus.figures.sightings import sightings
    from pipeline.corpus.people.persons import persons
    from pipeline.corpus.stories.signatures import signatures

    return {
        "signatures": signatures(tables["documents"].select(["doc_id", "title", "text"])),
        "sketches": sketches(tables),
        "cast": persons(tables),
        "sightings": sightings(tables),
    }


def corpus_tables(read: Reader, workers: Workers | None = None, before: Reader | None = None) -> dict[str, pa.Table]:
    """The tables over all articles, by name; under "persons" what becomes of quotes.person_id; and, under other names,
    the state of the comparison, which the next run reads by `before`.

    Reads the tables documents and quotes and, under their names, those of article_state. Copies are looked for,
    articles and figures compared by the workers; people are told apart here, since any name may decide on any other.
    """
    from pipeline.corpus.events.events import events
    from pipeline.corpus.figures.figures import compare_figures
    from pipeline.corpus.people.people import people
    from pipeline.corpus.people.persons import PERSONS
    from pipeline.corpus.stories.duplicates import clusters
    from pipeline.corpus.workers import HERE
    from pipeline.tables.columns import give_back
    from pipeline.tables.rules import rules_table

    workers = workers or HERE
    stories = clusters(read, workers)
    give_back()
    told, stages = events(read, stories, before)
    event_of = dict(zip(told["doc_id"].to_pylist(), told["event_id"].to_pylist(), strict=True))
    everybody, person_ids = people(read("cast", PERSONS.names), event_of)
    give_back()
    figures, disagreements, anchors = compare_figures(read, stories, told, workers, before)
    return {
        "clusters": stories,
        "events": told,
        "people": everybody,
        "persons": persons_of_quotes(read("quotes", QUOTE_COLUMNS), person_ids),
        "figures": figures,
        "disagreements": disagreements,
        "rules": rules_table(),
        "anchors": anchors,
        **stages,
    }


def persons_of_quotes(quotes: pa.Table, person_ids: pa.Table) -> pa.Table:
    """doc_id, quote_id and person_id of the quotes whose speaker is somebody. `person_ids`: see people.PERSON_IDS.

    The only column of an article table that depends on the other articles. A person keeps the id as long as the first
    in the alphabet of the person's full names (without middle names) stays the first.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    from pipeline.tables.columns import joined

    known = joined(person_ids["doc_id"], person_ids["name"])
    spoken = joined(quotes["doc_id"], quotes["speaker_name"])
    at = pc.index_in(spoken, value_set=known, skip_nulls=True)
    named = quotes.select(["doc_id", "quote_id"]).append_column(
        pa.field("person_id", pa.string()), pc.take(person_ids["person_id"], at)
    )
    return named.filter(pc.is_valid(named["person_id"]))
