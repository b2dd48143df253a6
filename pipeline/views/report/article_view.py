"""One article as its part of the report shows it: blocks in source order, marks, margin notes and rows."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from types import MappingProxyType

from pipeline.views.report.fragments import text_fragment_url, web_url
from pipeline.views.report.load import Row, Tables, speaker_key, title_of
from pipeline.views.report.marks import Mark, Stretch, marks_of, stretches
from pipeline.views.words import how_said, in_words, who_said

ROW_TABLES = ("countries", "numbers", "quotes", "claims", "positions")
LONGEST_SENTENCE = 600  # characters of a sentence beside a row
SHOWN_AT_ONCE = 4  # a longer run of dropped blocks folds away, else a gallery's counters bury its story


@dataclass(frozen=True, slots=True)
class Note:
    """A margin note of a paragraph: who speaks in it, or a claim in words."""

    row: str
    label: str
    detail: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A kept block with its marks and notes."""

    stretches: list[Stretch]
    notes: list[Note]
    heading: bool


@dataclass(frozen=True, slots=True)
class Dropped:
    """Dropped blocks that follow each other."""

    blocks: list[Row]

    @property
    def folded(self) -> bool:
        """Whether they fold away after a line that sums them up."""
        return len(self.blocks) > SHOWN_AT_ONCE

    @property
    def summary(self) -> str:
        """How many of each reason, most first."""
        counts = Counter(str(b["reason"]).replace("_", " ") for b in self.blocks)
        return ", ".join(f"{count} {reason}" for reason, count in counts.most_common())


