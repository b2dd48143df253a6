"""The same text in other encodings and forms gives the same rows."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from pipeline.config import Settings
from tests import inprocess

SHARE = 0.99  # of texts whose rows are those of the plain text
EVERY = 7  # of the development texts
COLUMNS = {
    "numbers": ["text", "kind", "value", "value_max", "unit", "modifier", "counted", "date"],
    "countries": ["text", "country", "kind"],
    "quotes": ["text", "kind", "speaker_name", "cue"],
}


def western(text: str) -> bytes:
    return text.encode("cp1252", "ignore")


def cut(text: str) -> bytes:
    return (text.rstrip() + " é").encode()[:-1]


def decomposed(text: str) -> bytes:
    return unicodedata.normalize("NFD", text).encode()


def hyphenated(text: str) -> bytes:
    return re.sub(r"([a-z]{4})(?=[a-z]{4})", "\\1\xad", text).encode()


def unbroken(text: str) -> bytes:
    return re.sub(r"(?<=\w) (?=\w)", "\xa0", text).encode()


VARIANTS: dict[str, Callable[[str], bytes]] = {f.__name__: f for f in (western, cut, decomposed, hyphenated, unbroken)}


def rows(out: Path, name: str) -> dict[str, list[str]]:
    """The rows of a table by path, without ids and offsets, white space as one blank."""
    paths = pd.read_parquet(out / "documents").set_index("doc_id")["path"]
    found: dict[str, list[str]] = {}
    for row in pd.read_parquet(out / name).to_dict("records"):
        cells = [" ".join(str(row[column]).split()) for column in COLUMNS[name]]
        found.setdefault(str(paths[row["doc_id"]]), []).append(" | ".join(cells))
    return found


def written(folder: Path, texts: list[tuple[str, str]]) -> None:
    for name, text in texts:
        plain = text.encode("cp1252", "ignore").decode("cp1252")  # what windows-1252 cannot hold is no part of this
        (folder / f"{name}.plain.txt").write_bytes(unicodedata.normalize("NFC", plain).encode())
        for variant, make in VARIANTS.items():
            (folder / f"{name}.{variant}.txt").write_bytes(make(unicodedata.normalize("NFC", plain)))


def shares(out: Path, names: list[str]) -> dict[str, float]:
    """By variant, the share of texts with equal rows in all three tables."""
    tables = {name: rows(out, name) for name in COLUMNS}
    return {
        variant: sum(
            all(t.get(f"{n}.plain.txt", []) == t.get(f"{n}.{variant}.txt", []) for t in tables.values()) for n in names
        )
        / len(names)
        for variant in VARIANTS
    }


@pytest.mark.parametrize("clean", [False])
def test_rows_are_the_same_whatever_the_encoding(dev_data: Path, tmp_path: Path, clean: bool) -> None:
    files = sorted((dev_data / "data" / "quotes" / "dev" / "text").glob("*.txt"))[::EVERY]
    texts = [(path.stem, path.read_text("utf-8")) for path in files]
    (tmp_path / "raw").mkdir()
    written(tmp_path / "raw", texts)
    inprocess.extract(tmp_path / "raw", tmp_path / "out", Settings(clean=clean))
    found = shares(tmp_path / "out", [name for name, _ in texts])
    assert min(found.values()) >= SHARE, found
