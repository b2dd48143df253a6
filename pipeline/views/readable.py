"""Tables that read: rows joined with the words, the article and the names that a person needs to judge them.

| view | one row per |
| --- | --- |
| `quotes_readable` | quote: who said what, how it was said, where |
| `claims_readable` | claim: said in words, with its figure, country, speaker and sentence |
| `positions_readable` | position: who does, pledges or refuses what |
| `country_positions` | position and country of its actor, by country and date |
| `disagreements_readable` | value of a disagreement: who gives it, in which article |

Each is a pandas frame, made from the tables when asked for; nothing of it is stored.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from pipeline.facts.claims.wording import Told, sentence_of
from pipeline.views.report.fragments import text_fragment_url
from pipeline.views.snapshot import Snapshot
from pipeline.views.stories import load

if TYPE_CHECKING:
    import pandas as pd

ARTICLE = ["title", "published", "site", "link", "path", "source_id"]
QUOTES = [
    *("speaker", "speaker_role", "speaker_country", "stance", "negated", "cue", "words", "kind", "sentence"),
    *ARTICLE,
    *("person_id", "doc_id", "quote_id"),
]
CLAIMS = [
    *("claim", "figure", "counted", "value", "value_max", "unit", "modifier", "about", "country", "scope", "relation"),
    *("speaker", "cue", "stance", "negated", "sentence"),
    *ARTICLE,
    *("doc_id", "number_id", "country_id", "quote_id"),
]
TOLD = ("figure", "counted", "country", "about", "speaker", "stance")  # columns that a claim's sentence is made of
POSITIONS = [
    *("actor", "actor_kind", "actor_countries", "type", "quad", "modality", "act", "content", "target"),
    *("target_countries", "amount", "reported_by", "sentence"),
    *ARTICLE,
    *("doc_id", "position_id"),
]
COUNTRY_POSITIONS = ["country", *(name for name in POSITIONS if name != "actor_countries")]
DISAGREEMENTS = [
    *("what", "kind", "value", "value_max", "modifier", "source", "as_of", "why"),
    *ARTICLE,
    *("event_id", "doc_id"),
]


def readable(state: Snapshot, view: str, stories: bool = False) -> pd.DataFrame:
    """A view of VIEWS as a frame; with `stories`, copies of articles left out. Raises KeyError for another name."""
    return VIEWS[view](state, stories)


def quotes_readable(state: Snapshot, stories: bool) -> pd.DataFrame:
    """Each quote with its speaker under the fullest name, its cue, its sentence and a link to the words."""
    quotes = _placed(state, load(state, "quotes", stories))
    people = load(state, "people").set_index("person_id")["name"]
    named = quotes["person_id"].map(people)
    quotes["speaker"] = named.fillna(quotes["speaker_name"]).fillna(quotes["speaker"])
    quotes["words"] = quotes["text"]
    return quotes[QUOTES]


def claims_readable(state: Snapshot, stories: bool) -> pd.DataFrame:
    """Each claim with its figure as written, the country or place it is about, and who says it with what cue."""
    claims = load(state, "claims", stories)
    numbers = _placed(state, load(state, "numbers", stories)).rename(columns={"text": "figure"})
    kept = ["figure", "counted", "value", "value_max", "unit", "modifier", "sentence", *ARTICLE]
    how: Literal["left", "inner"] = "left" if state.min_precision is None else "inner"  # the figure may be left out
    claims = claims.merge(numbers[["doc_id", "number_id", *kept]], how=how, on=["doc_id", "number_id"])
    countries = load(state, "countries", stories).rename(columns={"text": "about"}).drop(columns="country")
    countries = countries.rename(columns={"name": "country"})[["doc_id", "country_id", "about", "country"]]
    claims = claims.merge(countries, how="left", on=["doc_id", "country_id"])
    quotes = quotes_readable(state, stories)[["doc_id", "quote_id", "speaker", "cue", "stance"]]
    claims = claims.merge(quotes, how="left", on=["doc_id", "quote_id"])
    claims["claim"] = [sentence_of(told_of(row)) for row in claims.itertuples()]
    return claims[CLAIMS]


def told_of(row: Any) -> Told:
    """A row of `claims_readable` as a claim to be said in words."""
    told = {name: value if isinstance(value := getattr(row, name), str) else None for name in TOLD}
    place = told["about"] if row.scope == "place" else None
    figure, relation, stance = told["figure"] or "", str(row.relation), told["stance"] or "said"
    return Told(figure, relation, told["counted"], told["country"], place, told["speaker"], bool(row.negated), stance)


def positions_readable(state: Snapshot, stories: bool) -> pd.DataFrame:
    """Each position with its actors under their names, its amounts as written, and its sentence."""
    positions = _placed(state, load(state, "positions", stories))
    positions["actor"] = positions["actor_name"].fillna(positions["actor"])
    positions["target"] = positions["target_name"].fillna(positions["target"])
    numbers = load(state, "numbers", stories)
    written = dict(zip(zip(numbers["doc_id"], numbers["number_id"], strict=True), numbers["text"], strict=True))
    positions["amount"] = [
        ", ".join(written[doc_id, number] for number in ids if (doc_id, number) in written) or None
        for doc_id, ids in zip(positions["doc_id"], positions["number_ids"], strict=True)
    ]
    return positions[POSITIONS]


def country_positions(state: Snapshot, stories: bool) -> pd.DataFrame:
    """Who is in and who is out: the positions of each country by type and date, one row a country of the actor."""
    positions = positions_readable(state, stories).explode("actor_countries", ignore_index=True)
    positions = positions.rename(columns={"actor_countries": "country"}).dropna(subset=["country"])
    order = ["country", "published", "doc_id", "position_id"]
    return positions.sort_values(order, ignore_index=True)[COUNTRY_POSITIONS]


def disagreements_readable(state: Snapshot, stories: bool) -> pd.DataFrame:
    """Each value of each disagreement with the articles that give it, side by side."""
    import pandas as pd

    titles = _articles(state).set_index("doc_id")
    rows: list[dict[str, Any]] = []
    for row in load(state, "disagreements").to_dict("records"):
        what = " ".join(row[name] for name in ("role", "group") if isinstance(row[name], str)) or row["topic"]
        for value in row["values"]:
            told = {name: value[name] for name in ("value", "value_max", "modifier", "source", "as_of")}
            known = {"what": what, "kind": row["kind"], "why": row["why"], "event_id": row["event_id"], **told}
            rows += [{**known, **titles.loc[doc_id].to_dict(), "doc_id": doc_id} for doc_id in value["doc_ids"]]
    found = pd.DataFrame(rows, columns=[*DISAGREEMENTS, "url"])
    return found.assign(link=found["url"])[DISAGREEMENTS]


def _articles(state: Snapshot, stories: bool = False) -> pd.DataFrame:
    """What identifies an article for a reader; one without a headline goes by its path."""
    columns = ["doc_id", "title", "published", "site", "url", "path", "source_id", "text"]
    documents = load(state, "documents", stories)[columns]
    documents["title"] = documents["title"].fillna(documents["path"])
    return documents


def _placed(state: Snapshot, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of mentions with their article, their sentence, and a link that opens the live page at their words."""
    documents = _articles(state)
    sentences = load(state, "sentences").rename(columns={"text": "sentence"})
    rows = rows.merge(documents.drop(columns="text"), how="left", on="doc_id")
    rows = rows.merge(sentences[["doc_id", "sentence_id", "sentence"]], how="left", on=["doc_id", "sentence_id"])
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    fields = rows["field"] if "field" in rows else ["text"] * len(rows)
    places = zip(rows["doc_id"], rows["url"], fields, rows["start"], rows["end"], strict=True)
    rows["link"] = [_link(texts[doc_id], url, field, start, end) for doc_id, url, field, start, end in places]
    return rows


def _link(text: str, url: str | None, field: str, start: int, end: int) -> str | None:
    """The address of some words on the live page; of words in the headline, that of the page."""
    if field != "text" or not isinstance(url, str):
        return url if isinstance(url, str) else None
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    paragraph = text[first : last if last >= 0 else len(text)]
    return text_fragment_url(url, paragraph, start - first, end - first)


VIEWS: dict[str, Callable[[Snapshot, bool], pd.DataFrame]] = {
    "quotes_readable": quotes_readable,
    "claims_readable": claims_readable,
    "positions_readable": positions_readable,
    "country_positions": country_positions,
    "disagreements_readable": disagreements_readable,
}
