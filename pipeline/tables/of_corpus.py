"""The tables over all articles, written anew at each run."""

from __future__ import annotations

from pipeline.tables.of_articles import DOC
from pipeline.tables.types import Column, Table

PEOPLE = Table(
    "people",
    "speaker or person over all articles",
    (
        Column("person_id", "string", "stable key of the person"),
        Column("name", "string", "full name"),
        Column("names", "list<string>", "all names that were merged, sorted"),
        Column("role", "string", "the role given most often", null=True),
        Column("country", "string", "alpha-2, given most often", null=True),
        Column("articles", "int32", "articles that name the person"),
        Column("quotes", "int32", "quotes of the person"),
    ),
    ("person_id",),
    corpus=True,
)

CLUSTERS = Table(
    "clusters",
    "article",
    (
        DOC,
        Column("cluster_id", "string", "articles of one story share it: the doc_id of the original"),
        Column("duplicate_of", "string", "doc_id of the cluster's original, null for that one", null=True),
        Column("similarity", "float64", "Jaccard of 5-word shingles with the original, null for it", null=True),
    ),
    ("doc_id",),
    corpus=True,
)

EVENTS = Table(
    "events",
    "article of an event",
    (
        DOC,
        Column("event_id", "string", "stable key of the event"),
        Column("title", "string", "headline of the article nearest the middle", null=True),
        Column("first_day", "string", "ISO 8601 day of its first article", null=True),
        Column("last_day", "string", "ISO 8601 day of its last article", null=True),
        Column("place", "string", "where it happened", null=True),
        Column("country", "string", "alpha-2 of the place", null=True),
        Column("articles", "int32", "articles of the event"),
        Column("stories", "int32", "the same, copies counted once"),
        Column("first_seen", "string", "ISO 8601 day of the first article that tells of it", null=True),
    ),
    ("doc_id", "event_id"),
    corpus=True,
)

FIGURES = Table(
    "figures",
    "counted thing with one value, over all articles",
    (
        Column("figure_id", "string", "stable key of the figure"),
        Column("event_id", "string", "the event it belongs to, in table `events`", null=True),
        Column("role", "string", "`killed`, `injured`, `troops`, `members`, `price`, ...", null=True),
        Column("group", "string", "the part that it counts; null for the whole", null=True),
        Column("source", "string", "who says so", null=True),
        Column("as_of", "string", "ISO 8601; when it holds", null=True),
        Column("topic", "string", "what is counted, about what"),
        Column("counted", "string", "the counted thing"),
        Column("kind", "string", "kind of the number"),
        Column("unit", "string", "its unit", null=True),
        Column("value", "float64", "the number"),
        Column("value_max", "float64", "the upper end of a range", null=True),
        Column("modifier", "string", "`about`, `at_least`, `at_most`, `more_than` or `less_than`", null=True),
        Column("articles", "int32", "articles that give it"),
        Column("stories", "int32", "the same, copies counted once"),
        Column("doc_ids", "list<string>", "the articles, sorted"),
        Column("first_published", "string", "earliest date of publication among them", null=True),
        Column("last_published", "string", "latest date of publication among them", null=True),
        Column("first_seen", "string", "ISO 8601 day of the first article that gives it", null=True),
    ),
    ("topic", "figure_id"),
    corpus=True,
)

DISAGREEMENTS = Table(
    "disagreements",
    "thing about which articles differ",
    (
        Column("event_id", "string", "the event, in table `events`; null where the thing has none", null=True),
        Column("role", "string", "what the figures count: `killed`, `troops`, ...", null=True),
        Column("group", "string", "the part that they count; null for the whole", null=True),
        Column("topic", "string", "what is counted, about what"),
        Column(
            *("kind", "string"),
            "`contradiction`, `change` (a later state) or `revision` (a copy with another number)",
        ),
        Column("figure_ids", "list<string>", "the figures that differ, in table `figures`"),
        Column("values", "list<value>", "each value, who says so, when, and in which articles"),
        Column("figure_id", "string", "of the two figures furthest apart, one"),
        Column("other_figure_id", "string", "the other"),
        Column("first_seen", "string", "ISO 8601 day by which two of its values had been told", null=True),
        Column("why", "string", "the difference in a sentence"),
    ),
    ("topic", "figure_id", "other_figure_id"),
    corpus=True,
)

RULES = Table(
    "rules",
    "rule of a family",
    (
        Column("table", "string", "the table whose column `rule` (of blocks, also `reason`) names it"),
        Column("rule", "string", "its name there"),
        Column("what", "string", "what it says, in a sentence"),
        Column("examples", "list<string>", "texts in which it decides"),
        Column("precision", "float64", "share of the rows read that were right; null where none was", null=True),
        Column("n", "int32", "rows read or scored for it"),
        Column("measured_on", "string", "on what", null=True),
    ),
    ("table", "rule"),
    corpus=True,
)
