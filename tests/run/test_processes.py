"""The number of processes changes no row."""

from pathlib import Path

from pipeline.config import Settings
from pipeline.engines.local import LocalEngine
from pipeline.run.runner import run
from pipeline.views.diff import compare

SAID = "Poland sent {n} trucks to Kyiv, Anna Nowak said. “We had {n} more,” she added on 3 May {year}.\n\n"


def test_one_process_and_two_give_equal_rows(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for n in range(40):
        words = "".join(SAID.format(n=n + k + 2, year=1980 + n) for k in range(60))
        (raw / f"{n}.txt").write_text(words, encoding="utf-8")
    most: list[int] = []
    for processes in (1, 2):
        engine = LocalEngine(processes)
        seen: set[int] = set()
        run(
            *(raw, tmp_path / str(processes), Settings()),
            processes=processes,
            engine=engine,
            report=lambda progress, engine=engine, seen=seen: seen.add(len(engine.workers)),  # type: ignore[misc]
        )
        most.append(max(seen))
    assert most == [1, 2]
    assert list(compare(tmp_path / "1", tmp_path / "2")) == []
