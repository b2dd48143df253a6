"""Whatever the tags, labels and heads: people and speakers have names that are no blanks, and roles of their own."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article import Document, NamedEntity, Parse, Span
from pipeline.facts.people.cast import Cast, resolve_people
from pipeline.facts.quotes import find_quotes

Token = tuple[str, str]  # a word and its tag
WORDS = (
    *(
        "the",
        "an",
        "head",
        "mayor",
        "minister",
        "of",
        "and",
        ",",
        ".",
        "“",
        "”",
        "’",
        "'s",
        "-",
        "(",
        ")",
        "said",
        "who",
    ),
    *(
        "he",
        "it",
        "year",
        "old",
        "56",
        "Ana",
        "Holt",
        "Riga",
        "Latvia",
        "Spaniard",
        "Sens",
        "O",
        "Neill",
        "He",
        "An",
        "  ",
    ),
    *("company", "statement", "according", "to", "from", "for", "at", "former", "chief", "Ministry", "President", "is"),
)
TAGS = (
    *("NN", "NNP", "NNPS", "NNS", "VBD", "VBZ", "VBG", "VBN", "VB", "MD", "IN", "DT", "PRP", "PRP$", "POS", "JJ", "RB"),
    *("CC", "CD", ",", ".", ":", "HYPH", "AFX", "WP", "_SP"),
)
DEPS = (
    *("nsubj", "nsubjpass", "dobj", "pobj", "prep", "appos", "poss", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj"),
    *("cc", "aux", "auxpass", "mark", "agent", "pcomp", "acomp"),
)


def parse_of(tokens: list[Token], entities: list[NamedEntity], heads: list[int], deps: list[str]) -> Parse:
    """A parse of one sentence, its tokens with a space between them."""
    words = [word for word, _ in tokens]
    starts = [sum(len(word) + 1 for word in words[:i]) for i in range(len(words))]
    children: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    return Parse(
        field="text",
        start=0,
        text=" ".join(words),
        words=tuple(words),
        starts=tuple(starts),
        ends=tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
        tags=tuple(tag for _, tag in tokens),
        deps=tuple(deps),
        heads=tuple(heads),
        sentences=((0, len(words) - 1),) if words else (),
        entities=tuple(entities),
        children=tuple(map(tuple, children)),
    )


def people_and_speakers(parse: Parse) -> tuple[Cast, list[str]]:
    """The people of a parse, and the names of speakers of its quotes."""
    cast = resolve_people([parse])
    quotes = find_quotes(Document(parse.text, (Span(0, len(parse.text)),)), [parse], cast)
    return cast, [quote.speaker_name for quote in quotes if quote.speaker_name is not None]


def unparsed(words: str, tags: str, *entities: tuple[int, int]) -> Parse:
    return parse_of(
        list(zip(words.split(), tags.split(), strict=True)), [NamedEntity(a, b, "PERSON") for a, b in entities], [], []
    )


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(TAGS)), min_size=1, max_size=30), st.integers(0, 2**32)
)
def test_no_name_and_no_role_is_blank(tokens: list[Token], seed: int) -> None:
    draw = random.Random(seed)
    n = len(tokens)
    root = draw.randrange(n)
    heads = [root if i == root else draw.choice([root, i + 1 if i < root else i - 1]) for i in range(n)]
    deps = ["ROOT" if i == root else draw.choice(DEPS) for i in range(n)]
    starts = sorted(draw.sample(range(n), max(1, n // 4)))
    entities = [
        NamedEntity(a, min(a + draw.randrange(2), b - 1), draw.choice(["PERSON", "ORG", "GPE"]))
        for a, b in zip(starts, [*starts[1:], n], strict=True)
    ]
    cast, speakers = people_and_speakers(parse_of(tokens, entities, heads, deps))
    assert all(person.name.strip() and (person.role is None or person.role.strip()) for person in cast.people)
    assert all(name.strip() for name in speakers)


def test_a_noun_behind_the_comma_heads_no_role_before_it() -> None:
    cast, _ = people_and_speakers(unparsed("the harbour , Ana mayor", "DT NN HYPH NNP NN", (3, 4)))
    assert [person.role for person in cast.people] in ([], [None])


def test_a_name_that_begins_with_a_mark_is_none() -> None:
    apart = unparsed("Riga O ’ Neill", "NNP NNP POS NNP", (2, 3))
    cast, _ = people_and_speakers(replace(apart, text="Riga O’Neill", starts=(0, 5, 6, 7), ends=(4, 6, 7, 12)))
    assert all(person.name for person in cast.people)


def test_white_space_is_no_speaker() -> None:
    tokens = [("\t", "NNP"), ("said", "VBD"), ("that", "IN"), ("it", "PRP"), ("rains", "VBZ"), (".", ".")]
    heads, deps = [1, 1, 4, 4, 1, 1], ["nsubj", "ROOT", "mark", "nsubj", "ccomp", "punct"]
    assert people_and_speakers(parse_of(tokens, [], heads, deps))[1] == []
