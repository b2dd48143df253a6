"""Runs of capitalised words that may name a person, with the evidence for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.article import Parse
from pipeline.facts.people.cutting import LIKE_PRONOUNS, QUOTES, Part, cut, is_day
from pipeline.facts.people.lists import first_names, name_words
from pipeline.language.tags import SUBJECTS

_NAME_TAGS = frozenset(("NNP", "NNPS"))
_JOINTS = frozenset(("-", "‑", "'", "’"))
_PARTICLES = 3  # small words in a row within a name
_LONGEST_HEADLINE = 40  # tokens
_HEADLINE_SHARE = (
    0.6  # of a paragraph's words that begin with a capital: a headline, where every word looks like a name
)


@dataclass(frozen=True, slots=True)
class Run:
    """A possible name: tokens first..last of a parse, without titles; `lead` is where its titles begin."""

    parse: int
    lead: int
    first: int
    last: int
    words: tuple[str, ...]
    honorific: str | None
    titled: bool
    label: str | None  # the model's label of an entity that holds its last word
    sure: bool  # False in headlines


def is_headline(parse: Parse) -> bool:
    """Whether most words of a paragraph begin with a capital."""
    if len(parse.words) >= _LONGEST_HEADLINE:
        return False
    long = [w for w in parse.words if len(w) > 3 and w[0].isalpha()]
    return sum(w[0].isupper() for w in long) > _HEADLINE_SHARE * len(long)


def find_runs(parse: Parse, index: int) -> Iterator[Run]:
    """Runs of name tokens of one paragraph, titles taken off their left."""
    labels = {i: e.label for e in parse.entities for i in range(e.first, e.last + 1)}
    people = {e.first: e.last for e in parse.entities if e.label == "PERSON"}
    sure: bool | None = None
    for first, last in _spans(parse, labels):
        found = cut(Part(parse, first, last, labels, people))
        if found is not None and (words := _join(parse, found.first, found.last)):
            sure = not is_headline(parse) if sure is None else sure
            label = labels.get(found.last)
            yield Run(index, first, found.first, found.last, words, found.honorific, found.titled, label, sure)


def _spans(parse: Parse, labels: dict[int, str]) -> Iterator[tuple[int, int]]:
    """First and last tokens of the runs, in order."""
    named = [i for i, tag in enumerate(parse.tags) if tag in _NAME_TAGS or _prefixed(parse.words[i])]
    surnames = {i - 1 for i in named if i and parse.words[i - 1] in LIKE_PRONOUNS and _follows(parse, i)}
    done = -1
    for i in sorted({*named, *surnames, *(i for i, label in labels.items() if label == "PERSON")}):
        if i <= done or not (i in surnames or _names(parse.words[i], parse.tags[i], labels.get(i))):
            continue
        done = i
        while (j := _next(parse, labels, done)) is not None:
            done = j
        yield i, done


def _follows(parse: Parse, i: int) -> bool:
    """Whether a name goes on at a token after a surname that looks like a pronoun: 'He Jianxiong'."""
    word = parse.words[i]
    return word[0].isupper() and word[1:].islower() and parse.starts[i] == parse.ends[i - 1] + 1


def _names(word: str, tag: str, label: str | None) -> bool:
    """Whether a token can stand in a name."""
    named = tag in _NAME_TAGS or label == "PERSON" or _prefixed(word)
    return word[0].isupper() and named and (len(word) > 1 or label == "PERSON")


def _prefixed(word: str) -> bool:
    """Whether a word is a name such as O’Neill or D’Angelo, whose apostrophe hides it from the tagger."""
    return len(word) > 3 and word[1] in "’'" and word[0] in "DOL" and word[2].isupper()


def _next(parse: Parse, labels: dict[int, str], i: int) -> int | None:
    """The next token of the run that holds token i, over particles, initials and hyphens."""
    if (named := _after_nickname(parse, labels, i)) is not None:
        return named
    words, tags, n = parse.words, parse.tags, len(parse.words)
    j = i + 1
    if j + 1 < n and words[j] in _JOINTS:
        return j + 1 if _is_tight(parse, j) and _is_named(parse, labels, j + 1) else None
    while j < min(n, i + 1 + _PARTICLES) and _is_particle(parse, j):
        if words[j][0].isupper():
            return j
        j += 1
        if j + 1 < n and words[j] in _JOINTS and words[j + 1][0].isupper():
            return j + 1 if _is_tight(parse, j) else None  # 'Luis al-Varga'
    return j if j < n and _goes_on(words[j], tags[j], labels.get(j)) else None


def _is_tight(parse: Parse, i: int) -> bool:
    """Whether no space is before or after a token."""
    return parse.ends[i - 1] == parse.starts[i] and parse.ends[i] == parse.starts[i + 1]


def _is_named(parse: Parse, labels: dict[int, str], i: int) -> bool:
    """Whether a token after a hyphen is a part of a name: 'Ban Ki-moon'."""
    return parse.words[i][0].isupper() or (labels.get(i) == "PERSON" and parse.tags[i] == "NNP")


def _after_nickname(parse: Parse, labels: dict[int, str], i: int) -> int | None:
    """The token of a name after a nickname in marks: 'Robert “Bobby” | Smith'."""
    words, tags, j = parse.words, parse.tags, i + 1
    marked = j + 3 < len(words) and words[j] in QUOTES and words[j + 2] in QUOTES and words[j + 1][0].isupper()
    if not marked or tags[j + 1][:2] != "NN":
        return None
    return j + 3 if _names(words[j + 3], tags[j + 3], labels.get(j + 3)) else None


def _is_particle(parse: Parse, i: int) -> bool:
    """Whether a token is a small word within a name: 'van', 'bin'."""
    word = parse.words[i]
    return word.lower() in name_words().particles and word not in ("A", "I") and parse.tags[i] != "CC"


def _goes_on(word: str, tag: str, label: str | None) -> bool:
    """Whether a name goes on at a token: a name, a suffix such as 'Jr.'."""
    named = tag == "NNP" or word.lower() in name_words().suffixes
    return _names(word, tag, label) or (word[0].isupper() and named)


def _join(parse: Parse, first: int, last: int) -> tuple[str, ...]:
    """The name's words, hyphenated ones made whole, nicknames in marks left out."""
    text = parse.text[parse.starts[first] - parse.start : parse.ends[last] - parse.start]
    return tuple(w for w in text.split() if w[0] not in QUOTES)


