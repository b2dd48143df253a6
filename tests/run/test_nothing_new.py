"""A run over 10,000 sources with nothing new: quick, no article opened, nothing heavy imported."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.config import Settings
from pipeline.corpus import article_state
from pipeline.sources.known import meta_digest
from pipeline.sources.source import walk
from pipeline.store.manifest import Entry
from pipeline.store.shards import write_shard
from pipeline.work.provenance import maker_of
from tests.store.toy import ToyEngine, extract, tables_of

SOURCES = 10_000
WATCHED = """
import json, sys, time
opened = []
sys.addaudithook(lambda event, what: opened.append(str(what[0])) if event == "open" else None)
begun = time.process_time()
from pipeline.cli import main
main(sys.argv[1:], standalone_mode=False)
heavy = sorted({"spacy", "pandas", "numpy", "pyarrow", "lxml", "trafilatura"} & sys.modules.keys())
raw = sum(name.endswith(".txt") for name in opened)
print(json.dumps({"seconds": time.process_time() - begun, "heavy": heavy, "opened": raw}))
"""


@pytest.fixture
def many(tmp_path: Path) -> tuple[Path, Path]:
    """A raw folder of 10,000 sources, all of them worked on before."""
    raw, out = tmp_path / "raw", tmp_path / "out"
    for number in range(SOURCES):
        path = raw / f"{number % 100:02}" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"words")
    maker = maker_of(Settings()).digest
    sources = walk(raw).sources
    entries = {s.path: Entry(s.size, s.mtime_ns, s.inode, "0" * 64, meta_digest(s), maker, "", 0, 0) for s in sources}
    tables = tables_of(sources[0])[0]  # an output without any article would be no success
    journal = out / "_state" / "journal"
    journal.mkdir(parents=True)
    write_shard(journal, maker, str(raw), entries, tables | article_state(tables))
    engine = ToyEngine()
    assert extract(raw, out, engine).resumed == SOURCES
    assert engine.worked == []
    return raw, out


def test_nothing_new_is_said_within_two_seconds_and_no_article_is_opened(many: tuple[Path, Path]) -> None:
    raw, out = many
    command = [sys.executable, "-c", WATCHED, "extract", str(raw), "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    head, *_, found = done.stdout.splitlines()
    assert head.startswith("nothing new")
    said = json.loads(found)
    assert said["seconds"] < 2
    assert (said["heavy"], said["opened"]) == ([], 0)
