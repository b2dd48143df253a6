"""Names of people taken apart and compared."""

from __future__ import annotations

import random

import pytest

from pipeline.corpus.people.names import jaro_winkler, nicknames, read_name, same_given, same_spelling


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("President Barack Obama", "barack obama"),
        ("Bashar al-Assad", "bashar assad"),
        ("Chris Van Hollen", "chris van hollen"),
        ("De Blasio", "de blasio"),
        ("Ben Carson", "ben carson"),
        ("al Assad", "assad"),
        ("Joseph R. Biden Jr.", "joseph r biden"),
        ("Donald Marsh Jr.", "donald marsh jr"),
        ("Erdoğan’s", "erdogan"),
        ("Ada’s Harbour", None),
        ("Sen.", None),
        ("4 Non Blondes", None),
    ],
)
def test_a_name_is_taken_apart(written: str, key: str | None) -> None:
    name = read_name(written)
    assert (name and name.key) == key


def test_a_first_name_that_looks_like_a_particle_is_one() -> None:
    names = [read_name(written) for written in ("Ben Carson", "Al Gore", "De Blasio")]
    assert [name and name.given for name in names] == ["ben", "al", ""]


def test_spellings_and_short_forms() -> None:
    assert same_spelling("zelenskyy", "zelensky") and same_spelling("qaddafi", "gaddafi")
    assert not same_spelling("johnson", "johnston") and not same_spelling("li", "lee")
    assert same_given("bill", "william") and same_given("mohamed", "mohammed") and not same_given("dan", "daniela")


def test_jaro_winkler_agrees_with_published_values() -> None:
    assert jaro_winkler("martha", "marhta") == pytest.approx(0.9611, abs=1e-4)
    assert jaro_winkler("dwayne", "duane") == pytest.approx(0.84, abs=1e-4)
    assert jaro_winkler("abc", "xyz") == 0


def test_every_set_of_short_forms_holds_at_least_two_names_in_small_letters() -> None:
    sets = nicknames()
    sizes = [
        sum(number in numbers for numbers in sets.values()) for number in range(max(max(n) for n in sets.values()) + 1)
    ]
    assert min(sizes) >= 2 and all(name == name.lower() for name in sets)


def test_names_of_random_letters_never_fail() -> None:
    chosen = random.Random(5)
    for _ in range(300):
        read_name("".join(chosen.choice("AbÉł'’-. 0Ωж中\u0301") for _ in range(chosen.randrange(12))))
