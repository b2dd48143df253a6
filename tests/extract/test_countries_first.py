from pipeline.article import CountryMention, Document, Span
from pipeline.extract.countries import country_of, find_countries
from pipeline.extract.focus import country_focus


def found(text: str) -> list[tuple[str, str, str]]:
    document = Document(text, (Span(0, len(text)),))
    return [(text[m.start : m.end], m.country, m.kind) for m in find_countries(document, [])]


def test_a_plain_name_or_demonym_has_its_code() -> None:
    assert [country_of(t) for t in ("France", "Lithuanian", "the Netherlands", "Atlantis")] == ["FR", "LT", "NL", None]


def test_names_demonyms_and_capitals_are_found_with_their_kinds() -> None:
    assert found("Ukraine and its Danish partners met in Vilnius.") == [
        ("Ukraine", "UA", "name"),
        ("Danish", "DK", "demonym"),
        ("Vilnius", "LT", "capital"),
    ]


def test_a_country_in_the_title_ranks_before_one_named_more_often() -> None:
    mentions = [
        CountryMention("title", 0, 6, "FR", "name", "listed"),
        CountryMention("text", 5, 12, "UA", "name", "listed"),
        CountryMention("text", 20, 27, "UA", "name", "listed"),
    ]
    focus = country_focus(mentions, "France acts")
    assert [(f.country, f.rank, f.in_title, f.mentions) for f in focus] == [("FR", 1, True, 1), ("UA", 2, False, 2)]
