from __future__ import annotations

import pytest

from tests.text.pages.languages import ALL, Told, page_of
from tests.text.pages.pages import read, text_of

TOLD = pytest.mark.parametrize("told", ALL, ids=lambda told: told.language)


@TOLD
def test_the_text_is_the_story_and_nothing_else(told: Told) -> None:
    assert text_of(read(page_of(told))) == "\n\n".join(told.story)


@TOLD
def test_the_page_s_metadata_is_read(told: Told) -> None:
    meta = read(page_of(told)).meta
    assert meta.title == told.headline
    assert meta.authors == told.authors
    assert meta.published == told.published
    assert (meta.site, meta.language) == (told.site, told.language)


@TOLD
def test_furniture_stays_in_the_blocks_with_a_reason(told: Told) -> None:
    dropped = {block.text: block.reason for block in read(page_of(told)).blocks if not block.kept}
    reasons = [dropped.get(line) for line in told.furniture]
    assert None not in reasons
    assert reasons[0] in ("related", "navigation") and reasons[3] in ("comment_ui", "related", "navigation")
