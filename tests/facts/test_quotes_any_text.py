"""Whatever the text: no exception, time linear in its length. The parses here are made by hand, for shapes no model
gives on purpose: every token under one head, or each under the one before."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article import Document, NamedEntity, Parse, Span
from pipeline.facts.entities import find_entities
from pipeline.facts.people.cast import resolve_people
from pipeline.facts.quotes import find_quotes, needs_parse
from pipeline.facts.quotes.lexicon import inflect, lexicon, plural

TOKEN = re.compile(r"\w+|[^\w\s]")
CUES = frozenset(("said", "asked", "called", "quoted", "according"))


def parse_of(text: str, start: int, shape: str) -> Parse:
    """A parse of a text by rule: `shape` says where the heads lie ('' for none: not parsed)."""
    spans = [m.span() for m in TOKEN.finditer(text)]
    words = tuple(text[a:b] for a, b in spans)
    n = len(words)
    heads = {"": [], "star": [0] * n, "chain": [max(0, i - 1) for i in range(n)]}[shape]
    tags = tuple(
        "VBD" if w in CUES else "PRP" if w in ("he", "she") else "NNP" if w[0].isupper() else "NN" for w in words
    )
    deps = tuple({"VBD": "ccomp", "PRP": "nsubj", "NNP": "nsubj"}.get(tag, "conj") for tag in tags) if shape else ()
    children: list[list[int]] = [[] for _ in range(n if shape else 0)]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    return Parse(
        field="text",
        start=start,
        text=text,
        words=words,
        starts=tuple(start + a for a, _ in spans),
        ends=tuple(start + b for _, b in spans),
        tags=tags,
        deps=deps,
        heads=tuple(heads),
        sentences=((0, n - 1),) if n else (),
        entities=tuple(NamedEntity(i, i, "PERSON") for i, w in enumerate(words) if w[0].isupper()),
        children=tuple(map(tuple, children)),
    )


def quotes_of(text: str, shape: str) -> int:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Span(at, at + len(line)))
        at += len(line) + 1
    document = Document(text, tuple(paragraphs))
    parses = [parse_of(text[p.start : p.end], p.start, shape) for p in paragraphs]
    cast = resolve_people(parses)
    find_entities(parses, cast)
    quotes = find_quotes(document, parses, cast)
    edge = 0
    for part in sorted(p for q in quotes for p in q.parts):
        assert edge <= part.start < part.end <= len(text)
        edge = part.end
    return len(quotes)


PIECES = [
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "«",
    "»",
    " ",
    " ",
    "\n",
    ".",
    ",",
    ": ",
    "— ",
    "said ",
    "he ",
    "Ana Duarte ",
    "HOLT: ",
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from([*PIECES, "the plan ", "according to ", "called "]), max_size=60),
    st.sampled_from(["", "star", "chain"]),
)
def test_any_marks_and_cues_give_rows_that_share_no_word(pieces: list[str], shape: str) -> None:
    quotes_of("".join(pieces), shape)


def test_a_paragraph_without_a_parse_still_gives_its_marked_words() -> None:
    assert quotes_of("“We will stay here,” — Ana Duarte", "") == 1


@pytest.mark.parametrize("shape", ["star", "chain"])
@pytest.mark.parametrize(
    "unit",
    ['"a" ', "“ ", "said ", "“a” he said ", "John Smith said, “No.” ", "HOLT: “a”\n", "Ana "],
)
def test_time_is_linear_in_the_text(unit: str, shape: str) -> None:
    def seconds(n: int) -> float:
        began = time.process_time()
        quotes_of(unit * n, shape)
        return time.process_time() - began

    assert seconds(2_000) < 25 * min(seconds(250) for _ in range(3)) + 0.3


@pytest.mark.parametrize("unit", ["HOLT: no\n", "Holt-x-", "The ministry said “no”.\n"])
def test_time_is_linear_in_long_transcripts_and_chains(unit: str) -> None:
    def seconds(n: int) -> float:
        began = time.process_time()
        quotes_of("Ana Holt spoke.\n" + unit * n, "star")
        return time.process_time() - began

    assert seconds(8_000) < 20 * min(seconds(1_000) for _ in range(2)) + 0.3


def test_a_paragraph_without_marks_and_cues_needs_no_parse() -> None:
    assert not needs_parse("The road runs along the river.")
    assert needs_parse("The road, she claimed, runs along the river.")
    assert needs_parse("A road to “nowhere”.")
    assert needs_parse("Road: a way along a river.")


def test_verbs_are_inflected() -> None:
    assert inflect("deny") == ["deny", "denies", "denied", "denying"]
    assert inflect("argue") == ["argue", "argues", "argued", "arguing"]
    assert inflect("press") == ["press", "presses", "pressed", "pressing"]
    assert plural("testimony") == "testimonies"
    assert lexicon().verbs["said"].lemma == "say"
    assert lexicon().verbs["told"].classes == {"say", "infinitive"}


def test_every_verb_of_the_lexicon_has_a_class_or_goes_with_a_particle() -> None:
    lex = lexicon()
    bare = {v.lemma for v in lex.verbs.values() if not v.classes}
    assert bare <= set(lex.about) | set(lex.particles)


def test_the_smaller_lists_of_the_lexicon_are_of_its_words() -> None:
    lex = lexicon()
    assert lex.issued <= lex.carriers
    assert lex.own <= {verb.lemma for verb in lex.verbs.values()}
