"""Who did what towards whom: actors, countries, modality, content, target, amounts, on invented sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article import Document, Position, Span
from pipeline.facts.positions.amounts import amount_claims
from pipeline.facts.positions.lexicon import QUADS
from pipeline.facts.stage import extract
from pipeline.language.model import Model
from tests.facts.positions.reading import positions_in


def only(text: str, reader: Model) -> Position:
    found = positions_in(text, reader)
    assert len(found) == 1, found
    return found[0]


def words(text: str, span: Span | None) -> str | None:
    return None if span is None else text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "type_", "modality", "countries"),
    [
        ("Peru, Chile and Bolivia declined to contribute ships.", "reject", "done", ("BO", "CL", "PE")),
        ("Latvia and Malta have opted out.", "reject", "done", ("LV", "MT")),
        ("Norway and Iceland raised concerns that the pipeline would leak.", "disapprove", "done", ("IS", "NO")),
        ("Kenya said it would expel two diplomats.", "sanction", "pledged", ("KE",)),
        ("Kenya did not condemn the raid.", "disapprove", "negated", ("KE",)),
        ("Ghana made its participation contingent on a vote.", "agree", "conditional", ("GH",)),
        ("Sweden is considering sending nurses.", "agree", "considered", ("SE",)),
        ("Sweden did not rule out a second mission.", "agree", "considered", ("SE",)),
        ("Greece will not join the mission.", "reject", "done", ("GR",)),
        ("Kenya failed to release the prisoners.", "retreat", "negated", ("KE",)),
        ("Peru threatened to close the border.", "threaten", "done", ("PE",)),
        ("Peru plans to impose sanctions on Fiji.", "sanction", "pledged", ("PE",)),
        ("26 countries pledged to send tents.", "agree", "pledged", ()),
        ("Two ships were seized by the Spanish navy.", "coerce", "done", ("ES",)),
    ],
)
def test_type_modality_and_countries(
    text: str, type_: str, modality: str, countries: tuple[str, ...], reader: Model
) -> None:
    found = only(text, reader)
    assert (found.type, found.modality, found.actor_countries) == (type_, modality, countries)
    assert found.quad == QUADS[type_]


@pytest.mark.parametrize(
    "text",
    [
        "If Peru closes the border, prices will rise.",
        "Analysts fear that Peru would attack the mill.",
        "Peru might attack the mill.",
        "The firm condemned the raid.",
        "The minefield of Peru surprised visitors.",
        "Condemn the raid, Peru.",
    ],
)
def test_what_is_no_act_gives_no_row(text: str, reader: Model) -> None:
    assert positions_in(text, reader) == ()


def test_a_pledge_says_what_how_much_and_to_whom(reader: Model) -> None:
    text = "The Danish government pledged $40 million to Nepal."
    found = only(text, reader)
    assert words(text, found.actor) == "The Danish government" and found.actor_kind == "government"
    assert words(text, found.act) == "pledged" and "$40 million" in (words(text, found.content) or "")
    assert found.target_countries == ("NP",) and len(found.numbers) == 1


def test_it_is_who_speaks_and_another_reports(reader: Model) -> None:
    own, other = (
        only(text, reader)
        for text in ("Kenya said it had expelled two diplomats.", "Peru said Kenya had expelled two diplomats.")
    )
    assert own.actor_countries == other.actor_countries == ("KE",)
    assert own.reported_by is None and other.reported_by == "Peru"


def test_of_two_verbs_each_is_a_row_and_what_is_pledged_is_none(reader: Model) -> None:
    acts = "Kenya condemned the raid and recalled its ambassador. Peru pledged to deploy troops."
    assert [p.type for p in positions_in(acts, reader)] == ["disapprove", "sanction", "agree"]


def test_a_demand_by_must_is_the_speakers(reader: Model) -> None:
    text = "The Kenyan minister said Uganda must open the border."
    found = only(text, reader)
    assert (found.type, found.rule, found.actor_countries) == ("demand", "modal", ("KE",))
    assert found.target_countries == ("UG",)


_PARTS = st.lists(
    st.sampled_from(
        [
            "Kenya",
            "the",
            "Peruvian",
            "army",
            "condemned",
            "attacked",
            "will",
            "not",
            "said",
            "it",
            "to",
            "expel",
            ",",
            "and",
        ]
    ),
    max_size=25,
)


@settings(deadline=None, max_examples=30)
@given(_PARTS)
def test_spans_lie_in_the_text_whatever_it_is(reader: Model, parts: list[str]) -> None:
    text = " ".join(parts) + "."
    for found in positions_in(text, reader):
        for span in (found.act, found.actor, found.content, found.target):
            assert span is None or found.start <= span.start < span.end <= found.end <= len(text)
        assert found.type in QUADS and tuple(sorted(set(found.actor_countries))) == found.actor_countries


def test_an_amount_is_tied_to_the_country_that_pledges_it(reader: Model) -> None:
    text = "The Danish government pledged $40 million to Nepal."
    found = extract(Document(text, (Span(0, len(text)),), language="en"), reader)
    claims = list(amount_claims(found.positions, found.countries))
    assert [(c.relation, found.countries[c.country or 0].country) for c in claims] == [("pledged_by", "DK")]


@pytest.mark.parametrize(
    "text", ["It rained. " * 1500 + "It condemned the raid.", "Kenya, " * 3000 + "and Peru condemned the raid."]
)
def test_long_chains_take_no_depth(text: str, reader: Model) -> None:
    for found in positions_in(text, reader):
        assert found.type in QUADS
