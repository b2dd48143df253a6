"""Files that cannot be opened, and files past the limits, are failures that say what to do."""

from importlib import import_module
from pathlib import Path

import pytest

from pipeline.config import Settings
from pipeline.read import Unread, records
from pipeline.read.source import walk


def only(raw: Path) -> Unread:
    (source,) = walk(raw).sources
    (record,) = records(source, Settings())
    assert isinstance(record, Unread)
    return record


def test_a_file_without_permission_names_it_and_says_what_to_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret.txt").write_text("words", encoding="utf-8")

    def refused(location: str) -> None:
        raise PermissionError(13, "Permission denied", location)

    monkeypatch.setattr(import_module("pipeline.read.decode"), "open_location", refused)
    record = only(tmp_path)
    assert (record.path, record.error, record.sha256) == ("secret.txt", "unreadable", None)
    assert "Permission denied; check its permissions" in record.message


def test_one_line_of_three_megabytes_is_past_the_limit_and_says_which(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("many words " * 280_000, encoding="utf-8")
    record = only(tmp_path)
    assert record.error == "too_long"
    assert "3,080,000 characters" in record.message
