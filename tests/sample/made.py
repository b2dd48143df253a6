"""The files of raw/sample in formats that no editor writes: python -m tests.sample.made

Each story of stories.toml is written as the program would that people have its format from.
"""

# ruff: noqa: E501 - layouts as files have them

from __future__ import annotations

import gzip
import io
import json
import sqlite3
import tarfile
from collections.abc import Callable
from itertools import groupby
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.feather
import pyarrow.parquet as pq

from tests.sample import documents, news
from tests.sample.stories import SAMPLE, STORIES, Story, page, text_of, zipped

COLUMNS = {"url": "url", "title": "headline", "author": "byline", "date": "publication_date", "text": "article_text"}


def rows(stories: list[Story]) -> list[dict[str, str]]:
    return [{column: story[key].strip() for key, column in COLUMNS.items()} for story in stories]


def csv(stories: list[Story]) -> bytes:
    lines = [";".join(COLUMNS.values())]
    lines += [";".join(f'"{cell}"' for cell in row.values()) for row in rows(stories)]
    return ("\n".join(lines) + "\n").encode()


def parquet(stories: list[Story]) -> bytes:
    made = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows(stories)), made)
    return made.getvalue()


def arrow(stories: list[Story]) -> bytes:
    made = io.BytesIO()
    pyarrow.feather.write_feather(pa.Table.from_pylist(rows(stories)), made)
    return made.getvalue()


def sqlite(stories: list[Story]) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("PRAGMA page_size = 1024")
    connection.execute(f"CREATE TABLE articles ({', '.join(f'{name} TEXT' for name in COLUMNS.values())})")
    connection.executemany("INSERT INTO articles VALUES (?, ?, ?, ?, ?)", [tuple(r.values()) for r in rows(stories)])
    connection.commit()
    return connection.serialize()


def xlsx(stories: list[Story]) -> bytes:
    made, book = io.BytesIO(), openpyxl.Workbook()
    book.active.append(list(COLUMNS.values()))
    for row in rows(stories):
        book.active.append(list(row.values()))
    book.save(made)
    return made.getvalue()


def members(stories: list[Story]) -> dict[str, bytes]:
    return {s["member"]: page(s) if s["member"].endswith(".html") else labelled(s) for s in stories}


def labelled(story: Story) -> bytes:
    return (f"Title: {story['title']}\nAuthor: {story['author']}\nDate: {story['date']}\n\n{text_of(story)}\n").encode()


def tgz(stories: list[Story]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as held:
        for name, data in members(stories).items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            held.addfile(info, io.BytesIO(data))
    return gzip.compress(made.getvalue(), mtime=0)


def wacz(stories: list[Story]) -> bytes:
    made = b""
    for s in stories:
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(s)
        made += (
            (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {s['url']}\r\nWARC-Date: {s['date']}T19:00:00Z\r\n"
                f"WARC-Record-ID: <urn:uuid:6f0b0c5e-0000-4000-8000-000000000001>\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
            ).encode()
            + answer
            + b"\r\n\r\n"
        )
    about = json.dumps({"profile": "data-package", "wacz_version": "1.1.1"}).encode()
    return zipped({"archive/data.warc.gz": gzip.compress(made, mtime=0), "datapackage.json": about})


WRITERS: dict[str, Callable[[list[Story]], Any]] = {
    ".rss": news.rss,
    "nexis.txt": news.nexis,
    ".docx": documents.docx,
    ".mhtml": news.mhtml,
    ".eml": news.mail,
    ".nitf": news.nitf,
    ".newsml": news.newsml,
    "factiva.txt": news.factiva,
    "proquest.txt": news.proquest,
    ".sgml": news.sgml,
    ".pdf": documents.pdf,
    ".rtf": documents.rtf,
    ".odt": documents.odt,
    ".md": documents.markdown,
    ".csv": csv,
    ".parquet": parquet,
    ".arrow": arrow,
    ".sqlite": sqlite,
    ".xlsx": xlsx,
    ".zip": lambda stories: zipped(members(stories)),
    ".tgz": tgz,
    ".wacz": wacz,
}


def main() -> None:
    """Write the files."""
    for path, stories in groupby(STORIES, lambda story: story["path"]):
        target = SAMPLE / path
        target.parent.mkdir(exist_ok=True)
        write = next(writer for ending, writer in WRITERS.items() if path.endswith(ending))
        target.write_bytes(write(list(stories)))


if __name__ == "__main__":
    main()
