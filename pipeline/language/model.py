"""The one spaCy pass: a document's title and paragraphs become Parse columns.

The batch is one article, never several, so no row depends on its neighbours in a run.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib import import_module
from itertools import islice
from types import ModuleType
from typing import TYPE_CHECKING, Any

from pipeline.article import TEXT, TITLE, Document, Field, NamedEntity, Parse, Span
from pipeline.config import DEFAULT_MODEL, MODEL_ALIASES
from pipeline.language.encoder import Encoder, can_encode
from pipeline.language.ner import EntityDecoder, can_decode
from pipeline.language.pieces import pieces, whole

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.strings import StringStore
    from spacy.tokens import Doc

UNUSED = ("lemmatizer", "attribute_ruler")  # no row needs lemmas or universal tags; without them 1.3 times faster
ZONE = (
    500_000  # characters after which the tokeniser forgets its words: memory stays flat, and frequent words stay known
)
RECENT = 4  # articles whose parses are kept for their copies
LONGEST_RECENT = 50_000  # characters of such an article: four take 15 MB, four of the longest would take 300
BATCH = 128  # paragraphs a batch: 11,700 words a second against 9,800 at 16
_RUN = re.compile(r"(?<!\S)\S{500,}")  # the tokeniser takes time by the square of a run: 100,000 quotation marks, hours
_BREAKS = re.compile(r"[\n\r\t\v\f\u2028\u2029\u0085]")


def readable(text: str) -> str:
    """A paragraph as the tokeniser gets it, of the same length: line breaks, and runs that are no words, as spaces."""
    return _RUN.sub(lambda run: " " * len(run[0]), _BREAKS.sub(" ", text))


def import_spacy() -> ModuleType:
    """spaCy without its command line, with which it trains and downloads: 0.5 of the 1.4 seconds that it loads in.

    Its package imports one function from there, which is put in its place and finds the real one when called.
    """
    name = "spacy.cli.info"
    if "spacy" in sys.modules or name in sys.modules:
        return import_module("spacy")
    stand_in = ModuleType(name)
    vars(stand_in)["info"] = lambda *args, **options: import_module(name).info(*args, **options)
    sys.modules[name] = stand_in
    try:
        return import_module("spacy")
    finally:
        sys.modules.pop(name, None)


@contextmanager
def without_default_exceptions() -> Iterator[None]:
    """A model brings its tokeniser's exceptions; spaCy would first build English's own, 2,700, and throw them away."""
    from spacy.lang.en import English

    defaults: Any = English.Defaults
    kept = defaults.tokenizer_exceptions
    defaults.tokenizer_exceptions = {}
    try:
        yield
    finally:
        defaults.tokenizer_exceptions = kept


def plain_words_first(nlp: Language) -> None:
    """Have new words cost a third: no rule of English splits them, and the model asks for six of 23 properties.

    Every seventh word of a text is new to the tokeniser; on these it spent nine tenths of its time. The tokens and
    what the model sees of them are the same (a test compares them).
    """
    from spacy.attrs import IS_SPACE, LOWER, NORM, PREFIX, SHAPE, SUFFIX

    tokenizer: Any = nlp.tokenizer
    vocab: Any = nlp.vocab
    if tokenizer.token_match is None:
        tokenizer.token_match = re.compile(r"[A-Za-z]+\Z").match
    getters = vocab.lex_attr_getters
    for attribute in getters.keys() - {IS_SPACE, LOWER, NORM, PREFIX, SHAPE, SUFFIX}:
        del getters[attribute]


class Model:
    """A loaded spaCy pipeline. `parse` is a pure function: what the tokeniser remembers changes no row."""

    def __init__(self, name: str = DEFAULT_MODEL) -> None:
        """Load an installed pipeline by name. Raises OSError where there is none of that name."""
        spacy = import_spacy()
        from thinc.api import NumpyOps

        self.name = MODEL_ALIASES.get(name, name)
        with without_default_exceptions():
            self.nlp: Language = spacy.load(self.name, exclude=list(UNUSED))
        self.label = f"{self.name} {self.nlp.meta['version']}"
        ops = NumpyOps(use_blis=False)  # numpy's own GEMM: 1.4 times the speed of BLIS on these layer sizes
        for _, pipe in self.nlp.pipeline:
            model = getattr(pipe, "model", None)
            if model is not None and hasattr(model, "walk"):
                for node in model.walk():
                    node.ops = ops
        self.decoder: EntityDecoder | None = None
        if self.nlp.has_pipe("ner") and can_decode(self.nlp.get_pipe("ner")):
            self.decoder = EntityDecoder(self.nlp.get_pipe("ner"))
        self.encoder: Encoder | None = None
        if self.nlp.has_pipe("tok2vec") and can_encode(self.nlp.get_pipe("tok2vec").model):
            self.encoder = Encoder(self.nlp.get_pipe("tok2vec").model)
        if self.encoder and self.decoder and self.nlp.lang == "en":
            plain_words_first(self.nlp)
        self._recent: dict[tuple[str | None, str, tuple[Span, ...]], tuple[Parse, ...]] = {}
        self._zone = ExitStack()
        self._left = 0  # characters until the zone is renewed

    def parse(self, document: Document) -> tuple[Parse, ...]:
        """Parse the title (where it is not part of the text) and each paragraph, in that order.

        Copies of one article are as long as each other, so that they come one after the other: they are parsed once,
        unless they are so long that keeping them takes much memory.
        """
        if len(document.text) > LONGEST_RECENT:
            return self._parsed(document)
        words = (document.title, document.text, document.paragraphs)
        if words not in self._recent:
            if len(self._recent) == RECENT:
                del self._recent[next(iter(self._recent))]
            self._recent[words] = self._parsed(document)
        return self._recent[words]

    def _parsed(self, document: Document) -> tuple[Parse, ...]:
        stretches: list[tuple[Field, int, str]] = []
        if document.title:
            stretches.append((TITLE, 0, document.title))
        stretches += [(TEXT, span.start, document.text[span.start : span.end]) for span in document.paragraphs]
        self._renew_zone(sum(len(text) for _, _, text in stretches))
        cut = [pieces(text) for _, _, text in stretches]
        parts = [
            (field, start + a, text[a:b])
            for (field, start, text), found in zip(stretches, cut, strict=True)
            for a, b in found
        ]
        docs = [self.nlp.make_doc(readable(text)) for _, _, text in parts]
        self._annotate([doc for doc in docs if len(doc)])
        entities = self._entities(docs)
        strings = self.nlp.vocab.strings
        made = (columns(doc, strings, found, *part) for doc, found, part in zip(docs, entities, parts, strict=True))
        return tuple(
            whole(text, list(islice(made, len(found)))) for (_, _, text), found in zip(stretches, cut, strict=True)
        )

    def _renew_zone(self, chars: int) -> None:
        """Open a new memory zone where the one at hand has seen enough; no Doc of it is in use any more."""
        if self._left <= 0:
            self._zone.close()
            self._zone.enter_context(self.nlp.memory_zone())
            self._left = ZONE
        self._left -= chars

    def _annotate(self, docs: list[Doc]) -> None:
        """Run the pipeline over documents in place, less what is decoded here."""
        done = ["ner"] if self.decoder else []
        if self.encoder:
            done.append("tok2vec")
            for i in range(0, len(docs), BATCH):
                batch = docs[i : i + BATCH]
                for doc, vectors in zip(batch, self.encoder.vectors(batch), strict=True):
                    doc.tensor = vectors  # type: ignore[assignment]  # where tagger and parser look for it
        for _ in self.nlp.pipe(docs, batch_size=BATCH, disable=done):
            pass

    def _entities(self, docs: list[Doc]) -> list[tuple[NamedEntity, ...]]:
        if self.decoder is None:
            return [tuple(NamedEntity(e.start, e.end - 1, e.label_) for e in doc.ents) for doc in docs]
        return [e for i in range(0, len(docs), BATCH) for e in self.decoder.entities(docs[i : i + BATCH])]


def columns(
    doc: Doc, strings: StringStore, entities: tuple[NamedEntity, ...], field: Field, start: int, text: str
) -> Parse:
    """A spaCy Doc as a Parse; white-space tokens stay, so that indices agree with the model's."""
    from spacy.attrs import DEP, HEAD, IDX, LENGTH, SENT_START, TAG

    if not len(doc):
        return Parse(field, start, text, (), (), (), (), (), (), (), ())
    table = doc.to_array([IDX, LENGTH, TAG, DEP, HEAD, SENT_START])
    at, length, tag, dep, shift, begins = table.T.tolist()
    parsed = doc.has_annotation("DEP")
    names = {key: strings[key] for key in {*tag, *dep}}
    heads: tuple[int, ...] = ()
    children: tuple[tuple[int, ...], ...] = ((),) * len(at)
    if parsed:
        heads = tuple([(i + h) & 0xFFFFFFFFFFFFFFFF for i, h in enumerate(shift)])  # shifts are signed, read unsigned
        children = _children(heads)
    return Parse(
        field=field,
        start=start,
        text=text,
        words=tuple([text[i : i + n] for i, n in zip(at, length, strict=True)]),
        starts=tuple([start + i for i in at]),
        ends=tuple([start + i + n for i, n in zip(at, length, strict=True)]),
        tags=tuple([names[key] for key in tag]),
        deps=tuple([names[key] for key in dep]) if parsed else (),
        heads=heads,
        sentences=_sentences(begins),
        entities=entities,
        children=children,
    )


def _children(heads: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    below: list[list[int]] = [[] for _ in heads]
    for token, head in enumerate(heads):
        if head != token:
            below[head].append(token)
    return tuple(map(tuple, below))


def _sentences(begins: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """(first, last) tokens from the sentence starts that the model set."""
    firsts = [0, *(i for i, begin in enumerate(begins) if begin == 1 and i)]
    return tuple(zip(firsts, [*(first - 1 for first in firsts[1:]), len(begins) - 1], strict=True))
