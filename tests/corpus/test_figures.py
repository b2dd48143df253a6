"""Figures over all articles, and the pairs that contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.corpus import article_state
from pipeline.corpus.figures import figures
from pipeline.corpus.figures.figures import compare_figures
from pipeline.corpus.figures.intervals import Value
from pipeline.corpus.figures.sightings import sightings
from pipeline.corpus.figures.topics import head_word, lists, singular, thing_of, verb_of
from pipeline.corpus.workers import Held, Workers
from pipeline.tables.arrow import empty
from tests.corpus.made import article, coalition, compared


def test_synonyms_with_different_values_about_one_body_contradict_each_other() -> None:
    (row,) = compared(coalition("a", 33, "delegations", published="2025-04-02", title="Who is in"), coalition("b", 35))
    assert row["kind"] == "contradiction"
    assert (
        row["why"]
        == "On Coalition of the Willing, “Who is in” (2025-04-02) has 33 delegations, but “b.txt” has 35 countries."
    )


@pytest.mark.parametrize(
    "other",
    [
        coalition("b", 33),  # the same value
        coalition("b", 30, fact={"modifier": "more_than"}),  # does not exclude 33
        coalition("b", 35, fact={"modifier": "about"}),
        coalition("b", 35, fact={"subject": "Union of the Patient"}),  # another body
        coalition("b", 35, fact={"verb": "invited"}),  # does something else with them
        coalition("b", 35, "brigades"),  # another thing
        coalition("b", 35, "Asian countries"),  # some of them
        coalition("b", 35, fact={"kind": "money", "unit": "EUR"}),
    ],
)
def test_what_can_both_be_right_is_no_contradiction(other: dict[str, pa.Table]) -> None:
    assert compared(coalition("a", 33, "delegations"), other) == []


def test_copies_of_one_story_do_not_contradict_each_other() -> None:
    assert compared(coalition("a", 33), coalition("b", 35), copies=True) == []


def test_figures_of_different_years_do_not_contradict_each_other() -> None:
    def dated(doc_id: str, value: int, year: str) -> dict[str, pa.Table]:
        sentence = f"In {year} the Coalition of the Willing counted {value} countries."
        date = {"text": year, "kind": "date", "date": year}
        figure = {"text": str(value), "value": value, "counted": "countries", "verb": "counted"}
        return article(doc_id, sentence, date, {**figure, "subject": "Coalition of the Willing"})

    assert compared(dated("a", 33, "2024"), dated("b", 35, "2025")) == []
    assert len(compared(dated("a", 33, "2025"), dated("b", 35, "2025"))) == 1


def test_an_article_that_gives_both_figures_knows_them_for_two_things() -> None:
    sentence = "The Coalition of the Willing counts 35 countries, and the Coalition of the Willing counts 26 states."
    facts = [
        {"text": n, "value": int(n), "counted": c, "subject": "Coalition of the Willing", "verb": "counts"}
        for n, c in (("35", "countries"), ("26", "states"))
    ]
    assert compared(article("a", sentence, *facts)) == []


def test_a_later_figure_that_says_it_is_newer_is_a_change() -> None:
    old = coalition("a", 33, published="2025-04-02")
    (row,) = compared(old, coalition("b", 35, cue="By September ", published="2025-09-05"))
    assert row["kind"] == "change" and row["why"].endswith("says that this is newer.")
    (row,) = compared(old, coalition("b", 35, cue="By September ", published="2025-03-01"))
    assert row["kind"] == "contradiction"


def test_of_two_figures_that_both_say_they_are_newer_the_later_article_has_the_newer() -> None:
    one = coalition("a", 33, cue="By now ", published="2025-04-02")
    for other in (coalition("b", 35, cue="By now ", published="2025-09-05"), coalition("b", 30, cue="By now ")):
        other["documents"] = other["documents"].set_column(4, "published", pa.array(["2025-09-05"], pa.string()))
        (row,) = compared(one, other)
        assert row["kind"] == "change" and "has 33 countries;" in row["why"]


def test_the_coalition_is_the_one_body_of_that_name_in_its_article() -> None:
    sentence = "The Coalition of the Willing met, and the coalition counts 35 countries."
    fact = {"text": "35", "value": 35, "counted": "countries", "subject": "coalition", "verb": "counts"}
    assert len(compared(coalition("a", 33), article("b", sentence, fact))) == 1


def test_those_who_come_to_a_named_place_are_a_topic() -> None:
    def summit(doc_id: str, value: str, number: int, rest: str, verb: str) -> dict[str, pa.Table]:
        fact = {"text": value, "value": number, "counted": "leaders", "verb": verb}
        return article(doc_id, f"{value} leaders {rest}", fact, entities=[("Lancaster House", "FAC")])

    one = summit("a", "18", 18, "who met at Lancaster House agreed.", "agreed")
    other = summit("b", "Nineteen", 19, "came to Lancaster House.", "came")
    assert [row["topic"] for row in compared(one, other)] == ["leader who attend | lancaster house"]


def test_figures_count_articles_and_stories() -> None:
    tables = [coalition("a", 35), coalition("b", 35), coalition("c", 35)]
    documents = pa.concat_tables([t["documents"] for t in tables])
    clusters = pa.table({"doc_id": ["a", "b", "c"], "cluster_id": ["a", "a", "c"]})
    read = Held({"documents": documents, "sightings": pa.concat_tables([sightings(t) for t in tables])})
    (row,) = compare_figures(read, clusters)[0].to_pylist()
    assert (row["articles"], row["stories"], row["doc_ids"], row["value"]) == (3, 2, ["a", "b", "c"], 35)


def test_a_country_is_one_subject_under_all_its_names() -> None:
    def bought(doc_id: str, name: str, value: int) -> dict[str, pa.Table]:
        fact = {"text": str(value), "value": value, "counted": "tanks", "subject": name, "verb": "bought"}
        return article(doc_id, f"{name} bought {value} tanks.", fact, countries=[(name, "GB")])

    assert len(compared(bought("a", "Britain", 40), bought("b", "the UK", 60))) == 1


@given(st.permutations(range(4)))
def test_the_order_of_articles_does_not_matter(order: list[int]) -> None:
    tables = [coalition("a", 33), coalition("b", 35), coalition("c", 38), coalition("d", 35, cue="By now ")]
    assert compared(*tables) == compared(*(tables[i] for i in order))


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ((33, None, None), (35, None, None), False),
        ((200, None, "more_than"), (350, None, None), True),
        ((200, None, "at_most"), (350, None, None), False),
        ((15000, None, "about"), (16000, None, None), True),
        ((10, 20, None), (15, None, None), True),
        ((1_600_000_000, None, None), (1_580_000_000, None, None), True),
        ((5000, None, None), (3000, None, None), False),
    ],
)
def test_intervals(one: tuple[Any, ...], other: tuple[Any, ...], overlap: bool) -> None:
    a, b = Value("count", None, *one), Value("count", None, *other)
    assert a.overlaps(b) == b.overlaps(a) == overlap


@pytest.mark.parametrize(
    ("counted", "thing"),
    [
        ("delegations", ("country", "")),
        ("air defence missiles", ("missile", "air defence")),
        ("more troops", ("soldier", "more")),
        ("three other troops", ("soldier", "other three")),
        ("members of parliament", ("country", "parliament")),
        ("!!", None),
    ],
)
def test_what_is_counted(counted: str, thing: tuple[str, str] | None) -> None:
    assert thing_of(counted) == thing


def test_words_are_compared_by_their_sets_and_endings() -> None:
    assert verb_of("includes") == verb_of("counted") == "count" and verb_of("were ready") == "ready"
    assert verb_of("led") == verb_of("leads") == "lead"
    assert [singular(w) for w in ("countries", "churches", "buses", "crisis", "women", "people")] == [
        *("country", "church", "buse", "crisis", "woman", "people")
    ]
    assert head_word("The Coalition of the Willing") == "coalition"


def test_no_word_stands_in_two_sets() -> None:
    for name in ("things", "verbs"):
        words = [word for entry in lists()[name] for word in entry.split()]
        assert len(words) == len(set(words)), [w for w in words if words.count(w) > 1]


def test_articles_without_rows_give_empty_tables() -> None:
    tables = {name: empty(name) for name in ("documents", "sentences", "entities", "countries", "numbers", "quotes")}
    assert {name: table.num_rows for name, table in article_state(tables).items()} == dict.fromkeys(
        ("signatures", "sketches", "cast", "sightings"), 0
    )


def test_a_large_corpus_is_compared_in_larger_shares_not_in_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each share takes a pass over everything: with a fixed length of them time would grow by the square."""
    monkeypatch.setattr(figures, "SHARE", 1)
    articles = [coalition(f"{n:02}", n, "boats", fact={"subject": f"Harbour Board {n}"}) for n in range(1, 40)]
    found = pa.concat_tables([sightings(tables) for tables in articles])
    documents = pa.concat_tables([tables["documents"] for tables in articles], promote_options="permissive")
    alone = pa.table({"doc_id": documents["doc_id"], "cluster_id": documents["doc_id"]})
    given: list[int] = []

    def each(function: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Any]:
        given.append(len(items))
        return map(function, items)

    made, _ = compare_figures(Held({"documents": documents, "sightings": found}), alone, Workers(2, each))
    assert len(made) == len(articles) and given == [figures.MOST_SHARES]