class ArticleView:
    """What the template asks of an article. `anchor` is its id on the page; row ids are `anchor-q3`."""

    def __init__(
        self, document: Row, tables: Tables, anchor: str, people: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Reads the article's rows from the tables. `people`: how the overview calls each speaker it counts."""
        self.people = people
        self._tables = tables
        self.document = document
        self.anchor = anchor
        self.rows = {name: tables.of(name, document["doc_id"]) for name in ROW_TABLES}
        self.focus = tables.of("country_focus", document["doc_id"])
        self._blocks = tables.of("blocks", document["doc_id"])
        self._kept = [block for block in self._blocks if block["kept"]]
        self._starts = [block["start"] for block in self._kept]
        self._read = tables.read_of_rules
        self._numbers = {row["number_id"]: row for row in self.rows["numbers"]}
        self._countries = {row["country_id"]: row for row in self.rows["countries"]}
        self._quotes = {row["quote_id"]: row for row in self.rows["quotes"]}
        self.url = web_url(document["url"])
        self.names: dict[str, str] = {row["country"]: row["name"] for row in self.rows["countries"]}

    @cached_property
    def title(self) -> str:
        """Its title, else how its text begins, else its path."""
        return title_of(self.document)

    @cached_property
    def title_stretches(self) -> list[Stretch]:
        """The title with its marks, where it has any of its own."""
        marks = marks_of(self.rows, "title")
        return stretches(self.title, 0, len(self.title), marks if self.document["title"] else [])

    @cached_property
    def parts(self) -> list[Paragraph | Dropped]:
        """The article from top to bottom: paragraphs, and runs of dropped blocks between them."""
        marks: dict[int, list[Mark]] = defaultdict(list)
        for mark in marks_of(self.rows, "text"):
            for at in range(self._block_at(mark.start), self._block_at(mark.end - 1) + 1):
                marks[at].append(mark)
        notes: dict[int, list[Note]] = defaultdict(list)
        for start, note in self._notes():
            notes[self._block_at(start)].append(note)
        found: list[Paragraph | Dropped] = []
        at = 0
        for kept, group in groupby(self._blocks, key=lambda b: b["kept"]):
            run = list(group)
            if not kept:
                found.append(Dropped(run))
                continue
            found += [self._paragraph(block, marks[i], notes[i]) for i, block in enumerate(run, at)]
            at += len(run)
        return found

    def _block_at(self, offset: int) -> int:
        """Index, among the kept blocks, of the block that an offset of the text stands in."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def _paragraph(self, block: Row, marks: list[Mark], notes: list[Note]) -> Paragraph:
        heading = block["text"] == self.document["title"] or (block["element"] or "").rsplit("/", 1)[-1][:1] == "h"
        cut = stretches(self.document["text"], block["start"], block["end"], marks)
        return Paragraph(cut, notes, heading)

    def _notes(self) -> Iterator[tuple[int, Note]]:
        """What stands beside the paragraphs, and where in the text it belongs."""
        for quote in self.rows["quotes"]:
            yield quote["start"], Note(f"q{quote['quote_id']}", who_said(quote), f"{how_said(quote)}, {quote['kind']}")
        for at, claim in enumerate(self.rows["claims"]):
            number = self._numbers.get(claim["number_id"])
            if number and number["field"] == "text":
                said = self._quotes.get(claim["quote_id"])
                yield number["start"], Note(f"k{at}", self.claim_in_words(claim), how_said(said) if said else "")

    def number_text(self, number_id: int) -> str:
        """The words of a number."""
        return str(self._numbers[number_id]["text"]) if number_id in self._numbers else ""

    def claim_in_words(self, claim: Row) -> str:
        """A claim as a sentence."""
        number, country = self._numbers.get(claim["number_id"]), self._countries.get(claim["country_id"])
        return in_words(claim, number, country, self._quotes.get(claim["quote_id"]))

    def about_claim(self, claim: Row) -> tuple[Row | None, Row | None, str]:
        """The quote and the country of a claim, where it has them, and the sentence of its number."""
        number = self._numbers.get(claim["number_id"])
        sentence = self.sentence(number) if number else ""
        return self._quotes.get(claim["quote_id"]), self._countries.get(claim["country_id"]), sentence

    def sentence(self, row: Row) -> str:
        """The sentence that a row is in; a longer one is cut."""
        text = self._sentences.get(row["sentence_id"], "")
        return text if len(text) <= LONGEST_SENTENCE else f"{text[:LONGEST_SENTENCE]} …"

    @cached_property
    def _sentences(self) -> dict[int, str]:
        rows = self._tables.of("sentences", self.document["doc_id"])
        return {row["sentence_id"]: row["text"] for row in rows}

    def speaker(self, quote: Row) -> str:
        """The key of a speaker's page; empty where the speaker has none."""
        return speaker_key(quote) or ""

    def precision(self, table: str, rule: str) -> str:
        """How right the rows of a rule were where they were read: `97% of 310`; empty where none was."""
        share, n = self._read.get((table, rule), (None, 0))
        return "" if share is None else f"{100 * share:.0f}% of {n:,}"

    def live_link(self, row: Row) -> str | None:
        """A link to a row's words on the live page."""
        if row.get("field", "text") == "title":
            return text_fragment_url(self.url, self.document["title"] or "", row["start"], row["end"])
        if not self._kept:
            return None
        block = self._kept[self._block_at(row["start"])]
        end = min(row["end"], block["end"])
        return text_fragment_url(self.url, block["text"], row["start"] - block["start"], end - block["start"])

    @cached_property
    def filters(self) -> dict[str, str]:
        """What the filters ask: country codes, names of speakers, kinds of rows."""
        kinds = {row["kind"] for name in ("countries", "numbers", "quotes") for row in self.rows[name]}
        speakers = {row["speaker_name"] or row["speaker"] for row in self.rows["quotes"]} - {None}
        counted = {self.people.get(speaker_key(row) or "") for row in self.rows["quotes"]} - {None}
        return {
            "people": "|".join(sorted(str(name).replace("|", " ") for name in counted)),
            "countries": " ".join(sorted({row["country"] for row in self.rows["countries"]})),
            "speakers": "|".join(sorted(name.replace("|", " ") for name in speakers)),
            "kinds": " ".join(sorted(kinds | ({"claim"} if self.rows["claims"] else set()))),
        }
