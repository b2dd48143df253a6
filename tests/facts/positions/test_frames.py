"""Every frame makes a row in its examples and none of its type in its counter-examples."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.facts.positions.lexicon import FILES, HOSTILE, QUADS
from pipeline.facts.positions.words import data
from pipeline.language.model import Model
from tests.facts.positions.reading import positions_in

KINDS = ("verb", "adjective", "noun")
FRAMES = [
    pytest.param(
        entry, id=f"{name}-{kind}-{entry['type']}-{entry.get('lemmas', entry.get('words', '')).split()[0]}-{i}"
    )
    for name in FILES
    for kind in KINDS
    for i, entry in enumerate(data(name).get(kind, ()))
]


@pytest.mark.parametrize("entry", FRAMES)
def test_a_frame_decides_in_its_examples_alone(entry: dict[str, Any], reader: Model) -> None:
    assert len(entry["yes"]) >= 2 and len(entry["no"]) >= 2
    for text in entry["yes"]:
        assert entry["type"] in {p.type for p in positions_in(text, reader)}, text
    for text in entry["no"]:
        assert entry["type"] not in {p.type for p in positions_in(text, reader)}, text


def test_all_types_have_a_quad_and_frames() -> None:
    assert {entry.values[0]["type"] for entry in FRAMES} == set(QUADS)
    assert set(QUADS) > HOSTILE
