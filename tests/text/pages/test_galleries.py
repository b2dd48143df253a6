from __future__ import annotations

import re

import pytest

from tests.text.pages.pages import CAPTIONS, CREDITS, HEADLINE, SLIDES, STORY, page, paragraphs, read, text_of

H1 = f"<h1>{HEADLINE}</h1>"
FIGURES = [
    f'<figure><img src="/{s.number}.jpg" alt=""><figcaption>{s.caption} <span class="credit">Photo: {s.credit}</span>'
    "</figcaption></figure>"
    for s in SLIDES
]


def figures_between_paragraphs() -> str:
    parts = [f"<p>{text}</p>{figure}" for text, figure in zip(STORY, [*FIGURES, ""], strict=True)]
    return page(f"<article>{H1}{''.join(parts)}</article>")


def slides_twice_with_classes() -> str:
    def strip(name: str) -> str:
        items = "".join(
            f'<li class="{name}__slide"><img src="/{s.number}.jpg"><span class="{name}__counter">{s.counter}</span>'
            f'<p class="{name}__caption">{s.caption}</p><p class="{name}__credit">Photo: {s.credit}</p></li>'
            for s in SLIDES
        )
        return f'<div class="{name}"><button>Previous</button><ul>{items}</ul><button>Next</button></div>'

    return page(f"<article>{H1}{paragraphs()}{strip('carousel')}{strip('lightbox')}</article>")


def plain_divs_twice() -> str:
    slides = "".join(
        f"<div><div>{s.number} / 5</div><div><img src='/{s.number}.jpg'></div><div>{s.caption}</div>"
        f"<div>Photo: {s.credit}</div></div>"
        for s in SLIDES
    )
    return page(f"<div>{H1}<div>{paragraphs()}</div><div>{slides}</div><div>{slides}</div></div>")


def gallery_before_article() -> str:
    slides = "".join(
        f'<div class="slide"><img src="/{s.number}.jpg"><div class="slide-count">{s.number}/5</div>'
        f'<div class="slide-text">{s.caption}</div><div class="slide-credit">{s.credit}</div></div>'
        for s in SLIDES
    )
    return page(f'<div class="gallery">{slides}<a href="#">View gallery</a></div><article>{H1}{paragraphs()}</article>')


def captions_are_the_story() -> str:
    slides = "".join(
        f'<figure class="slide"><img src="/{s.number}.jpg"><div class="count">{s.counter}</div><figcaption>{s.caption}'
        f'<small class="credit">{s.credit}</small></figcaption></figure>'
        for s in SLIDES
    )
    return page(f"<article>{H1}<p>In pictures: the morning on which the Marit stood still.</p>{slides}</article>")


def counter_and_credit_on_one_line() -> str:
    slides = "".join(
        f"<div class='item'><img src='/{s.number}.jpg'><p>{s.number}/5 | Photo: {s.credit}</p><p>{s.caption}</p></div>"
        for s in SLIDES
    )
    return page(f"<article>{H1}{paragraphs(STORY[:3])}<div>{slides}</div>{paragraphs(STORY[3:])}</article>")


def numbered_slideshow_with_headings() -> str:
    slides = "".join(
        f'<section class="slideshow-item"><h2>Stop {s.number}</h2><img src="/{s.number}.jpg"><span class="counter">'
        f"{s.number} / 5</span><p>{s.caption}</p><p><em>({s.credit})</em></p></section>"
        for s in SLIDES
    )
    return page(f"<article>{H1}<div class='slideshow'>{slides}<a class='next' href='#'>Next slide</a></div></article>")


def dialog_repeats_all_pictures() -> str:
    inner = "".join(
        f"<div><img src='/{s.number}.jpg'><span>{s.counter}</span><p>{s.caption}</p><p>Credit: {s.credit}</p></div>"
        for s in SLIDES
    )
    parts = [f"<p>{text}</p>{figure}" for text, figure in zip(STORY, [*FIGURES, ""], strict=True)]
    dialog = f'<div role="dialog" aria-hidden="true"><button>Close</button>{inner}</div>'
    return page(f"<article>{H1}{''.join(parts)}</article>{dialog}")


