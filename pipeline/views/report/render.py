"""The tables as pages: templates filled, with everything of an article escaped and nothing of it able to run."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.sources.corrections import CORRECTABLE
from pipeline.views.report.charts import STEPS, steps, tiles, timeline
from pipeline.views.report.charts import step_of as _step_of
from pipeline.views.words import how_said

FOLDER = Path(__file__).parent / "templates"
# Control characters (tab, line feed and return aside) are no HTML; overrides of writing direction could forge a row.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


@cache
def environment() -> Environment:
    """The template environment: escaping always on, an unknown name is an error."""
    env = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_seen,
    )
    env.filters.update(figure=figure, many=many, plain_date=plain_date, percent=percent)
    env.globals.update(timeline=timeline, tiles=tiles, steps=steps, step_of=_step_of, STEPS=STEPS, PER=PER_LABELS)
    env.globals.update(how_said=how_said, CORRECTABLE=CORRECTABLE)
    return env


PER_LABELS = {"articles": "per article", "stories": "per story, copies counted once"}


def _seen(value: Any) -> Any:
    """What a template puts out, without characters that a reader cannot see; None as nothing."""
    if value is None:
        return ""
    return UNSEEN.sub("\ufffd", value) if type(value) is str else value


def figure(value: float | None) -> str:
    """A number as people write it: 33,000; 2.5; 1,600,000,000."""
    if value is None:
        return ""
    if value != value or value in (float("inf"), float("-inf")):
        return str(value)
    return f"{value:,.0f}" if value == int(value) and abs(value) < 1e21 else f"{value:,.10g}"


def many(count: int, one: str, more: str | None = None) -> str:
    """A count with its noun: 1 article, 15 articles."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def percent(part: float, whole: float) -> str:
    """A share of 100 for the length of a bar, with one digit; never under 0.5, so that it can be seen."""
    return f"{max(0.5, 100 * part / whole):.1f}" if whole and part else "0"


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def plain_date(published: str | None) -> str:
    """`2025-03-02T10:00:00Z` as `2 Mar 2025`; as precise as the source, the time of day aside."""
    parts = (published or "")[:10].split("-")
    try:
        numbers = [int(part) for part in parts]
        words = [str(numbers[0]), *(MONTHS[n - 1] for n in numbers[1:2]), *(str(n) for n in numbers[2:3])]
    except (ValueError, IndexError):
        return published or ""
    return " ".join(reversed(words))


@cache
def _asset(name: str) -> Markup:
    return Markup((FOLDER / name).read_text(encoding="utf-8"))


@cache
def _script() -> Markup:
    return _asset("report.js") + _asset("corrections.js")


def _source(kind: str, text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"{kind}-src 'sha256-{digest}'"


@cache
def policy() -> str:
    """Content security policy of every page: its own style and script by their hash, and nothing from elsewhere."""
    own = f"{_source('style', _asset('report.css'))}; {_source('script', _script())}"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


def render(template: str, **values: Any) -> str:
    """Fill a template of the folder."""
    page = environment().get_template(template)
    return page.render(style=_asset("report.css"), script=_script(), policy=policy(), **values)
