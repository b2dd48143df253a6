"""The views that read: every row with its words, its article and its names."""

from __future__ import annotations

from pathlib import Path

import pytest

import pipeline
from pipeline.views.readable import VIEWS


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_loads_and_its_rows_name_their_article(view: str, sample_tables: Path) -> None:
    frame = pipeline.load(sample_tables, view)
    assert frame["title"].notna().all() and frame["doc_id"].notna().all()


def test_a_quote_reads_with_its_cue_and_its_sentence(sample_tables: Path) -> None:
    quotes, table = pipeline.load(sample_tables, "quotes_readable"), pipeline.load(sample_tables, "quotes")
    assert len(quotes) == len(table) > 0
    assert (quotes["words"] == table["text"]).all() and quotes["cue"].notna().any()
    said = quotes[quotes["kind"] == "direct"].iloc[0]
    assert said["words"].split()[0] in said["sentence"]


def test_a_claim_names_its_figure_its_country_and_its_speaker(sample_tables: Path) -> None:
    claims = pipeline.load(sample_tables, "claims_readable")
    assert claims["figure"].notna().all()
    assert (claims["country"].notna() == claims["country_id"].notna()).all()
    assert claims[claims["quote_id"].notna()]["stance"].notna().all()


def test_a_link_opens_the_page_at_the_words(sample_tables: Path) -> None:
    links = pipeline.load(sample_tables, "quotes_readable")["link"].dropna()
    assert len(links) and links.str.contains(":~:text=").all()


def test_each_value_of_a_disagreement_names_its_articles(sample_tables: Path) -> None:
    rows = pipeline.load(sample_tables, "disagreements_readable")
    table = pipeline.load(sample_tables, "disagreements")
    assert len(rows) == sum(len(value["doc_ids"]) for values in table["values"] for value in values)


def test_copies_are_left_out_of_stories(sample_tables: Path) -> None:
    copies = set(pipeline.load(sample_tables, "clusters").dropna(subset=["duplicate_of"])["doc_id"])
    assert copies and not copies & set(pipeline.load(sample_tables, "quotes_readable", stories=True)["doc_id"])


def test_an_unknown_table_is_refused(sample_tables: Path) -> None:
    with pytest.raises(ValueError, match="no table"):
        pipeline.load(sample_tables, "quotes_unreadable")


def test_what_a_disagreement_is_about_reads(sample_tables: Path) -> None:
    rows = pipeline.load(sample_tables, "disagreements_readable")
    assert not rows["what"].str.contains(r"\bnan\b|None").any()
