"""The tables over all articles, made by a whole run over the sample."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pipeline

LISTED = Path(__file__).resolve().parents[1] / "sample" / "disagreements.toml"


def test_the_disagreements_of_the_sample_are_the_listed_ones_and_no_other(sample_tables: Path) -> None:
    documents = pipeline.load(sample_tables, "documents").set_index("doc_id")["path"]
    figures = pipeline.load(sample_tables, "figures").set_index("figure_id")
    found = []
    for row in pipeline.load(sample_tables, "disagreements").to_dict("records"):
        sides = [figures.loc[row[name]] for name in ("figure_id", "other_figure_id")]
        given = [(side["value"], *sorted(documents[i] for i in side["doc_ids"])) for side in sides]
        found.append((row["kind"], sorted(given)))
    pairs: list[dict[str, Any]] = tomllib.loads(LISTED.read_text(encoding="utf-8"))["pair"]
    listed = [pair for pair in pairs if pair["verdict"] != "agreement"]
    assert len(found) == len(listed)
    for pair in listed:
        one, other = sorted((pair[name]["value"], pair[name]["path"]) for name in ("one", "other"))
        assert any(
            kind == pair["verdict"] and (a[0], b[0]) == (one[0], other[0]) and one[1] in a and other[1] in b
            for kind, (a, b) in found
        ), pair["about"]


def test_the_wire_story_and_its_copy_are_one_story(sample_tables: Path) -> None:
    documents = pipeline.load(sample_tables, "documents").set_index("doc_id")["path"]
    clusters = pipeline.load(sample_tables, "clusters")
    copies = clusters[clusters["duplicate_of"].notna()]
    pairs = [(documents[row.doc_id], documents[row.duplicate_of]) for row in copies.itertuples()]
    assert pairs == [("feeds/tamar-gazette.jsonl", "wire/paris-pledges.txt.gz")]


def test_a_person_of_the_sample_is_one_row_under_all_spellings(sample_tables: Path) -> None:
    people = pipeline.load(sample_tables, "people")
    (row,) = people[people["name"].str.contains("Zelensk")].to_dict("records")
    assert {"Volodymyr Zelensky", "Volodymyr Zelenskyy"} <= set(row["names"])
    quotes = pipeline.load(sample_tables, "quotes")
    assert (quotes["person_id"] == row["person_id"]).sum() == row["quotes"] > 0


def test_every_person_of_a_quote_is_in_the_table_of_people(sample_tables: Path) -> None:
    quotes, people = pipeline.load(sample_tables, "quotes"), pipeline.load(sample_tables, "people")
    assert set(quotes["person_id"].dropna()) <= set(people["person_id"])
    assert people["person_id"].is_unique
