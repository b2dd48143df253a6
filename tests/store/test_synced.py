"""What a run says is written the disk holds: files before the names that lead to them."""

import os
from pathlib import Path

import pytest

from pipeline.store import files
from pipeline.store.files import sync_tree, write_whole
from tests.store.toy import extract, fill


class Disk:
    """Notes, in order, what is synced and what gets a name."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seen: list[tuple[str, str]] = []
        fsync, replace, rename = os.fsync, os.replace, os.rename

        def synced(handle: int) -> None:
            self.seen.append(("sync", str(Path(f"/proc/self/fd/{handle}").readlink())))
            fsync(handle)

        def named(how: str) -> object:
            step = replace if how == "replace" else rename

            def instead(old: str, new: str, **options: object) -> None:
                self.seen.append(("name", str(new)))
                step(old, new, **options)

            return instead

        monkeypatch.setattr(os, "fsync", synced)
        monkeypatch.setattr(os, "replace", named("replace"))
        monkeypatch.setattr(os, "rename", named("rename"))

    def synced(self) -> set[str]:
        return {path for what, path in self.seen if what == "sync"}


pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs /proc")


def test_a_file_is_synced_before_it_gets_its_name_and_its_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    write_whole(tmp_path / "a", b"some", b"bytes")
    assert [what for what, _ in disk.seen] == ["sync", "name", "sync"]
    assert Path(disk.seen[0][1]).name.startswith(files.TEMPORARY)
    assert [path for _, path in disk.seen[1:]] == [str(tmp_path / "a"), str(tmp_path)]


def test_a_tree_is_synced_to_its_last_file_and_folder_itself_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "deep/b", "deep/deeper/c"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    disk = Disk(monkeypatch)
    sync_tree(tmp_path)
    assert disk.synced() == {str(tmp_path), *(str(path) for path in tmp_path.rglob("*"))}
    files_synced = {path for _, path in disk.seen[:3]}
    assert files_synced == {str(tmp_path / name) for name in ("a", "deep/b", "deep/deeper/c")}


def test_every_file_of_a_state_is_on_the_disk_before_readers_are_led_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    fill(raw, ["a.txt", "b.txt"])
    disk = Disk(monkeypatch)
    extract(raw, out)
    current = str(out / "_state" / "current")
    at = next(i for i, (what, path) in enumerate(disk.seen) if what == "name" and path == current)
    before = [Path(path).name for what, path in disk.seen[:at] if what == "sync"]
    state = (out / "_state" / "current").resolve()
    assert {path.name for path in state.rglob("*.parquet")} <= set(before)
    assert ("name", str(state)) in disk.seen[:at]
    assert ("sync", str(state.parent)) in disk.seen[:at]
    assert ("sync", str(out / "_state")) in disk.seen[at:]
