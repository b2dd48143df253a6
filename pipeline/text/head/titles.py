"""The headline of a page: what its heading shows and its metadata confirm, without the site's name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

# Who is believed where the sources differ: the shown heading before JSON-LD before Open Graph; alone not before two.
WEIGHTS = {"h1": 1.8, "json": 1.4, "og": 1.0, "title": 0.75, "twitter": 0.25}
ALIKE = 0.6  # share of the words of two headlines that are one told in two ways
ALONE = 0.7  # of a heading that no other source repeats: as often the site's or a section's
_SEPARATOR = re.compile(r"(?<!\s)\s+(?:[|–—»«·•:/~]|::|-{1,2}|\|\|)\s+|(?:(?<!\s)\s+|)[|｜»]\s*")
_TITLE_KEYS = ("og:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title")
_LETTERS = re.compile(r"\w+")
MOST_NAME = 20  # letters of a site name at the end of a title
TRAIL = 2  # elements from a heading up to the item of a list that it is
MOST_HEADINGS = 12  # of the first order; a page of a headline and many sections has no more
SAME_START = 30  # characters in which a headline cut short agrees with the whole one


def headline(
    headings: Sequence[HtmlElement],
    linked: str | None,
    meta: Mapping[str, Sequence[str]],
    title: str | None,
    site: str | None,
    url: str | None,
) -> str | None:
    """The candidate that most of the page's own words for its headline agree on; None where there are none."""
    own = _names_of_site(site, url)
    candidates: list[tuple[str, str]] = []
    for heading in headings[:MOST_HEADINGS]:
        text = " ".join("".join(heading.itertext()).split())
        if text and text_key(text) not in own:
            candidates.append(("h1", text))
    if linked:
        candidates.append(("json", without_site(linked, own)))
    for key in _TITLE_KEYS:
        if meta.get(key):
            candidates.append(("og", without_site(meta[key][0], own)))
            break
    if meta.get("twitter:title"):
        candidates.append(("twitter", without_site(meta["twitter:title"][0], own)))
    if title:
        candidates.append(("title", _first_part(title, own, [text for _, text in candidates])))
    return _elected([(kind, text) for kind, text in candidates if text_key(text)])


def shown(first: Sequence[HtmlElement], second: Sequence[HtmlElement]) -> list[HtmlElement]:
    """The headings that may be the headline: of the first order, or of the second where the first is a trail's."""
    own = [heading for heading in first if not _in_trail(heading)]
    return own or list(second[:MOST_HEADINGS]) or list(first)


def _in_trail(heading: HtmlElement) -> bool:
    """Whether a heading is an item of a list or a menu, such as the last one of a breadcrumb trail."""
    around = (heading, *islice(heading.iterancestors(), TRAIL))
    return any(e.tag in ("li", "nav", "ol") or "breadcrumb" in (e.get("class") or "").lower() for e in around)


def headline_keys(headings: Sequence[HtmlElement], *titles: str | None) -> frozenset[str]:
    """Keys of every headline that a page gives itself: the first headings of the first order, and the titles given."""
    shown = ["".join(heading.itertext()) for heading in headings[:1]]
    return frozenset(filter(None, (text_key(text) for text in (*shown, *titles) if text)))


def _elected(candidates: list[tuple[str, str]]) -> str | None:
    """The candidate with the most weight; a heading that nothing confirms counts little."""
    best: tuple[float, int] | None = None
    chosen: str | None = None
    for number, (kind, text) in enumerate(candidates):
        votes = {kind: WEIGHTS[kind]}
        for other, words in candidates:
            if other not in votes and same(text, words):
                votes[other] = WEIGHTS[other]
        alone = kind == "h1" and len(votes) == 1 and not _resembles(text, [t for k, t in candidates if k != "h1"])
        rank = (ALONE if alone else sum(votes.values()), -number)
        if best is None or rank > best:
            best, chosen = rank, text
    return chosen


def _resembles(text: str, others: Sequence[str]) -> bool:
    """Whether most words of a headline stand in another, or there is no other."""
    own = set(_LETTERS.findall(text.casefold()))
    return not others or any(
        len(own & words) >= ALIKE * max(len(own), len(words))
        for words in (set(_LETTERS.findall(other.casefold())) for other in others)
    )


def same(one: str, other: str) -> bool:
    """Whether two headlines are the same up to case, marks and white space, or one is the other cut short."""
    a, b = text_key(one), text_key(other)
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return len(short) >= SAME_START and long.startswith(short) and len(short) * 2 > len(long)


def text_key(text: str) -> str:
    """Letters and digits of a text without case."""
    return "".join(_LETTERS.findall(text)).casefold()


def _names_of_site(site: str | None, url: str | None) -> set[str]:
    """The site's name, its host and the host's labels, as keys."""
    found = {text_key(site)} if site else set()
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        host = ""
    host = host.removeprefix("www.")
    if host:
        labels = host.split(".")
        found |= {text_key(host), *(label.replace("-", "") for label in labels[:-1] if len(label) > 2)}
    if site:
        found.add(text_key(site).removeprefix("the"))
    return {name for name in found if name}


def without_site(text: str, own: set[str]) -> str:
    """A title without the site's name at its end or start."""
    cuts = list(_SEPARATOR.finditer(text))
    while cuts and _is_site(text[cuts[-1].end() :], own):
        text = text[: cuts.pop().start()]
    if cuts and text_key(text[: cuts[0].start()]) in own:
        text = text[cuts[0].end() :]
    return text.strip()


def _is_site(part: str, own: set[str]) -> bool:
    key = text_key(part)
    bare = key.removeprefix("the")
    return bool(key) and (
        key in own
        or bare in own
        or (any(len(n) > 3 and (n in key or key in n) for n in own) and len(part.split()) <= 5)
    )


def _first_part(title: str, own: set[str], known: Sequence[str]) -> str:
    """The part of the title element that is another source's headline, else the title without the site's name.

    Where the site is not known by name, a short last part after a separator is taken for it.
    """
    stripped = without_site(title, own)
    for text in known:
        if len(text) > 8 and text_key(text) in text_key(title):
            return text
    cuts = list(_SEPARATOR.finditer(stripped))
    if stripped == title.strip() and cuts and len(title) - cuts[-1].end() <= MOST_NAME < cuts[-1].start():
        return stripped[: cuts[-1].start()]
    return stripped
