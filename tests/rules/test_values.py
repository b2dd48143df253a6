"""Every value of `rule` and `reason` that occurs in tables stands in the registry."""

from __future__ import annotations

from pathlib import Path

import pytest

import pipeline
from pipeline.rules.registry import values
from pipeline.tables.schema import TABLES

NAMED = [(name, c.name) for name, t in TABLES.items() for c in t.columns if c.name in ("rule", "reason")]
COLUMNS = [pair for pair in NAMED if pair[0] != "rules"]
DEVELOPMENT = (
    *("quotes/dev/text", "quote_pages/html", "claims/pages", "dumps/raw", "html/html"),
    *("events/raw/nc", "positions/news_dev"),
)

RARE = {"caption_story", "consent_box"}  # rules of pages that decide about one page in a thousand, without examples


def unknown(out: Path) -> dict[str, set[str]]:
    """The values of each column that no family of rules names."""
    found = {}
    for table, column in COLUMNS:
        names = values(table, column)
        told = set(pipeline.load(out, table)[column].dropna())
        if strange := {value for value in told if value not in names and value.split(":")[0] not in names}:
            found[f"{table}.{column}"] = strange
    return found


def test_the_rules_of_the_sample_are_registered(sample_tables: Path) -> None:
    assert unknown(sample_tables) == {}


@pytest.mark.parametrize("place", DEVELOPMENT)
def test_the_rules_of_development_data_are_registered(place: str, dev_data: Path, tmp_path: Path) -> None:
    raw = dev_data / "data" / place
    if not raw.is_dir():
        pytest.skip(f"no {place} among the development data")
    pipeline.extract(raw, tmp_path)
    found = unknown(tmp_path)
    assert set(found.pop("blocks.rule", ())) <= RARE
    assert found == {}
