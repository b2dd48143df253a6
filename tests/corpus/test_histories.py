"""What the step over all articles takes over from the last run changes no row."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.corpus import article_state, corpus_tables
from pipeline.corpus.events import stages
from pipeline.corpus.workers import Held
from pipeline.tables.arrow import article_tables
from pipeline.tables.columns import arrow_array
from tests.store.rows import row

TOWNS = ("Tarvo", "Karsk", "Velm")
WORDS = ("quake bridge river dawn", "raid harbour night ships", "storm coast roof wind")
Tables = dict[str, pa.Table]


def article(number: int) -> Tables:
    """Tables and state of one of some invented articles: events, tolls and speakers come again, texts are copied."""
    town, words, toll = TOWNS[number % 3], WORDS[number % 3], 20 + number % 4
    doc_id, sentence = f"{number * 7919 % 1000:04}", f"The {words.split()[0]} killed {toll} people in {town}."
    text = f"{sentence} It was the {words} of {town}, said Vera {'Quill' if number % 2 else 'Holt'}." * (1 + number % 2)
    named = {"doc_id": doc_id, "sentence_id": 0, "field": "text"}
    tables = {
        "documents": [
            row(
                "documents",
                doc_id=doc_id,
                path=f"{doc_id}.txt",
                title=f"{words} in {town}",
                text=text,
                published=None if number % 11 == 10 else f"2021-05-{1 + number % 9:02}",
            )
        ],
        "sentences": [row("sentences", **named, start=0, end=len(sentence), text=sentence)],
        "entities": [
            row("entities", **named, entity_id=0, start=text.index(town), text=town, name=town, label="GPE"),
            row(
                "entities",
                **named,
                entity_id=1,
                start=text.index("Vera"),
                text="Vera",
                name="Vera Quill",
                label="PERSON",
            ),
        ],
        "numbers": [
            row(
                "numbers",
                **named,
                number_id=0,
                start=text.index(str(toll)),
                end=text.index(str(toll)) + 2,
                text=str(toll),
                kind="count",
                value=float(toll),
                counted="people",
            )
        ],
        "quotes": [
            row("quotes", doc_id=doc_id, quote_id=0, text=text, speaker_name="Vera Quill", kind="direct", parts=[])
        ],
    }
    made = article_tables(tables)
    return {**made, **article_state(made)}


ARTICLES = [article(number) for number in range(24)]
WHOLE: Tables = {name: pa.concat_tables([tables[name] for tables in ARTICLES]) for name in ARTICLES[0]}


def of(numbers: set[int]) -> Held:
    """The tables of some of the articles."""
    ids = [ARTICLES[number]["documents"]["doc_id"][0].as_py() for number in sorted(numbers)]
    chosen = arrow_array(ids, pa.string())
    return Held(
        {
            name: table.filter(pc.is_in(table["doc_id"], value_set=chosen)) if "doc_id" in table.column_names else table
            for name, table in WHOLE.items()
        }
    )


def rows(made: Tables) -> dict[str, list[dict[str, Any]]]:
    return {name: table.to_pylist() for name, table in made.items()}


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sets(st.integers(0, 23)), min_size=2, max_size=4), st.sampled_from((3, 5, 1000)))
def test_whatever_the_history_the_rows_are_those_of_a_whole_run(history: list[set[int]], stage: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stages, "STAGE", stage)
        before: Tables | None = None
        for numbers in history:
            read = of(numbers)
            made = corpus_tables(read, None, Held(before) if before else None)
            assert rows(made) == rows(corpus_tables(read))
            before = made


def test_articles_of_later_days_touch_only_the_last_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "STAGE", 4)
    dated = sorted((n for n in range(24) if n % 11 != 10), key=lambda n: (n % 9, n * 7919 % 1000))
    before = corpus_tables(of(set(dated[:-2])))
    loaded: list[int] = []
    load = stages.sketched

    def watched(read: Held, doc_ids: pa.Array) -> Any:
        loaded.append(len(doc_ids))
        return load(read, doc_ids)

    monkeypatch.setattr(stages, "sketched", watched)
    corpus_tables(of(set(dated)), None, Held(before))
    assert loaded[0] == len(dated) % 4 or loaded[0] == len(dated) % 4 + 4


def test_figures_of_events_that_nothing_new_touches_are_not_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.corpus.figures import figures

    before = corpus_tables(of(set(range(20))))
    compared: list[Any] = []
    compare = figures.compare_share
    monkeypatch.setattr(figures, "compare_share", lambda task: compared.append(task) or compare(task))
    corpus_tables(of(set(range(20))), None, Held(before))
    assert compared == []
    corpus_tables(of(set(range(21))), None, Held(before))
    assert compared and len(before["anchors"]) > 0
