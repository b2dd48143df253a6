"""Who was for what they are against now."""

from __future__ import annotations

from typing import Any, cast

import pyarrow as pa
import pytest

from pipeline.views.news import news
from pipeline.views.snapshot import Snapshot

DAYS = {"a": "2021-05-03", "b": "2021-05-04"}


class Tables:
    """A snapshot of two articles with a position each."""

    def __init__(self, *positions: dict[str, Any]) -> None:
        documents = [{"doc_id": doc_id, "published": day} for doc_id, day in DAYS.items()]
        self.rows = {"documents": documents, "positions": list(positions)}

    def table(self, name: str, columns: object = None) -> pa.Table:
        return pa.Table.from_pylist(self.rows.get(name, []))


def position(doc_id: str, kind: str, modality: str = "done", target: str = "the Tarn Bridge") -> dict[str, Any]:
    named = {"actor_name": "Vera Quill", "person_id": None, "target_name": target, "text": f"{kind} {modality}"}
    return {"doc_id": doc_id, "type": kind, "modality": modality, **named}


@pytest.mark.parametrize(
    ("before", "now", "turned"),
    [
        (position("a", "support"), position("b", "reject"), True),
        (position("a", "support"), position("b", "support", "negated"), True),
        (position("a", "disapprove"), position("b", "agree", "pledged"), True),
        (position("a", "support"), position("b", "agree"), False),
        (position("a", "support"), position("b", "reject", "considered"), False),
        (position("a", "support"), position("b", "reject", target="the Lorn Bridge"), False),
        (position("a", "support"), position("b", "consult"), False),
        (position("b", "support"), position("b", "reject"), False),
    ],
)
def test_an_actor_who_turns_towards_a_target_said_otherwise_before(
    before: dict[str, Any], now: dict[str, Any], turned: bool
) -> None:
    found = list(news(cast(Snapshot, Tables(before, now)), "2021-05-04"))
    assert [(one.what, one.day, one.doc_ids) for one in found] == [("otherwise", "2021-05-04", ("a", "b"))] * turned
    assert list(news(cast(Snapshot, Tables(before, now)), "2021-05-05")) == []
