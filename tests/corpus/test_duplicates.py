"""Clusters of near-duplicate articles."""

from __future__ import annotations

import random
import time

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.corpus.stories.duplicates import NEIGHBOURS, ROWS, candidates, clusters
from pipeline.corpus.stories.signatures import PERMUTATIONS, signatures
from pipeline.corpus.workers import HERE, Held, Workers

VOCABULARY = [
    a + b for a in ("ba", "de", "fo", "gi", "hu", "ka", "le", "mo", "ni", "pu") for b in ("ran", "tel", "kos")
]


def article(seed: int, words: int = 400) -> list[str]:
    chosen = random.Random(seed)
    return [chosen.choice(VOCABULARY) for _ in range(words)]


def documents(
    texts: dict[str, str], published: dict[str, str] | None = None, titles: dict[str, str] | None = None
) -> pa.Table:
    dates = [(published or {}).get(name) for name in texts]
    return pa.table(
        {
            "doc_id": list(texts),
            "title": pa.array([(titles or {}).get(name) for name in texts], pa.string()),
            "text": list(texts.values()),
            "published": pa.array(dates, pa.string()),
            "text_chars": pa.array([len(text) for text in texts.values()], pa.int32()),
        }
    )


def clustered_tables(documents: pa.Table, signatures: pa.Table, workers: Workers = HERE) -> pa.Table:
    return clusters(Held({"documents": documents, "signatures": signatures}), workers)


def clustered(texts: dict[str, str], published: dict[str, str] | None = None) -> dict[str, dict[str, object]]:
    table = documents(texts, published)
    return {row["doc_id"]: row for row in clustered_tables(table, signatures(table)).to_pylist()}


def test_a_trimmed_and_edited_copy_is_a_duplicate_of_the_longer_text() -> None:
    words = article(1)
    edited = ["AP", *words[:260]]
    edited[::40] = ["also"] * len(edited[::40])
    rows = clustered({"a": " ".join(edited), "b": " ".join(words), "c": " ".join(article(2))})
    assert (rows["a"]["cluster_id"], rows["a"]["duplicate_of"]) == ("b", "b")
    assert (rows["b"]["cluster_id"], rows["b"]["duplicate_of"], rows["b"]["similarity"]) == ("b", None, None)
    assert (rows["c"]["cluster_id"], rows["c"]["duplicate_of"]) == ("c", None)


def test_articles_that_share_a_few_paragraphs_stay_apart() -> None:
    shared = article(3, 80)
    rows = clustered({name: " ".join(article(seed) + shared) for name, seed in (("a", 4), ("b", 5))})
    assert {row["cluster_id"] for row in rows.values()} == {"a", "b"}


def test_similarity_is_the_exact_jaccard_of_five_word_shingles() -> None:
    words = [f"word{i}" for i in range(104)]  # 100 shingles
    rows = clustered({"a": " ".join(words), "b": " ".join(words[:84])})  # 80 of them
    assert rows["b"]["similarity"] == 0.8


def test_punctuation_and_case_do_not_part_copies() -> None:
    text = " ".join(article(6))
    rows = clustered({"a": text, "b": text.upper().replace(" ", ", ")})
    assert rows["a"]["similarity"] == 1.0


def test_copies_of_copies_are_one_cluster() -> None:
    words = article(7, 600)
    texts = {"a": words, "b": words[120:], "c": words[240:], "d": words[360:]}
    rows = clustered({name: " ".join(part) for name, part in texts.items()})
    assert {row["cluster_id"] for row in rows.values()} == {"a"}


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({"a": "2025-03-02", "b": "2025-03-01"}, "b"),
        ({"a": "2025-03-02T08:00:00", "b": "2025-03-02"}, "b"),  # one day: the longer one
        ({"a": "2025-03-02T08:00:00+02:00", "b": "2025-03-02T06:30:00Z"}, "a"),
        ({"a": "2025-03", "b": "2025-03-01"}, "b"),
        ({"a": "2025-02", "b": "2025-03-01"}, "a"),
        ({}, "b"),
    ],
)
def test_the_original_is_published_first_then_longest(dates: dict[str, str], expected: str) -> None:
    words = article(8)
    rows = clustered({"a": " ".join(words[:350]), "b": " ".join(words)}, dates)
    assert {row["cluster_id"] for row in rows.values()} == {expected}


