"""Tables -> report.html: one file while it is small, else an overview with pages of articles beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from markupsafe import Markup

from pipeline.views.own import check_own, write_own
from pipeline.views.report.article_view import ArticleView
from pipeline.views.report.data_files import DataFiles
from pipeline.views.report.events import FILE, event_figures
from pipeline.views.report.gather import Gathered
from pipeline.views.report.load import Row, Tables
from pipeline.views.report.overview import PER, TILES, Overview
from pipeline.views.report.people_pictures import PeoplePictures
from pipeline.views.report.render import OVERVIEW_SCRIPTS, render

PAGE = 900_000  # characters of articles on a page: Chromium opens a page of this size in about half a second
LIST = 900_000  # characters of the article list in one file, so that the overview stays under 2 MB

PAGE_NAME = re.compile(r"(articles|list)-\d{3,}\.html|data-[a-z]+(-\d+)?\.js")

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the overview, and how many files beside it."""

    out: Path
    articles: int
    pages: int


@dataclass(frozen=True, slots=True)
class Item:
    """One article: its line in the list, and itself as HTML (empty once it is written)."""

    document: Row
    title: str
    anchor: str
    filters: dict[str, str]
    quotes: int
    numbers: int
    focus: list[str]
    countries: tuple[tuple[str, str], ...]  # code and name
    html: str
    href: str = ""


def write_report(processed: Path, out: Path, force: bool = False) -> Written:
    """Write the report of the tables in `processed` to the file `out`; pages go to a folder beside it.

    Raises ReportError where there are no tables, ForeignError where a file of another's is in the way (unless `force`),
    OSError where `out` cannot be written.
    """
    tables = Tables(processed)
    check_own(out, force)
    folder = out.with_name(f"{out.stem}_pages")
    for path in _pages_in(folder):
        check_own(path, force)
    overview = Overview(tables)
    out.parent.mkdir(parents=True, exist_ok=True)
    files = DataFiles()
    gathered = Gathered(overview, tables, files)
    home = quote(out.name)
    chunks = _packed(_items(overview, tables, gathered, f"../{home}"), PAGE, lambda item: len(item.html))
    first, second = next(chunks, []), next(chunks, None)
    if second is None:
        inside = {f'href="../{home}#/': 'href="#/'}
        items = [replace(item, href=f"#{item.anchor}", html=_changed(item.html, inside)) for item in first]
        begins: list[int] = []
        written: list[Path] = []
    else:
        files.to(folder)
        items, begins, written = _write_pages([first, second], chunks, folder, out.name)
    hrefs = {item.document["doc_id"]: item.href for item in items}
    _put_events(overview, tables, gathered, files, hrefs)
    gathered.close(begins, paged=second is not None)
    rows = [render("list_row.html.j2", item=item) for item in items]
    lists: list[list[str]] = list(_packed(rows, LIST, len)) or [[]]
    written += _write_lists(lists, folder, out.name)
    page = render(
        "overview.html.j2",
        scripts=OVERVIEW_SCRIPTS,
        home="",
        pieces=files.inline(),
        folder=quote(folder.name) if second is not None else "",
        overview=overview,
        people=PeoplePictures(overview, tables, gathered),
        per=PER,
        tiles_of=TILES,
        hrefs=hrefs,
        articles=[Markup(item.html) for item in items if second is None],
        rows=[Markup(row) for row in lists[0]],
        more_lists=[f"{quote(folder.name)}/{list_name(n)}" for n in range(2, len(lists) + 1)],
        first_page=f"{quote(folder.name)}/{page_name(1)}" if second is not None else None,
    )
    write_own(out, page, force=True)
    written += files.written
    _remove_stale(folder, {path.name for path in written})
    return Written(out, len(overview.documents), len(written))


def _put_events(
    overview: Overview, tables: Tables, gathered: Gathered, files: DataFiles, hrefs: dict[str, str]
) -> None:
    """Write what is said of each event's figures, as HTML, by the event's number in files of about one size."""
    figures = event_figures(tables, overview.disagreements)
    pages = (
        (at, render("event.html.j2", event=figures[key], overview=overview, hrefs=hrefs))
        for key, at in gathered.events.at.items()
        if key in figures
    )
    begins = []
    for number, packed in enumerate(_packed(pages, FILE, lambda page: len(page[1]))):
        begins.append(packed[0][0])
        files.put(f"figures-{number}", dict(packed))
    files.put("figures", begins)