def share_surnames(parse: Parse, runs: Sequence[Run]) -> Iterator[Run]:
    """The runs of one paragraph, a first name before 'and' given the last name that it shares: 'Ana and Peter Holt'."""
    for k, run in enumerate(runs):
        then = runs[k + 1] if k + 1 < len(runs) else None
        if (
            then is not None
            and len(run.words) == 1
            and len(then.words) == 2
            and then.lead == run.last + 2
            and parse.words[run.last + 1].lower() in ("and", "&")
            and run.words[0] in first_names()
            and (then.words[0] in first_names() or then.label == "PERSON")
        ):
            run = replace(run, words=(run.words[0], then.words[1]))
        yield run


def alias(parse: Parse, run: Run) -> str | None:
    """The initials that stand in brackets after a name of two words or more, by which it goes from there on."""
    short = parse.words[run.last + 2 : run.last + 3]
    if parse.words[run.last + 1 : run.last + 4 : 2] != ("(", ")") or len(run.words) < 2:
        return None
    return short[0] if short[0].isupper() and short[0] == "".join(w[0] for w in run.words) else None


def _is_part(parse: Parse, i: int) -> bool:
    """Whether a token that may end the name of a place or organisation does so here: 'Capitol Hill', 'the House'."""
    if parse.words[i].lower() not in name_words().not_people:
        return False
    beside = [k for k in (i - 1, i + 1) if 0 <= k < len(parse.words)]
    return any(parse.tags[k] in _NAME_TAGS or parse.words[k].lower() == "the" for k in beside)


def find_known(
    parse: Parse, index: int, surnames: frozenset[str], taken: frozenset[int], single: frozenset[str] = frozenset()
) -> Iterator[Run]:
    """Surnames of people already known that the tagger took for something else; `taken` are tokens within runs.

    `single`: names of one word, known only where they are a subject.
    """
    if surnames.isdisjoint(parse.words) and single.isdisjoint(parse.words):
        return
    for i, word in enumerate(parse.words):
        if i in taken or not (word in surnames or (word in single and parse.parsed and parse.deps[i] in SUBJECTS)):
            continue
        pronoun = word in LIKE_PRONOUNS and parse.tags[i] == "PRP"
        date = is_day(parse, i) and parse.tags[i - 1 : i] not in ((), ("CC",))  # 'in May', but 'May said'
        if not (pronoun or date) and not _is_part(parse, i):
            yield Run(index, i, i, i, (word,), None, False, "PERSON", True)
