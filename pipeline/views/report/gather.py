"""What the scripts read of each article: its line, its rows, its words to search for, and who speaks about whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from pipeline.views.report.article_view import ArticleView
from pipeline.views.report.data_files import DataFiles, RowFiles
from pipeline.views.report.load import Row, Tables, speaker_key
from pipeline.views.report.overview import Overview
from pipeline.views.report.search_index import SearchIndex
from pipeline.views.words import how_said

TEXTS = 200_000  # characters of articles in one file
QUOTES = ("doc", "who", "kind", "stance", "negated", "rule", "countries", "people")
CLAIMS = ("doc", "who", "relation", "stance", "negated", "rule", "countries")
POSITIONS = ("doc", "who", "type", "modality", "kind", "rule", "countries", "targets")


class Names:
    """Names in the order in which they were met, each by its number."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        """`known` names come first."""
        self.at: dict[str, int] = {}
        for name in known:
            self.number(name)

    def number(self, name: str | None) -> int:
        """The number of a name, -1 of none."""
        return -1 if name is None else self.at.setdefault(name, len(self.at))

    def numbers(self, names: Iterable[str | None]) -> list[int]:
        """The numbers of several, each once, in order."""
        return sorted({self.number(name) for name in names if name is not None})


class Gathered:
    """Goes through the articles once, newest first, and writes as it goes; only columns and the index are held."""

    def __init__(self, overview: Overview, tables: Tables, files: DataFiles) -> None:
        """Reads the names of people and countries, which all rows share."""
        self._overview, self._tables, self._files = overview, tables, files
        self.people = Names(t.key for t in overview.ranked(overview.speakers, "articles"))
        self.countries = Names(t.key for t in overview.ranked(overview.countries, "articles"))
        self.sites = Names()
        self.events = Names(dict.fromkeys(overview.event_of.values()))
        self._choices: defaultdict[str, Names] = defaultdict(Names)  # kinds, stances, types, rules …
        self._quotes = RowFiles("quotes", QUOTES, files)
        self._claims = RowFiles("claims", CLAIMS, files)
        self._positions = RowFiles("positions", POSITIONS, files)
        self._index = SearchIndex()
        self._texts: list[str] = []
        self._text_begins = [0]
        self._lines: defaultdict[str, list[Any]] = defaultdict(list)
        self.spoken: Counter[tuple[str, str]] = Counter()  # speaker and person, in quotes of stories
        self.told: Counter[tuple[str, str]] = Counter()  # speaker and country, in quotes of stories

    def add(self, view: ArticleView) -> None:
        """An article, in the order of the list."""
        number = len(self._lines["title"])
        document = view.document
        self._line(view)
        for quote in view.rows["quotes"]:
            self._quote(number, view, quote)
        for at, claim in enumerate(view.rows["claims"]):
            self._claim(number, view, at, claim)
        for position in view.rows["positions"]:
            self._position(number, view, position)
        title = document["title"] or ""
        quoted = (quote["text"] for quote in view.rows["quotes"])
        self._index.add(number, f"{title} {document['text']}", quoted)
        self._texts.append(document["text"])
        if sum(map(len, self._texts)) > TEXTS:
            self._put_texts()

    def close(self, begins: list[int], paged: bool) -> None:
        """Write what is left. `begins`: the numbers of the articles with which pages begin."""
        if paged:  # else the words are on the page
            self._put_texts()
        self._index.put(self._files)
        for table, rows in (("quotes", self._quotes), ("claims", self._claims), ("positions", self._positions)):
            chosen = {name.split(".")[1]: list(n.at) for name, n in self._choices.items() if name.startswith(table)}
            rules = [self._rule(table, name) for name in chosen.pop("rule", ())]
            rows.close(names=chosen, rules=rules)
        self._files.put("people", self._people())
        self._files.put("countries", self._countries())
        self._files.put("events", self._events())
        self._files.put(
            "articles",
            {**self._lines, "sites": list(self.sites.at), "begins": begins, "texts": self._text_begins},
        )

    def _line(self, view: ArticleView) -> None:
        document = view.document
        doc_id = document["doc_id"]
        focus = [f["country"] for f in view.focus]
        line = {
            "title": view.title,
            "day": (document["published"] or "")[:10],
            "site": self.sites.number(self._overview.by_id[doc_id]["site"]),
            "copy": int(doc_id in self._overview.copies),
            "countries": [self.countries.number(code) for code in focus],
            "mentions": [f["mentions"] for f in view.focus],
            "event": self.events.number(self._overview.event_of.get(doc_id)),
        }
        for name, value in line.items():
            self._lines[name].append(value)

    def _choice(self, table: str, column: str, value: Any) -> int:
        return self._choices[f"{table}.{column}"].number(None if value is None else str(value))

    def _quote(self, number: int, view: ArticleView, quote: Row) -> None:
        key = speaker_key(quote)
        inside = [c["country"] for c in view.rows["countries"] if c["quote_id"] == quote["quote_id"]]
        named = self._tables.people_in_quotes.get((view.document["doc_id"], quote["quote_id"]), [])
        about = [person for person in named if person != key]
        if key is not None and view.document["doc_id"] not in self._overview.copies:
            self.spoken.update((key, person) for person in set(about))
            self.told.update((key, country) for country in set(inside))
        chosen = [self._choice("quotes", name, quote[name]) for name in ("kind", "stance")]
        self._quotes.add(
            [
                *(number, self.people.number(key), *chosen, int(quote["negated"])),
                *(self._choice("quotes", "rule", quote["rule"]), self.countries.numbers(inside)),
                self.people.numbers(about),
            ],
            [
                quote["quote_id"],
                quote["text"],
                quote["speaker_name"] or quote["speaker"],
                *_role(quote),
                how_said(quote),
            ],
        )

    def _claim(self, number: int, view: ArticleView, at: int, claim: Row) -> None:
        quote, country, sentence = view.about_claim(claim)
        told = [self._choice("claims", "relation", claim["relation"])]
        told += [self._choice("claims", "stance", quote["stance"] if quote else None), int(claim["negated"])]
        self._claims.add(
            [
                *(number, self.people.number(speaker_key(quote) if quote else None), *told),
                self._choice("claims", "rule", claim["rule"]),
                self.countries.numbers([country["country"] if country else None]),
            ],
            [at, view.claim_in_words(claim), how_said(quote) if quote else "", sentence],
        )

    def _position(self, number: int, view: ArticleView, row: Row) -> None:
        chosen = [self._choice("positions", name, row[name]) for name in ("type", "modality")]
        chosen += [self._choice("positions", "kind", row["actor_kind"]), self._choice("positions", "rule", row["rule"])]
        self._positions.add(
            [
                *(number, self.people.number(row["person_id"]), *chosen),
                self.countries.numbers(row["actor_countries"]),
                self.countries.numbers(row["target_countries"]),
            ],
            [
                *(row["position_id"], row["actor_name"] or row["actor"], row["act"], row["content"]),
                *(row["target_name"] or row["target"], row["reported_by"], view.sentence(row)),
            ],
        )

    def _rule(self, table: str, name: str) -> list[Any]:
        """A rule with what it says, and how right its rows were where they were read."""
        precision, n = self._tables.read_of_rules.get((table, name), (None, 0))
        return [name, self._tables.sentences_of_rules.get((table, name), ""), precision, n]

    def _put_texts(self) -> None:
        self._files.put(f"texts-{len(self._text_begins) - 1}", self._texts)
        self._text_begins.append(self._text_begins[-1] + len(self._texts))
        self._texts = []

    def _people(self) -> dict[str, list[Any]]:
        known = self._tables.people
        rows = [known.get(key, {}) for key in self.people.at]
        called = [self._overview.people.get(key) for key in self.people.at]
        names = [c or row.get("name") or key for c, row, key in zip(called, rows, self.people.at, strict=True)]
        return {
            "key": list(self.people.at),
            "name": names,
            "role": [row.get("role") or "" for row in rows],
            "country": [self.countries.number(row.get("country")) for row in rows],
            "names": [[n for n in row.get("names") or () if n != name] for row, name in zip(rows, names, strict=True)],
        }

    def _countries(self) -> dict[str, list[Any]]:
        called = {t.key: t for t in self._overview.countries}
        tallies = [called.get(code) for code in self.countries.at]
        return {
            "key": list(self.countries.at),
            "name": [t.name if t else code for t, code in zip(tallies, self.countries.at, strict=True)],
            "articles": [t.articles if t else 0 for t in tallies],
            "stories": [t.stories if t else 0 for t in tallies],
        }

    def _events(self) -> dict[str, list[Any]]:
        rows = [self._overview.events[key] for key in self.events.at]
        columns = ("title", "first_day", "last_day", "place", "country")
        return {"key": list(self.events.at), **{name: [row[name] or "" for row in rows] for name in columns}}


def _role(quote: Row) -> tuple[str]:
    country = f" ({quote['speaker_country']})" if quote["speaker_country"] else ""
    return (f"{quote['speaker_role'] or ''}{country}".strip(),)
