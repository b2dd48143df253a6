"""Ties between numbers and countries or speakers, in sentences with every tie listed."""

from __future__ import annotations

import dataclasses
import re
import time

import pytest

from pipeline.article import TEXT, Claim, CountryMention, Document, NumberKind, NumberMention, Parse, Quote, Span
from pipeline.facts.claims.claims import find_claims
from pipeline.facts.claims.said import quotes_of_numbers
from pipeline.language.model import Model
from tests import inprocess

MARKS = re.compile(r"\[([^\]]+)\]|\{([^}]+)\}")

# [number] and {country} stand for what the extractors find; then every tie: number, relation, country.
SENTENCES: list[tuple[str, list[str]]] = [
    ("{Germany} sent [300] troops, {France} [200].", ["300 subject Germany", "200 subject France"]),
    ("{Poland}, {Spain} and {Italy} declined, though [26] states had signed.", []),
    ("{Poland}'s [40] jets landed.", ["40 possessive Poland"]),
    (
        "Police arrested [90] people in {Egypt} on Monday and [27] in {Tunisia} on Friday.",
        ["90 in Egypt", "27 in Tunisia"],
    ),
    ("The bank is advising it on its [90] sales to Royal {Dutch} Shell.", []),
    ("More than [90] {French} engineers were hurt.", ["90 attribute French"]),
    (
        "More than [200] people died in {France} and [300] in {Spain}.",
        ["200 in France", "300 in Spain"],
    ),
    (
        "{Germany} sent [300] troops to {Mali} and [200] to {Niger}.",
        ["300 subject Germany", "300 to Mali", "200 subject Germany", "200 to Niger"],
    ),
    ("{Norway} and {Sweden} sent [70] and [50] medics respectively.", ["70 subject Norway", "50 subject Sweden"]),
    (
        "{Estonia} ([12]), {Latvia} ([9]) and {Malta} ([2]) sent boats.",
        ["12 apposition Estonia", "9 apposition Latvia", "2 apposition Malta"],
    ),
    (
        "{Britain} pledged [£1.6 billion] ([US$2 billion]) for missiles.",
        ["£1.6 billion subject Britain", "US$2 billion subject Britain"],
    ),
    ("About [60%] of {Dutch} voters back the plan.", ["60% of Dutch"]),
    ("Inflation in {Turkey} rose to [60 percent].", ["60 percent in Turkey"]),
    ("The {Greek} economy grew by [3 percent] last year.", ["3 percent subject Greek"]),
    ("{Canada} has a population of [40 million].", ["40 million subject Canada"]),
    ("{Chile}'s population is [19 million].", ["19 million subject Chile"]),
    ("{Kenya}, with [54 million] people, voted on Sunday.", ["54 million with Kenya"]),
    ("{Japan}, which sent [150] nurses, praised the plan.", ["150 subject Japan"]),
    ("The [150] nurses that {Japan} sent have left.", ["150 subject Japan"]),
    ("[150] nurses sent by {Japan} have arrived.", ["150 by Japan"]),
    ("{Denmark} agreed to train [600] recruits.", ["600 subject Denmark"]),
    ("{Denmark} asked {Norway} to train [600] recruits.", ["600 subject Norway"]),
    ("{Spain} supplied {Ukraine} with [30] tanks.", ["30 subject Spain", "30 object Ukraine"]),
    ("[Two] missiles hit {Poland}.", ["Two object Poland"]),
    ("[80] {Irish} soldiers were killed in an attack in {Lebanon}.", ["80 attribute Irish", "80 in Lebanon"]),
    ("A [300]-strong {Finnish} force landed.", ["300 attribute Finnish"]),
    ("{Finland} sent a force of [300] soldiers.", ["300 subject Finland"]),
    ("The leaders of [35] countries met in {Portugal}.", []),
    ("While {Hungary} hesitated, [300] volunteers gathered money.", []),
    ("{Russia} said [300] fighters had died.", []),
    ("{Brazil} published a [two]-page memo.", []),
    ("There are [two] reasons {Israel} refuses to answer.", []),
    ("{China} and {India}, the world's [two] largest states, signed it.", []),
    ("They swapped [10] agents for [four] {Danes}.", ["four attribute Danes"]),
    ("{WASHINGTON} (AP) - The group raised [40] tents.", []),
    ("A [two]-term {Texas} governor spoke.", []),
    ("He met a donor in {Peru}, who ran a mine and has given [300] bricks.", []),
    ("The tax rose to [30 Canadian dollars] a ton.", []),
    ("{Peru} has [40] ships; {Ecuador} has [25].", ["40 subject Peru", "25 subject Ecuador"]),
]


