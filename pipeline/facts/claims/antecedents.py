"""Figures whose country an earlier sentence names: "the country", "the economy", "its forces", "this accounted for".

Words that stand for a country are laid on their paragraph as if they named it, so that the frames lead to them; the tie
is then of relation `context`, to the mention they stand for. What happens to people at a place (`harm`) belongs to the
place that was told last. Where two countries compete nothing is tied.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.facts.claims.reading import CONTEXT, Figure, Reading
from pipeline.facts.claims.sentences import REACH, Article, Sentence
from pipeline.facts.claims.steps import OWNED
from pipeline.facts.claims.ties import Link, nouns
from pipeline.language import clauses
from pipeline.rules.engine import Family, Rule


def with_antecedents(reading: Reading, sentences: Sequence[tuple[int, Sentence]], article: Article) -> Reading:
    """The reading with the words that stand for a country laid on it. `sentences` are its own, with their places."""
    known: dict[int, int] = {}
    for place, sentence in sentences:
        for token in range(sentence.first, sentence.last + 1):
            if stands_for_country(reading, token):
                country = antecedent(reading, token, place, sentence, article)
                if country is not None:
                    known[token] = country
    if not known:
        return reading
    return replace(reading, country_at={**known, **reading.country_at}, anaphors=frozenset(known))


def stands_for_country(reading: Reading, token: int) -> bool:
    """Whether a word stands for a country: "the country", "the government", "its forces", "it", "inflation"."""
    parse = reading.parse
    if token in reading.country_at:
        return False
    if parse.tags[token] == "PRP":
        return parse.words[token].lower() == "it" and parse.deps[token] in clauses.SUBJECTS
    if not parse.tags[token].startswith("NN"):
        return False
    before = [c for c in parse.children[token] if c < token]
    words = {parse.words[c].lower() for c in before}
    if any(parse.deps[c] in OWNED and parse.tags[c][:2] in ("NN", "JJ") for c in before):
        return False  # "the local government"
    if any(phrase.word in ("of", "in") for phrase in clauses.phrases(parse, token)):
        return False  # "the government of the city"
    if reading.listed(token, "homeland"):
        return not words.isdisjoint(("the", "this", "its"))
    if reading.listed(token, "national"):
        return not words.isdisjoint(("the", "its"))
    return reading.listed(token, "indicators") and not words


def antecedent(reading: Reading, token: int, place: int, sentence: Sentence, article: Article) -> int | None:
    """The country mention that a word stands for: the subject before "it" and "its", else the country named last."""
    words = {reading.parse.words[c].lower() for c in reading.parse.children[token]}
    if reading.parse.tags[token] == "PRP" or "its" in words:
        return subject_before(reading, token, place, sentence, article)
    before = [mention for mention in sentence.named if mention[0] < token]
    if before:
        return article.only(before)
    for earlier in reversed(article.sentences[max(0, place - REACH) : place]):
        if earlier.named:
            return article.only(earlier.named)
    return None


def subject_before(reading: Reading, token: int, place: int, sentence: Sentence, article: Article) -> int | None:
    """The country that is, or whose arm is, the closest subject before a pronoun, in its sentence or the one before."""
    for at in range(token - 1, sentence.first - 1, -1):
        if reading.parse.deps[at] in clauses.SUBJECTS and reading.parse.tags[at].startswith("NN"):
            return reading.subject_country(at)
    return article.sentences[place - 1].subject if place else None


def only_place(reading: Reading, figure: Figure, place: int, sentence: Sentence, article: Article) -> Link | None:
    """The one place of the sentence, else the one told last, of a figure of what happened there."""
    if not is_harm(reading, figure) or is_worldwide(reading, sentence):
        return None
    if sentence.located:
        country = article.only(sentence.located)
        return Link(figure.number, country, "in", "only place") if country is not None else None
    for earlier in reversed(article.sentences[max(0, place - REACH) : place]):
        if earlier.located:
            country = article.only(earlier.located)
            return Link(figure.number, country, CONTEXT, "same event") if country is not None else None
    return None


def is_harm(reading: Reading, figure: Figure) -> bool:
    """Whether a figure counts what happens to people or things at one place: "12 killed", "a toll of 12"."""
    return any(reading.listed(token, "harm") for token in told(reading, figure))


def is_worldwide(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence speaks of the world."""
    return any(reading.listed(token, "worldwide") for token in range(sentence.first, sentence.last + 1))


def told(reading: Reading, figure: Figure) -> Iterator[int]:
    """The words that say what becomes of the counted: their nouns, participles and verb."""
    parse = reading.parse
    for noun in nouns(reading, figure):
        yield noun
        yield from (c for c in parse.children[noun] if parse.deps[c] in ("acl", "amod", "relcl"))
    token = figure.noun
    for _ in range(clauses.DEPTH):
        if clauses.is_verb(parse, token):
            yield token
            yield from (c for c in parse.children[token] if parse.deps[c] in ("acomp", "oprd", "nsubj", "attr"))
            return
        if parse.heads[token] == token:
            return
        token = parse.heads[token]
        yield token


def pointed(reading: Reading, figure: Figure, before: Sequence[Link]) -> list[Link]:
    """The ties of the sentence before, where "this" stands for its figure: "This accounted for 60 percent"."""
    parse, token = reading.parse, figure.noun
    for _ in range(clauses.DEPTH):
        if clauses.is_verb(parse, token) or parse.heads[token] == token:
            break
        token = parse.heads[token]
    subject = clauses.controller(parse, token) if clauses.is_verb(parse, token) else None
    if subject is None or not (reading.listed(subject, "pointing") and reading.listed(token, "equating")):
        return []
    last = max((link.number for link in before), default=None)
    return [Link(figure.number, link.country, CONTEXT, "this", link.group) for link in before if link.number == last]


CONTEXTS: Family[None, None] = Family(
    name="claims.context",
    table="claims",
    what="Which country a figure is tied to whose clause names none.",
    rules=(
        Rule(
            "only place",
            "Harm is told with one place in the sentence, so it was done there.",
            None,
            yes=(
                "After a night of rain in Peru, when most people were asleep, twelve were dead and 40 missing.",
                "When the bridge in Malta fell there was no warning, the mayor wept, and 12 people died.",
            ),
            no=("Floods in Spain killed 95 people.", "In Spain it rained on Friday, and there were 95 guests."),
        ),
        Rule(
            "same event",
            "Harm is told without a place, so it was done at the place told last.",
            None,
            yes=(
                "A storm hit villages in Ghana on Friday. At least 12 people were killed.",
                "In the hills of Peru rain fell for a week.\n\nThen 12 people died.",
            ),
            no=(
                "A storm hit villages in Ghana and farms in Mali on Friday. At least 12 people were killed.",
                "A storm hit villages in Ghana on Friday. The choir sold 12 songs.",
            ),
        ),
        Rule(
            "this",
            "This says the figure of the sentence before in another way.",
            None,
            yes=(
                "Ghana earned $40 billion. This was 60 percent of its income.",
                "Kenya sold 300 ships last year. These were 5 percent of the fleet.",
            ),
            no=("Ghana earned $40 billion. The firm paid 60 percent of it.", "Ghana earned $40 billion."),
        ),
    ),
)
