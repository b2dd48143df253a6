from __future__ import annotations

import time

import pytest

from pipeline.sources.source import ReadError
from tests.text.pages.pages import STORY, paragraphs, read, text_of

BODY = paragraphs()


@pytest.mark.parametrize("source", ["", "   \n\t", "\0" * 500, "<html></html>", "<html><script>1</script></html>"])
def test_a_page_without_text_is_a_failure_that_says_so(source: str) -> None:
    with pytest.raises(ReadError, match="no text"):
        read(source)


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "section"])
def test_text_nested_twenty_thousand_deep_is_read(tag: str) -> None:
    text = text_of(read(f"<html><body>{f'<{tag}>' * 20_000}{BODY}{f'</{tag}>' * 20_000}</body></html>"))
    assert all(paragraph in text for paragraph in STORY)


def test_a_page_cut_in_the_middle_of_a_tag_gives_what_is_there() -> None:
    text = text_of(read(f'<html><body><article>{BODY}<p>And then the <a href="https://fjord.exam'))
    assert all(paragraph in text for paragraph in STORY)


def test_null_bytes_are_read_as_spaces_and_offsets_stay() -> None:
    source = f"<html><body><article>{BODY.replace('ferry', 'fer' + chr(0) + 'ry')}</article></body></html>"
    (block,) = (b for b in read(source).blocks if b.text.startswith("The fer ry Marit"))
    assert block.raw_start is not None and source[block.raw_start :].startswith("The fer\0ry Marit")


def test_words_without_any_tag_are_one_block() -> None:
    assert text_of(read("The ferry left the pier at six.")) == "The ferry left the pier at six."


def test_a_page_on_which_the_extractor_fails_is_read_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    text = text_of(read(f"<html><body><nav><a href='/'>Home</a></nav><article>{BODY}</article></body></html>"))
    assert text == "\n\n".join(STORY)


@pytest.mark.parametrize(
    "noise",
    [
        *(
            "<" * 100_000,
            "&" * 100_000,
            '"' * 100_000,
            "1" * 300_000,
            "<a '" * 30_000,
            '<a b="' * 30_001,
            "<!--" * 30_000,
        ),
        *("<p><a href=x>read more</a></p>" * 3_000, "<h1>One head</h1>" * 2_000, "x<br>" * 5_000, " " * 300_000),
    ],
    ids=lambda noise: noise[:8],
)
def test_time_grows_with_the_page_and_no_faster(noise: str) -> None:
    begun = time.process_time()
    read(f"<html><body>{BODY}<p>{noise}</p></body></html>")
    assert time.process_time() - begun < 15