@pytest.fixture(scope="module")
def model() -> Model:
    return inprocess.model()


def country(text: str, start: int, end: int) -> CountryMention:
    demonym = text in ("French", "Dutch", "Greek", "Irish", "Finnish", "Danes")
    return CountryMention(TEXT, start, end, "XX", "demonym" if demonym else "name", "test")


def number(text: str, start: int, end: int) -> NumberMention:
    kind: NumberKind = (
        "percent" if "%" in text or "percent" in text else "money" if "£" in text or "$" in text else "count"
    )
    kind = "duration" if "-year" in text else "quantity" if "-inch" in text else kind
    value = float(text) if text.isdigit() else 1.0
    return NumberMention(TEXT, start, end, kind, value, None, None, None, None, None, None, None, "test")


def read(marked: str) -> tuple[str, list[CountryMention], list[NumberMention]]:
    """The sentence without its marks, and the mentions that they stand for."""
    text, countries, numbers, at = "", [], [], 0
    for match in MARKS.finditer(marked):
        text += marked[at : match.start()]
        words = match[1] or match[2]
        if match[1]:
            numbers.append(number(words, len(text), len(text) + len(words)))
        else:
            countries.append(country(words, len(text), len(text) + len(words)))
        text, at = text + words, match.end()
    return text + marked[at:], countries, numbers


def parse(model: Model, text: str) -> list[Parse]:
    return model.parse(Document(text, (Span(0, len(text)),)))


@pytest.mark.parametrize(("marked", "expected"), SENTENCES, ids=[marked for marked, _ in SENTENCES])
def test_a_sentence_gives_the_ties_of_its_grammar_and_no_other(model: Model, marked: str, expected: list[str]) -> None:
    text, countries, numbers = read(marked)
    found = []
    for claim in find_claims(parse(model, text), countries, numbers, ()):
        assert claim.country is not None
        tied, to = numbers[claim.number], countries[claim.country]
        found.append(f"{text[tied.start : tied.end]} {claim.relation} {text[to.start : to.end]}")
    assert found == expected


def quote(text: str, said: str, kind: str = "direct", speaker: str | None = "Ada Lane") -> Quote:
    start = text.index(said)
    parts = (Span(start, start + len(said)),)
    return Quote(start, start + len(said), parts, kind, None, None, speaker, None, None, "test")  # type: ignore[arg-type]


def test_a_number_in_a_quote_is_tied_to_its_speaker(model: Model) -> None:
    text, _, numbers = read('"We lost [40] boats," Lane said after [three] days.')
    quotes = [quote(text, "We lost 40 boats,")]
    assert find_claims(parse(model, text), (), numbers, quotes) == (Claim(0, None, 0, "said", "quote"),)


def test_a_quote_of_an_unknown_speaker_ties_nothing(model: Model) -> None:
    text, _, numbers = read('"We lost [40] boats," it said.')
    assert find_claims(parse(model, text), (), numbers, [quote(text, "We lost 40 boats,", speaker=None)]) == ()


