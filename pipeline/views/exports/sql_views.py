"""The views that read, in SQL over the tables of a database.

What SQL cannot make stands in two tables beside those of the contract: `links` (the live page at the words of a quote
or position) and `claims_in_words`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.views.exports.source import Source, plain_rows

LINKS = ("table", "doc_id", "row_id", "link")
WORDS = ("doc_id", "number_id", "country_id", "quote_id", "relation", "claim", "link")
HELPERS = {  # columns of the tables beside those of the contract, with their types
    "links": dict(zip(LINKS, ("string", "string", "int32", "string"), strict=True)),
    "claims_in_words": dict(zip(WORDS, ("string", *["int32"] * 3, *["string"] * 3), strict=True)),
}
NOTES = {
    "links": "the live page at the words of a quote or position, for the views",
    "claims_in_words": "each claim in words, for the view",
}
ARTICLE = "coalesce(d.title, d.path) AS title, d.published, d.site"
PLACE = "d.path, d.source_id"
SENTENCE = "LEFT JOIN sentences s ON s.doc_id = {0}.doc_id AND s.sentence_id = {0}.sentence_id"
LINK = "LEFT JOIN links l ON l.\"table\" = '{1}' AND l.doc_id = {0}.doc_id AND l.row_id = {0}.{2}"

QUOTES = f"""
SELECT coalesce(p.name, q.speaker_name, q.speaker) AS speaker, q.speaker_role, q.speaker_country, q.stance, q.negated,
    q.cue, q.text AS words, q.kind, s.text AS sentence, {ARTICLE}, l.link, {PLACE}, q.person_id, q.doc_id, q.quote_id
FROM quotes q JOIN documents d ON d.doc_id = q.doc_id LEFT JOIN people p ON p.person_id = q.person_id
{SENTENCE.format("q")} {LINK.format("q", "quotes", "quote_id")}"""

CLAIMS = f"""
SELECT w.claim, n.text AS figure, n.counted, n.value, n.value_max, n.unit, n.modifier, k.text AS about,
    k.name AS country, c.scope, c.relation, q.speaker, q.cue, q.stance, c.negated, s.text AS sentence,
    {ARTICLE}, w.link, {PLACE}, c.doc_id, c.number_id, c.country_id, c.quote_id
FROM claims c JOIN documents d ON d.doc_id = c.doc_id
JOIN numbers n ON n.doc_id = c.doc_id AND n.number_id = c.number_id
LEFT JOIN countries k ON k.doc_id = c.doc_id AND k.country_id = c.country_id
LEFT JOIN quotes_readable q ON q.doc_id = c.doc_id AND q.quote_id = c.quote_id
{SENTENCE.format("n")}
LEFT JOIN claims_in_words w ON w.doc_id = c.doc_id AND w.number_id = c.number_id
    AND coalesce(w.country_id, -1) = coalesce(c.country_id, -1)
    AND coalesce(w.quote_id, -1) = coalesce(c.quote_id, -1) AND w.relation = c.relation"""

POSITIONS = f"""
SELECT coalesce(p.actor_name, p.actor) AS actor, p.actor_kind, p.actor_countries, p.type, p.quad, p.modality, p.act,
    p.content, coalesce(p.target_name, p.target) AS target, p.target_countries, {{amount}} AS amount, p.reported_by,
    s.text AS sentence, {ARTICLE}, l.link, {PLACE}, p.doc_id, p.position_id
FROM positions p JOIN documents d ON d.doc_id = p.doc_id
{SENTENCE.format("p")} {LINK.format("p", "positions", "position_id")}"""

COUNTRY = """
SELECT {country} AS country, p.actor, p.actor_kind, p.type, p.quad, p.modality, p.act, p.content, p.target,
    p.target_countries, p.amount, p.reported_by, p.sentence, p.title, p.published, p.site, p.link, p.path,
    p.source_id, p.doc_id, p.position_id
FROM {each}"""

DISAGREEMENTS = f"""
SELECT coalesce(nullif(trim(coalesce(r.role, '') || ' ' || coalesce(r."group", '')), ''), r.topic) AS what, r.kind,
    {{value}}, r.why, {ARTICLE}, d.url AS link, {PLACE}, r.event_id, {{doc}} AS doc_id
FROM {{each}} LEFT JOIN documents d ON d.doc_id = {{doc}}"""

VALUE = ("value", "value_max", "modifier", "source", "as_of")
DIALECTS = {
    "sqlite": {
        "amount": "(SELECT group_concat(n.text, ', ') FROM json_each(p.number_ids) j "
        "JOIN numbers n ON n.doc_id = p.doc_id AND n.number_id = j.value)",
        "country": "j.value",
        "each country": "positions_readable p, json_each(p.actor_countries) j",
        "value": ", ".join(f"json_extract(v.value, '$.{name}') AS {name}" for name in VALUE),
        "doc": "i.value",
        "each value": "disagreements r, json_each(r.\"values\") v, json_each(v.value, '$.doc_ids') i",
    },
    "duckdb": {
        "amount": "(SELECT string_agg(n.text, ', ' ORDER BY n.number_id) FROM numbers n "
        "WHERE n.doc_id = p.doc_id AND list_contains(p.number_ids, n.number_id))",
        "country": "p.one",
        "each country": "(SELECT *, unnest(actor_countries) AS one FROM positions_readable) p",
        "value": ", ".join(f"r.v.{name} AS {name}" for name in VALUE),
        "doc": "r.id",
        "each value": '(SELECT *, unnest(v.doc_ids) AS id FROM (SELECT *, unnest("values") AS v FROM disagreements)) r',
    },
}


def views(dialect: str) -> dict[str, str]:
    """The SELECT of each view, in an order in which they can be made."""
    words = DIALECTS[dialect]
    told = {"value": words["value"], "doc": words["doc"], "each": words["each value"]}
    return {
        "quotes_readable": QUOTES,
        "claims_readable": CLAIMS,
        "positions_readable": POSITIONS.format(amount=words["amount"]),
        "country_positions": COUNTRY.format(country=words["country"], each=words["each country"]),
        "disagreements_readable": DISAGREEMENTS.format(**told),
    }


def helper_rows(source: Source) -> Iterator[tuple[str, list[list[Any]]]]:
    """The rows of the tables that the views need beside those of the contract."""
    links: list[list[Any]] = []
    for table, column in (("quotes", "quote_id"), ("positions", "position_id")):
        frame = source.view(f"{table}_readable")
        frame = frame[frame["link"].notna()]
        links += [[table, *row] for row in plain_rows(frame[["doc_id", column, "link"]])]
    yield "links", links
    yield "claims_in_words", list(plain_rows(source.view("claims_readable")[list(WORDS)]))
