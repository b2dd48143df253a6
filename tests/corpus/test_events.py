"""Which articles tell of one event."""

from __future__ import annotations

import random
from typing import Any

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.corpus.events.events import events
from pipeline.corpus.events.linking import linked, linked_groups
from pipeline.corpus.events.sketches import is_reported, sketches
from pipeline.corpus.stories.words import stem, stems
from pipeline.corpus.workers import Held
from pipeline.tables.arrow import arrow_table, empty
from tests.store.rows import row

QUAKE = "A quake shook Tarvo at dawn and the old bridge over the Velm fell into the river."
STRIKE = "Dockers at Karsk harbour walked out over wages and ships lay at anchor for hours."


def article(doc_id: str, text: str, **more: Any) -> dict[str, pa.Table]:
    """Tables of one article, as far as events read them."""
    names = [
        row(
            "entities",
            doc_id=doc_id,
            entity_id=i,
            field="text",
            start=text.index(name),
            text=name,
            label=label,
            name=name,
        )
        for i, (name, label) in enumerate(more.get("names", ()))
    ]
    dates = [
        row("numbers", doc_id=doc_id, number_id=i, kind="date", field="text", start=0, end=1, date=day)
        for i, day in enumerate(more.get("days", ()))
    ]
    held = {"doc_id": [doc_id], "title": [more.get("title")], "text": [text], "published": [more.get("published")]}
    strings = {name: pa.array(values, pa.string()) for name, values in held.items()}
    return {
        "documents": pa.table(strings),
        "entities": arrow_table("entities", names),
        "countries": empty("countries"),
        "numbers": arrow_table("numbers", dates),
    }


def told(*articles: dict[str, pa.Table], copies: dict[str, str] | None = None) -> list[dict[str, Any]]:
    documents = pa.concat_tables([tables["documents"] for tables in articles])
    ids = documents["doc_id"].to_pylist()
    clusters = pa.table({"doc_id": ids, "cluster_id": [(copies or {}).get(i, i) for i in ids]})
    read = Held({"documents": documents, "sketches": pa.concat_tables([sketches(tables) for tables in articles])})
    rows: list[dict[str, Any]] = events(read, clusters)[0].to_pylist()
    return rows


def groups(rows: list[dict[str, Any]]) -> list[list[str]]:
    by_event: dict[str, list[str]] = {}
    for told_of in rows:
        by_event.setdefault(told_of["event_id"], []).append(told_of["doc_id"])
    return sorted(by_event.values())


def test_articles_of_one_event_in_other_words_are_together_and_others_apart() -> None:
    other = "The bridge at Tarvo lies in the river after the quake that shook the town on Monday."
    rows = told(
        article("a", QUAKE, title="Quake in Tarvo", published="2021-05-03"),
        article("b", other, title="Bridge of Tarvo falls", published="2021-05-04"),
        article("c", STRIKE, title="Strike at Karsk", published="2021-05-04"),
    )
    assert groups(rows) == [["a", "b"], ["c"]]
    assert (rows[0]["first_day"], rows[0]["last_day"], rows[0]["articles"]) == ("2021-05-03", "2021-05-04", 2)
    assert rows[0]["title"] in ("Quake in Tarvo", "Bridge of Tarvo falls")


def test_copies_are_one_event_and_one_story() -> None:
    rows = told(article("a", QUAKE), article("b", STRIKE), copies={"b": "a"})
    assert groups(rows) == [["a", "b"]] and rows[0]["stories"] == 1


def test_the_place_is_the_town_that_most_articles_name_first() -> None:
    rows = told(article("a", QUAKE, names=[("Tarvo", "GPE")]), article("b", QUAKE, names=[("Tarvo", "GPE")]))
    assert {told_of["place"] for told_of in rows} == {"Tarvo"}


def test_a_day_of_a_report_is_no_day_of_the_event() -> None:
    for text, reported in (("police said on Monday", True), ("The mayor told reporters late Monday", True)):
        assert is_reported(text, text.index("Monday")) is reported
    text = "A quake struck on Monday"
    assert not is_reported(text, text.index("Monday"))


def test_average_link_does_not_chain() -> None:
    sums = {(0, 1): 0.9, (1, 2): 0.5, (0, 2): 0.0}
    assert linked({n: [n] for n in range(3)}, sums, 0.4) == [[0, 1], [2]]
    assert linked({n: [n] for n in range(3)}, sums, 0.2) == [[0, 1, 2]]


def test_groups_of_earlier_stages_take_in_what_is_new_and_stay_apart() -> None:
    members: dict[int, list[int]] = {0: [], 1: [], 5: [5]}
    sums = {(0, 1): 0.9, (0, 5): 1.2, (1, 5): 0.9}
    assert linked_groups(members, sums, 0.4, {0: 2, 1: 1}) == {0: [], 1: [5]}


def test_words_are_compared_without_endings() -> None:
    assert stem("quakes") == stem("quake") and stem("killing") == stem("killed") and stem("cities") == "city"
    assert stems("The people of Karsk said that it was Karsk's") == ["karsk", "karsk"]


def test_articles_without_words_are_events_of_their_own() -> None:
    assert groups(told(article("a", ""), article("b", ""))) == [["a"], ["b"]]


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_changes_no_event(shuffle: random.Random) -> None:
    texts = [QUAKE, QUAKE.replace("dawn", "noon"), STRIKE, STRIKE.replace("wages", "hours"), "Nothing of this."]
    articles = [article(f"d{i}", text, published=f"2021-05-0{i + 1}") for i, text in enumerate(texts)]
    expected = told(*articles)
    shuffle.shuffle(articles)
    assert told(*articles) == expected
