"""JSON in the shapes of interfaces, exports and databases: where the text is, and what the rest says."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.article import Record
from pipeline.config import Settings
from pipeline.sources.records import Unread, records
from pipeline.sources.source import Source

ONE = (
    "The ferry board of Ostrava Bay voted on Monday to buy two ships. “We waited too long,” said its chair. "
    "The ships will come in May, and 40 people will work on each of them."
)
TWO = "Fishers in Norrhaven landed 900 tonnes of cod this week. “It was the best in years,” said Bo Ekdal of the union."
TITLE, AUTHOR, DAY = "Two ships for the bay", "Ann Lee", "2024-03-05T09:30:00Z"


def read(folder: Path, value: Any, name: str = "a.json", settings: Settings | None = None) -> list[Record | Unread]:
    data = value if isinstance(value, str) else json.dumps(value)
    path = folder / name
    path.write_text(data, encoding="utf-8")
    return list(records(Source(name, str(path), path.stat().st_size, 0, 0), settings or Settings()))


SHAPES: dict[str, Any] = {
    "guardian": {
        "response": {
            "status": "ok",
            "results": [
                {
                    "id": "world/2024/mar/05/ships",
                    "webTitle": TITLE,
                    "webPublicationDate": DAY,
                    "webUrl": "https://example.org/a",
                    "fields": {"bodyText": ONE, "trailText": "Short.", "byline": "Ann Lee in Ostrava"},
                }
            ],
        }
    },
    "event registry": {
        "articles": {
            "results": [
                {
                    "uri": "7001",
                    "lang": "eng",
                    "dateTimePub": DAY,
                    "url": "https://example.org/a",
                    "title": TITLE,
                    "body": ONE,
                    "source": {"uri": "example.org", "dataType": "news", "title": "The Bay Post"},
                    "authors": [{"uri": "ann_lee@example.org", "name": "Ann Lee", "type": "author"}],
                    "concepts": [{"label": {"eng": "Ferry"}}],
                }
            ],
            "totalResults": 1,
        }
    },
    "json feed": {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Bay Post",
        "items": [
            {
                "id": "1",
                "url": "https://example.org/a",
                "title": TITLE,
                "content_text": ONE,
                "date_published": DAY,
                "authors": [{"name": "Ann Lee"}],
            }
        ],
    },
    "elasticsearch": {
        "took": 3,
        "hits": {
            "total": {"value": 1},
            "hits": [
                {
                    "_index": "n",
                    "_id": "9",
                    "_source": {"headline": TITLE, "content": ONE, "date": DAY, "by": "Ann Lee"},
                }
            ],
        },
    },
    "wordpress": [
        {
            "id": 11,
            "date": DAY,
            "link": "https://example.org/a",
            "title": {"rendered": TITLE},
            "content": {"rendered": f"<p>{ONE}</p>", "protected": False},
            "excerpt": {"rendered": "<p>Short.</p>"},
            "author": "Ann Lee",
        }
    ],
    "paragraphs as strings": {"title": TITLE, "paragraphs": ONE.split(". "), "author": AUTHOR, "date": DAY},
    "paragraphs as objects": {
        "title": TITLE,
        "body": [
            {"type": "paragraph", "text": ONE},
            {"type": "image", "text": "no"},
            {"type": "paragraph", "text": TWO},
        ],
        "author": {"name": "Ann Lee", "url": "https://example.org/ann"},
        "date": DAY,
    },
    "unknown names": {"hd": TITLE, "wall_of_words": ONE, "n": 3, "title": TITLE, "author": AUTHOR, "date": DAY},
    "spring boot": {"data": {"attributes": {"title": TITLE, "body": ONE, "published_at": DAY, "author": AUTHOR}}},
    "mongo": {
        "_id": {"$oid": "65e6f1a2c4b5d6e7f8a9b0c1"},
        "title": TITLE,
        "text": ONE,
        "published": {"$date": {"$numberLong": "1709631000000"}},
        "author": AUTHOR,
    },
    "split by pandas": {
        "columns": ["title", "text", "author", "date"],
        "index": [0],
        "data": [[TITLE, ONE, AUTHOR, DAY]],
    },
    "linked data": {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TITLE,
        "articleBody": ONE,
        "datePublished": DAY,
        "author": [{"@type": "Person", "name": "Ann Lee"}],
        "publisher": {"@type": "Organization", "name": "The Bay Post", "logo": {"url": "https://example.org/l.png"}},
    },
    "a cut text before the whole": {
        "title": TITLE,
        "text": ONE[:60] + "…",
        "full_text": ONE,
        "author": AUTHOR,
        "date": DAY,
    },
    "a teaser before the page": {
        "title": TITLE,
        "content": ONE[:60],
        "html": f"<p>{ONE * 4}</p>",
        "author": AUTHOR,
        "date": DAY,
    },
}


@pytest.mark.parametrize("name", SHAPES)
def test_the_article_is_found_with_what_is_said_of_it(tmp_path: Path, name: str) -> None:
    (record,) = read(tmp_path, SHAPES[name])
    assert isinstance(record, Record), record
    assert "voted on Monday" in record.body
    assert "will work on each of them" in record.body
    assert record.meta.title == TITLE
    assert record.meta.published == DAY
    assert record.meta.authors == (AUTHOR,)


MANY: dict[str, Any] = {
    "keyed by address": {
        "https://example.org/1": {"title": "A", "text": ONE},
        "https://example.org/2": {"title": "B", "text": TWO},
    },
    "keyed by number": {"1": {"title": "A", "body": ONE}, "2": {"title": "B", "body": TWO}},
    "columns": {"title": {"0": "A", "1": "B"}, "text": {"0": ONE, "1": TWO}},
    "lists of columns": {"title": ["A", "B"], "text": [ONE, TWO]},
    "an array": [{"title": "A", "text": ONE}, {"title": "B", "text": TWO}],
    "under a name of no list": {"meta": {"n": 2}, "corpus": [{"title": "A", "text": ONE}, {"title": "B", "text": TWO}]},
    "within an array": [{"articles": [{"title": "A", "text": ONE}, {"title": "B", "text": TWO}], "status": "ok"}],
    "lines under json": json.dumps({"title": "A", "text": ONE}) + "\n" + json.dumps({"title": "B", "text": TWO}) + "\n",
}


@pytest.mark.parametrize("name", MANY)
def test_several_articles_are_several_records(tmp_path: Path, name: str) -> None:
    found = read(tmp_path, MANY[name])
    assert [(r.meta.title, r.body) for r in found if isinstance(r, Record)] == [("A", ONE), ("B", TWO)]
    assert len({r.record for r in found}) == 2


def test_json_over_several_lines_under_the_name_of_lines_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, json.dumps([{"text": ONE}, {"text": TWO}], indent=1), "a.jsonl")
    assert [r.body for r in found if isinstance(r, Record)] == [ONE, TWO]


def test_the_users_own_fields_come_back(tmp_path: Path) -> None:
    value = {
        "id": 77,
        "text": ONE,
        "title": TITLE,
        "section": "World",
        "topics": ["sea"],
        "vector": [0.5] * 2000,
        "n": None,
    }
    (record,) = read(tmp_path, value)
    assert isinstance(record, Record)
    assert record.meta.source_id == "77"
    assert json.loads(record.meta.extra or "") == {"section": "World", "topics": ["sea"]}


def test_a_records_name_stays_when_others_are_put_before_it(tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"n{i}", "text": ONE}) for i in range(3)]
    before = {r.record for r in read(tmp_path, "\n".join(lines), "a.jsonl")}
    after = {r.record for r in read(tmp_path, "\n".join([json.dumps({"id": "new", "text": TWO}), *lines]), "a.jsonl")}
    assert after - before == {"new"}


@pytest.mark.parametrize(
    "value",
    [
        {"a": 1, "prices": [1, 2]},
        {"title": "only a title", "url": "https://example.org"},
        [{"name": "x", "lat": 1.0}] * 3,
    ],
)
def test_objects_without_a_text_say_which_keys_they_have(tmp_path: Path, value: Any) -> None:
    found = read(tmp_path, value)
    assert {r.error for r in found if isinstance(r, Unread)} == {"shape"}
    first = value[0] if isinstance(value, list) else value
    assert all(key in found[0].message for key in first if isinstance(found[0], Unread))


def test_the_settings_say_which_field_is_what(tmp_path: Path) -> None:
    value = {
        "text": "A note of the archive that is no article, with words and words in it.",
        "story_2": ONE,
        "when": "5 March 2024",
    }
    (record,) = read(tmp_path, value, settings=Settings(fields=("text=story_2", "date=when")))
    assert isinstance(record, Record)
    assert (record.body, record.meta.published) == (ONE, "2024-03-05")


@pytest.mark.parametrize(
    ("body", "page"),
    [
        ("VARNA — <b>The board</b> met.<br><br>“No,” said <a href='/x'>Ann Lee</a>.", True),
        ("<div>One.<br>Two.</div>", True),
        ("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &amp;amp; three.&lt;/p&gt;", True),
        ("If a < b and c > d, then x.", False),
        ("Plain words &amp; more.", False),
    ],
)
def test_markup_in_a_field_is_a_page(tmp_path: Path, body: str, page: bool) -> None:
    (record,) = read(tmp_path, {"text": body})
    assert isinstance(record, Record)
    assert record.page is page
