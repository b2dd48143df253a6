"""Pages of our own making: one story, and around it the galleries that news pages carry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.article import Article, Record
from pipeline.text.pages import read_html
from pipeline.text.pages.examples import STORY, TITLE

CAPTIONS = (
    "Passengers in orange life jackets wait on the upper deck of the Marit as the first pilot boat comes alongside.",
    "The pilot boat Terna brings eighteen people back to the pier, where ambulances stood ready but were not needed.",
    "Captain Lars Eide points to the stretch of water in which the net was found by divers on Tuesday afternoon.",
    "A blue nylon net, cut from the propeller, lies on the quay at Holmvik beside a diver's yellow air bottle.",
    "Commuters board the first replacement bus in front of the closed ticket hall shortly before ten in the morning.",
)
CREDITS = ("Ana Ruiz/Agence Nord", "Jon Berg/Nordfoto", "Handout/Harbour Office", "Eva Lind/TT", "Jon Berg/Nordfoto")
HEADLINE = TITLE
MENU = (
    '<nav><ul><li><a href="/">Home</a></li><li><a href="/local">Local</a></li><li><a href="/sport">Sport</a></li></ul>'
    "</nav>"
)
FOOT = (
    '<footer><p><a href="/about">About us</a> <a href="/terms">Terms of use</a></p><p>© 2024 The Fjord Courier. All '
    "rights reserved.</p></footer>"
)


@dataclass(frozen=True)
class Slide:
    """One picture of a gallery."""

    number: int
    caption: str
    credit: str

    @property
    def counter(self) -> str:
        return f"{self.number} of {len(CAPTIONS)}"


SLIDES = tuple(
    Slide(number, caption, credit) for number, (caption, credit) in enumerate(zip(CAPTIONS, CREDITS, strict=True), 1)
)


def paragraphs(story: Sequence[str] = STORY) -> str:
    return "\n".join(f"<p>{text}</p>" for text in story)


def page(content: str, headline: str = HEADLINE, language: str = "en", head: str = "") -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{headline} - The Fjord Courier'
        f'</title><meta property="og:site_name" content="The Fjord Courier">{head}</head>\n<body>{MENU}\n'
        f"<main>{content}</main>\n{FOOT}</body></html>"
    )


def read(source: str, clean: bool = True) -> Article:
    return read_html(Record("page.html", None, "html", "0" * 64, "utf-8", source), clean=clean)


def text_of(article: Article) -> str:
    return "\n\n".join(block.text for block in article.blocks if block.kept)
