"""What an article is about."""

from __future__ import annotations

from pipeline.article import TEXT, TITLE, CountryMention, Field, Span
from pipeline.facts.focus import country_focus


def mention(country: str, start: int, field: Field = TEXT) -> CountryMention:
    return CountryMention(field, start, start + 5, country, "name", "listed")


def test_a_country_in_the_title_ranks_before_one_named_more_often() -> None:
    mentions = [mention("FR", 0, TITLE), mention("UA", 5), mention("UA", 20), mention("FR", 40)]
    focus = country_focus(mentions, "France acts")
    assert [(f.country, f.rank, f.in_title, f.mentions, f.share, f.first_start) for f in focus] == [
        ("FR", 1, True, 2, 0.5, 40),
        ("UA", 2, False, 2, 0.5, 5),
    ]


def test_a_title_within_the_text_counts_as_one() -> None:
    mentions = [mention("PL", 3), mention("DE", 50), mention("DE", 60)]
    focus = country_focus(mentions, None, Span(0, 20))
    assert [(f.country, f.in_title) for f in focus] == [("PL", True), ("DE", False)]


def test_equal_shares_rank_by_first_mention() -> None:
    focus = country_focus([mention("SE", 9), mention("NO", 2)], None)
    assert [f.country for f in focus] == ["NO", "SE"]


def test_a_country_of_the_title_alone_has_its_offset_there() -> None:
    assert country_focus([mention("IT", 7, TITLE)], "Rome: Italy votes")[0].first_start == 7


def test_no_mention_no_focus() -> None:
    assert country_focus([], "Weather") == ()