def thumbnails_that_link() -> str:
    strip = "".join(
        f'<li><a href="/gallery/{s.number}"><img src="/{s.number}.jpg">{s.caption}</a></li>' for s in SLIDES
    )
    return page(
        f"<article>{H1}{paragraphs(STORY[:2])}<div><p>5 photos</p><ul>{strip}</ul><a href='/gallery'>See all photos</a>"
        f"</div>{paragraphs(STORY[2:])}</article>"
    )


def aside_with_advertisements() -> str:
    slides = "".join(
        f"<div class='pic'><img src='/{s.number}.jpg'><p>{s.caption}</p><p class='by'>Image: {s.credit}</p></div>"
        "<div>Advertisement</div>"
        for s in SLIDES
    )
    return page(
        f"<article>{H1}{paragraphs(STORY[:3])}<aside><h3>Photo gallery</h3>{slides}</aside>{paragraphs(STORY[3:])}"
        "</article>"
    )


def table_of_pictures() -> str:
    rows = "".join(
        f"<tr><td><img src='/{s.number}.jpg'></td><td>{s.caption}<br><i>Photo: {s.credit}</i></td></tr>"
        f"<tr><td colspan=2>Picture {s.counter} <a href='#{s.number}'>Next photo</a></td></tr>"
        for s in SLIDES
    )
    return page(f"<div>{H1}{paragraphs()}<table>{rows}</table></div>")


def lazy_figures_with_noscript() -> str:
    slides = "".join(
        f"<figure><noscript><img src='/{s.number}.jpg'> {s.caption}</noscript><figcaption>{s.caption} "
        f"(Photo: {s.credit})</figcaption><p class='tools'>Show caption</p></figure>"
        for s in SLIDES
    )
    return page(f"<article>{H1}{paragraphs()}{slides}</article>")


BESIDE = (
    *(figures_between_paragraphs, slides_twice_with_classes, plain_divs_twice, gallery_before_article),
    *(counter_and_credit_on_one_line, dialog_repeats_all_pictures, thumbnails_that_link, aside_with_advertisements),
    *(table_of_pictures, lazy_figures_with_noscript),
)
STORIES = (captions_are_the_story, numbered_slideshow_with_headings)
FURNITURE = re.compile(
    r"\d ?(?:/|of) ?5|Photo:|Image:|Credit:|\b(?:Next|Previous|Close|Show caption|View gallery|Advertisement|See all)\b"
)


@pytest.mark.parametrize("shape", [*BESIDE, *STORIES], ids=lambda shape: shape.__name__)
def test_no_counter_credit_or_button_of_a_gallery_is_text(shape) -> None:  # type: ignore[no-untyped-def]
    text = text_of(read(shape()))
    assert not FURNITURE.findall(text)
    assert not [credit for credit in CREDITS if credit in text]


@pytest.mark.parametrize("shape", BESIDE, ids=lambda shape: shape.__name__)
def test_beside_a_gallery_the_whole_body_stands_once_and_no_caption_twice(shape) -> None:  # type: ignore[no-untyped-def]
    text = text_of(read(shape()))
    assert [text.count(paragraph) for paragraph in STORY] == [1] * len(STORY)
    assert max(text.count(caption) for caption in CAPTIONS) <= 1


@pytest.mark.parametrize("shape", STORIES, ids=lambda shape: shape.__name__)
def test_captions_that_are_the_story_stand_exactly_once_in_order(shape) -> None:  # type: ignore[no-untyped-def]
    text = text_of(read(shape()))
    assert [text.count(caption) for caption in CAPTIONS] == [1] * len(CAPTIONS)
    assert sorted(CAPTIONS, key=text.index) == list(CAPTIONS)


def test_a_repeated_slide_points_to_the_block_it_repeats() -> None:
    blocks = read(plain_divs_twice()).blocks
    repeats = [block for block in blocks if block.reason == "duplicate"]
    assert all(block.duplicate_of is not None and blocks[block.duplicate_of].text == block.text for block in repeats)
    assert {block.text for block in repeats} <= set(CAPTIONS)
