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
from pipeline.views.report.events import day_told, plot_of_sides
from pipeline.views.report.figures import figure, many, percent, plain_date
from pipeline.views.words import how_said

MOST_CARDS = 24  # disagreements shown at once
FOLDER = Path(__file__).parent / "templates"
SCRIPTS = Path(__file__).parent / "scripts"
ARTICLE_SCRIPTS = ("article.js", "corrections.js")  # of every page
OVERVIEW_SCRIPTS = (*ARTICLE_SCRIPTS, "data.js", "draw.js", "rows.js", "entities.js", "search.js", "route.js")
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
    env.globals.update(how_said=how_said, CORRECTABLE=CORRECTABLE, MOST_CARDS=MOST_CARDS)
    env.globals.update(plot_of_sides=plot_of_sides, day_told=day_told)
    return env


PER_LABELS = {"articles": "per article", "stories": "per story, copies counted once"}


def _seen(value: Any) -> Any:
    """What a template puts out, without characters that a reader cannot see; None as nothing."""
    if value is None:
        return ""
    return UNSEEN.sub("\ufffd", value) if type(value) is str else value


@cache
def _style() -> Markup:
    return Markup("".join((FOLDER / name).read_text(encoding="utf-8") for name in ("report.css", "views.css")))


@cache
def _script(names: tuple[str, ...]) -> Markup:
    return Markup("".join((SCRIPTS / name).read_text(encoding="utf-8") for name in names))


def _source(kind: str, text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"{kind}-src 'sha256-{digest}'"


@cache
def policy(scripts: tuple[str, ...]) -> str:
    """Content security policy of a page: its own style and script by their hash, and nothing from elsewhere.

    The overview may also load the files of data that lie beside it.
    """
    beside = " 'self' file:" if scripts == OVERVIEW_SCRIPTS else ""
    own = f"{_source('style', _style())}; {_source('script', _script(scripts))}{beside}"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


def render(template: str, scripts: tuple[str, ...] = ARTICLE_SCRIPTS, **values: Any) -> str:
    """Fill a template of the folder."""
    page = environment().get_template(template)
    return page.render(style=_style(), script=_script(scripts), policy=policy(scripts), **values)
