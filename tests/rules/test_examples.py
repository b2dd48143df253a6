"""Every rule decides in its examples and in none of its counter-examples."""

from __future__ import annotations

import pytest

from pipeline.article import Metadata, Record
from pipeline.config import Settings
from pipeline.corpus import article_state, corpus_tables
from pipeline.corpus.workers import Held
from pipeline.language.model import Model
from pipeline.rules.engine import EXAMPLES, Family, Rule, traced
from pipeline.rules.registry import families
from pipeline.sources.names import Name
from pipeline.tables.arrow import article_tables
from pipeline.work.shard import article_rows

CASES = [
    pytest.param(family, rule, text, wanted, id=f"{family.name}-{rule.name}-{'yes' if wanted else 'no'}-{i}")
    for family in families()
    for rule in family.rules
    for wanted, texts in ((True, rule.yes), (False, rule.no))
    for i, text in enumerate(texts)
]


NAMES = (Name("Lumeria", "country", "EE"),)  # what a person said, for the rule that this makes
OF_ARTICLES = ("blocks", "countries", "numbers", "quotes", "positions", "claims")  # need no step over all articles


def says(value: str, name: str) -> bool:
    """Whether a value names a rule; after a colon it may go on with the form or phrase that decided."""
    return value == name or value.startswith(f"{name}:")


def decides(family: Family[object, object], rule: Rule[object, object], text: str, model: Model) -> bool:
    """Whether a rule decides anything in an article of this text (a page where it begins with a tag)."""
    kind = "html" if text.lstrip().startswith("<") else "txt"
    record = Record("text.txt", None, kind, "0", "utf-8", text, Metadata(published="2026-03-11"))
    with traced() as steps:
        rows = article_rows(record, Settings(), model, names=NAMES)
        if family.table not in OF_ARTICLES:
            tables = article_tables(rows)  # figures and people are found from the tables
            corpus_tables(Held({**tables, **article_state(tables)}))
    if any(step.answered and (step.family, step.rule) == (family.name, rule.name) for step in steps):
        return True
    given = (getattr(row, family.column) for row in rows.get(family.table or "", ()))
    return any(value is not None and says(value, rule.name) for value in given)


@pytest.mark.parametrize(
    "case", [(f, r) for f in families() for r in f.rules], ids=lambda c: f"{c[0].name}-{c[1].name}"
)
def test_a_rule_has_examples_of_both_kinds(case: tuple[Family[object, object], Rule[object, object]]) -> None:
    rule = case[1]
    assert len(rule.yes) >= EXAMPLES and len(rule.no) >= EXAMPLES and rule.what.endswith(".")


@pytest.mark.parametrize(("family", "rule", "text", "wanted"), CASES)
def test_examples_hold(
    family: Family[object, object], rule: Rule[object, object], text: str, wanted: bool, reader: Model
) -> None:
    assert decides(family, rule, text, reader) is wanted
