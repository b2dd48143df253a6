"""Whatever a sentence holds: no exception, no blank name in a topic, time linear in its length."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.corpus.figures.sightings import ArticleFigures
from tests.corpus.made import article

PIECES = (
    *(
        "Vera Quill",
        "Quill",
        "The ’s",
        "The",
        "Vera",
        "’s",
        ". .",
        " and ",
        " has ",
        " worth ",
        " leads ",
        " by ",
        ", ",
    ),
    *(
        " killed in ",
        "Riga",
        " of the ",
        " backed by ",
        " seats",
        " debates",
        " without ",
        "66",
        "48",
        "$3 million",
        ".",
    ),
)
WORD = re.compile(r"\d+")
FACTS: dict[str, list[Any]] = {
    "kind": ["count", "money", "duration", "age", "quantity"],
    "counted": ["seats", "’s", "of", "", None],
    "subject": ["Vera Quill", "The", "’s", "", "the seats", None],
    "verb": ["has", "killed", "", " ", None],
}


def figures(sentence: str, fact: dict[str, Any], names: list[tuple[str, str]]) -> list[tuple[Any, ...]]:
    """The rows of one sentence, every number of which is told the same of."""
    facts = [{"unit": None, "value": 66.0, **fact, "text": m[0]} for m in WORD.finditer(sentence)]
    tables = article("a", sentence, *facts, entities=[name for name in names if name[0] in sentence])
    rows = {name: table.to_pylist() for name, table in tables.items()}
    for number, match in zip(rows["numbers"], WORD.finditer(sentence), strict=True):
        number["start"], number["end"] = match.span()
    return ArticleFigures(rows).rows()


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=12),
    st.fixed_dictionaries({key: st.sampled_from(values) for key, values in FACTS.items()}),
    st.lists(st.tuples(st.sampled_from(PIECES[:7]), st.sampled_from(["PERSON", "GPE", "ORG"])), max_size=4),
)
def test_no_topic_is_about_nothing(pieces: list[str], fact: dict[str, Any], names: list[tuple[str, str]]) -> None:
    for _, topics, label, about, counted, *_ in figures("".join(pieces), fact, names):
        assert not any(topic.endswith("| ") for topic in topics)
        assert label.strip() and counted.strip() and all(name.strip() for name in about)


def test_a_person_whose_name_is_an_article_and_an_ending_has_no_figure() -> None:
    fact = {"kind": "count", "counted": "people", "subject": "The ’s", "verb": "killed"}
    assert figures("The ’s killed 66 people.", fact, [("The ’s", "PERSON")]) == []


@pytest.mark.parametrize(
    "unit", ["A", "A-", "Ab ", "66 seats, ", "Holt Varga House 66 seats, ", "Vera Quill has 66 seats, "]
)
def test_time_is_linear_in_the_sentence(unit: str) -> None:
    fact = {"kind": "count", "counted": "seats", "verb": "met"}

    def seconds(letters: int) -> float:
        began = time.perf_counter()
        figures(unit * (letters // len(unit)), fact, [("Vera Quill", "PERSON")])
        return time.perf_counter() - began

    assert seconds(40_000) < 25 * min(seconds(4_000) for _ in range(3)) + 0.3
