"""Which files below raw/ are sources."""

import os
from pathlib import Path

from pipeline.sources.formats import BY_NAME, format_of
from pipeline.sources.source import SAMPLE_MARK, walk


def touch(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x", encoding="utf-8")


def test_folders_are_walked_deep_in_path_order(tmp_path: Path) -> None:
    for name in ("b/c/z.txt", "a.html", "b/a.json.gz"):
        touch(tmp_path / name)
    assert [s.path for s in walk(tmp_path).sources] == ["a.html", "b/a.json.gz", "b/c/z.txt"]


def test_hidden_files_are_counted_and_sidecars_are_no_sources(tmp_path: Path) -> None:
    for name in (".hidden", "a.txt", "a.meta.json", "sub/metadata.csv"):
        touch(tmp_path / name)
    listing = walk(tmp_path)
    assert [s.path for s in listing.sources] == ["a.txt"]
    assert [s.path for s in listing.sidecars] == ["a.meta.json", "sub/metadata.csv"]
    assert listing.hidden == 1


def test_loops_dangling_links_and_ways_out_are_not_followed(tmp_path: Path) -> None:
    raw, outside = tmp_path / "raw", tmp_path / "outside"
    touch(raw / "a.txt")
    touch(outside / "secret.txt")
    (raw / "loop").symlink_to(raw)
    (raw / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (raw / "out.txt").symlink_to(outside / "secret.txt")
    listing = walk(raw)
    assert [s.path for s in listing.sources] == ["a.txt"]
    assert sorted(path for path, _ in listing.unreadable) == ["gone.txt", "out.txt"]


def test_the_sample_gives_way_to_other_sources(tmp_path: Path) -> None:
    touch(tmp_path / "sample" / "s.txt")
    touch(tmp_path / "sample" / SAMPLE_MARK)
    assert [s.path for s in walk(tmp_path).sources] == ["sample/s.txt"]
    touch(tmp_path / "own.txt")
    listing = walk(tmp_path)
    assert [s.path for s in listing.sources] == ["own.txt"]
    assert listing.sample_left_out


def test_a_folder_of_the_users_that_is_called_sample_stays(tmp_path: Path) -> None:
    touch(tmp_path / "sample" / "s.txt")
    touch(tmp_path / "own.txt")
    assert len(walk(tmp_path).sources) == 2


def test_a_name_that_is_not_utf_8_is_still_listed(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))).write_text("x", encoding="utf-8")
    (source,) = walk(tmp_path).sources
    assert os.fsencode(source.path) == b"caf\xe9.txt"


def test_one_file_is_a_root_of_its_own(tmp_path: Path) -> None:
    touch(tmp_path / "a.txt")
    assert [s.path for s in walk(tmp_path / "a.txt").sources] == ["a.txt"]


def test_the_name_says_the_format() -> None:
    assert format_of("a.TXT.GZ") is BY_NAME["txt"]
    assert format_of("a.htm") is BY_NAME["html"]
    assert format_of("a.exe") is None
