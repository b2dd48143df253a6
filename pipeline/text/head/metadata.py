"""An article's metadata as its page gives it: JSON-LD, Open Graph and other meta elements, the headline, the URL.

Nothing is made up: no time zone and no day that the page does not give, no author who is the page's own name for
nobody. What the record came with (a WARC's url, a sidecar's title) stands before what the page says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin

from lxml.html import HtmlElement

from pipeline.article import Metadata
from pipeline.sources.objects import host_of
from pipeline.text.head.authors import named, names, unique
from pipeline.text.head.jsonld import LinkedData, clean_string, linked_data
from pipeline.text.head.published import published
from pipeline.text.head.titles import headline, shown, text_key

AUTHOR_KEYS = (
    *("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl"),
    *("citation_author", "dc.contributor", "og:article:author", "cxenseparse:author", "article.author", "creator"),
    *("twitter:creator:name", "authors", "mediator_author", "shareaholic:article_author_name"),
)
SITE_KEYS = ("og:site_name", "application-name", "cre", "dc.publisher", "twitter:app:name:iphone")
LANGUAGE_KEYS = ("og:locale", "content-language", "dc.language", "language")
_BYLINE = re.compile(r"(?<![a-z])(?:byline|author|autor|autore|auteur|writer|contributor)s?(?![a-z])", re.IGNORECASE)
_BYLINE_NAME = re.compile(r"(?<![a-z])(?:author|byline|autor|auteur)s?[-_]{1,2}(?:full)?name(?![a-z])", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?=$|[-_])")
MOST_BYLINE = 120  # characters; a longer one is an author's portrait


@dataclass(slots=True)
class Facts:
    """What stands in a page's elements, gathered in one pass; meta keys in lower case, first value first."""

    meta: dict[str, list[str]] = field(default_factory=dict)
    headings: list[HtmlElement] = field(default_factory=list)
    second: list[HtmlElement] = field(default_factory=list)  # headings of the second order
    times: list[HtmlElement] = field(default_factory=list)
    bylines: list[HtmlElement] = field(default_factory=list)
    title: str | None = None
    canonical: str | None = None
    linked: LinkedData = field(default_factory=LinkedData)

    def first(self, keys: Iterable[str]) -> str | None:
        """The first value of the first key that has one."""
        return next((value for key in keys for value in self.meta.get(key, ())), None)


def metadata_of(tree: HtmlElement, facts: Facts, known: Metadata, lines: Sequence[str] = ()) -> Metadata:
    """A page's metadata from the facts gathered of its tree, giving way to what is `known` already.

    `lines` are the short lines that stand beside the headline.
    """
    url = known.url or _url(facts)
    site = known.site or _site(facts, url)
    found = names_of(facts, site) or tuple(named(lines))
    headings = shown(facts.headings, facts.second)
    return Metadata(
        url=url,
        site=site,
        title=known.title or headline(headings, facts.linked.headline, facts.meta, facts.title, site, url),
        authors=known.authors or found,
        published=known.published or published(facts.linked.published, facts.meta, facts.times, url, lines),
        language=known.language or _language(tree, facts),
    )


TAGS = ("meta", "link", "title", "h1", "h2", "time", "a", "span", "div", "p", "address", "li", "td")


def gather(tree: HtmlElement) -> Facts:
    """One pass over the tree."""
    facts = Facts(linked=linked_data(tree))
    for element in tree.iter(*TAGS):
        _GATHERED.get(element.tag, _gather_marked)(facts, element)
    return facts


def _gather_meta(facts: Facts, element: HtmlElement) -> None:
    names = ("property", "name", "itemprop", "http-equiv")
    key = next((value for name in names if (value := element.get(name))), None)
    value = element.get("content")
    if key and value and value.strip():
        facts.meta.setdefault(key.strip().lower(), []).append(clean_string(value))


def _gather_title(facts: Facts, element: HtmlElement) -> None:
    facts.title = facts.title or clean_string(element.text or "")


def _gather_link(facts: Facts, element: HtmlElement) -> None:
    if "canonical" in (element.get("rel") or "").lower() and element.get("href"):
        facts.canonical = facts.canonical or element.get("href").strip()


def _gather_marked(facts: Facts, element: HtmlElement) -> None:
    """Elements that are marked as the date or the byline, whatever their tag."""
    item = element.get("itemprop")
    if item in ("datePublished", "dateCreated"):
        facts.times.append(element)
    is_author = item in ("author", "creator") or "author" in (element.get("rel") or "").split()
    if is_author or _BYLINE.search(element.get("class") or ""):
        facts.bylines.append(element)


