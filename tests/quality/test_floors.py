"""Quality on development data does not fall below what was once reached."""

from pathlib import Path

import pytest

from tests.quality.measure import SETS, SLACK, floors, measure, raised, strange

RARE = {"caption_story", "consent_box"}  # of pages: they decide about one in a thousand, without examples


@pytest.mark.parametrize("name", SETS)
def test_no_figure_falls_below_its_floor(name: str, dev_data: Path) -> None:
    figures = measure(name)
    below = {key: (figures.get(key), floor) for key, floor in floors()[name].items() if figures[key] < floor - SLACK}
    assert not below, f"{name}: (measured, floor) {below}"
    assert {column: names - RARE for column, names in strange.items() if names - RARE} == {}


def test_every_set_has_floors() -> None:
    assert set(floors()) == set(SETS)


def test_a_floor_is_raised_and_never_lowered() -> None:
    assert raised({"a": 0.9, "b": 0.5}, {"a": 0.8, "b": 0.6, "c": 0.1}) == {"a": 0.9, "b": 0.6, "c": 0.1}
