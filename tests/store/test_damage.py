"""A bit that turned, a file that was cut or lost: verify finds it, the next run ends with the right rows."""

import random
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

import pipeline
from pipeline.cli import main
from pipeline.config import Choices
from pipeline.errors import DamageError, StoreError
from pipeline.sources.source import Source
from pipeline.store.rollback import roll_back
from pipeline.store.store import committed
from pipeline.store.verify import verify
from tests.store import toy
from tests.store.test_killed import dying_at, in_child
from tests.store.toy import ToyEngine, extract, fill, rows_of

NAMES = [f"a{i}.txt" for i in range(12)]
FLIPS = 40  # `python -m tests.store.test_damage` turns 200


def flip(path: Path, dice: random.Random) -> None:
    """Turn one bit of a file."""
    data = bytearray(path.read_bytes())
    at = dice.randrange(len(data))
    data[at] ^= 1 << dice.randrange(8)
    held = path.with_name(f".{path.name}")  # the same bytes under the same name, and no link to another state's file
    held.write_bytes(data)
    held.replace(path)


def turn_bits(base: Path, count: int) -> None:
    """Turn one bit at each of `count` places of a whole output: verify must find it, and the next run mend it."""
    raw, whole = base / "raw", base / "whole"
    fill(raw, NAMES)
    extract(raw, whole)
    right = rows_of(whole)
    assert list(verify(whole)) == []
    files = sorted(p.relative_to(whole) for p in (whole / "_state" / "current").resolve().rglob("*") if p.is_file())
    dice = random.Random(5)
    for number in range(count):
        out = base / f"out{number}"
        shutil.copytree(whole, out, symlinks=True)
        name = dice.choice(files)
        flip(out / name, dice)
        assert [p for p in verify(out) if p.file.split("/")[-1] == name.name], name
        extract(raw, out)
        assert rows_of(out) == right, name
        assert list(verify(out)) == [], name
        shutil.rmtree(out)


def test_a_turned_bit_is_found_and_mended(tmp_path: Path) -> None:
    turn_bits(tmp_path, FLIPS)


def test_a_turned_bit_of_the_journal_is_not_believed(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES)
    in_child(dying_at(36, lambda: extract(raw, out)))
    extract(raw, tmp_path / "whole")
    files = [p.relative_to(out) for p in (out / "_state" / "journal").rglob("*") if p.is_file()]
    assert files
    dice = random.Random(7)
    for number in range(20):
        again = tmp_path / f"out{number}"
        shutil.copytree(out, again, symlinks=True)
        flip(again / dice.choice(files), dice)
        extract(raw, again)
        assert rows_of(again) == rows_of(tmp_path / "whole")


@pytest.mark.parametrize("harm", ["cut", "gone", "empty"])
def test_a_harmed_part_is_named_by_readers_and_made_anew_by_the_next_run(tmp_path: Path, harm: str) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES[:3])
    extract(raw, out)
    right = rows_of(out)
    part = next((out / "quotes").iterdir())
    if harm == "gone":
        part.unlink()
    else:
        part.write_bytes(part.read_bytes()[:-200] if harm == "cut" else b"")
        with pytest.raises(DamageError, match=rf"{part.name} cannot be read.*--rebuild"):
            pipeline.load(out, "quotes")
    result = CliRunner().invoke(main, ["verify", str(out)])
    assert result.exit_code == 1 and part.name in result.output
    engine = ToyEngine()
    summary = extract(raw, out, engine)
    assert summary.work == {"damaged rows": 3}
    assert list(summary.damaged) == [f"quotes/{part.name}"]
    assert rows_of(out) == right
    assert CliRunner().invoke(main, ["verify", str(out)]).exit_code == 0


@pytest.mark.parametrize("command", ["show a0.txt --out", "report", "export", "diff"])
def test_no_command_meets_a_cut_part_with_a_traceback(tmp_path: Path, command: str) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES[:3])
    extract(raw, out)
    part = next((out / "quotes").iterdir())
    part.write_bytes(part.read_bytes()[:-200])
    more = {"report": ["--out", str(tmp_path / "r.html")], "export": ["--out", str(tmp_path / "e")], "diff": [str(out)]}
    result = CliRunner().invoke(main, [*command.split(), str(out), *more.get(command, [])])
    assert isinstance(result.exception, SystemExit) and result.exit_code == 2
    assert part.name in result.output


def test_a_table_over_all_articles_that_is_harmed_is_computed_again_without_its_articles(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES[:3])
    extract(raw, out)
    right = rows_of(out)
    next((out / "clusters").iterdir()).unlink()
    engine = ToyEngine()
    extract(raw, out, engine)
    assert engine.worked == []
    assert rows_of(out) == right


