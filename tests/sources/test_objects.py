"""JSON in the shapes that scrapers write."""

import json
from typing import Any

import pytest

from pipeline.article import Metadata
from pipeline.sources.objects import content_of, host_of
from pipeline.sources.readers.objects import items_of_json, items_of_lines
from pipeline.sources.source import ReadError

SCRAPY = {"url": "https://www.example.org/a", "title": "A title", "text": "Words.", "author": "Ann Lee"}
NEWS_PLEASE = {
    "maintext": "Words.",
    "title": "A title",
    "authors": ["Ann Lee", "Bo Ek"],
    "date_publish": "2025-03-02 10:00:00",
    "url": "https://example.org/b",
    "source_domain": "example.org",
    "language": "en",
}
FUNDUS = {
    "title": "A title",
    "body": {"summary": ["Lead."], "sections": [{"headline": [], "paragraphs": ["One.", "Two."]}]},
    "publishing_date": "2025-03-02T10:00:00+01:00",
    "authors": ["Ann Lee"],
}


@pytest.mark.parametrize(
    ("value", "body", "authors"),
    [
        (SCRAPY, "Words.", ("Ann Lee",)),
        (NEWS_PLEASE, "Words.", ("Ann Lee", "Bo Ek")),
        (FUNDUS, "Lead.\n\nOne.\n\nTwo.", ("Ann Lee",)),
    ],
)
def test_the_shapes_of_three_scrapers_are_read(value: dict[str, Any], body: str, authors: tuple[str, ...]) -> None:
    content = content_of(value)
    assert content.body == body
    assert content.meta.title == "A title"
    assert content.meta.authors == authors


def test_the_site_is_taken_from_the_url_where_nothing_else_says_it() -> None:
    assert content_of(SCRAPY).meta == Metadata(
        url="https://www.example.org/a", site="example.org", title="A title", authors=("Ann Lee",)
    )


@pytest.mark.parametrize("value", [{"foo": 1}, {"text": ""}, {"text": 5}, {}])
def test_an_unknown_shape_names_the_keys_that_were_looked_for(value: dict[str, Any]) -> None:
    with pytest.raises(ReadError, match="--field text=") as caught:
        content_of(value)
    assert caught.value.error == "shape"


def test_a_broken_line_costs_itself_only() -> None:
    text = "\n".join([json.dumps({"id": 7, "text": "a"}), "{broken", json.dumps({"text": "c"}), "[1]"])
    items = {item.record: item for item in items_of_lines(text.split("\n"))}
    assert set(items) == {"7", "2", "3", "4"}
    assert items["2"].error is not None
    assert "line 2" in items["2"].error[1]
    assert items["4"].error is not None
    assert items["3"].value == {"text": "c"}


def test_an_id_that_stands_twice_gives_way_to_line_numbers() -> None:
    text = "\n".join(json.dumps({"id": i, "text": "x"}) for i in ("a", "b", "a"))
    assert [item.record for item in items_of_lines(text.split("\n"))] == ["1", "b", "3"]


def test_a_single_object_has_no_record_and_an_array_has_many() -> None:
    assert [item.record for item in items_of_json('{"text": "a"}')] == [None]
    assert [item.record for item in items_of_json('[{"text": "a"}, {"url": "u", "text": "b"}]')] == ["1", "u"]


@pytest.mark.parametrize("text", ["5", '"words"', "{", "[" * 100_000])
def test_what_is_no_object_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(ReadError) as caught:
        list(items_of_json(text))
    assert caught.value.error == "json"


def test_lone_surrogates_cannot_reach_the_tables() -> None:
    (item,) = items_of_json(r'{"text": "a \ud800 b", "title": "\udfff"}')
    assert item.value is not None
    content = content_of(item.value)
    (content.body + (content.meta.title or "")).encode("utf-8")


def test_a_host_is_named_without_www() -> None:
    assert host_of("https://www.example.org:80/x") == "example.org"
    assert host_of("http://[broken") is None
