"""Who did what towards whom: actors, countries, modality, content, target, amounts, on invented sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article import Document, Metadata, Position, Span
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
        ("Two bakers were arrested in Fiji.", "coerce", "done", ("FJ",)),
        ("Eritrea stopped selling arms to Peru.", "sanction", "done", ("ER",)),
        ("Norway has yet to ratify the treaty.", "agree", "negated", ("NO",)),
        ("Norway is likely to support the motion.", "support", "considered", ("NO",)),
        ("Norway stopped short of condemning the raid.", "disapprove", "negated", ("NO",)),
        ("Norway refused to rule out sending ships.", "agree", "considered", ("NO",)),
        ("Norway decided not to join the mission.", "reject", "done", ("NO",)),
        ("Norway took no part in the exercise.", "agree", "negated", ("NO",)),
        ("Malta wants the bloc to pay for the ships.", "demand", "done", ("MT",)),
        ("Malta wants to join the mission.", "agree", "considered", ("MT",)),
        ("The detention of a monk by Kenyan police caused anger.", "coerce", "done", ("KE",)),
        ("Peru was the first country to condemn the raid.", "disapprove", "done", ("PE",)),
        ("It was Peru that condemned the raid.", "disapprove", "done", ("PE",)),
        ("Peru has no plans to send ships.", "reject", "done", ("PE",)),
        ("LIMA (AP) - Chilean police arrested two men.", "coerce", "done", ("CL",)),
        ("A statement from the Peruvian ministry condemned the raid.", "disapprove", "done", ("PE",)),
        ("Talks between Iran and Peru resumed on Sunday.", "consult", "done", ("IR", "PE")),
        (
            "Other nations, including Togo and Ghana, are considering participation.",
            "agree",
            "considered",
            ("GH", "TG"),
        ),
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
        "Has Peru condemned the raid?",
        "There is no need for Peru to condemn the raid.",
        "Peru would have condemned the raid.",
        "The Peruvian minister warned of a storm.",
        "Peru met its target.",
        "The Peruvian team leader rejected the plan.",
        "Asked if Peru should condemn the raid, the baker laughed.",
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


def test_several_positions_of_a_page_on_a_joint_force(reader: Model) -> None:
    text = (
        "Ghana left the door open but made participation contingent on a vote. "
        "Despite help for Chad, Togo and Niger have ruled out sending ships. "
        "Fiji initially expressed interest in the rebuilding, but later rejected the idea of joining the fleet."
    )
    found = [(p.type, p.modality, p.actor_countries) for p in positions_in(text, reader)]
    assert found == [
        ("agree", "considered", ("GH",)),
        ("agree", "conditional", ("GH",)),
        ("reject", "done", ("NE", "TG")),
        ("agree", "considered", ("FJ",)),
        ("reject", "done", ("FJ",)),
    ]


def test_a_day_is_no_target(reader: Model) -> None:
    assert only("The Greek minister announced the initiative on 2 March 2021.", reader).target is None


def test_we_is_who_speaks(reader: Model) -> None:
    text = "“We condemn this raid,” President Ana Holt of Peru said. “We will send tents to the villages.”"
    found = [(p.type, p.modality, p.actor_countries, p.reported_by) for p in positions_in(text, reader)]
    assert found == [("disapprove", "done", ("PE",), None), ("agree", "pledged", ("PE",), None)]


def test_two_leaders_are_those_of_the_countries_named_before(reader: Model) -> None:
    text = "Norway and Chile share a fleet. The two countries signed an accord on Monday."
    assert only(text, reader).actor_countries == ("CL", "NO")


def test_the_ministry_of_a_site_of_one_country_is_that_countrys(reader: Model) -> None:
    text = "The government condemned the raid."
    document = Document(text, (Span(0, len(text)),), language="en", meta=Metadata(site="www.harbourmail.co.nz"))
    assert [p.actor_countries for p in extract(document, reader).positions] == [("NZ",)]


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
    claims = [c for c in found.claims if c.rule == "position"]
    assert [(c.relation, found.countries[c.country or 0].country) for c in claims] == [("pledged_by", "DK")]


@pytest.mark.parametrize(
    "text", ["It rained. " * 1500 + "It condemned the raid.", "Kenya, " * 3000 + "and Peru condemned the raid."]
)
def test_long_chains_take_no_depth(text: str, reader: Model) -> None:
    for found in positions_in(text, reader):
        assert found.type in QUADS
