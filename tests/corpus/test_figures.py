"""Figures over all articles: what they are of, and where articles differ about them."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.corpus import article_state
from pipeline.corpus.figures.intervals import Value
from pipeline.language.model import Model
from pipeline.tables.arrow import empty
from tests.corpus.made import differing, over_all, read, values

QUAKE = "A quake killed {} people in Tarvo on Monday, officials said."


def test_two_tolls_of_one_event_contradict_each_other(reader: Model) -> None:
    (row,) = differing(reader, QUAKE.format(24), QUAKE.format(31), title="Quake hits Tarvo")
    assert (row["kind"], row["role"], row["group"], values(row)) == ("contradiction", "killed", None, [24, 31])
    assert row["event_id"] and len(row["figure_ids"]) == 2 and row["first_seen"] == "2021-05-03"
    assert "“Quake hits Tarvo” (2021-05-03) has 24 people" in row["why"] and ", but " in row["why"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A quake killed 24 people in Tarvo.", "A quake killed about 25 people in Tarvo."),  # one value
        ("A quake killed 24 people in Tarvo.", "A quake killed 600 people in Tarvo in 2005."),  # another quake
        ("Six people were injured in Tarvo.", "Three of those injured in Tarvo were children."),  # some of them
        ("A quake killed 24 people in Tarvo.", "A quake could kill 4,000 people in Tarvo."),  # nothing that was
        ("Four people died in Tarvo, including the gunman.", "Three people died in Tarvo."),  # with and without him
        ("A quake killed 24 people in Tarvo.", "A quake injured 31 people in Tarvo."),  # another role
    ],
)
def test_what_can_both_be_right_is_no_disagreement(reader: Model, one: str, other: str) -> None:
    assert differing(reader, one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Three people were killed in Tarvo before the gunman shot himself.", "Four people were killed in Tarvo."),
        ("A raid on Tarvo killed 24 people.", "Raids killed 31 people in three attacks around Tarvo."),
        ("Dozens of people were injured in Tarvo.", "Eight people were injured in Tarvo."),
        ("A quake killed 24 people in Tarvo.", "In 1999 a quake killed 31 people in Tarvo."),
    ],
)
def test_what_is_counted_otherwise_is_no_disagreement(reader: Model, one: str, other: str) -> None:
    assert differing(reader, one, other, title="News of Tarvo") == []


def test_numbers_without_a_role_go_with_the_one_that_is_told_alike(reader: Model) -> None:
    one = "The Tarvo agency received 2,300 comments on the lake plan. It has nine boats."
    other = "Since May the Tarvo agency has received 3,100 comments on the lake plan. It has nine boats."
    (row,) = differing(reader, one, other, title="Lake plan in Tarvo")
    assert (row["role"], row["group"], values(row)) == (None, "comment", [2300, 3100])
    agreeing = f"{one} A Tarvo newspaper received 3,100 comments."
    assert differing(reader, agreeing, other, title="Lake plan in Tarvo") == []


def test_six_values_are_one_row(reader: Model) -> None:
    (row,) = differing(reader, *(QUAKE.format(n) for n in (24, 31, 37, 42, 48, 55)), title="Quake hits Tarvo")
    assert values(row) == [24, 31, 37, 42, 48, 55]
    assert values(row)[0] == 24 and row["figure_id"] != row["other_figure_id"]


def test_a_later_toll_is_a_change(reader: Model) -> None:
    later = ("The quake in Tarvo has now killed 31 people.", "2021-05-05")
    (row,) = differing(reader, QUAKE.format(24), later, title="Quake hits Tarvo")
    assert row["kind"] == "change" and "; later " in row["why"] and row["first_seen"] == "2021-05-05"


def test_a_copy_with_another_toll_is_a_revision(reader: Model) -> None:
    rest = "Rescue teams worked through the night after the old market fell, and doctors asked for blood. " * 8
    (row,) = differing(reader, QUAKE.format(24) + rest, QUAKE.format(31) + rest, title="Quake hits Tarvo")
    assert row["kind"] == "revision"


def test_states_and_delegations_of_a_body_are_compared_whatever_the_event(reader: Model) -> None:
    one = "The Union of the Patient met in Tarvo on Monday with 33 delegations present."
    (row,) = differing(reader, one, ("The Union of the Patient counts 35 countries.", "2021-09-05"))
    assert (row["role"], row["event_id"], values(row)) == ("members", None, [33, 35])
    assert differing(reader, one, "The Union of the Impatient counts 35 countries.") == []
    assert differing(reader, one, "Some 35 countries declined to join the Union of the Patient.") == []


def test_a_day_of_a_month_is_no_figure(reader: Model) -> None:
    one, other = "Two of the 19 hijackers were from Velmia.", "Two of the Sept. 11 hijackers were from Velmia."
    assert differing(reader, one, other, title="Hijackers of Velmia") == []


def test_a_country_is_one_owner_under_all_its_names(reader: Model) -> None:
    one, other = "Germany will send 300 troops to Mali.", "Berlin is sending 450 soldiers to Mali."
    (row,) = differing(reader, one, other, title="Troops")
    assert row["role"] == "troops" and values(row) == [300, 450]
    assert differing(reader, one, "France is sending 450 soldiers to Mali.", title="Troops") == []


def test_figures_count_articles_stories_and_sources(reader: Model) -> None:
    told = over_all(*(read(reader, name, QUAKE.format(24), title="Quake") for name in "ab"))["figures"].to_pylist()
    (row,) = (row for row in told if row["role"] == "killed")
    assert (row["articles"], row["stories"], row["value"], row["source"]) == (2, 1, 24, "officials")


def test_neither_order_nor_workers_change_the_rows(reader: Model) -> None:
    wells = "The Lorn agency counted {} dry wells along the Tarn."  # without a role
    articles = [read(reader, f"a{n}", f"{QUAKE.format(20 + n % 3)} {wells.format(40 + n)}") for n in range(4)]
    expected = over_all(*articles)
    for order in ((3, 1, 0, 2), (2, 3, 1, 0)):
        found = over_all(*(articles[at] for at in order), workers=3)
        for name in ("events", "figures", "disagreements"):
            assert found[name].equals(expected[name])


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ((33, None, None), (35, None, None), False),
        ((200, None, "more_than"), (350, None, None), True),
        ((200, None, "at_most"), (350, None, None), False),
        ((200, None, "at_most"), (350, None, "at_most"), False),
        ((15000, None, "about"), (16000, None, None), True),
        ((10, 20, None), (15, None, None), True),
        ((1_600_000_000, None, None), (1_580_000_000, None, None), True),
        ((5000, None, None), (3000, None, None), False),
    ],
)
def test_intervals(one: tuple[Any, ...], other: tuple[Any, ...], overlap: bool) -> None:
    a, b = Value("count", None, *one), Value("count", None, *other)
    assert a.overlaps(b) == b.overlaps(a) == overlap


def test_articles_without_rows_give_empty_tables() -> None:
    tables = {name: empty(name) for name in ("documents", "sentences", "entities", "countries", "numbers", "quotes")}
    state = article_state(tables)
    assert {name: table.num_rows for name, table in state.items()} == dict.fromkeys(
        ("signatures", "sketches", "cast", "sightings"), 0
    )
    assert isinstance(state["sightings"], pa.Table)


@settings(max_examples=20, deadline=None)
@given(numbers=st.lists(st.integers(2, 99), min_size=1, max_size=3))
def test_every_disagreement_is_of_figures_that_stand_in_the_table(reader: Model, numbers: list[int]) -> None:
    made = over_all(*(read(reader, f"a{n}", QUAKE.format(number)) for n, number in enumerate(numbers)))
    known = set(made["figures"]["figure_id"].to_pylist())
    for row in made["disagreements"].to_pylist():
        assert set(row["figure_ids"]) <= known and len(set(row["figure_ids"])) > 1
