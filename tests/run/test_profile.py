"""`pipeline extract --profile` says where the time goes, writes nothing, and leaves the stages as they were."""

from pathlib import Path

from click.testing import CliRunner

import pipeline.work.shard as shard
from pipeline.cli import main
from pipeline.config import Settings
from pipeline.run.profile import REST, STAGES, profile


def test_the_stages_add_up_to_the_whole_and_are_restored(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Poland sent 300 trucks to Ukraine, the minister said.\n" * 3, encoding="utf-8")
    before = shard.rows_of
    found = profile(tmp_path, Settings())
    assert shard.rows_of is before
    assert (found.articles, list(found.seconds)) == (1, [*(label for _, _, label in STAGES), REST])
    assert all(found.seconds[name] > 0 for name in ("model", "quotes", "rows", "read: decode, records"))
    assert 0 <= found.seconds[REST] < sum(found.seconds.values()) / 2


def test_the_command_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Poland sent 300 trucks to Ukraine, the minister said.\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["extract", str(tmp_path), "--out", str(tmp_path / "out"), "--profile"])
    assert result.exit_code == 0
    assert "µs a word" in result.output
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