def test_a_tie_to_a_country_inside_a_quote_carries_the_innermost_quote(model: Model) -> None:
    text, countries, numbers = read("Lane said the minister told her that {Norway} had bought [40] boats.")
    quotes = [
        quote(text, "the minister told her that Norway had bought 40 boats", "indirect"),
        quote(text, "Norway had bought 40 boats", "indirect"),
    ]
    assert find_claims(parse(model, text), countries, numbers, quotes) == (
        Claim(0, 0, 1, "subject", "subject", "country"),
    )


@pytest.mark.parametrize("rule", ["act", "tag"])
def test_a_number_in_what_somebody_asks_or_promises_is_not_said(model: Model, rule: str) -> None:
    text, _, numbers = read("Lane demanded the sale of [40] boats.")
    act = dataclasses.replace(quote(text, "the sale of 40 boats", kind="indirect"), rule=rule)
    assert find_claims(parse(model, text), (), numbers, [act]) == ()


def test_a_number_in_what_somebody_denies_is_said_as_denied(model: Model) -> None:
    text, _, numbers = read("Lane denied that [40] boats were lost.")
    said = quote(text, "40 boats were lost", kind="indirect")
    assert find_claims(parse(model, text), (), numbers, [said]) == (Claim(0, None, 0, "said", "quote"),)
    (denied,) = find_claims(parse(model, text), (), numbers, [dataclasses.replace(said, stance="denied")])
    assert denied.negated
    assert find_claims(parse(model, text), (), numbers, [dataclasses.replace(said, negated=True)]) == ()


@pytest.mark.parametrize(
    ("sentence", "said", "cue", "speaker"),
    [
        ("Lane never said [40] boats were lost.", "40 boats were lost", "never said", "Lane"),
        ("About [60] captains said [40] boats were lost.", "40 boats were lost", "said", "60 captains"),
        ("Lane read a [40]-page report.", "a 40-page report", None, "Lane"),
        ("Lane said the mayor (who has [40] boats) left.", "the mayor (who has 40 boats) left", "said", "Lane"),
        ("Lane said he left — with [40] boats.", "he left — with 40 boats", "said", "Lane"),
        ("The share of captains saying [40] boats were lost.", "40 boats were lost", "saying", "The share of captains"),
        ("Lane said the [two-term] mayor left.", "the two-term mayor left", "said", "Lane"),
        ("Lane said it was [one] thing to win.", "it was one thing to win", "said", "Lane"),
        ("Half of all captains said [40] boats were lost.", "40 boats were lost", "said", "Half of all captains"),
        ("Lane said an [18-year] lease ended.", "an 18-year lease ended", "said", "Lane"),
        ("Lane said the [16-inch] gun was cleaned.", "the 16-inch gun was cleaned", "said", "Lane"),
    ],
)
def test_what_nobody_says_as_a_figure_is_not_said(
    model: Model, sentence: str, said: str, cue: str | None, speaker: str
) -> None:
    text, _, numbers = read(sentence)
    spans = {"speaker": Span(text.index(speaker), text.index(speaker) + len(speaker))}
    if cue:
        spans["cue"] = Span(text.index(cue), text.index(cue) + len(cue))
    reported = dataclasses.replace(quote(text, said, kind="indirect"), **spans)
    assert find_claims(parse(model, text), (), numbers, [reported]) == ()


def test_of_a_quote_with_narrative_between_only_the_marked_words_are_said(model: Model) -> None:
    text, _, numbers = read('But [six] hours into the race Lane yelled, "We lost [40] boats!"')
    cue = Span(text.index("yelled"), text.index("yelled") + 6)
    whole = dataclasses.replace(quote(text, text, kind="mixed"), cue=cue, rule="before")
    assert find_claims(parse(model, text), (), numbers, [whole]) == (Claim(1, None, 0, "said", "quote"),)


