"""What a person corrected is found again by its words and applied to the rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import pipeline
from pipeline.article import Claim, CountryMention, Extraction, NumberMention, Quote, Span
from pipeline.cli import main
from pipeline.errors import PipelineError
from pipeline.run.plan import OTHER_MAKER
from pipeline.sources.corrections import Correction, read_corrections
from pipeline.work import provenance
from pipeline.work.corrections import corrected, place_of, without_rows
from tests.store.rows import row

pytestmark = pytest.mark.usefixtures("in_process")
HEAD = "table,path,record,text,start,column,was,is,note\n"


def line(table: str, text: str, column: str, value: str, start: int | None = None) -> Correction:
    return Correction(table, "a.txt", None, text, start, column, "", value, "")


def test_a_file_gives_its_lines() -> None:
    (found,) = read_corrections(HEAD + 'quotes,a.txt,,"Go, now",12,speaker_name,Ana,Ana Holt,see the photo\n', "c.csv")
    assert found == Correction(
        "quotes", "a.txt", None, "Go, now", 12, "speaker_name", "Ana", "Ana Holt", "see the photo"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("table,path\n", "lacks the column text"),
        (HEAD + "blocks,a.txt,,x,,kept,,no,\n", "line 2: rows of 'blocks'"),
        (HEAD + "quotes,a.txt,,x,,start,,3,\n", "column 'start' of quotes"),
        (HEAD + "numbers,a.txt,,x,,value,,many,\n", "'many' is no number"),
        (HEAD + "quotes,a.txt,,x,,row,,perhaps,\n", "no or yes"),
        (HEAD + "countries,a.txt,,x,,country,,Georgia,\n", "'GEORGIA' is no country"),
    ],
)
def test_a_line_that_says_nothing_is_named(text: str, said: str) -> None:
    with pytest.raises(PipelineError, match=said):
        read_corrections(text, "corrections.csv")


def test_of_rows_with_the_same_words_the_nearest_is_meant() -> None:
    rows = [row("numbers", text="30", start=s, end=s + 2, kind="count") for s in (5, 90, 200)]
    assert place_of(line("numbers", "30", "unit", "km", start=100), rows) == 1
    assert place_of(line("numbers", "31", "unit", "km"), rows) is None


def test_values_are_given_in_the_type_of_their_column() -> None:
    rows = {"numbers": [row("numbers", text="30", kind="count")], "quotes": [row("quotes", text="Go", stance="said")]}
    made = corrected(
        rows,
        [
            line("numbers", "30", "value", "30000"),
            line("numbers", "30", "unit", "EUR"),
            line("quotes", "Go", "negated", "yes"),
            line("quotes", "Go", "speaker_name", ""),
        ],
    )
    assert (made["numbers"][0].value, made["numbers"][0].unit) == (30000.0, "EUR")
    assert made["quotes"][0].negated is True and made["quotes"][0].speaker_name is None


def test_a_row_that_is_none_takes_what_pointed_to_it_along() -> None:
    numbers = tuple(
        NumberMention("text", s, s + 2, "count", 1.0, None, None, None, None, None, None, None, "r") for s in (0, 10)
    )
    quotes = tuple(
        Quote(s, s + 2, (Span(s, s + 2),), "direct", None, None, None, None, None, "r") for s in (0, 10)
    )  # fmt: skip
    country = CountryMention("text", 20, 25, "FR", "name", "r")
    claims = (Claim(0, None, 0, "said", "r"), Claim(1, 0, 0, "in", "r"), Claim(1, None, 1, "said", "r"))
    found = Extraction(numbers=numbers, quotes=quotes, countries=(country,), claims=claims)
    rows = {name: [] for name in ("numbers", "countries", "positions", "entities")}
    rows["quotes"] = [row("quotes", text=t, start=s, end=s + 2) for t, s in (("aa", 0), ("bb", 10))]
    left = without_rows(found, rows, [line("quotes", "aa", "row", "no")])
    assert len(left.quotes) == 1
    assert [(c.number, c.country, c.quote) for c in left.claims] == [(1, 0, None), (1, None, 0)]


RAW = "The mayor, Ana Holt, said: “We will rebuild the bridge by May.” Estonia sent 30 soldiers, the ministry said.\n"


def extracted(raw: Path, out: Path, *lines: str) -> dict[str, list[dict[str, Any]]]:
    (raw.parent / "corrections.csv").write_text(HEAD + "".join(f"{line}\n" for line in lines), "utf-8")
    pipeline.extract(raw, out, processes=1)
    return {name: pipeline.load(out, name).to_dict("records") for name in ("quotes", "numbers", "corrections")}


def test_corrections_stay_over_a_rebuild_and_an_edited_article(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "a.txt").write_text(RAW, "utf-8")
    (raw / "b.txt").write_text(RAW.replace("Ana", "Eva"), "utf-8")
    before = extracted(raw, out)
    words = next(q["text"] for q in before["quotes"] if q["kind"] == "direct")
    lines = (
        f"quotes,a.txt,,{words},,speaker_name,,Anna Holt,her own spelling",
        "numbers,a.txt,,30,,unit,,soldiers,",
        "numbers,a.txt,,4000,,unit,,km,",
    )
    for step in ("corrected", "rebuilt", "edited"):
        if step == "edited":
            (raw / "a.txt").write_text("The council met on Monday.\n\n" + RAW, "utf-8")
        pipeline.extract(raw, out, processes=1, rebuild=step == "rebuilt")
        found = extracted(raw, out, *lines)
        assert {q["speaker_name"] for q in found["quotes"] if q["text"] == words} == {"Anna Holt", "Eva Holt"}, step
        assert [n["unit"] for n in found["numbers"] if n["text"] == "30"].count("soldiers") == 1, step
        assert sorted(c["applied"] for c in found["corrections"]) == [False, True, True], step
    assert not extracted(raw, out)["corrections"]
    assert {q["speaker_name"] for q in extracted(raw, out)["quotes"] if q["text"] == words} == {"Ana Holt", "Eva Holt"}


def test_a_row_that_is_none_is_gone(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "a.txt").write_text(RAW, "utf-8")
    words = next(q["text"] for q in extracted(raw, out)["quotes"] if q["kind"] == "direct")
    found = extracted(raw, out, f"quotes,a.txt,,{words},,row,,no,a caption")
    assert words not in {q["text"] for q in found["quotes"]} and found["corrections"][0]["applied"]


KINDS = {  # of what a person corrects: a line for it, and whether the rows show it
    "speaker": ("quotes,a.txt,,{words},,speaker_name,Ana Holt,Anna Holt-Meyer,", "quotes", "speaker_name"),
    "country": ("countries,a.txt,,Georgia,,country,GE,US,the state", "countries", "country"),
    "unit": ("numbers,a.txt,,$40 million,,unit,USD,AUD,of Australia", "numbers", "unit"),
    "no quote": ("quotes,a.txt,,{words},,row,,no,words of a sign", "quotes", "text"),
}
STORY = "The mayor, Ana Holt, said: “We will rebuild the bridge by May.” Georgia paid $40 million for it.\n"


@pytest.mark.parametrize("kind", KINDS)
def test_a_correction_of_each_kind_stays_over_a_rebuild_an_edit_and_another_version(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, out, (line, table, column) = tmp_path / "raw", tmp_path / "out", KINDS[kind]
    raw.mkdir()
    (raw / "a.txt").write_text(STORY, "utf-8")
    quotes = [q for q in extracted(raw, out)["quotes"] if q["kind"] == "direct"]
    told = line.format(words=quotes[0]["text"])
    text, value = told.split(",")[3], told.split(",")[7]

    def shown() -> bool:
        rows = [row for row in pipeline.load(out, table).to_dict("records") if row["text"] == text]
        return rows == [] if value == "no" else [row[column] for row in rows] == [value]

    assert not shown()
    extracted(raw, out, told)
    assert shown(), "made"
    pipeline.extract(raw, out, processes=1, rebuild=True)
    assert shown(), "rebuilt"
    (raw / "a.txt").write_text("The council met on Monday.\n\n" + STORY, "utf-8")
    pipeline.extract(raw, out, processes=1)
    assert shown(), "edited"
    monkeypatch.setattr(provenance, "VERSION", "0.0.1")
    assert dict(pipeline.extract(raw, out, processes=1).work) == {OTHER_MAKER: 1}
    if kind == "country":
        assert pipeline.load(out, "countries")["alpha_3"].tolist() == ["USA"]
        assert pipeline.load(out, "country_focus")["country"].tolist() == ["US"]
    assert shown() and pipeline.load(out, "corrections")["applied"].tolist() == [True], "another version"


def test_status_names_the_lines_that_apply_to_nothing(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "a.txt").write_text(STORY, "utf-8")
    lines = ("countries,a.txt,,Georgia,,country,GE,US,", "countries,a.txt,,Peru,,country,,PE,")
    extracted(raw, out, *lines, "numbers,gone.txt,,4,,unit,,km,")
    said = CliRunner().invoke(main, ["status", str(raw), "--out", str(out)]).output
    assert "no longer applied: 2" in said and "Georgia" not in said
    assert "a.txt, countries, country of 'Peru': the article has no such row" in said
    assert "gone.txt, numbers, unit of '4': there is no such article" in said