def test_of_equal_texts_without_dates_the_first_doc_id_is_the_original() -> None:
    text = " ".join(article(9))
    assert {row["cluster_id"] for row in clustered({"c": text, "b": text, "a": text}).values()} == {"a"}


def test_a_short_piece_of_a_long_article_is_no_copy() -> None:
    words = article(21, 500)
    rows = clustered({"whole": " ".join(words), "piece": " ".join(words[100:225])})  # a Jaccard of a quarter
    assert {row["cluster_id"] for row in rows.values()} == {"whole", "piece"}


def test_hundreds_of_equal_short_pages_are_one_story_and_take_no_time() -> None:
    wall = "This site sets cookies to measure your visit. Press accept and go on reading."
    texts = {f"{i:03}": wall for i in range(600)} | {"own": " ".join(article(22))}
    table = documents(texts, titles=dict.fromkeys(texts, "Cookies"))
    signed = signatures(table)
    begun = time.process_time()
    found = clustered_tables(table, signed).to_pylist()
    assert time.process_time() - begun < 3  # in each band every pair of them was gathered anew: a minute
    assert {row["cluster_id"] for row in found if row["doc_id"] != "own"} == {"000"}
    assert len(found) == 601


def test_articles_without_words_stand_alone() -> None:
    rows = clustered({"a": "", "b": "", "c": "..."})
    assert {row["cluster_id"] for row in rows.values()} == {"a", "b", "c"}


def test_short_pages_with_one_text_are_copies_only_where_their_titles_agree() -> None:
    box = "Sign up for our letter and follow us for news, weather and traffic from your town every morning. " * 2
    for other, stories in (("Barn burns near Tarvo", 2), ("Man held in a Karsk shooting, police say", 1)):
        table = documents({"a": box, "b": box}, titles={"a": "Man held in Karsk shooting", "b": other})
        assert len(set(clustered_tables(table, signatures(table))["cluster_id"].to_pylist())) == stories


def test_an_article_without_a_signature_stands_alone() -> None:
    table = documents({"a": "some words", "b": "other words"})
    rows = clustered_tables(table, signatures(table.slice(0, 1))).to_pylist()
    assert [(row["doc_id"], row["cluster_id"]) for row in rows] == [("a", "a"), ("b", "b")]


def test_the_candidates_of_many_like_articles_grow_with_their_number_only() -> None:
    table = documents({f"{i:03d}": " ".join(article(11)) for i in range(300)})
    minhashes = np.array(signatures(table)["minhash"].to_pylist(), dtype=np.uint32)
    bands = PERMUTATIONS // ROWS
    assert sum(len(pairs) for pairs in candidates(minhashes)) <= 300 * NEIGHBOURS * bands


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 3))
def test_neither_order_nor_earlier_runs_change_the_clusters(shuffle: random.Random, copies: int) -> None:
    texts = {f"d{i}": " ".join(article(i, 60)) for i in range(4)}
    texts |= {f"c{i}": texts[f"d{i}"] + " more words at the end" for i in range(copies)}
    table = documents(texts)
    expected = clustered_tables(table, signatures(table))
    order = list(range(len(texts)))
    shuffle.shuffle(order)
    early = order[:2]
    late = order[2:]
    pieces = pa.concat_tables([signatures(table.take(early)), signatures(table.take(late))])
    assert clustered_tables(table.take(order), pieces).equals(expected)
    assert clustered_tables(table.take(order), pieces, Workers(5)).equals(expected)
