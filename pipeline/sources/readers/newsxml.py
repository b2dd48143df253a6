"""NITF and NewsML-G2: an article in the tags of news agencies, read as a page."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.article import Metadata
from pipeline.config import Settings
from pipeline.sources.blob import Blob, Found
from pipeline.sources.dates import iso_date
from pipeline.sources.objects import language_code
from pipeline.sources.people import people_of
from pipeline.sources.readers.xml import Element, below, local, root_of, words
from pipeline.sources.source import ReadError

PARAGRAPHS = frozenset(("p", "hl2", "h1", "h2", "h3", "h4", "li", "blockquote", "dd", "dt"))
NO_TEXT = frozenset(("media", "table", "figure", "script", "style", "hedline", "byline", "dateline"))


def _first(root: Element, *names: str) -> Element | None:
    return next(iter(below(root, *names)), None)


def _paragraphs(body: Element) -> str:
    """The paragraphs of a body, a blank line between; where it marks none, its words."""
    found: list[str] = []

    def walk(element: Element) -> None:
        for child in element:
            if local(child) in PARAGRAPHS:
                if text := words(child):
                    found.append(text)
            elif local(child) not in NO_TEXT:
                walk(child)

    walk(body)
    return "\n\n".join(found) or words(body) or ""


def read_nitf(blob: Blob, settings: Settings) -> Iterator[Found]:
    """The article of a NITF file. Raises ReadError (`xml`, `empty`)."""
    root = root_of(blob)
    body = _first(root, "body.content")
    block = next((b for b in below(body, "block") if b.get("class") == "full_text"), body) if body is not None else None
    text = _paragraphs(block) if block is not None else ""
    if not text:
        raise ReadError("empty", "the file has no body.content with words; fetch it again or remove it")
    issued, ident = _first(root, "date.issue"), _first(root, "doc-id")
    published = (issued.get("norm") if issued is not None else None) or _norm(_first(root, "story.date"))
    pub = _first(root, "pubdata")
    meta = Metadata(
        url=pub.get("ex-ref") if pub is not None else None,
        site=pub.get("name") if pub is not None else None,
        title=words(_first(root, "hl1")) or words(_first(root, "title")),
        authors=_byline(root),
        published=iso_date(published or (pub.get("date.publication") if pub is not None else None) or ""),
        source_id=ident.get("id-string") if ident is not None else None,
    )
    yield Found(None, text, meta, page=False)


def _norm(element: Element | None) -> str | None:
    return element.get("norm") if element is not None else None


def _byline(root: Element) -> tuple[str, ...]:
    """The people of the first byline that names some."""
    for byline in below(root, "byline"):
        persons = [name for person in below(byline, "person") if (name := words(person))]
        if people := people_of(persons or words(byline)):
            return people
    return ()


def read_newsml(blob: Blob, settings: Settings) -> Iterator[Found]:
    """The articles of a NewsML-G2 file. Raises ReadError (`xml`, `empty`)."""
    root = root_of(blob)
    items = [root] if local(root) == "newsitem" else below(root, "newsitem")
    texts = [(item, text) for item in items if (text := _inline(item))]
    if not texts:
        raise ReadError("empty", "no item holds a text inline; fetch the texts that it refers to")
    for number, (item, text) in enumerate(texts, 1):
        language = _first(item, "language")
        meta = Metadata(
            site=words(_first(item, "copyrightholder")) or words(_first(item, "provider")),
            title=words(_first(item, "headline")),
            authors=people_of(words(_first(item, "by")) or [w for c in below(item, "creator") if (w := words(c))]),
            published=iso_date(words(_first(item, "firstcreated", "versioncreated", "contentcreated")) or ""),
            language=language_code(language.get("tag")) if language is not None else None,
            source_id=item.get("guid"),
        )
        yield Found((item.get("guid") or str(number)) if len(texts) > 1 else None, text, meta, page=False)


def _inline(item: Element) -> str | None:
    content = _first(item, "inlinexml", "inlinedata")
    if content is None:
        return None
    body = _first(content, "body.content")
    body = _first(content, "body") if body is None else body
    return _paragraphs(content if body is None else body) or None
