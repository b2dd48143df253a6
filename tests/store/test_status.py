"""What `pipeline status` says, and that it writes nothing."""

import os
from pathlib import Path

from click.testing import CliRunner

from pipeline.cli import main
from pipeline.run.runner import Order
from pipeline.run.status import status, work_by_reason
from tests.store.test_killed import in_child
from tests.store.toy import ToyEngine, extract, fill

NAMES = [f"a{i}.txt" for i in range(8)]


def said(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["status", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_it_says_what_a_run_would_do_and_why(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES)
    extract(raw, out)
    fill(raw, NAMES[:1], "edited")
    fill(raw, ["new\x1b[31m.txt"])
    (raw / NAMES[1]).unlink()
    found = status(None, out, Order())
    assert work_by_reason(found.plan) == {"changed": ["a0.txt"], "new": ["new\x1b[31m.txt"]}
    text = said("--out", str(out))
    for words in (
        "8 articles",
        "extract 1: changed",
        r"new\x1b[31m.txt",
        "drop 1 that are gone or left out",
        "leave 6 as they are",
    ):
        assert words in text
    assert "\x1b" not in text


def test_it_says_which_settings_changed(tmp_path: Path) -> None:
    fill(tmp_path / "raw", NAMES)
    extract(tmp_path / "raw", tmp_path / "out")
    text = said("--out", str(tmp_path / "out"), "--no-clean")
    assert "extract 8: version or settings changed" in text
    assert "setting clean: True -> False" in text
    assert "and 3 more" in text


def test_it_names_failures_with_their_reason(tmp_path: Path) -> None:
    fill(tmp_path / "raw", NAMES)
    (tmp_path / "raw" / "empty.txt").touch()
    extract(tmp_path / "raw", tmp_path / "out")
    assert "empty.txt: read, empty: nothing" in said("--out", str(tmp_path / "out"))


def test_it_counts_what_a_killed_run_left_and_leaves_it(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES)
    worked: list[str] = []

    def die_at_fourth(source: object) -> None:
        worked.append("")
        if len(worked) == 4:
            os._exit(9)

    in_child(lambda: extract(raw, out, ToyEngine(die_at_fourth)))
    before = sorted(out.rglob("*"))
    assert "take up 3 from a run that ended early" in said(str(raw), "--out", str(out))
    assert sorted(out.rglob("*")) == before


def test_it_makes_no_output_where_there_is_none(tmp_path: Path) -> None:
    fill(tmp_path / "raw", NAMES)
    assert "holds nothing yet" in said(str(tmp_path / "raw"), "--out", str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()
