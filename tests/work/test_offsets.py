"""From the clean text back to the source."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.article import Block, Piece, Span
from pipeline.work.offsets import OffsetMap, text_map, title_map


def test_a_span_within_a_piece_maps_by_its_shift() -> None:
    places = OffsetMap([(0, [Piece(0, 100, 10)]), (12, [Piece(0, 200, 5)])])
    assert places.span(2, 5) == Span(102, 105)
    assert places.span(12, 17) == Span(200, 205)


def test_a_span_over_a_gap_maps_to_the_stretch_between_its_ends() -> None:
    places = OffsetMap([(0, [Piece(0, 10, 3), Piece(4, 30, 3)])])
    assert places.span(1, 6) == Span(11, 32)


def test_what_was_not_aligned_has_no_place() -> None:
    places = OffsetMap([(0, [Piece(4, 30, 3)])])
    assert places.span(0, 6) is None
    assert places.span(4, 8) is None
    assert OffsetMap([]).span(0, 1) is None


def test_a_title_in_a_dropped_block_has_its_place_in_the_source() -> None:
    block = Block("LIVE A headline", 50, 65, (Piece(0, 50, 15),), kept=False, reason="headline", rule="x")
    assert title_map([block], "A headline").span(2, 10) == Span(57, 65)


@given(st.text(alphabet="ab \n\t", max_size=200))
def test_white_space_may_collapse_and_every_word_still_leads_home(source: str) -> None:
    pieces, at, words = [], 0, []
    position = 0
    for word in source.split():
        raw = source.index(word, position)
        position = raw + len(word)
        pieces.append(Piece(at, raw, len(word)))
        words.append((at, word))
        at += len(word) + 1
    block = Block(" ".join(source.split()), 0, len(source), tuple(pieces))
    places = text_map([block], [Span(0, len(block.text))])
    for start, word in words:
        span = places.span(start, start + len(word))
        assert span is not None
        assert source[span.start : span.end] == word


def test_a_character_reference_maps_whole_to_the_letter_it_stands_for() -> None:
    places = OffsetMap([(0, [Piece(0, 10, 1, 7), Piece(1, 17, 3)])])  # "&pound;250"
    assert places.span(0, 4) == Span(10, 20)
    assert places.span(0, 1) == Span(10, 17)
    assert places.span(1, 2) == Span(17, 18)