def test_a_stranger_among_the_parts_is_found_and_left_out(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES[:3])
    extract(raw, out)
    right = rows_of(out)
    part = next((out / "quotes").iterdir())
    shutil.copy(part, part.with_name("part-copy.parquet"))
    assert any("part-copy" in p.file for p in verify(out))
    extract(raw, out)
    assert rows_of(out) == right


def test_a_lost_manifest_is_read_from_its_copy_and_no_generation_goes(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES[:3])
    extract(raw, out)
    fill(raw, NAMES[:4])
    extract(raw, out)
    state = out / "_state" / "current"
    (state / "manifest.json").unlink()
    assert [p.file for p in verify(out)] == ["manifest.json"]
    engine = ToyEngine()
    extract(raw, out, engine)
    assert engine.worked == []


def test_a_generation_without_any_manifest_gives_way_to_the_one_before(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES[:3])
    extract(raw, out)
    fill(raw, NAMES[:4])
    extract(raw, out)
    for name in ("manifest.json", "manifest.copy"):
        (out / "_state" / "current").joinpath(name).unlink()
    engine = ToyEngine()
    assert extract(raw, out, engine).articles == 4
    assert engine.worked == ["a3.txt"]


def test_a_lost_link_to_the_current_state_is_made_again(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES[:3])
    extract(raw, out)
    (out / "_state" / "current").unlink()
    engine = ToyEngine()
    assert extract(raw, out, engine).articles == 3
    assert engine.worked == [] and len(rows_of(out)["documents"]) == 3


def test_kept_states_can_be_gone_back_to(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    rows = []
    for count in (1, 2, 3, 4):
        fill(raw, NAMES[:count])
        extract(raw, out, choices=Choices(keep=3))
        rows.append(rows_of(out))
    assert roll_back(out).generation == 3
    assert rows_of(out) == rows[2]
    assert roll_back(out, 2).generation == 2
    assert rows_of(out) == rows[1]
    with pytest.raises(StoreError, match="keeps the states 2, 3, 4, and is at 2"):
        roll_back(out)
    result = CliRunner().invoke(main, ["rollback", str(out), "--to", "4"])
    assert result.exit_code == 0 and "state 4: 4 articles" in result.output and "--to 2" in result.output
    roll_back(out)
    engine = ToyEngine()
    extract(raw, out, engine)  # keeps 3 still, as it was told once
    assert (engine.worked, rows_of(out)) == (["a3.txt"], rows[3])
    manifest = committed(out)
    assert manifest is not None and (manifest.generation, manifest.habits.keep) == (5, 3)


def test_a_damaged_state_is_not_gone_back_to(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    for count in (1, 2):
        fill(raw, NAMES[:count])
        extract(raw, out)
    part = next((out / "_state" / "generations" / "00000001" / "people").iterdir())
    part.unlink()
    with pytest.raises(StoreError, match=rf"state 1 is damaged.*{part.name}"):
        roll_back(out)


def test_verify_sees_rows_that_are_not_where_they_say_behind_right_checksums(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES[:3])
    honest = toy.tables_of

    def lying(source: Source) -> tuple[dict[str, pa.Table], str, int]:
        tables, digest, count = honest(source)
        sentences = tables["sentences"]
        at = sentences.schema.get_field_index("text")
        words = pa.array(["other"] * len(sentences))
        return {**tables, "sentences": sentences.set_column(at, sentences.schema.field(at), words)}, digest, count

    monkeypatch.setattr(toy, "tables_of", lying)
    extract(raw, out)
    found = list(verify(out))
    assert len(found) == 6 and all("'other' is not where it says" in p.what for p in found)


def test_a_snapshot_is_of_one_state_whatever_runs_end_meanwhile(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, NAMES[:2])
    extract(raw, out)
    state = pipeline.snapshot(out)
    assert len(state.load("documents")) == 2
    fill(raw, NAMES[:5], "edited")
    extract(raw, out)
    assert len(state.load("sentences")) == 4
    assert set(state.load("sentences")["doc_id"]) == set(state.load("documents")["doc_id"])
    assert len(pipeline.load(out, "sentences")) == 10
    assert pq.read_table(state.path("documents")).num_rows == 2
    with pytest.raises(FileNotFoundError, match="no tables"):
        pipeline.snapshot(tmp_path / "nowhere")
    with pytest.raises(ValueError, match="no table 'x'"):
        state.load("x")


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        turn_bits(Path(folder), 200)
