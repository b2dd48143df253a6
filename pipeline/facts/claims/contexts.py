"""What the clause of a number is about: its subject and its verb, for comparing figures across articles."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from pipeline.article import NumberMention, Parse
from pipeline.facts.claims.claims import TIED_TO_COUNTRY, by_paragraph
from pipeline.facts.claims.reading import counted_noun
from pipeline.language import clauses, tags
from pipeline.language.clauses import word_lists

PRONOUNS = frozenset(("PRP", "DT", "EX", "WDT", "WP"))
OF_PHRASE = 6  # tokens of an "of" phrase that still belong to a subject's name
BEFORE_NOUN = frozenset(("det", "amod", "compound", "poss", "nmod", "nummod"))


def in_clauses(parses: Sequence[Parse], numbers: Sequence[NumberMention]) -> tuple[NumberMention, ...]:
    """The numbers with `subject` and `verb` of their clauses, in their order.

    `subject` stays None where the number is itself in the subject, `verb` where it hangs on none; paragraphs without a
    parse leave both None. A pronoun is given as the noun phrase of the sentence, or of the one before, that it stands
    for by its place.
    """
    found = list(numbers)
    for index, held in by_paragraph(parses, numbers).items():
        parse = parses[index]
        if not parse.parsed:
            continue
        for number in held:
            if numbers[number].kind in TIED_TO_COUNTRY:
                subject, verb = clause_of(parse, counted_noun(parse, numbers[number]))
                found[number] = dataclasses.replace(numbers[number], subject=subject, verb=verb)
    return tuple(found)


def clause_of(parse: Parse, noun: int) -> tuple[str | None, str | None]:
    """Subject and verb of the clause of a number that counts the token `noun`."""
    head = parse.heads[noun]
    if parse.deps[noun] == "pobj" and parse.words[parse.heads[head]].lower() in word_lists()["measured"]:
        noun = parse.heads[head]  # "an alliance of 33 delegations"
    noun = clauses.first_conjunct(parse, noun)
    head, dep = parse.heads[noun], parse.deps[noun]
    if dep == "pobj" and parse.words[head].lower() in word_lists()["amount_prepositions"]:
        head, dep = parse.heads[head], "dobj"
        if parse.deps[head] == "pobj" and parse.words[parse.heads[head]].lower() == "from":
            head = parse.heads[parse.heads[head]]  # "has grown from talks to 35 countries"
    if not clauses.is_verb(parse, head) or head == noun:
        return None, None
    if dep in tags.SUBJECTS:
        return None, verb_phrase(parse, head)
    if dep not in tags.OBJECTS:
        return None, None
    return named_subject(parse, head), verb_phrase(parse, head)


def verb_phrase(parse: Parse, verb: int) -> str:
    """The verb, with what a form of "be" says: "were ready"."""
    says = [c for c in parse.children[verb] if parse.deps[c] == "acomp"]
    return " ".join(parse.words[token] for token in (verb, *says[:1]))


def named_subject(parse: Parse, verb: int) -> str | None:
    """The subject of a verb as written; for a pronoun the closest subject before it that is none."""
    subject = clauses.subject(parse, verb)
    if subject is None:
        return None
    if parse.tags[subject] in PRONOUNS or parse.tags[subject] == "PRP$":
        subject = next(_subjects_before(parse, subject, verb), None)
    return noun_phrase(parse, subject) if subject is not None else None


def _subjects_before(parse: Parse, pronoun: int, verb: int) -> Iterator[int]:
    """Subjects that a pronoun may stand for: of the clauses that hang on its verb, of those its verb hangs on, then of
    the sentence before."""
    above: list[int] = [c for c in parse.children[verb] if parse.deps[c] == "advcl"]
    for _ in range(clauses.DEPTH):
        if parse.heads[verb] == verb:
            break
        verb = parse.heads[verb]
        above.append(verb)
    sentence = next((s for s in parse.sentences if s[0] <= pronoun <= s[1]), None)
    at = parse.sentences.index(sentence) if sentence else 0
    if at:
        first, last = parse.sentences[at - 1]
        above += [t for t in range(first, last + 1) if parse.heads[t] == t]
    for clause in above:
        for child in parse.children[clause]:
            if parse.deps[child] in tags.SUBJECTS and parse.tags[child].startswith("NN"):
                yield child


def noun_phrase(parse: Parse, noun: int) -> str:
    """A noun with what stands before it and its "of" phrase, as written, without the article."""
    first = last = noun
    for child in parse.children[noun]:
        if child < noun and parse.deps[child] in BEFORE_NOUN:
            first = min(first, _leftmost(parse, child))
        elif child == last + 1 and parse.deps[child] == "prep" and parse.words[child].lower() == "of":
            end = _rightmost(parse, child)
            last = end if end - child <= OF_PHRASE else last
    while first < last and parse.words[first].lower() in ("the", "a", "an"):
        first += 1
    return " ".join(parse.text[parse.starts[first] - parse.start : parse.ends[last] - parse.start].split())


def _leftmost(parse: Parse, token: int) -> int:
    """The first token of a token's subtree, going left."""
    while parse.children[token] and parse.children[token][0] < token:
        token = parse.children[token][0]
    return token


def _rightmost(parse: Parse, token: int) -> int:
    """The last token of a token's subtree, going right."""
    while parse.children[token] and parse.children[token][-1] > token:
        token = parse.children[token][-1]
    return token
