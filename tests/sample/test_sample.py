"""The sample corpus holds what it promises: all formats, and the figures that its list of disagreements names."""

from __future__ import annotations

import gzip
import json
import tomllib
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

SAMPLE = Path(__file__).resolve().parents[2] / "raw" / "sample"
PAIRS = tomllib.loads(Path(__file__).with_name("disagreements.toml").read_text(encoding="utf-8"))["pair"]


def words_of(path: str) -> str:
    data = (SAMPLE / path).read_bytes()
    text = (gzip.decompress(data) if path.endswith(".gz") else data).decode("utf-8")
    return json.dumps(json.loads(text), ensure_ascii=False) if path.endswith(".json") else text


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["about"])
def test_the_words_of_a_listed_disagreement_stand_in_the_articles(pair: dict[str, dict[str, str]]) -> None:
    for side in ("one", "other"):
        assert pair[side]["words"] in words_of(pair[side]["path"])


def test_contradictions_and_changes_differ_in_value_and_agreements_between_articles_do_not() -> None:
    for pair in PAIRS:
        same_value = pair["one"]["value"] == pair["other"]["value"]
        between_articles = pair["one"]["path"] != pair["other"]["path"]
        assert same_value == (pair["verdict"] == "agreement") or not between_articles, pair["about"]


def test_every_format_that_is_read_is_in_the_sample() -> None:
    names = {"".join(path.suffixes[-2:]) if path.suffix == ".gz" else path.suffix for path in SAMPLE.glob("*/*")}
    assert {".txt", ".txt.gz", ".html", ".html.gz", ".json", ".jsonl", ".csv", ".warc.gz"} <= names
    assert [path.name for path in SAMPLE.glob("*/*.meta.json")]


def test_the_archive_holds_one_page_beside_other_things() -> None:
    with (SAMPLE / "archive" / "crawl.warc.gz").open("rb") as file:
        types = [record.http_headers.get_header("Content-Type") for record in ArchiveIterator(file)]
    assert sum(kind.startswith("text/html") for kind in types) == 1
    assert len(types) == 3


def test_the_gallery_dump_has_its_slides_twice() -> None:
    assert words_of("dumps/who-is-in.txt").count("it counted 33 delegations") == 2
