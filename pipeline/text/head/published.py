"""When a page was published: the date it states for itself, as precise as stated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from lxml.html import HtmlElement

from pipeline.sources.dates import iso_date
from pipeline.text.bylines import date_in, labelled
from pipeline.text.head.authors import words
from pipeline.text.lines import ends_sentence

META_KEYS = (
    *("article:published_time", "article:published", "og:published_time", "datepublished", "article.published"),
    *("og:article:published_time", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date"),
    *("publish_date", "publication_date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created"),
    *("dc.date", "dcterms.date", "citation_publication_date", "date", "ptime", "pdate", "originalpublicationdate"),
    *("rnews:datepublished", "cxenseparse:recs:publishtime", "article:created", "displaydate", "datecreated"),
    *("article_date_original", "bt:pubdate", "last-modified-date", "created", "release_date", "article.created"),
)
_URL_DAY = re.compile(r"/((?:19|20)\d\d)([/-]?)(\d{1,2})\2(\d{1,2})(?=[/\-_.]|$)")
_URL_MONTH_NAME = re.compile(r"/((?:19|20)\d\d)/([a-z]{3})/(\d{1,2})(?=/|$)")
_UPDATED = re.compile(
    r"updat|modif|edit|aktuali|mis-?a-?jour|actualiz|aggiorn|atualiz|oppdater|upcoming", re.IGNORECASE
)
_OTHER = re.compile(r"(?<![a-z])(?:comments?|disqus|related|recirc|sidebar)(?![a-z])", re.IGNORECASE)  # classes
_GLUED = re.compile(r"(?<=[^\W\d_])(?=\d{1,2}\s)")  # a name or a role and the day after it
_PARTS = re.compile(r"\s[|•·]\s")
_ASIDE = frozenset(("aside", "footer", "nav"))


def published(
    linked: str | None,
    meta: Mapping[str, Sequence[str]],
    times: Sequence[HtmlElement],
    url: str | None,
    lines: Sequence[str] = (),
) -> str | None:
    """JSON-LD, meta elements, a marked time, the URL, the lines beside the headline, in that order."""
    stated = _first(value for value in (linked, *(v for key in META_KEYS for v in meta.get(key, ()))) if value)
    return stated or _marked(times) or in_url(url) or _shown(lines)


def _first(values: Iterable[str]) -> str | None:
    """The first date that is understood; one that goes on from the same day to the minute before it."""
    dates = [date for value in values if (date := iso_date(value)) and _plausible(date)]
    if not dates:
        return None
    return next((date for date in dates if len(date) > len(dates[0]) == 10 and date.startswith(dates[0])), dates[0])


def _plausible(date: str) -> bool:
    return "1990" <= date[:4] <= "2100"


def _marked(times: Sequence[HtmlElement]) -> str | None:
    """A time element that says it is the publication, else the first outside asides that is no update."""
    ranked: list[tuple[int, str]] = []
    for element in times:
        date = _date_of(element)
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('pubdate') or ''}"
        if not date or _UPDATED.search(marks):
            continue
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            return date
        if not _is_aside(element):
            ranked.append((0 if re.search("publi|entry-date|posted", marks) else 1, date))
    return min(ranked, key=lambda pair: pair[0])[1] if ranked else None


def _date_of(element: HtmlElement) -> str | None:
    """The whole day of a time element."""
    written = element.get("datetime") or element.get("content") or " ".join("".join(element.itertext()).split())
    date = iso_date(written) if written else None
    return date if date and len(date) >= 10 and _plausible(date) else None


def _shown(lines: Sequence[str]) -> str | None:
    """The day in the first line that has one, lines of updates last; a sentence tells of other days."""
    told = (line for line in lines if not ends_sentence(line) or labelled(line) or words().by.match(line))
    parts = [_GLUED.sub(" ", part) for line in told for part in _PARTS.split(line)]
    for part in sorted(parts, key=lambda part: bool(_UPDATED.search(part))):
        date = iso_date(part) or date_in(part)
        if date and len(date) >= 10 and _plausible(date):
            return date
    return None


def _is_aside(element: HtmlElement) -> bool:
    return any(above.tag in _ASIDE or _OTHER.search(above.get("class") or "") for above in element.iterancestors())


def in_url(url: str | None) -> str | None:
    """The day in a URL's path, or None."""
    if not url:
        return None
    if (match := _URL_DAY.search(url)) and (match[2] or len(match[3] + match[4]) == 4):
        return iso_date(f"{match[1]}-{match[3]}-{match[4]}")
    if match := _URL_MONTH_NAME.search(url):
        return iso_date(f"{match[3]} {match[2]} {match[1]}")
    return None
