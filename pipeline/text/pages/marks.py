"""What becomes of each block of a page, and what all rules need to know to decide it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from pipeline.article import Metadata
from pipeline.text.head.titles import text_key
from pipeline.text.pages.body import PARAGRAPH
from pipeline.text.pages.page import Page, PageBlock
from pipeline.text.pages.phrases import Found, find


@dataclass(slots=True)
class Mark:
    """Kept, or dropped for a reason; the rule that decided."""

    kept: bool
    reason: str | None = None
    rule: str | None = None
    duplicate_of: int | None = None


@dataclass(slots=True)
class Marked:
    """A page with a mark for each block."""

    page: Page
    meta: Metadata
    marks: list[Mark]
    titles: frozenset[str] = frozenset()  # keys of every headline that the page gives itself
    _places: dict[HtmlElement, str | None] = field(default_factory=dict)
    _hidden: dict[HtmlElement, bool] = field(default_factory=dict)
    _phrases: dict[int, Found] = field(default_factory=dict)

    @property
    def blocks(self) -> list[PageBlock]:
        """The page's blocks."""
        return self.page.blocks

    def kept(self) -> Iterator[tuple[int, PageBlock]]:
        """Kept blocks with their numbers, in order."""
        for number, (block, mark) in enumerate(zip(self.page.blocks, self.marks, strict=True)):
            if mark.kept:
                yield number, block

    def drop(self, number: int, reason: str, rule: str, duplicate_of: int | None = None) -> None:
        """Mark a block as dropped."""
        self.marks[number] = Mark(False, reason, rule, duplicate_of)

    def keep(self, number: int, rule: str) -> None:
        """Mark a block as kept after all."""
        self.marks[number] = Mark(True, None, rule)

    def lead(self) -> int | None:
        """Number of the first kept block that reads as running text, outside headings; None where there is none."""
        for number, block in self.kept():
            if block.weight >= PARAGRAPH and share_linked(block) < 0.5 and not is_heading(block.element):
                return number
        return None

    def words(self) -> int:
        """Words of all kept blocks."""
        return sum(block.words for _, block in self.kept())

    def phrases(self, number: int) -> Found:
        """The phrases in a block."""
        found = self._phrases.get(number)
        if found is None:
            found = self._phrases[number] = find(self.page.blocks[number].text)
        return found

    def place(self, element: HtmlElement) -> str | None:
        """The reason that the nearest telling element around says, by its tag, class or id; None where none tells."""
        missing: list[HtmlElement] = []
        reason: str | None = None
        node: HtmlElement | None = element
        while node is not None and node.tag not in ("body", "html"):
            if node in self._places:
                reason = self._places[node]
                break
            missing.append(node)
            node = node.getparent()
        for node in reversed(missing):
            reason = place_of(node) or reason
            self._places[node] = reason
        return reason

    def is_hidden(self, element: HtmlElement) -> bool:
        """Whether the page's own markup hides the element or one around it."""
        chain = [element, *element.iterancestors()]
        known = next((i for i, node in enumerate(chain) if node in self._hidden), len(chain))
        hidden = known < len(chain) and self._hidden[chain[known]]
        for node in reversed(chain[:known]):
            style = node.get("style")
            hidden = hidden or node.get("hidden") is not None or (style is not None and bool(_UNSEEN.search(style)))
            self._hidden[node] = hidden
        return hidden


_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TAGS = {"nav": "navigation", "footer": "navigation", "aside": "related", "figcaption": "caption_ui", "h1": "headline"}
_TAGS |= {"button": "caption_ui", "form": "promotion", "time": "dateline", "select": "navigation"}
_CLASSES = (
    ("consent", r"cookie|consent|gdpr|onetrust"),
    ("comment_ui", r"comments?|disqus|respond"),
    ("share", r"share|sharing|social|addthis|sociable"),
    (
        "related",
        r"related|recommend\w*|recirc\w*|read-?more|more-?on|trending|most-?read|popular|teaser|outbrain|taboola|also",
    ),
    ("promotion", r"newsletter|subscri\w+|signup|promo\w*|paywall|donat\w+|cta|app-?banner"),
    ("advertisement", r"ads?|advert\w*|sponsor\w*|dfp|banner"),
    (
        "navigation",
        r"nav\w*|menu|breadcrumbs?|footer|sidebar|pagination|tags?|topics?|categor(?:y|ies)|masthead|header",
    ),
    ("byline", r"by-?line|authors?|contributors?|writer|autor|bio"),
    ("dateline", r"date\w*|time\w*|published|timestamp|post-?meta|meta"),
    ("photo_credit", r"credits?|copyright"),
    ("caption_ui", r"captions?|caption-text|wp-caption\w*"),
    ("standfirst", r"standfirst|sub-?(?:title|head\w*)|dek|deck|excerpt|summary|subheadline|strapline|chapo|vorspann"),
)
_CLASS = re.compile("|".join(f"(?P<{reason}>(?<![a-z])(?:{words})(?![a-z]))" for reason, words in _CLASSES))
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def place_of(element: HtmlElement) -> str | None:
    """What one element says of its place, or None."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag in _TAGS:
        return _TAGS[tag]
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if len(names) < 3:
        return None
    found = _CLASS.search(_CAMEL.sub("-", names[:300]).lower())
    return found.lastgroup if found else None


def share_linked(block: PageBlock) -> float:
    """Share of a block's characters that stand in links."""
    return block.linked / max(1, block.letters)


def is_heading(element: HtmlElement) -> bool:
    """Whether an element is h1 to h6, or stands in one."""
    return any(
        isinstance(e.tag, str) and len(e.tag) == 2 and e.tag[0] == "h" and e.tag[1] in "123456"
        for e in (element, element.getparent())
        if e is not None
    )


def key(text: str) -> str:
    """Letters and digits of a text without case."""
    return text_key(text)
