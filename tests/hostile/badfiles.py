"""Builds a raw folder of input that is broken or meant to break something, each beside what it should end as."""

from __future__ import annotations

import gzip
import json
import os
import random
from collections.abc import Callable
from pathlib import Path

GOOD = "Poland sent 300 trucks to Ukraine on Monday. “We keep our word,” said the minister, Anna Nowak.\n"
ARTICLE = "article"
BOMB_LIMIT = 20_000_000  # decompressed bytes that the run allows
SLOW_CHARS = {"quotes.txt": 100_000, "open_quotes.txt": 6_000, "digits.txt": 30_000, "lines.txt": 20_000}  # real work


def bytes_by_name() -> dict[str, tuple[bytes, str]]:
    """File name -> bytes and what they end as: an article, or the failure's error."""
    noise = random.Random(5)
    text = GOOD.encode()
    page = f"<html><body><article><p>{GOOD}</p></article></body></html>".encode()
    deep = b"<div>" * 20_000 + b"<p>" + text + b"</p>" + b"</div>" * 20_000
    lines = [json.dumps({"text": GOOD}), '{"text": "torn', json.dumps({"id": "third", "text": GOOD})]
    return {
        "good.txt": (text, ARTICLE),
        "empty.txt": (b"", "empty"),
        "empty.html": (b"", "empty"),
        "empty.json": (b"", "empty"),
        "blank.txt": (b" \n\t\r\n " * 50, "empty"),
        "nul.txt": (b"\0" * 5000, "empty"),
        "some_nul.txt": (text + b"\0\0\0" + text, ARTICLE),
        "noise.txt": (noise.randbytes(20_000), "undecodable"),
        "noise.json": (noise.randbytes(20_000), "undecodable"),
        "utf16.txt": (GOOD.encode("utf-16"), ARTICLE),
        "utf16_no_mark.txt": (GOOD.encode("utf-16-le"), ARTICLE),
        "latin1.txt": (("Café and naïve façade in Málaga. " * 5 + GOOD[:45]).encode("latin-1"), ARTICLE),
        "surrogates.txt": (text + "\ud800\udfff".encode("utf-8", "surrogatepass"), ARTICLE),
        "surrogates.json": (rb'{"text": "Poland sent 300 \ud800 trucks to Ukraine."}', ARTICLE),
        "deep.html": (deep, ARTICLE),
        "torn.html": (page[: len(page) // 2] + b"<p class='", ARTICLE),
        "torn.txt.gz": (gzip.compress(text * 100)[:-30], "bad_gzip"),
        "no.txt.gz": (text, "article"),
        "bomb.txt.gz": (gzip.compress(b"0" * 200_000_000), "too_large"),
        "long.txt": (text * 30_000, "too_long"),
        "torn.json": (b'{"text": "Poland', "json"),
        "deep.json": (b"[" * 100_000, "json"),
        "number.json": (b"7", "json"),
        "types.json": (b'{"text": 7, "title": {"a": [1]}, "authors": 3.5, "url": [], "published": {}}', "shape"),
        "odd_types.json": (json.dumps({"text": GOOD, "title": [1], "authors": {"a": 1}, "url": 9}).encode(), ARTICLE),
        "shape.json": (b'{"headline": "x", "things": []}', "shape"),
        "array.json": (json.dumps([{"text": GOOD}, 7, {"text": GOOD}]).encode(), "json"),
        "lines.jsonl": ("\n".join(lines).encode(), "json"),
        "picture.png": (b"\x89PNG\r\n", "unsupported"),
        "entities.html": (
            b"<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><p>&f; " + text * 3 + b"</p>",
            ARTICLE,
        ),
    }


SLOW: dict[str, Callable[[int], bytes]] = {  # file name -> about n characters that a pattern could be slow on
    "quotes.txt": lambda n: b'"' * n,
    "curly.txt": lambda n: ("“" * (n // 2) + "”" * (n // 2)).encode(),
    "open_quotes.txt": lambda n: "“a ".encode() * (n // 3),
    "digits.txt": lambda n: b"1,234," * (n // 6),
    "digit_run.txt": lambda n: b"9" * n,
    "commas.txt": lambda n: b"1" + b"," * n,
    "spaces.txt": lambda n: b"a" + b" " * n + b"b",
    "lines.txt": lambda n: b"a\n" * (n // 2),
    "brackets.html": lambda n: b"<" * n,
    "tags.html": lambda n: b"<b>" * (n // 3) + GOOD.encode(),
    "attributes.html": lambda n: b"<p " + b"a='b' " * (n // 6) + b">" + GOOD.encode(),
    "ampersands.html": lambda n: b"<p>" + b"&amp" * (n // 4) + GOOD.encode(),
}


def build(raw: Path) -> None:
    """Write all of it, and what only a file system can hold."""
    raw.mkdir(parents=True)
    for name, (data, _) in bytes_by_name().items():
        (raw / name).write_bytes(data)
    (raw / "slow").mkdir()
    for name, make in SLOW.items():
        (raw / "slow" / name).write_bytes(make(SLOW_CHARS.get(name, 300_000)))
    (raw / "slow" / "one_line.txt").write_bytes(b"<" + b"x " * 1_500_000)  # 3 MB, past the limit of characters
    outside = raw.parent / "outside.txt"
    outside.write_text("Secret words of Norway.", encoding="utf-8")
    (raw / "out.txt").symlink_to(outside)
    (raw / "out").symlink_to(raw.parent)
    (raw / "dangling.txt").symlink_to(raw / "nowhere")
    (raw / "self.txt").symlink_to(raw / "self.txt")
    (raw / "folder").mkdir()
    (raw / "folder" / "loop").symlink_to(raw)
    (raw / "named.txt").mkdir()
    os.mkfifo(raw / "pipe.txt")
    odd = os.fsencode(raw)
    for name in (b"caf\xe9.txt", b"new\nline.txt", b"bell\x07\x1b[31m.png", b"-rf.txt", b"a" * 250 + b".txt"):
        with open(odd + b"/" + name, "wb") as file:  # noqa: PTH123
            file.write(GOOD.encode())
