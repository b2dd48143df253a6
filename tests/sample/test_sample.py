"""The sample corpus holds what it promises: every format, and the figures that its list of disagreements names."""

from __future__ import annotations

import gzip
import json
import tomllib
from pathlib import Path

import pytest
from lxml.html import document_fromstring as parsed
from warcio.archiveiterator import ArchiveIterator

from pipeline.article import Record
from pipeline.config import Settings
from pipeline.sources.formats import FORMATS, told
from pipeline.sources.records import records
from pipeline.sources.source import walk
from tests.sample.stories import SAMPLE, STORIES, text_of

PAIRS = tomllib.loads(Path(__file__).with_name("disagreements.toml").read_text(encoding="utf-8"))["pair"]


def words_of(path: str) -> str:
    if own := [text_of(story) for story in STORIES if story["path"] == path]:
        return "\n".join(own)
    text = read_packed(str(SAMPLE / path)).decode("utf-8")
    return json.dumps(json.loads(text), ensure_ascii=False) if path.endswith(".json") else text


def read_packed(path: str) -> bytes:
    data = Path(path).read_bytes()
    return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data


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
    """By content, not by name alone."""
    sources = walk(SAMPLE).sources
    heads = [(read_packed(source.location), source.path) for source in sources]
    assert {found.name for head, path in heads if (found := told(head, path))} == {row.name for row in FORMATS}
    assert [source.path for source in sources if source.path.endswith(".gz")]
    assert [path.name for path in SAMPLE.glob("*/*.meta.json")]


@pytest.mark.parametrize("path", sorted({story["path"] for story in STORIES}))
def test_a_file_of_each_format_holds_its_stories(path: str) -> None:
    (source,) = [source for source in walk(SAMPLE).sources if source.path == path]
    stories = [story for story in STORIES if story["path"] == path]
    found = list(records(source, Settings()))
    assert len(found) == len(stories)
    for record, story in zip(found, stories, strict=True):
        assert isinstance(record, Record)
        said = parsed(record.body).text_content() if record.page else record.body
        assert "".join(text_of(story).split()) in "".join(said.split())
        assert record.page or record.meta.published is None or record.meta.published.startswith(story["date"])


def test_the_archive_holds_one_page_beside_other_things() -> None:
    with (SAMPLE / "archive" / "crawl.warc.gz").open("rb") as file:
        types = [record.http_headers.get_header("Content-Type") for record in ArchiveIterator(file)]
    assert sum(kind.startswith("text/html") for kind in types) == 1
    assert len(types) == 3


def test_the_gallery_dump_has_its_slides_twice() -> None:
    assert words_of("dumps/who-is-in.txt").count("it counted 33 delegations") == 2
