"""Any bytes under any name end as an article or a failure, in a time that grows as their length does."""

import json
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.config import Settings
from pipeline.language.model import Model
from pipeline.sources.source import Source
from pipeline.work.shard import Shard, extract_sources
from tests import inprocess
from tests.hostile.badfiles import GOOD, SLOW

PIECES = [
    b"\xff\xfe",
    b"\0",
    b"\xef\xbb\xbf",
    b"<p>",
    b"</",
    b"<!--",
    b"<script>",
    b"&#0;",
    b'{"text": "',
    b'"}',
    b"[",
    b"\n",
]
PIECES += [
    b"\xed\xa0\x80",
    b"\x1f\x8b",
    b"1,000",
    "“".encode(),
    b'" said ',
    b"Poland ",
    b"\r",
    b"$5 ",
    "٣".encode(),
    b"\x85",
]
soup = st.lists(st.sampled_from(PIECES) | st.binary(max_size=8), max_size=30).map(b"".join)


@cache
def model() -> Model:
    return inprocess.model()


def extracted(path: Path, data: bytes) -> Shard:
    path.write_bytes(data)
    return extract_sources([Source(path.name, str(path), len(data), 0, 0)], Settings(), model())


@pytest.mark.parametrize("ending", [".txt", ".html", ".json", ".jsonl", ".txt.gz", ".warc"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=soup)
def test_any_bytes_end_as_an_article_or_a_failure(tmp_path: Path, ending: str, data: bytes) -> None:
    shard = extracted(tmp_path / f"any{ending}", data)
    (result,) = shard.sources
    assert len(result.doc_ids) == shard.tables["documents"].num_rows
    assert result.doc_ids or result.failed or not data.strip()
    assert set(shard.tables["failures"]["error"].to_pylist()).isdisjoint({"TypeError", "KeyError", "IndexError"})


@pytest.mark.parametrize("name", sorted(SLOW))
def test_the_time_grows_as_the_length_does(tmp_path: Path, name: str) -> None:
    def seconds(make: Callable[[int], bytes], length: int) -> float:
        begun = time.process_time()
        extracted(tmp_path / name, make(length))
        return time.process_time() - begun

    extracted(tmp_path / "warm.txt", GOOD.encode())
    extracted(tmp_path / "warm.html", b"<p>" + GOOD.encode())
    short = min(seconds(SLOW[name], 3_000) for _ in range(2))
    assert seconds(SLOW[name], 24_000) < 8 * 4 * max(short, 0.02)  # a square would be 64 times


ADDRESSES = [
    "http://[",
    "https://[::1",
    "http://a]b/",
    "//[",
    "http://\u2100.example/",
    "http://a:99999999/",
    "http://\x00",
    "?",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_is_none_costs_no_article(tmp_path: Path, address: str) -> None:
    page = f"""<html><head><link rel="canonical" href="{address}"><meta property="og:url" content="{address}"></head>
<body><p>{GOOD * 3}</p><a href="{address}">more</a></body></html>"""
    dump = f"Title: A bridge\nURL: {address}\n\n{GOOD * 3}"
    value = json.dumps({"text": GOOD * 3, "url": address, "site": address})
    for name, words in (("a.html", page), ("a.txt", dump), ("a.json", value), ("b.txt", f"{address}\n{GOOD * 3}")):
        shard = extracted(tmp_path / name, words.encode("utf-8", "surrogatepass"))
        assert shard.tables["documents"].num_rows == 1, shard.tables["failures"].to_pylist()


ODD = [
    "\x00",
    "\x02",
    "\x07",
    "\x0e",
    "\x1b",
    "\x1b[31m",
    "\x7f",
    "\x85",
    "\xad",
    "\u200b",
    "\u2028",
    "\ufeff",
    "\ufffe",
    "\uffff",
]
ODD += ["&#2;", "&#0;", "&#x1b;", "&ampquot;", "&ampamp;quot;", "&#xFFFE;", "&#55296;", "&#99999999;"]


@pytest.mark.parametrize("odd", ODD)
def test_one_odd_character_costs_no_article(tmp_path: Path, odd: str) -> None:
    words = GOOD.replace("trucks", f"tru{odd}cks").replace("keep", f"keep{odd} ")
    page = f"<html><head><title>{odd}Poland{odd}</title></head><body><p>{words * 3}</p></body></html>"
    for name, data in (
        ("a.txt", words * 3),
        ("a.html", page),
        ("a.json", json.dumps({"text": words * 3, "title": odd})),
    ):
        shard = extracted(tmp_path / name, data.encode("utf-8", "surrogatepass"))
        assert shard.tables["failures"].to_pylist() == []
        assert shard.tables["documents"].num_rows == 1
