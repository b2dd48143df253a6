"""One article as its part of the report shows it: blocks in source order, marks, margin notes and rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from pipeline.report.fragments import text_fragment_url, web_url
from pipeline.report.load import Row, Tables
from pipeline.report.marks import Mark, Stretch, marks_of, stretches

ROW_TABLES = ("countries", "numbers", "quotes", "claims")
GRAMMAR = frozenset(("subject", "object", "attribute", "possessive", "is", "apposition"))  # others are prepositions
SHOWN_AT_ONCE = 4  # a longer run of dropped blocks folds away, else a gallery's counters bury its story


@dataclass(frozen=True, slots=True)
class Note:
    """A margin note of a paragraph: who speaks in it, or what a number is tied to."""

    row: str
    label: str
    detail: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A kept block with its marks and notes."""

    block_id: int
    stretches: list[Stretch]
    notes: list[Note]
    rule: str | None
    element: str | None
    heading: bool


@dataclass(frozen=True, slots=True)
class Dropped:
    """Dropped blocks that follow each other."""

    blocks: list[Row]

    @property
    def folded(self) -> bool:
        """Whether they fold away behind a line that sums them up."""
        return len(self.blocks) > SHOWN_AT_ONCE

    @property
    def summary(self) -> str:
        """How many of each reason, most first."""
        counts = Counter(str(b["reason"]).replace("_", " ") for b in self.blocks)
        return ", ".join(f"{count} {reason}" for reason, count in counts.most_common())


class ArticleView:
    """What the template asks of an article. `anchor` is its id on the page; row ids are `anchor-q3`."""

    def __init__(self, document: Row, tables: Tables, anchor: str) -> None:
        """Reads the article's rows from the tables."""
        self.document = document
        self.anchor = anchor
        self.rows = {name: tables.of(name, document["doc_id"]) for name in ROW_TABLES}
        self.focus = tables.of("country_focus", document["doc_id"])
        self._blocks = tables.of("blocks", document["doc_id"])
        self.url = web_url(document["url"])
        self.names: dict[str, str] = {row["country"]: row["name"] for row in self.rows["countries"]}

    @cached_property
    def title(self) -> str:
        """Its title, else how its text begins, else its path."""
        text = " ".join(self.document["text"].split()[:9])
        return self.document["title"] or (f"{text} …" if text else self.document["path"])

    @cached_property
    def title_stretches(self) -> list[Stretch]:
        """The title with its marks, where it has any of its own."""
        marks = marks_of(self.rows, "title")
        return stretches(self.title, 0, len(self.title), marks if self.document["title"] else [])

    @cached_property
    def parts(self) -> list[Paragraph | Dropped]:
        """The article from top to bottom: paragraphs, and runs of dropped blocks between them."""
        marks = sorted(marks_of(self.rows, "text"), key=lambda m: m.start)
        found: list[Paragraph | Dropped] = []
        for kept, group in groupby(self._blocks, key=lambda b: b["kept"]):
            run = list(group)
            found += [self._paragraph(block, marks) for block in run] if kept else [Dropped(run)]
        return found

    def _paragraph(self, block: Row, marks: list[Mark]) -> Paragraph:
        text, start, end = self.document["text"], block["start"], block["end"]
        inside = [m for m in marks if m.start < end and m.end > start]
        heading = block["text"] == self.document["title"] or (block["element"] or "").rsplit("/", 1)[-1][:1] == "h"
        cut = stretches(text, start, end, inside)
        return Paragraph(
            block["block_id"], cut, list(self._notes(start, end)), block["rule"], block["element"], heading
        )

    def _notes(self, start: int, end: int) -> Iterator[Note]:
        for quote in self.rows["quotes"]:
            if start <= quote["start"] < end:
                who = quote["speaker_name"] or quote["speaker"] or "no speaker found"
                yield Note(f"q{quote['quote_id']}", who, quote["kind"])
        numbers = {row["number_id"]: row for row in self.rows["numbers"]}
        for at, claim in enumerate(self.rows["claims"]):
            number = numbers.get(claim["number_id"])
            if number and number["field"] == "text" and start <= number["start"] < end:
                label = " ".join(part for part in (number["text"], number["counted"]) if part)
                yield Note(f"k{at}", label, self.claim_object(claim))

    def number_text(self, number_id: int) -> str:
        """The words of a number."""
        return next((str(r["text"]) for r in self.rows["numbers"] if r["number_id"] == number_id), "")

    def claim_object(self, claim: Row) -> str:
        """What a claim ties its number to, in words: `to Ukraine`, `Ukraine (subject)`, `said by Angela Merkel`."""
        country = next((r["name"] for r in self.rows["countries"] if r["country_id"] == claim["country_id"]), None)
        quote = next((r for r in self.rows["quotes"] if r["quote_id"] == claim["quote_id"]), None)
        said = f"said by {quote['speaker_name'] or quote['speaker'] or 'someone'}" if quote else ""
        relation = claim["relation"]
        tied = (f"{country} ({relation})" if relation in GRAMMAR else f"{relation} {country}") if country else ""
        return ", ".join(part for part in (tied, said) if part) or relation

    def live_link(self, row: Row) -> str | None:
        """A link to a row's words on the live page."""
        if row.get("field", "text") == "title":
            return text_fragment_url(self.url, self.document["title"] or "", row["start"], row["end"])
        block = next((b for b in self._blocks if b["kept"] and b["start"] <= row["start"] < b["end"]), None)
        if block is None:
            return None
        end = min(row["end"], block["end"])
        return text_fragment_url(self.url, block["text"], row["start"] - block["start"], end - block["start"])

    @cached_property
    def filters(self) -> dict[str, str]:
        """What the filters ask: country codes, names of speakers, kinds of rows."""
        kinds = {row["kind"] for name in ("countries", "numbers", "quotes") for row in self.rows[name]}
        speakers = {row["speaker_name"] or row["speaker"] for row in self.rows["quotes"]} - {None}
        return {
            "countries": " ".join(sorted({row["country"] for row in self.rows["countries"]})),
            "speakers": "|".join(sorted(name.replace("|", " ") for name in speakers)),
            "kinds": " ".join(sorted(kinds | ({"claim"} if self.rows["claims"] else set()))),
        }
