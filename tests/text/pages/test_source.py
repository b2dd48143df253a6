from __future__ import annotations

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article import Block
from pipeline.work.invariants import seen
from tests.text.pages.pages import page, paragraphs, read

WORDS = st.sampled_from(
    ["ferry", "fjord", "a", "212", "“quote”", "naïve", "漁網", "x<y", "A&B", "£5", "5 > 3", "‘it’s’"]
)
OPEN = st.sampled_from(
    ["<b>", '<a href="/x?a=1&amp;b=2">', '<span title="a > b">', "<em class='c'>", "<!-- no -->", "<br>"]
)
CLOSE = {"<b>": "</b>", "<em class='c'>": "</em>", "<!-- no -->": "", "<br>": ""}
SPACE = st.sampled_from([" ", "  ", "\n", "\t ", "&nbsp;", "\r\n"])


@st.composite
def inline(draw: st.DrawFn) -> str:
    """A paragraph's inside: words, some written as references, some in tags."""
    parts: list[str] = []
    for _ in range(draw(st.integers(3, 12))):
        word = draw(WORDS)
        written = html.escape(word)
        if draw(st.booleans()):
            written = written.replace("£", "&pound;").replace("“", "&ldquo;").replace("’", "&#8217;")
        tag = draw(st.one_of(st.just(""), OPEN))
        close = CLOSE.get(tag, "</a>" if tag.startswith("<a") else "</span>") if tag else ""
        parts += (tag, written, close, draw(SPACE))
    return "".join(parts)


def squeezed(text: str) -> str:
    return "".join(text.split())


def holds(block: Block, source: str) -> None:
    """A block's place, and that of each letter, agree with its text."""
    assert block.raw_start is not None and block.raw_end is not None
    assert seen(source[block.raw_start : block.raw_end], True) == squeezed(block.text)
    placed = set()
    for piece in block.pieces:
        own = block.text[piece.at : piece.at + piece.length]
        if piece.written is None:
            assert source[piece.raw : piece.raw + piece.length].split() == own.split()
        else:
            assert html.unescape(source[piece.raw : piece.raw + piece.written]) == own
        placed.update(range(piece.at, piece.at + piece.length))
    assert all(at in placed or letter == " " for at, letter in enumerate(block.text))


@settings(max_examples=60, deadline=None)
@given(st.lists(inline(), min_size=1, max_size=4))
def test_every_letter_of_every_block_stands_where_it_says(insides: list[str]) -> None:
    source = page(f"<article>{paragraphs()}{''.join(f'<p>{inside}</p>' for inside in insides)}</article>")
    for block in read(source).blocks:
        holds(block, source)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>&\"'=!-/ abp;#x1\n"), max_size=200))
def test_broken_markup_never_gives_a_block_a_wrong_place(noise: str) -> None:
    source = f"<html><body><p>The ferry left the pier.</p>{noise}<p>It came back at nine.</p></body></html>"
    for block in read(source).blocks:
        if block.raw_start is not None and block.raw_end is not None:
            raw = source[block.raw_start : block.raw_end]
            assert squeezed(block.text)[:1] in squeezed(html.unescape(raw))
            for piece in block.pieces:
                if piece.written is None:
                    own = block.text[piece.at : piece.at + piece.length]
                    assert source[piece.raw : piece.raw + piece.length].split() == own.split()


def test_scripts_icons_and_comments_within_a_sentence_do_not_part_it() -> None:
    source = page(
        "<article><p>The ferry <script>var a = '<p>no</p>';</script>left the <svg><path d='M0'/></svg>pier"
        "<!-- at last --> at six.</p>" + paragraphs() + "</article>"
    )
    (block,) = (b for b in read(source).blocks if b.text.startswith("The ferry left"))
    assert block.text == "The ferry left the pier at six."
    holds(block, source)


@pytest.mark.parametrize("title", ["The quay<p>s - Bay Post", "The <b>quay</b> - Bay Post", "a &lt; b <!-- Bay Post"])
def test_tags_in_a_title_are_words_of_it_and_move_no_block(title: str) -> None:
    source = f"<html><head><title>{title}</title></head><body><nav>Bay Post</nav>{paragraphs()}</body></html>"
    for block in read(source).blocks:
        holds(block, source)


def test_text_of_scripts_styles_and_templates_is_no_block() -> None:
    source = page(
        "<style>p { color: red }</style><script>secret()</script><noscript>enable it</noscript><template>spare"
        f"</template><article>{paragraphs()}</article>"
    )
    texts = " ".join(block.text for block in read(source).blocks)
    assert not [word for word in ("secret", "color", "enable", "spare") if word in texts]


def test_two_line_breaks_part_paragraphs_and_one_does_where_a_sentence_ends() -> None:
    source = page("<div>First line<br>goes on here.<br>Second one<br><br>Third one</div>")
    texts = [block.text for block in read(source).blocks]
    assert [t for t in texts if "one" in t or "line" in t] == ["First line goes on here.", "Second one", "Third one"]


def test_an_element_s_path_leads_to_it() -> None:
    from lxml.html import document_fromstring

    source = page(f"<article><h1>Net in propeller</h1>{paragraphs()}</article>")
    tree = document_fromstring(source)
    for block in read(source).blocks:
        assert block.element is not None
        found = tree.find(block.element)
        assert found is not None and squeezed(block.text) in squeezed(found.text_content())
