"""learn-boilerplate, and the rules that it writes, on a folder of texts and pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.config import Settings
from pipeline.sources.records import is_page, records
from pipeline.sources.source import walk
from pipeline.text.articles import article_of

SLOGAN = "Harbour Post – the paper that reads the tide"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw" / "post"
    folder.mkdir(parents=True)
    for n in range(6):
        body = f"The commission met on day {n} and put off its decision on pier number {n} once more."
        (folder / f"{n}.txt").write_text(f"Pier {n} stays shut\n{body}\n{SLOGAN}\n", encoding="utf-8")
    return tmp_path / "raw"


def test_the_lines_of_a_site_are_written_to_a_file_that_extract_takes(raw: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    result = CliRunner().invoke(main, ["learn-boilerplate", str(raw), "-o", str(rules)])
    assert (result.exit_code, result.output) == (0, f"1 lines of 1 sites or folders in {rules}\n")
    assert f'[site."post"]\nlines = [\n  "{SLOGAN}",  # on 6 of 6 pages\n]' in rules.read_text(encoding="utf-8")


def test_a_broken_rule_file_is_wrong_usage(raw: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text("lines = []", encoding="utf-8")
    result = CliRunner().invoke(main, ["extract", str(raw), "--out", str(tmp_path / "out"), "--rules", str(rules)])
    assert result.exit_code == 2
    assert "rule file holds tables" in result.output


def test_rules_hold_for_pages_too(tmp_path: Path) -> None:
    from pipeline.text.site_rules import apply_rules, parse_rules

    paragraphs = "".join(f"<p>{w} pier stays shut, the commission said after its long meeting.</p>" for w in "ABCD")
    (tmp_path / "a.html").write_text(f"<html><body><article><p>{SLOGAN}</p>{paragraphs}</article></body></html>")
    record = next(records(walk(tmp_path).sources[0], Settings()))
    assert is_page(record)
    blocks = apply_rules(article_of(record, Settings()), parse_rules(f'[site."."]\nlines = ["{SLOGAN}"]'))
    assert SLOGAN not in [b.text for b in blocks if b.kept]
