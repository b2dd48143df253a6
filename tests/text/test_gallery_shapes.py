"""Twelve shapes of galleries, as pages and as dumps made of them by BeautifulSoup: each slide once, nothing else."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from pipeline.article import Record
from pipeline.text.cleaning import clean
from pipeline.text.pages import read_html
from pipeline.text.plain import read_text

TITLE = "Ice closes the port of Oslar"
CAPTIONS = (
    "The crane of Oslar stands still in the ice on a day without wind, seen from the old pier of the town.",
    "Pilots carry bread and tea over the ice to the crews of two tugs that wait outside the harbour.",
    "A ferry of the Ulvik line waits for May, and its captain has read all of his books twice by now.",
    "Children of the town skate beside the pier at which ships from nine countries lay a year ago.",
    "Ana Holt, who leads the harbour board, looks at the ice from the window of her office in Venn.",
)
N = len(CAPTIONS)
MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li><li><a href='/s'>Sport</a></li></ul></nav>"
FOOT = "<footer><p>© 2026 The Courier. All rights reserved.</p></footer>"


def slides(shape: str) -> str:
    return "".join(shape.format(i=i + 1, n=N, text=text) for i, text in enumerate(CAPTIONS))


IMG = "<img src='{i}.jpg'>"
SHAPES = {
    "counter above": slides(f"<figure>{IMG}<div>{{i}} / {{n}}</div><figcaption>{{text}}</figcaption></figure>"),
    "counter below": slides(f"<figure>{IMG}<figcaption>{{text}}</figcaption><div>{{i}} / {{n}}</div></figure>"),
    "counter in words": slides(f"<div>{IMG}<p>Photo {{i}} of {{n}}</p><p>{{text}}</p></div>"),
    "counter in brackets": slides(f"<div>{IMG}<p>[{{i}}/{{n}}]</p><p>{{text}}</p></div>"),
    "counter glued": slides(f"<div>{IMG}<p>{{i}}/{{n}} {{text}}</p></div>"),
    "credit below": slides(f"<div>{IMG}<p>{{i}} / {{n}}</p><p>{{text}}</p><p>Photo: Jan Wick/Reuters</p></div>"),
    "credit above": slides(f"<div>{IMG}<p>© Jan Wick / AFP</p><p>{{text}}</p><p>{{i}} / {{n}}</p></div>"),
    "numbers alone": slides(f"<div>{IMG}<p>Slide {{i}}</p><p>{{text}}</p></div>"),
    "slides as a list": slides(f"<li>{IMG}<span class='counter'>{{i}} / {{n}}</span><p>{{text}}</p></li>"),
    "slides twice": slides(f"<div>{IMG}<p>{{i}} / {{n}}</p><p>{{text}}</p></div>") * 2,
    "no counters": slides(f"<figure>{IMG}<figcaption>{{text}}</figcaption></figure>"),
    "buttons between": slides(f"<div>{IMG}<p>{{i}} / {{n}}</p><p>{{text}}</p><button>Next</button></div>"),
}


def page(shape: str) -> str:
    article = f"<article><h1>{TITLE}</h1>{SHAPES[shape]}</article>"
    return f"<html><head><title>{TITLE}</title></head><body>{MENU}{article}{FOOT}</body></html>"


def text_of(kept: list[str]) -> list[str]:
    return [text for text in kept if text != TITLE]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_gallery_page_keeps_each_slide_once(shape: str) -> None:
    article = read_html(Record("page.html", None, "html", "0" * 64, "utf-8", page(shape)))
    assert text_of([b.text for b in article.blocks if b.kept]) == list(CAPTIONS)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_dump_of_a_gallery_page_keeps_each_slide_once(shape: str) -> None:
    dump = BeautifulSoup(page(shape), "lxml").get_text("\n", strip=True)
    article = clean(read_text(Record("dump.txt", None, "txt", "0" * 64, "utf-8", dump)))
    assert text_of([b.text for b in article.blocks if b.kept]) == list(CAPTIONS)
    assert article.meta.title == TITLE
