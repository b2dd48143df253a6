"""No stage takes more than linear time on an article or a page that is a run of one thing."""

from __future__ import annotations

import gc
import html
import time
from collections import defaultdict
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from pipeline.article import Record
from pipeline.config import Settings
from pipeline.language.model import Model
from pipeline.run import profile
from pipeline.run.profile import timed
from pipeline.work.shard import article_rows
from tests.hostile.runs import KINDS, MOST, run_of

SIZE = 6_400
SLOW = 0.4  # seconds of a stage below which its growth is not told from noise
FIRST = "The town said on Monday that the bridge was open."
FORMS: dict[str, tuple[str, Callable[[str], str]]] = {
    "text": ("txt", str),
    "page": (
        "html",
        lambda run: f"<html><body><article><p>{FIRST}</p><p>{html.escape(run)}</p></article></body></html>",
    ),
    "markup": ("html", lambda run: f"<html><body><p>{FIRST} {run}"),
    "element": ("html", lambda run: f"<html><body><p>{FIRST}</p><p {run}>and more</p></body></html>"),
}
LONG = {  # more than a run of a unit: what has to differ from one to the next
    "attributes": ("html", lambda size: f"<html><body><p {' '.join(f'a{i}=x' for i in range(size // 8))}>{FIRST}</p>"),
    "elements": ("html", lambda size: "<html><body>" + "".join(f"<p id=a{i}>{i}</p>" for i in range(size // 20))),
    "references": ("html", lambda size: f"<html><body><p>{FIRST} {'&#x27;' * (size // 6)}</p>"),
    "years": ("txt", lambda size: "1999 " * (size // 5)),
    "nested": ("html", lambda size: "<html><body>" + "<div>" * (size // 5) + FIRST),
}


@pytest.fixture(autouse=True)
def own_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the profile count this process's time only: others may be at work on the machine."""
    monkeypatch.setattr(profile, "time", SimpleNamespace(perf_counter=time.process_time))


def spent_on(kind: str, body: str, model: Model) -> dict[str, float]:
    """Seconds by stage, and those of none."""
    spent: defaultdict[str, float] = defaultdict(float)
    gc.disable()  # with a model in memory a collection takes longer than most stages
    try:
        begun = time.process_time()
        with timed(spent):
            article_rows(Record(f"a.{kind}", None, kind, "0" * 64, "utf-8", body), Settings(), model)
        whole = time.process_time() - begun
    finally:
        gc.enable()
    return {**spent, "the rest": whole - sum(spent.values())}


def steep(kind: str, body: Callable[[int], str], size: int, model: Model) -> list[str]:
    """The stages whose time grows worse than linear, measured twice before it is said."""
    whole = spent_on(kind, body(size), model)
    if not any(took > SLOW for took in whole.values()):
        return []
    again, quarter = spent_on(kind, body(size), model), spent_on(kind, body(size // 4), model)
    told = []
    for stage, took in whole.items():
        least = min(took, again.get(stage, 0.0))
        if least > SLOW and least > MOST * max(quarter.get(stage, 0.0), 1e-3):
            told.append(f"{stage}: {least:.2f} s, {least / max(quarter.get(stage, 0.0), 1e-3):.1f} times a quarter")
    return told


@pytest.mark.parametrize("form", FORMS)
def test_every_stage_is_linear_in_a_run_of_any_kind(form: str, reader: Model) -> None:
    kind, body = FORMS[form]
    spent_on("txt", FIRST, reader)  # loads what is loaded once
    spent_on("html", f"<p>{FIRST}</p>", reader)
    found = {unit: steep(kind, lambda size, unit=unit: body(run_of(unit, size)), SIZE, reader) for unit in KINDS}  # type: ignore[misc]
    assert {unit: told for unit, told in found.items() if told} == {}


@pytest.mark.parametrize("name", LONG)
def test_every_stage_is_linear_in_a_page_or_text_of_many_parts(name: str, reader: Model) -> None:
    kind, body = LONG[name]
    spent_on(kind, body(200), reader)
    assert steep(kind, body, 80_000 if kind == "html" else 24_000, reader) == []