def _changed(html: str, words: dict[str, str]) -> str:
    for old, new in words.items():
        html = html.replace(old, new)
    return html


def page_name(number: int) -> str:
    """File name of a page of articles."""
    return f"articles-{number:03}.html"


def list_name(number: int) -> str:
    """File name of a further part of the article list."""
    return f"list-{number:03}.html"


def _items(overview: Overview, tables: Tables, gathered: Gathered, home: str) -> Iterator[Item]:
    """All articles, newest first; those without a date after them; then by path. Each is gathered for the scripts."""
    people = overview.people
    order = sorted(overview.documents, key=lambda d: (d["path"], d["record"] or ""))
    order.sort(key=lambda d: d["published"] or "", reverse=True)
    for at, brief in enumerate(order, 1):
        document = tables.of("documents", brief["doc_id"])[0]
        view = ArticleView(document, tables, f"a{at}", people)
        gathered.add(view)
        event = overview.events.get(overview.event_of.get(brief["doc_id"], ""))
        copy = brief["doc_id"] in overview.copies
        yield Item(
            brief,
            view.title,
            view.anchor,
            view.filters,
            len(view.rows["quotes"]),
            len(view.rows["numbers"]),
            [view.names.get(f["country"], "") for f in view.focus[:3]],
            tuple(sorted(view.names.items())),
            render("article.html.j2", article=view, document=document, home=home, event=event, copy=copy),
        )


def _packed(things: Iterable[Thing], most: int, size_of: Callable[[Thing], int]) -> Iterator[list[Thing]]:
    """Things in lists of at most `most` in size, in order; a thing that is larger stands alone."""
    packed: list[Thing] = []
    size = 0
    for thing in things:
        if packed and size + size_of(thing) > most:
            yield packed
            packed, size = [], 0
        packed.append(thing)
        size += size_of(thing)
    if packed:
        yield packed


def _write_pages(
    begun: list[list[Item]], rest: Iterator[list[Item]], folder: Path, overview_name: str
) -> tuple[list[Item], list[int], list[Path]]:
    """Write each chunk of articles as a page; the items come back with their links and without their HTML.

    The numbers are those of the articles with which the pages begin.
    """
    folder.mkdir(exist_ok=True)
    items: list[Item] = []
    begins: list[int] = []
    written: list[Path] = []
    chunks = [*begun]
    number = 0
    while chunks:
        number += 1
        chunk = chunks.pop(0)
        chunks += [more] if (more := next(rest, None)) else []
        page = render(
            "page.html.j2",
            items=chunk,
            articles=[Markup(item.html) for item in chunk],
            countries=sorted({pair for item in chunk for pair in item.countries}, key=lambda pair: pair[1]),
            speakers=sorted({name for item in chunk for name in item.filters["speakers"].split("|") if name}),
            number=number,
            before=page_name(number - 1) if number > 1 else None,
            after=page_name(number + 1) if chunks else None,
            home=f"../{quote(overview_name)}",
        )
        begins.append(len(items))
        written.append(folder / page_name(number))
        write_own(written[-1], page, force=True)
        where = f"{quote(folder.name)}/{page_name(number)}"
        items += [replace(item, html="", href=f"{where}#{item.anchor}") for item in chunk]
    return items, begins, written


def _write_lists(lists: list[list[str]], folder: Path, overview_name: str) -> list[Path]:
    """Write what the overview's list has no room for; links there start from the pages' folder."""
    written = []
    for number, rows in enumerate(lists[1:], 2):
        inside = [Markup(row.replace(f'href="{quote(folder.name)}/', 'href="', 1)) for row in rows]
        more = list_name(number + 1) if number < len(lists) else None
        page = render("list_page.html.j2", rows=inside, number=number, after=more, home=f"../{quote(overview_name)}")
        written.append(folder / list_name(number))
        write_own(written[-1], page, force=True)
    return written


def _pages_in(folder: Path) -> list[Path]:
    """What bears the name of a page of a report."""
    return [path for path in folder.iterdir() if PAGE_NAME.fullmatch(path.name)] if folder.is_dir() else []


def _remove_stale(folder: Path, written: set[str]) -> None:
    """Pages of an earlier, larger report would show articles that are gone."""
    if not folder.is_dir():
        return
    for path in _pages_in(folder):
        if path.name not in written:
            path.unlink()
    if not any(folder.iterdir()):
        folder.rmdir()
