"""A large source of many records is worked on in parts, and nothing in the output shows it."""

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipeline.config import Settings
from pipeline.errors import StoreError
from pipeline.run.runner import Progress, run
from pipeline.sources import parts
from pipeline.store.store import committed
from pipeline.store.union import unite
from pipeline.views.diff import compare
from tests.run.mischief import mischief

__all__ = ["mischief"]
SAID = "Poland sent {n} trucks to Kyiv, Anna Nowak said. “We had {n} more,” she added on 3 May 2022."

SLOW = "SLOW " + "words " * 3_500  # long enough that a few of them make a chunk


def line(n: int, text: str = SAID, **more: Any) -> str:
    return json.dumps({"id": f"r{n}", "text": text.format(n=n), **more})


def fill(raw: Path, lines: list[str]) -> None:
    raw.mkdir(exist_ok=True)
    (raw / "many.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have files of a few records taken for large ones."""
    monkeypatch.setattr(parts, "PART_BYTES", {"jsonl": 500, "csv": 500, "warc": 500})


def rows(out: Path, table: str = "documents") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(out / table).to_pylist()
    return sorted(found, key=lambda row: (row["path"], str(row["record"])))


LINES = [*(line(n) for n in range(20)), "{broken", line(3), "", *(line(n, url="u") for n in range(30, 40))]


def test_two_processes_over_parts_give_the_rows_of_one_over_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = tmp_path / "raw"
    fill(raw, LINES)
    run(raw, tmp_path / "whole", Settings(), processes=1)
    monkeypatch.setattr(parts, "PART_BYTES", {"jsonl": 500})
    run(raw, tmp_path / "parts", Settings(), processes=2)
    assert list(compare(tmp_path / "whole", tmp_path / "parts")) == []
    assert rows(tmp_path / "whole") == rows(tmp_path / "parts")
    assert rows(tmp_path / "whole", "failures") == rows(tmp_path / "parts", "failures")
    held = committed(tmp_path / "parts")
    assert held is not None
    assert len(held.sources) > 5


@pytest.mark.usefixtures("mischief", "small_parts")
class TestWithAToyModel:
    """The workers are real."""

    def test_a_run_that_ends_in_the_middle_is_taken_up_where_it_ended(self, tmp_path: Path) -> None:
        raw, out = tmp_path / "raw", tmp_path / "out"
        fill(raw, [line(n, SLOW) for n in range(14)])

        def stop(progress: Progress) -> None:
            if progress.done >= 3:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            run(raw, out, Settings(), processes=1, report=stop)
        seen: list[int] = []
        summary = run(raw, out, Settings(), processes=2, report=lambda progress: seen.append(progress.sources))
        assert summary.work == {"taken up again": 1}
        assert [row["record"] for row in rows(out)] == sorted(f"r{n}" for n in range(14))
        held = committed(out)
        assert held is not None
        assert seen[0] < len(held.sources)
        again = run(raw, out, Settings(), processes=1)
        assert (again.work, again.unchanged) == ({}, 1)

    def test_a_record_that_kills_its_worker_costs_itself_alone(self, tmp_path: Path) -> None:
        raw, out = tmp_path / "raw", tmp_path / "out"
        fill(raw, [line(n) for n in range(30)] + [line(99, "DIE")] + [line(n) for n in range(30, 40)])
        run(raw, out, Settings(), processes=2)
        assert len(rows(out)) == 40
        (failure,) = rows(out, "failures")
        assert (failure["path"], failure["record"], failure["stage"]) == ("many.jsonl", "r99", "crash")

    def test_after_a_time_out_its_part_alone_is_done_again(self, tmp_path: Path) -> None:
        raw, out = tmp_path / "raw", tmp_path / "out"
        fill(raw, [line(n) for n in range(30)] + [line(99, "HANG")] + ["{broken"] * 3)
        run(raw, out, Settings(timeout=1), processes=1)
        before = rows(out, "failures")
        assert [row["stage"] for row in before] == ["read", "read", "read", "timeout"]
        seen: list[int] = []
        summary = run(raw, out, Settings(timeout=1), processes=1, report=lambda progress: seen.append(progress.sources))
        assert summary.work == {"tried again": 1}
        assert seen[0] == 1
        assert len(rows(out)) == 30
        assert rows(out, "failures") == before

    def test_an_edited_file_has_its_new_rows_alone_and_a_removed_one_none(self, tmp_path: Path) -> None:
        raw, out = tmp_path / "raw", tmp_path / "out"
        fill(raw, [line(n) for n in range(40)] + ["{broken"])
        run(raw, out, Settings(), processes=1)
        fill(raw, [line(n, "Other words, and more of them, {n}.") for n in range(20, 50)])
        (raw / "more.jsonl").write_text(line(1) + "\n", encoding="utf-8")
        assert run(raw, out, Settings(), processes=1).work == {"changed": 1, "new": 1}
        assert len(rows(out)) == 31
        assert rows(out, "failures") == []
        fill(raw, [line(7)])  # small enough to be read whole
        run(raw, out, Settings(), processes=1)
        assert [(row["path"], row["record"]) for row in rows(out)] == [("many.jsonl", "r7"), ("more.jsonl", "r1")]
        (raw / "many.jsonl").unlink()
        assert run(raw, out, Settings(), processes=1).removed == 1
        assert [row["path"] for row in rows(out)] == ["more.jsonl"]

    def test_a_file_whose_date_alone_changed_is_not_done_again(self, tmp_path: Path) -> None:
        raw, out = tmp_path / "raw", tmp_path / "out"
        fill(raw, [line(n) for n in range(40)])
        run(raw, out, Settings(), processes=1)
        fill(raw, [line(n) for n in range(40)])
        assert run(raw, out, Settings(), processes=1).work == {}

    def test_a_part_without_a_record_is_not_done_again(self, tmp_path: Path) -> None:
        raw, out = tmp_path / "raw", tmp_path / "out"
        fill(raw, [line(n) for n in range(20)] + [" " * 50] * 50 + [line(n) for n in range(20, 40)])
        run(raw, out, Settings(), processes=1)
        again = run(raw, out, Settings(), processes=1)
        assert (again.work, again.unchanged) == ({}, 1)

    def test_shares_of_a_large_file_merge_to_the_whole(self, tmp_path: Path) -> None:
        raw = tmp_path / "raw"
        fill(raw, [line(n) for n in range(60)] + ["{broken"])
        (raw / "metadata.csv").write_text("path,title\nmany.jsonl,T\nnone.txt,T\n", encoding="utf-8")
        run(raw, tmp_path / "whole", Settings(), processes=1)
        outs = [tmp_path / str(i) for i in (1, 2)]
        for number, out in enumerate(outs, 1):
            run(raw, out, Settings(), processes=1, shard=(number, 2))
            assert 0 < len(rows(out)) < 60
            assert run(raw, out, Settings(), processes=1, shard=(number, 2)).work == {}
        unite(outs, tmp_path / "merged")
        for table in ("documents", "failures"):
            assert rows(tmp_path / "merged", table) == rows(tmp_path / "whole", table)

    def test_shares_of_a_file_that_was_divided_in_two_ways_do_not_merge(self, tmp_path: Path) -> None:
        raw, outs = tmp_path / "raw", [tmp_path / "1", tmp_path / "2"]
        fill(raw, [line(n) for n in range(60)])
        run(raw, outs[0], Settings(), processes=1, shard=(1, 2))
        fill(raw, [line(n) for n in range(90)])
        run(raw, outs[1], Settings(), processes=1, shard=(2, 2))
        with pytest.raises(StoreError, match="changed while the parts were made"):
            unite(outs, tmp_path / "merged")
