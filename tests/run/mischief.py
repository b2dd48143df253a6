"""Worker processes with a toy in place of the model, in which words of a text make the worker hang or die.

The parent is the real one; a `sitecustomize` on the workers' path swaps two names before they start to serve.
"""

from __future__ import annotations

from pathlib import Path

import pytest

SWAP = """
import os, signal, sys, time

if any("pipeline.engines.worker" in word for word in getattr(sys, "orig_argv", [])):
    import pipeline.corpus as corpus
    import pipeline.language.model as nlp
    import pipeline.work.shard as shard
    from pipeline.work.places import doc_id_of
    from tests.store.rows import row

    class Model:
        label = "toy"

        def __init__(self, name):
            if name == "dies_at_start":
                os._exit(3)

    def article_rows(record, settings, model, rules=None, lines=(), names=()):
        doc_id = doc_id_of(record.path, record.record)
        if "HANG" in record.body:
            time.sleep(3600)
        if "DIE" in record.body:
            os.kill(os.getpid(), signal.SIGKILL)
        if "ONCE" in record.body:
            mark = os.environ["MISCHIEF_MARK"]
            if not os.path.exists(mark):
                open(mark, "w").close()
                os.kill(os.getpid(), signal.SIGKILL)
        if "SLOW" in record.body:
            time.sleep(0.2)
        if "EAT" in record.body:
            bytearray(1 << 45)
        if "BADROW" in record.body:
            return {"documents": [row("documents", doc_id=doc_id, words="no number")]}
        text = row("documents", doc_id=doc_id, path=record.path, record=record.record, text=record.body, words=1)
        return {"documents": [text]}

    def article_state(tables):  # without the libraries that signatures need: most of a worker's start
        return {}

    corpus.article_state = article_state
    nlp.Model = Model
    shard.article_rows = article_rows
"""


@pytest.fixture
def mischief(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have workers that this test starts run the toy."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(SWAP, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(site))
    monkeypatch.setenv("MISCHIEF_MARK", str(tmp_path / "died once"))
