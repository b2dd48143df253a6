"""What each column of the views that read says; what a column takes over from a table, the table's schema says."""

from __future__ import annotations

from pipeline.tables.schema import TABLES
from pipeline.views.readable import CLAIMS, COUNTRY_POSITIONS, DISAGREEMENTS, POSITIONS, QUOTES

# Of each view: one row per what, and its columns.
VIEW_ROWS = {
    "quotes_readable": ("quote: who said what, how it was said, where", QUOTES),
    "claims_readable": ("claim: said in words, with its figure, country, speaker and sentence", CLAIMS),
    "positions_readable": ("position: who does, pledges or refuses what", POSITIONS),
    "country_positions": ("position and country of its actor, by country and date", COUNTRY_POSITIONS),
    "disagreements_readable": ("value of a disagreement and article that gives it", DISAGREEMENTS),
}
# The table that a view's columns of the same name are of.
OF = {
    "quotes_readable": ("quotes", "documents"),
    "claims_readable": ("claims", "numbers", "quotes", "documents"),
    "positions_readable": ("positions", "documents"),
    "country_positions": ("positions", "documents"),
    "disagreements_readable": ("disagreements", "figures", "documents"),
}
NOTES = {
    "words": "the words of the quote; read them with `stance` and `cue`",
    "sentence": "the sentence that it stands in",
    "title": "the headline of the article, else its path",
    "link": "the live page at these words, where the article has an address",
    "claim": "the claim in words",
    "figure": "the number as written",
    "about": "the country or place as written",
    "amount": "its numbers as written",
    "what": "what the values count",
    ("quotes_readable", "speaker"): "who says it, under the fullest name known",
    ("claims_readable", "speaker"): "who says it, under the fullest name known; null where the article itself does",
    ("claims_readable", "country"): "the country's common English name",
    ("country_positions", "country"): "alpha-2, a country of the actor",
    ("positions_readable", "actor"): "who acts, under the fullest name known",
    ("country_positions", "actor"): "who acts, under the fullest name known",
    ("positions_readable", "target"): "whom it is aimed at, under the fullest name known",
    ("country_positions", "target"): "whom it is aimed at, under the fullest name known",
}


def note_of(view: str, column: str) -> str:
    """What a column of a view says. Raises KeyError for one that nothing describes."""
    told = NOTES.get((view, column)) or NOTES.get(column)
    if told:
        return told
    notes = (c.note for table in OF[view] for c in TABLES[table].columns if c.name == column)
    found = next(notes, None)
    if found is None:
        raise KeyError(f"{view}.{column}")
    return found
