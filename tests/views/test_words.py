"""Words never stand without how they were said, nor a town's figure as its country's; a terminal obeys no article."""

from io import StringIO
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from pipeline.tables.arrow import arrow_table
from pipeline.views.report.write import write_report
from pipeline.views.show import show
from pipeline.views.snapshot import snapshot
from pipeline.views.words import how_said, in_words, inert
from tests.views.report.tables_by_hand import Made, write

DOUBTED = Made(
    "0" * 15 + "7",
    "Doubts in Tarvo",
    ["Rosa Ilves questioned that 25 percent in Karsk county had voted, and \x1b[2J\x1b]0;gone\x07 more."],
    countries=[("Karsk county", "EE", "Estonia", "city")],
    numbers=[{"text": "25 percent", "kind": "percent", "value": 25.0}],
    quotes=[
        {
            "text": "that 25 percent in Karsk county had voted",
            "kind": "indirect",
            "cue": "questioned",
            "stance": "doubted",
            "speaker": "Rosa Ilves",
            "speaker_name": "Rosa Ilves",
        }
    ],
    claims=[{"number_id": 0, "country_id": 0, "quote_id": 0, "relation": "in", "scope": "place"}],
)


@pytest.mark.parametrize(
    "quote, words",
    [
        ({"cue": "said"}, "“said”"),
        ({"cue": None}, "no cue"),
        ({"cue": "questioned", "stance": "doubted", "negated": False}, "doubted: “questioned”"),
        ({"cue": "never said", "stance": "said", "negated": True}, "not said: “never said”"),
    ],
)
def test_how_something_was_said(quote: dict[str, object], words: str) -> None:
    assert how_said(quote) == words


def test_a_claim_in_words_names_the_place_as_written_before_its_country_and_how_it_is_said() -> None:
    town, number = {"text": "Karsk", "name": "Estonia"}, {"text": "40", "counted": "boats"}
    doubted = {"speaker_name": "Ada Lane", "speaker": "Lane", "stance": "doubted"}
    place = {"relation": "in", "scope": "place", "negated": False}
    assert in_words(place, number, town, doubted) == "40 boats in Karsk (Estonia), Ada Lane doubted"
    assert in_words({**place, "scope": "country"}, number, town, None) == "40 boats in Estonia"
    assert in_words({"relation": "subject", "negated": True}, number, town, None) == "not so: Estonia: 40 boats"


def test_show_and_report_print_cue_stance_and_place_with_the_words(tmp_path: Path) -> None:
    folder = write(tmp_path / "out", [DOUBTED])
    printed = StringIO()
    show(snapshot(folder), DOUBTED.doc_id, Console(file=printed, width=200, force_terminal=True, highlight=False))
    page = write_report(folder, tmp_path / "report.html").out.read_text(encoding="utf-8")
    for text in (printed.getvalue(), page):
        assert "doubted: “questioned”" in text
        assert "25 percent in Karsk county (Estonia), Rosa Ilves doubted" in text


def test_a_terminal_obeys_nothing_of_an_article(tmp_path: Path) -> None:
    evil = {"title": "\x1b]0;mine\x07", "authors": ["\x9b31m"], "path": "\x1b[31m.txt"}
    folder = write(tmp_path, [DOUBTED])
    rows = pq.read_table(folder / "documents").to_pylist()
    pq.write_table(
        arrow_table("documents", [tuple({**rows[0], **evil}.values())]), folder / "documents" / "part-0.parquet"
    )
    printed = StringIO()
    show(snapshot(folder), DOUBTED.doc_id, Console(file=printed, width=100, highlight=False))
    assert not {"\x1b", "\x07", "\x9b"} & set(printed.getvalue())


@given(st.text())
def test_inert_text_has_as_many_characters_and_none_that_a_terminal_obeys(text: str) -> None:
    found = inert(text)
    assert len(found) == len(text)
    assert not {chr(i) for i in (*range(9), *range(11, 32), *range(127, 160), 0x202E)} & set(found)
