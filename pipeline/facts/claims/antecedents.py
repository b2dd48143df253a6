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
from pipeline.language import clauses, tags
from pipeline.rules.engine import Family, Rule

PAIR = 2


def with_antecedents(reading: Reading, sentences: Sequence[tuple[int, Sentence]], article: Article) -> Reading:
    """The reading with the words that stand for a country laid on it. `sentences` are its own, with their places."""
    known: dict[int, int] = {}
    second: dict[int, int] = {}
    for place, sentence in sentences:
        if not reading.within(sentence.first, sentence.last):
            continue  # without a figure there is nothing to tie
        for token in range(sentence.first, sentence.last + 1):
            if stands_for_country(reading, token):
                country = antecedent(reading, token, place, sentence, article)
                if country is not None:
                    known[token] = country
            elif stands_for_two(reading, token):
                two = both(token, place, sentence, article)
                if two is not None:
                    known[token], second[token] = two
    if not known:
        return reading
    return replace(reading, country_at={**known, **reading.country_at}, anaphors=frozenset(known), second=second)


def stands_for_two(reading: Reading, token: int) -> bool:
    """Whether a word stands for two countries: "the two countries", "both governments"."""
    words = [reading.parse.words[c].lower() for c in reading.parse.children[token] if c < token]
    return reading.listed(token, "states") and (words == ["both"] or words[-2:] == ["the", "two"])


def both(token: int, place: int, sentence: Sentence, article: Article) -> tuple[int, int] | None:
    """The last two mentions of two countries, where of the sentences looked back over no third is named in between."""
    found: dict[str, int] = {}
    before = (mention for mention in reversed(sentence.named) if mention[0] < token)
    earlier = (m for s in reversed(article.sentences[max(0, place - REACH) : place]) for m in reversed(s.named))
    for mentions in (before, earlier):
        for _, country in mentions:
            found.setdefault(article.codes[country], country)
            if len(found) > PAIR:
                return None
        if len(found) == PAIR:
            break
    if len(found) != PAIR:
        return None
    first, last = sorted(found.values())
    return first, last


def stands_for_country(reading: Reading, token: int) -> bool:
    """Whether a word stands for a country: "the country", "the government", "its forces", "it", "inflation"."""
    parse = reading.parse
    if token in reading.country_at:
        return False
    if parse.tags[token] == "PRP":
        return parse.words[token].lower() == "it" and parse.deps[token] in tags.SUBJECTS
    return parse.tags[token].startswith("NN") and not is_owned(reading, token) and is_states(reading, token)


def is_owned(reading: Reading, token: int) -> bool:
    """Whether a noun says itself whose or which it is: "the local government", "the government of the city"."""
    parse = reading.parse
    before = (c for c in parse.children[token] if c < token and parse.deps[c] in OWNED)
    return any(parse.tags[c][:2] in ("NN", "JJ") for c in before) or any(
        phrase.word in ("of", "in", "to", "from") for phrase in clauses.phrases(parse, token)
    )


def is_states(reading: Reading, token: int) -> bool:
    """Whether a noun is one for the country, an arm of its state, or a measure of it as a whole."""
    words = {reading.parse.words[c].lower() for c in reading.parse.children[token] if c < token}
    if reading.listed(token, "homeland"):
        return not words.isdisjoint(("the", "this", "its"))
    if reading.listed(token, "national"):
        return not words.isdisjoint(("the", "its"))
    of = reading.parse.deps[token] == "pobj"  # "4 percent of GDP"
    return reading.listed(token, "indicators") and not words and not of


def antecedent(reading: Reading, token: int, place: int, sentence: Sentence, article: Article) -> int | None:
    """The country mention that a word stands for: the subject before "it" and "its", else the country named last."""
    words = {reading.parse.words[c].lower() for c in reading.parse.children[token]}
    if reading.parse.tags[token] == "PRP" or "its" in words:
        return subject_before(reading, token, place, sentence, article)
    before = [mention for mention in sentence.named if mention[0] < token]
    return article.only(before) if before else article.spoken_of(place)


def subject_before(reading: Reading, token: int, place: int, sentence: Sentence, article: Article) -> int | None:
    """The country that is, or whose arm is, the closest subject before a pronoun, in its sentence or the one before."""
    for at in range(token - 1, sentence.first - 1, -1):
        if reading.parse.deps[at] in tags.SUBJECTS and reading.parse.tags[at].startswith("NN"):
            return reading.subject_country(at)
    return article.sentences[place - 1].subject if place else None


def only_place(reading: Reading, figure: Figure, place: int, sentence: Sentence, article: Article) -> Link | None:
    """The one place of the sentence, else the one told last, of a figure of what happened there."""
    if is_worldwide(reading, sentence):
        return None
    if not is_harm(reading, figure):
        return of_measure(figure, place, sentence, article) if is_measure(reading, figure) else None
    if sentence.located:
        country = article.only(sentence.located)
        return Link(figure.number, country, "in", "only place") if country is not None else None
    for earlier in reversed(article.sentences[max(0, place - REACH) : place]):
        if earlier.located:
            country = article.only(earlier.located)
            return Link(figure.number, country, CONTEXT, "same event") if country is not None else None
    return None


def of_measure(figure: Figure, place: int, sentence: Sentence, article: Article) -> Link | None:
    """The one country of the sentence, else of the one before that names any, of a figure of a whole country."""
    if sentence.named:
        country = article.only(sentence.named)
        return Link(figure.number, country, "of", "only country", "who") if country is not None else None
    country = article.spoken_of(place)
    return Link(figure.number, country, CONTEXT, "measure", "who") if country is not None else None


def is_measure(reading: Reading, figure: Figure) -> bool:
    """Whether a figure measures a whole country, by a noun that nothing owns: "growth of 3 percent"."""
    return any(measures(reading, token) for token in told(reading, figure))


def measures(reading: Reading, token: int) -> bool:
    """Whether a noun, or one before it that it is a rate or number of, is what is measured of a country."""
    parse = reading.parse
    before = [c for c in parse.children[token] if parse.deps[c] in OWNED and c < token]
    owned = any(parse.deps[c] == "poss" or parse.tags[c].startswith("NNP") for c in before)  # "the firm's exports"
    return not owned and any(reading.listed(t, "measures") for t in (token, *before))


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
            "only country",
            "A figure of a whole country in a sentence that names one country.",
            None,
            yes=(
                "It was a record for Ghana, he said, when growth hit 3 percent.",
                "Kenya voted on Sunday, the streets were calm, and turnout was 60 percent.",
            ),
            no=("Ghana grew by 3 percent.", "The village in Ghana sold 40 goats."),
        ),
        Rule(
            "measure",
            "A figure of a whole country, which an earlier sentence names.",
            None,
            yes=(
                "Kenya voted on Sunday. Turnout was 60 percent.",
                "It is a hard year for Ghana. The deficit is 3 percent.",
            ),
            no=(
                "Kenya voted on Sunday. The team won 60 games.",
                "Kenya and Ghana voted on Sunday. Turnout was 60 percent.",
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
