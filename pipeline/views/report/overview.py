"""What the overview shows, counted per article and per story (originals only: copies of a story count once)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.views.report.charts import NO_SITE, tiles
from pipeline.views.report.disagreements import disagreements
from pipeline.views.report.fragments import host_of
from pipeline.views.report.load import Row, Tables, speaker_key, title_of

PER = ("articles", "stories")
TILES = ("quotes", "numbers", "countries", "claims", "positions")
SPEAKERS_PROPOSED = 500  # a longer list of proposals helps nobody, and the filter finds any part of any name


@dataclass(slots=True)
class Tally:
    """One thing that is counted: in how many articles and stories, and how often there."""

    key: str
    name: str
    note: str = ""
    country: str = ""
    articles: int = 0
    stories: int = 0
    article_mentions: int = 0
    story_mentions: int = 0
    kinds: Counter[str] = field(default_factory=Counter)

    def count(self, per: str) -> int:
        """Articles or stories."""
        return self.articles if per == "articles" else self.stories

    def mentions(self, per: str) -> int:
        """Rows in these articles or stories."""
        return self.article_mentions if per == "articles" else self.story_mentions


class Overview:
    """The figures over all articles."""

    def __init__(self, tables: Tables) -> None:
        """Counts once, when made."""
        columns = ["doc_id", "path", "record", "url", "site", "title", "published", "text_chars", "words", "language"]
        more = ["extraction", "model", "pipeline_version", "format", "text"]
        self.documents = tables.rows("documents", columns + more)
        for document in self.documents:  # a site calls itself this here and that there; its host is one
            document["site"] = host_of(document["url"]) or document["site"]
            document["title"] = title_of(document)
            document["text"] = None  # the words are needed no more
        self.by_id = {d["doc_id"]: d for d in self.documents}
        clusters = tables.rows("clusters")
        self.copies = {c["doc_id"] for c in clusters if c["duplicate_of"]}
        self.countries = self._countries(tables)
        self.speakers = self._speakers(tables)
        self.reasons = self._reasons(tables)
        self.stories = self._stories(clusters)
        events = [row for row in tables.rows("events") if row["articles"] > 1 and row["doc_id"] in self.by_id]
        self.events = {row["event_id"]: row for row in events}
        self.event_of: dict[str, str] = {row["doc_id"]: row["event_id"] for row in events}
        self.disagreements = disagreements(tables, self.copies)
        self.figures = len(tables.table("figures"))
        self.failures = tables.rows("failures")
        self.failure_reasons = Counter(f"{f['stage']}: {f['error']}" for f in self.failures).most_common()
        self.rows = {per: {name: self._rows(tables, name, per) for name in TILES} for per in PER}

    def total(self, per: str) -> int:
        """Articles, or stories: articles without copies."""
        return len(self.documents) - (len(self.copies & self.by_id.keys()) if per == "stories" else 0)

    def sites(self, per: str) -> list[tuple[str, int]]:
        """Articles or stories by site, most first; those without a site last."""
        counts = Counter(d["site"] or NO_SITE for d in self.counted(per))
        return sorted(counts.items(), key=lambda item: (item[0] == NO_SITE, -item[1], item[0]))

    def counted(self, per: str) -> list[Row]:
        """The documents that count."""
        return [d for d in self.documents if per == "articles" or d["doc_id"] not in self.copies]

    def ranked(self, tallies: Iterable[Tally], per: str) -> list[Tally]:
        """Those that occur, most articles or stories first, then most mentions, then by name."""
        occurring = [t for t in tallies if t.count(per)]
        return sorted(occurring, key=lambda t: (-t.count(per), -t.mentions(per), t.name))

    @property
    def country_options(self) -> list[tuple[str, str]]:
        """Codes and names for the filter, by name."""
        return sorted(((t.key, t.name) for t in self.countries), key=lambda item: item[1])

    @property
    def people(self) -> dict[str, str]:
        """How each speaker is called here, no two alike."""
        return {tally.key: tally.name for tally in self.speakers}

    @property
    def speaker_options(self) -> list[str]:
        """Names that the filter proposes: the speakers most quoted, by name."""
        return sorted(t.name for t in self.ranked(self.speakers, "articles")[:SPEAKERS_PROPOSED])

    def top_country(self, per: str) -> int:
        """How many articles or stories mention the country that most mention; at least 1."""
        return max([1, *(t.count(per) for t in self.countries)])

    def off_map(self, per: str) -> list[Tally]:
        """Countries and territories that have no tile, most mentioned first."""
        drawn = {tile.country for tile in tiles()}
        return self.ranked((t for t in self.countries if t.key not in drawn), per)

    def _rows(self, tables: Tables, name: str, per: str) -> int:
        doc_ids = tables.table(name).column("doc_id").to_pylist()
        return len(doc_ids) if per == "articles" else sum(d not in self.copies for d in doc_ids)

    def _countries(self, tables: Tables) -> list[Tally]:
        found: dict[str, Tally] = {}
        seen: set[tuple[str, str]] = set()
        for row in tables.rows("countries", ["doc_id", "country", "name", "kind"]):
            tally = found.setdefault(row["country"], Tally(row["country"], row["name"]))
            self._add(tally, row, seen)
        return list(found.values())

    def _speakers(self, tables: Tables) -> list[Tally]:
        people = tables.people
        found: dict[str, Tally] = {}
        seen: set[tuple[str, str]] = set()
        for row in tables.rows("quotes", ["doc_id", "speaker_name", "person_id", "speaker_role", "kind"]):
            key = speaker_key(row)
            if key is None:
                continue
            person = people.get(row["person_id"]) or {"name": row["speaker_name"], "role": row["speaker_role"]}
            tally = found.setdefault(key, Tally(key, person["name"], person["role"] or "", person.get("country") or ""))
            self._add(tally, row, seen)
        for name, alike in _by_name(found.values()).items():
            for number, tally in enumerate(alike[1:], 2):
                tally.name = f"{name} ({number})"
        return list(found.values())

    def _add(self, tally: Tally, row: Row, seen: set[tuple[str, str]]) -> None:
        original = row["doc_id"] not in self.copies
        tally.article_mentions += 1
        tally.story_mentions += original
        tally.kinds[row["kind"]] += 1
        if (tally.key, row["doc_id"]) not in seen:
            seen.add((tally.key, row["doc_id"]))
            tally.articles += 1
            tally.stories += original

    def _reasons(self, tables: Tables) -> list[Tally]:
        found: dict[str, Tally] = {}
        seen: set[tuple[str, str]] = set()
        for row in tables.rows("blocks", ["doc_id", "reason", "rule", "kept"]):
            if not row["kept"]:
                reason = row["reason"]
                tally = found.setdefault(reason, Tally(reason, reason.replace("_", " ")))
                self._add(tally, {"doc_id": row["doc_id"], "kind": row["rule"] or "no rule named"}, seen)
        return sorted(found.values(), key=lambda t: (-t.article_mentions, t.name))

    def _stories(self, clusters: list[Row]) -> list[list[tuple[Row, float | None]]]:
        """Stories with copies: the original first, then its copies by likeness."""
        members: dict[str, list[tuple[Row, float | None]]] = defaultdict(list)
        for row in clusters:
            if row["doc_id"] in self.by_id:
                members[row["cluster_id"]].append((self.by_id[row["doc_id"]], row["similarity"]))
        several = [group for group in members.values() if len(group) > 1]
        for group in several:
            group.sort(key=lambda m: (m[1] is not None, -(m[1] or 0), m[0]["doc_id"]))
        return sorted(several, key=lambda g: (-len(g), g[0][0]["doc_id"]))


def _by_name(tallies: Iterable[Tally]) -> dict[str, list[Tally]]:
    """Several people of one name, those of most articles first."""
    named: dict[str, list[Tally]] = defaultdict(list)
    for tally in sorted(tallies, key=lambda t: (-t.articles, -t.article_mentions, t.key)):
        named[tally.name].append(tally)
    return named
