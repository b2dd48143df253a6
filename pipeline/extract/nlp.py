"""The one spaCy pass: a document's title and paragraphs become Parse columns.

The batch is one article, never several, so no row depends on its neighbours in a run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from pipeline.article import TEXT, TITLE, Document, Field, NamedEntity, Parse
from pipeline.config import DEFAULT_MODEL, MODEL_ALIASES
from pipeline.extract.ner import EntityDecoder, can_decode

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.strings import StringStore
    from spacy.tokens import Doc

UNUSED = ("lemmatizer", "attribute_ruler")  # no row needs lemmas or universal tags; without them 1.3 times faster
BATCH = 128  # paragraphs a batch: 11,700 words a second against 9,800 at 16
_BREAKS = re.compile(r"[\n\r\t\v\f\u2028\u2029\u0085]")


class Model:
    """A loaded spaCy pipeline; its one method is a pure function of the document."""

    def __init__(self, name: str = DEFAULT_MODEL) -> None:
        """Load an installed pipeline by name. Raises OSError where there is none of that name."""
        import spacy
        from thinc.api import NumpyOps

        self.name = MODEL_ALIASES.get(name, name)
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

    def parse(self, document: Document, needs_parse: Callable[[str], bool] = lambda text: True) -> list[Parse]:
        """Parse the title (where it is not part of the text) and each paragraph, in that order.

        Where `needs_parse` says no of a stretch's text, the dependency parser does not run on it.
        """
        stretches: list[tuple[Field, int, str]] = []
        if document.title:
            stretches.append((TITLE, 0, document.title))
        stretches += [(TEXT, span.start, document.text[span.start : span.end]) for span in document.paragraphs]
        with self.nlp.memory_zone():
            docs = [self.nlp.make_doc(_BREAKS.sub(" ", text)) for _, _, text in stretches]
            wanted = [needs_parse(text) for _, _, text in stretches]
            for parsed in (True, False):
                self._annotate([doc for doc, want in zip(docs, wanted, strict=True) if want == parsed], parsed)
            entities = self._entities(docs)
            strings = self.nlp.vocab.strings
            return [
                columns(doc, strings, found, want, *stretch)
                for doc, found, want, stretch in zip(docs, entities, wanted, stretches, strict=True)
            ]

    def _annotate(self, docs: list[Doc], parsed: bool) -> None:
        """Run the pipeline over documents in place, less what is not wanted."""
        without = ([] if parsed else ["parser"]) + (["ner"] if self.decoder else [])
        for _ in self.nlp.pipe(docs, batch_size=BATCH, disable=without):
            pass

    def _entities(self, docs: list[Doc]) -> list[tuple[NamedEntity, ...]]:
        if self.decoder is None:
            return [tuple(NamedEntity(e.start, e.end - 1, e.label_) for e in doc.ents) for doc in docs]
        return [e for i in range(0, len(docs), BATCH) for e in self.decoder.entities(docs[i : i + BATCH])]


def columns(
    doc: Doc, strings: StringStore, entities: tuple[NamedEntity, ...], parsed: bool, field: Field, start: int, text: str
) -> Parse:
    """A spaCy Doc as a Parse; white-space tokens stay, so that indices agree with the model's."""
    from spacy.attrs import DEP, HEAD, IDX, LENGTH, SENT_START, TAG

    if not len(doc):
        return Parse(field, start, text, (), (), (), (), (), (), (), ())
    table = doc.to_array([IDX, LENGTH, TAG, DEP, HEAD, SENT_START])
    at, length, tag, dep, shift, begins = table.T.tolist()
    many = len(at)
    names = {key: strings[key] for key in {*tag, *dep}}
    heads: tuple[int, ...] = ()
    children: tuple[tuple[int, ...], ...] = ((),) * many
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
        sentences=_sentences(begins) if parsed else split_sentences(text, at),
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
    """(first, last) tokens from the parser's sentence starts."""
    firsts = [0, *(i for i, begin in enumerate(begins) if begin == 1 and i)]
    return tuple(zip(firsts, [*(first - 1 for first in firsts[1:]), len(begins) - 1], strict=True))


_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}\s+(?=[\"'“‘«(\[]{0,3}[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|St|Jr|Sr|No|vs|Inc|Co|Corp))\.\s"
)


def split_sentences(text: str, starts: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """(first, last) tokens of each sentence by punctuation, for paragraphs that the parser does not see."""
    cuts = [
        m.end() for m in _SENTENCE_END.finditer(text) if not _ABBREVIATION.match(text, _word_start(text, m.start()))
    ]
    firsts = [0]
    for cut in cuts:
        token = next((i for i in range(firsts[-1], len(starts)) if starts[i] >= cut), None)
        if token:
            firsts.append(token)
    return tuple(zip(firsts, [*(first - 1 for first in firsts[1:]), len(starts) - 1], strict=True))


def _word_start(text: str, end: int) -> int:
    """Where the word before `end` begins (at most 8 letters back)."""
    at = end
    while at > max(0, end - 8) and text[at - 1].isalpha():
        at -= 1
    return at
