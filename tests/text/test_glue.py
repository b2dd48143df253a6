"""Lines that a tool ran together are cut apart, and nothing is lost or moved."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article import Article, Record
from pipeline.text.plain import read_text

STORY = (
    "The port of Oslar has been closed since Monday.",
    "Its pilots had warned the board for weeks.",
    "Ana Holt leads the board of the port.",
    "The ships are sent to Venn until spring.",
    "Two tugs wait outside the harbour.",
    "Food was brought by sledge.",
    "Nobody knows when the ice will go.",
)


def read(text: str) -> Article:
    return read_text(Record("dump.txt", None, "txt", "", "utf-8", text))


def texts(text: str) -> list[str]:
    return [block.text for block in read(text).blocks]


def test_sentences_that_were_run_together_are_lines_again() -> None:
    assert texts("".join(STORY)) == list(STORY)


def test_menus_that_were_run_together_are_lines_again() -> None:
    found = texts("Harbour newsShippingMarketsPort of Oslar closedMonday" + "".join(STORY))
    assert found[:4] == ["Harbour news", "Shipping", "Markets", "Port of Oslar closed"]


def test_a_name_with_a_capital_within_stays_whole() -> None:
    story = "".join(STORY).replace("Food", "A FjordTube film says that food")
    assert any("FjordTube" in text for text in texts(story))


def test_a_few_slips_cut_nothing() -> None:
    text = " ".join(STORY).replace("weeks. Ana", "weeks.Ana")
    assert texts(text) == [text]


def test_a_page_in_one_line_is_cut_at_its_wide_gaps() -> None:
    lines = [line for sentence in STORY for line in (sentence, "Harbour news", "Markets")]
    assert texts("   ".join(lines * 3))[:3] == lines[:3]


@settings(deadline=None)
@given(st.lists(st.sampled_from((*STORY, "Share", "Oslar ", "3", "Why?")), max_size=30))
def test_each_block_is_its_stretch_of_the_source(parts: list[str]) -> None:
    source = "".join(parts)
    blocks = read(source).blocks
    assert "".join("".join(b.text.split()) for b in blocks) == "".join(source.split())
    for block in blocks:
        for piece in block.pieces:
            assert block.text[piece.at : piece.at + piece.length] == source[piece.raw : piece.raw + piece.length]