def test_a_number_between_the_parts_of_a_quote_is_not_said(model: Model) -> None:
    text, _, numbers = read('"We lost," Lane, owner of [40] boats, said, "and left."')
    whole = quote(text, text[: len(text)])
    parts = (Span(1, 9), Span(text.index("and left"), len(text) - 1))
    split = Quote(1, len(text) - 1, parts, "direct", None, None, whole.speaker_name, None, None, "test")
    assert find_claims(parse(model, text), (), numbers, [split]) == ()


def test_a_paragraph_without_a_parse_gives_no_tie_to_a_country() -> None:
    text, countries, numbers = read("{Poland}'s [40] jets landed.")
    bare = Parse(TEXT, 0, text, ("Poland", "'s", "40", "jets", "landed", "."), (0, 6, 9, 12, 17, 23),
                 (6, 8, 11, 16, 23, 24), ("NNP", "POS", "CD", "NNS", "VBD", "."), (), (), ((0, 5),), ())  # fmt: skip
    assert find_claims([bare], countries, numbers, ()) == ()


def test_the_order_of_the_mentions_does_not_change_the_ties(model: Model) -> None:
    text, countries, numbers = read("{Germany} sent [300] troops to {Mali} and [200] to {Niger}.")
    parses = parse(model, text)
    there = {
        (numbers[c.number], c.country is not None and countries[c.country], c.relation)
        for c in find_claims(parses, countries, numbers, ())
    }
    countries.reverse()
    numbers.reverse()
    back = {
        (numbers[c.number], c.country is not None and countries[c.country], c.relation)
        for c in find_claims(parses, countries, numbers, ())
    }
    assert there == back


def test_a_table_run_together_into_one_sentence_ties_nothing_and_takes_no_time() -> None:
    count = 5_000
    text = "Peru 40, " * count
    words = ("Peru", "40", ",") * count
    starts = tuple(place for i in range(count) for place in (9 * i, 9 * i + 5, 9 * i + 7))
    ends = tuple(start + len(word) for start, word in zip(starts, words, strict=True))
    heads = tuple(0 if i % 3 == 0 else i - i % 3 for i in range(3 * count))
    children = (tuple(range(1, 3)) + tuple(range(3, 3 * count, 3)), *(() for _ in range(3 * count - 1)))
    deps = tuple("ROOT" if i == 0 else ("appos", "appos", "punct")[i % 3] for i in range(3 * count))
    tags, sentences = ("NNP", "CD", ",") * count, ((0, 3 * count - 1),)
    parse_ = Parse(TEXT, 0, text, words, starts, ends, tags, deps, heads, sentences, (), children)
    countries = [country("Peru", 9 * i, 9 * i + 4) for i in range(count)]
    numbers = [number("40", 9 * i + 5, 9 * i + 7) for i in range(count)]
    begun = time.process_time()
    assert find_claims([parse_], countries, numbers, ()) == ()
    assert time.process_time() - begun < 2


def test_a_number_in_an_editors_brackets_is_not_said(model: Model) -> None:
    text = '"We [who own 40 boats] lost 30 of them," Lane said.'
    numbers = [number(n, text.index(n), text.index(n) + 2) for n in ("40", "30")]
    quotes = [quote(text, "We [who own 40 boats] lost 30 of them,")]
    assert find_claims(parse(model, text), (), numbers, quotes) == (Claim(1, None, 0, "said", "quote"),)


def test_numbers_of_one_long_report_take_linear_time() -> None:
    def seconds(many: int) -> float:
        text = "Lane said there were " + "40 boats [or so], " * many + "left."
        numbers = [number("40", m.start(), m.end()) for m in re.finditer("40", text)]
        reported = quote(text, text[text.index("there") :], kind="indirect")
        paragraph = Parse(TEXT, 0, text, (), (), (), (), (), (), (), ())
        begun = time.process_time()
        assert len(quotes_of_numbers(numbers, [reported], [paragraph])) == many
        return time.process_time() - begun

    assert seconds(16_000) < 20 * max(seconds(2_000), 0.01)