_GATHERED: dict[str, Callable[[Facts, HtmlElement], None]] = {
    "meta": _gather_meta,
    "h1": lambda facts, element: facts.headings.append(element),
    "h2": lambda facts, element: facts.second.append(element),
    "title": _gather_title,
    "link": _gather_link,
    "time": lambda facts, element: facts.times.append(element),
}


def _joined(base: str, link: str) -> str:
    """A link as an address; as it is where either is none (`http://[`)."""
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def _url(facts: Facts) -> str | None:
    given = facts.first(("og:url",)) or facts.linked.url
    if facts.canonical:
        url = _joined(given, facts.canonical) if given else facts.canonical
        if url.startswith(("http://", "https://")):
            return url
    return given if given and given.startswith(("http://", "https://")) else None


def _site(facts: Facts, url: str | None) -> str | None:
    named = (facts.first(SITE_KEYS[:2]), facts.linked.publisher, facts.first(SITE_KEYS[2:]))
    name = next((n for n in named if n and not n.startswith(("@", "http", "/"))), None)
    return name or (host_of(url) if url else None)


def _language(tree: HtmlElement, facts: Facts) -> str | None:
    for value in (tree.get("lang"), tree.get("xml:lang"), facts.linked.language, facts.first(LANGUAGE_KEYS)):
        if value and (match := _LANGUAGE.match(value.strip())) and len(match[0]) == 2:
            return match[0].lower()
    return None


def names_of(facts: Facts, site: str | None) -> tuple[str, ...]:
    """Authors from JSON-LD, else meta elements, else the page's byline. Organisations only where no person is named."""
    people = [n for p in facts.linked.authors if not p.organisation for n in names(p.name)]
    if people:
        return _without_site(unique(people), site)
    byline = _shown(_beside_article(facts))
    given = _given(facts)
    if given and not _is_of_another(byline, given):
        return _without_site(given, site)
    return tuple(byline or unique(p.name for p in facts.linked.authors))


def _given(facts: Facts) -> list[str]:
    """The names of the first meta element that gives some."""
    for key in AUTHOR_KEYS:
        values = [v for v in facts.meta.get(key, ()) if not v.startswith(("http", "/", "@"))]
        if found := unique(n for v in values for n in names(v)):
            return found
    return []


def _is_of_another(byline: list[str], given: list[str]) -> bool:
    """Whether the byline names persons, and none whom the meta element gives: that is then the site's owner."""
    told = {text_key(name) for name in byline}
    return bool(told) and told.isdisjoint(map(text_key, given)) and all(map(_like_a_name, byline))


def _beside_article(facts: Facts) -> list[HtmlElement]:
    """The bylines within the article that the headline stands in, where there are some; other stories have theirs."""
    heading = next(iter(facts.headings), None)
    around = (
        None if heading is None else next((e for e in heading.iterancestors() if e.tag in ("article", "main")), None)
    )
    within = [e for e in facts.bylines if around is not None and around in e.iterancestors()]
    return within or facts.bylines


def _without_site(found: list[str], site: str | None) -> tuple[str, ...]:
    """Names without the site's own among them, unless that is the only one."""
    own = text_key(site or "")
    others = [name for name in found if text_key(name) not in own]
    return tuple(others or found)


def _shown(elements: list[HtmlElement]) -> list[str]:
    """Names in the byline that the page shows: marked as the author's first, then whatever is called a byline."""

    def rank(element: HtmlElement) -> int:
        if element.get("itemprop") in ("author", "creator") or "author" in (element.get("rel") or "").split():
            return 0
        return 1 if _BYLINE_NAME.search(element.get("class") or "") else 2

    best: list[str] = []
    for level in (0, 1, 2):
        for element in elements:
            if rank(element) != level:
                continue
            text = " ".join(" ".join(element.itertext()).split())
            if not text or len(text) > MOST_BYLINE:
                continue
            found = names(text)
            if found and (level < 2 or all(_like_a_name(n) for n in found)):
                best += found
                if level == 2:
                    break
        if best:
            return unique(best)
    return []


def _like_a_name(name: str) -> bool:
    """Two to five words that begin with capitals, or letters of a script that has none."""
    words = name.split()
    if any(ord(c) > 0x2E80 for c in name):
        return len(name) <= 12
    return 2 <= len(words) <= 5 and words[0][0].isupper() and words[-1][0].isupper() and not any(map(str.isdigit, name))
