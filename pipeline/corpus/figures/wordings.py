"""How a disagreement is told: a sentence that a reader understands without the tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Row = dict[str, Any]
MOST = 6  # values that a sentence tells


class Article(NamedTuple):
    """An article as a reader knows it: its title, or its path where it has none."""

    title: str
    published: str | None


Articles = Mapping[str, Article]  # by doc_id


def topic_of(role: str, group: str | None, owner: str | None, anchor: str) -> str:
    """What is counted, about what: "killed, children: Quake hits Tarvo"."""
    what = f"{role.replace('_', ' ')}, {group}" if group else role.replace("_", " ")
    return f"{what} | {' | '.join(part for part in (owner, anchor) if part)}".strip(" |")


def why(topic: str, kind: str, shown: Sequence[Row], articles: Articles) -> str:
    """The sentence of `disagreements.why`. `shown`: a sighting of each value, in the order in which they are told."""
    says = [_says(row, articles) for row in shown[:MOST]]
    more = f" and {len(shown) - MOST} more" if len(shown) > MOST else ""
    what = topic.replace(" | ", ": ", 1).replace(" | ", ", ")
    if kind == "change":
        return f"On {what}, {'; later '.join(says)}{more}."
    if kind == "revision":
        return f"On {what}, {', a copy of the same story '.join(says)}{more}."
    return f"On {what}, {', but '.join(says)}{more}."


def _says(row: Row, articles: Articles) -> str:
    """Who gives which figure."""
    article = articles[row["doc_id"]]
    date = f" ({article.published[:10]})" if article.published else ""
    source = f", citing {row['source']}" if row["source"] else ""
    return f"“{article.title}”{date} has {row['label']}{source}"
