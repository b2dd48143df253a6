"""Who signs a quote: a dash and a name after it, or in the paragraph below."""

from __future__ import annotations

import re

from pipeline.article import Span
from pipeline.facts.quotes.page import Page
from pipeline.facts.quotes.speakers import Resolver, Speaker
from pipeline.facts.quotes.stretch import Stretch
from pipeline.language.tags import PROPER

_DASH = re.compile(r"\s{0,3}(?:[—–―~]|--?)\s{0,3}(?=\S)")
# a dash, up to five words of a name, and what else may stand after a comma or in brackets
_SIGNED = re.compile(
    r"\s{0,3}(?:[—–―~]|--?)\s{0,3}([^\W\d_][^\s,(]{0,30}(?: [^\s,(]{1,30}){0,4})(?:[,(][^\n]{0,80})?\s{0,3}"
)


def signed(page: Page, s: Stretch) -> int | None:
    """The last token of a name after the closing mark and a dash: '“…” — X'."""
    parse = page.parse
    dash = _DASH.match(parse.text, s.right - parse.start)
    if dash is None:
        return None
    last = first = page.token_at(parse.start + dash.end())
    if first >= len(parse.words):
        return None
    while last + 1 < len(parse.words) and last - first < 5:
        word = parse.words[last + 1]
        if parse.tags[last + 1] not in PROPER and not (len(word) == 2 and word[1] == "." and word[0].isupper()):
            break
        last += 1
    after = parse.words[last + 1] if last + 1 < len(parse.words) else ""
    return last if parse.tags[last] in PROPER and after in ("", ",", "(", ".", "|") else None


def signed_below(page: Page, resolver: Resolver) -> Speaker | None:
    """Who signs the quote above with a paragraph of its own: '– X, Belmar', also a masked name ('– Al***')."""
    found = _SIGNED.fullmatch(page.parse.text)
    if found is None or page.stretches:
        return None
    name = found.group(1).rstrip(".:;")
    start = page.parse.start + found.start(1)
    span = Span(start, start + len(name))
    mention = resolver.cast.holding(page.index, page.token_at(span.end) - 1)
    if mention is not None:
        return resolver.resolve(page, mention.last)
    return Speaker(span, name if all(w[0].isupper() for w in name.split()) else None)
