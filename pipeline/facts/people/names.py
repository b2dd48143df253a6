"""Runs of capitalised words that may name a person, with the evidence for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.article import Parse
from pipeline.facts.countries.gazetteer import country_of, gazetteer
from pipeline.facts.people.lists import body_nouns, first_names, is_role, name_words, titles
from pipeline.facts.people.origins import demonym

_NAME_TAGS = frozenset(("NNP", "NNPS"))
_QUOTES = frozenset("\"“”'‘’()")
_LIKE_PRONOUNS = frozenset(("He", "She"))
_PLACING = frozenset(("of", "for", "to", "in", "at", "with"))  # 'ambassador to Britain Ana Holt'
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
    candidates = [i for i, tag in enumerate(parse.tags) if tag in _NAME_TAGS or _prefixed(parse.words[i])]
    surnames = {i - 1 for i in candidates if i and parse.words[i - 1] in _LIKE_PRONOUNS and _follows(parse, i)}
    candidates += surnames
    labels: dict[int, str] = {}
    people: dict[int, int] = {}
    for entity in parse.entities:
        for i in range(entity.first, entity.last + 1):
            labels[i] = entity.label
        if entity.label == "PERSON":
            people[entity.first] = entity.last
            candidates += range(entity.first, entity.last + 1)
    if not candidates:
        return
    headline = is_headline(parse)
    done = -1
    for i in sorted(candidates):
        if i <= done or not (i in surnames or _names(parse.words[i], parse.tags[i], labels.get(i))):
            continue
        last = i
        while (j := _next(parse, labels, last)) is not None:
            last = j
        yield from _cut(parse, index, i, last, labels, people, headline)
        done = last


def _follows(parse: Parse, i: int) -> bool:
    """Whether a name goes on at a token after a surname that looks like a pronoun: 'He Jianxiong'."""
    word = parse.words[i]
    return word[0].isupper() and word[1:].islower() and parse.starts[i] == parse.ends[i - 1] + 1


def _names(word: str, tag: str, label: str | None) -> bool:
    """Whether a token can stand in a name."""
    named = tag in _NAME_TAGS or label == "PERSON" or _prefixed(word)
    return word[0].isupper() and named and (len(word) > 1 or label == "PERSON")


def _of_a_nation(word: str) -> bool:
    """Whether a word is a demonym and no first name."""
    return word not in first_names() and demonym((word,)) is not None


def _prefixed(word: str) -> bool:
    """Whether a word is a name such as O’Neill or D’Angelo, whose apostrophe hides it from the tagger."""
    return len(word) > 3 and word[1] in "’'" and word[0] in "DOL" and word[2].isupper()


def _next(parse: Parse, labels: dict[int, str], i: int) -> int | None:
    """The next token of the run that holds token i, over particles, initials and hyphens."""
    words, tags, n = parse.words, parse.tags, len(parse.words)
    j = i + 1
    nickname = j + 3 < n and words[j] in _QUOTES and words[j + 2] in _QUOTES and words[j + 1][0].isupper()
    if nickname and tags[j + 1][:2] == "NN" and _names(words[j + 3], tags[j + 3], labels.get(j + 3)):
        return j + 3  # 'Robert “Bobby” Smith'
    if j < n and (words[j] in ("-", "‑") or words[j] in "’'") and j + 1 < n:
        tight = parse.starts[j] == parse.ends[i] and parse.starts[j + 1] == parse.ends[j]
        named = words[j + 1][0].isupper() or (labels.get(j + 1) == "PERSON" and tags[j + 1] == "NNP")  # 'Ban Ki-moon'
        return j + 1 if tight and named else None
    hops = 0
    while (
        j < n
        and words[j].lower() in name_words().particles
        and words[j] not in ("A", "I")
        and hops < 3
        and tags[j] != "CC"
    ):
        if words[j][0].isupper():
            return j
        j += 1
        hops += 1
    if j < n and (_names(words[j], tags[j], labels.get(j)) or (words[j][0].isupper() and tags[j] == "NNP")):
        return j
    if j < n and words[j].lower() in name_words().suffixes and words[j][0].isupper():
        return j
    return None


def _cut(
    parse: Parse, index: int, first: int, last: int, labels: dict[int, str], people: dict[int, int], headline: bool
) -> Iterator[Run]:
    """Split a run into titles and name."""
    words, table = parse.words, titles()
    if last - first > 1 and labels.get(last - 1) == "PERSON" and words[last].isupper() and is_role(words[last]):
        last -= 1  # 'Peter Holt MP'
    start, honorific, titled = first, None, False
    for i in range(first, last + 1):
        word = words[i]
        if word in table.honorifics and i < last:
            start, honorific, titled = i + 1, word, True
        elif i < last and is_role(word) and not (i == first and word in first_names() and i + 1 in people):
            start, honorific, titled = i + 1, None, True
        elif i == last and i > start and is_role(word) and labels.get(i) != "PERSON":
            return  # ends in a title: 'Prime Minister', 'Defense Secretary'
    if start < last and words[start].lower() in name_words().openers:
        start += 1
    if last - start > 1 and words[start + 1][0].isupper() and _of_a_nation(words[start]):
        start += 1  # 'Spaniard Rafael Varga'
    behind = _behind_place(words, start, last, labels.get(last))
    if behind is not None:
        titled, start = True, behind  # 'Secretary of the Party of Vietnam Tran Phu Long', 'Chief of Department X'
    while (
        last - start > 1
        and words[last].isupper()
        and len(words[last]) < 4
        and words[last].lower() not in name_words().suffixes
    ):
        last -= 1  # an agency or a place run into the name: 'John Smith US'
    # where the model sees a person begin inside the run, the words before it are a body or a place
    inner = [i for i in range(start + 1, last + 1) if i in people and words[start] not in _LIKE_PRONOUNS]
    nicknamed = any(words[i] in _QUOTES for i in range(start, last))
    opens = words[start] in first_names() and (len(inner) == 1 or nicknamed)
    if inner and labels.get(start) != "PERSON" and not opens:
        start = inner[0]
        while start < last and (is_role(words[start]) or words[start] in table.honorifics):
            titled, start = True, start + 1
    name = tuple(w for i, w in enumerate(words[start : last + 1], start) if w not in ("-",) or i < last)
    if not name or (len(name) == 1 and (is_role(name[0]) or name[0] in table.honorifics)):
        return
    low = name[-1].lower()
    table_ = name_words()
    if len(name) == 1 and (low in table_.groups or (not titled and _is_known_place(name[0]))):
        return
    if low in table_.not_people and not (len(name) == 2 and labels.get(last) == "PERSON" and name[0] in first_names()):
        return
    if low in table_.days or name[0].lower() in table_.days or name[0] == "The":
        return
    if whole := _join(parse, start, last):
        yield Run(index, first, start, last, whole, honorific, titled, labels.get(last), not headline)


def _behind_place(words: Sequence[str], start: int, last: int, label: str | None) -> int | None:
    """Where the name begins in a run that opens with the place of a post: 'envoy to South Korea | Ana Holt'."""
    at = start - 1
    if at > 0 and words[at] == "the":
        at -= 1
    if at < 0 or words[at] not in _PLACING:
        return None
    post = at > 0 and is_role(words[at - 1])
    if not post and (words[at] not in ("of", "for", "to") or words[start] in first_names()):
        return None
    size = 2 if country_of(" ".join(words[start : start + 2])) else 1
    if size == 1 and not _is_place(words[start]):
        return _behind_field(words, start, last) if post else None
    alone = post and label == "PERSON"
    return start + size if last - start >= size + (not alone) else None


def _behind_field(words: Sequence[str], start: int, last: int) -> int | None:
    """Where a first name begins after the field of a post: 'Director of Public Works | Eva-Marie Holt'."""
    if words[start] in first_names():
        return None
    return next((i for i in range(start + 1, last) if words[i] in first_names()), None)


def _is_known_place(word: str) -> bool:
    """Whether a single word is a country's or a capital's name and no first name."""
    return country_of(word) is not None or (word not in first_names() and bool(gazetteer().get(word)))


def _is_place(word: str) -> bool:
    """Whether a word names a country or is a noun for a body."""
    return country_of(word) is not None or word.lower() in body_nouns()


def _join(parse: Parse, first: int, last: int) -> tuple[str, ...]:
    """The name's words, hyphenated ones made whole, nicknames in marks left out."""
    text = parse.text[parse.starts[first] - parse.start : parse.ends[last] - parse.start]
    return tuple(w for w in text.split() if w[0] not in _QUOTES)


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
    """Whether a token that may end the name of a place or body does so here: 'Capitol Hill', 'the House'."""
    if parse.words[i].lower() not in name_words().not_people:
        return False
    beside = [k for k in (i - 1, i + 1) if 0 <= k < len(parse.words)]
    return any(parse.tags[k] in _NAME_TAGS or parse.words[k].lower() == "the" for k in beside)


def find_known(parse: Parse, index: int, surnames: frozenset[str], taken: frozenset[int]) -> Iterator[Run]:
    """Surnames of people already known that the tagger took for something else; `taken` are tokens within runs."""
    if surnames.isdisjoint(parse.words):
        return
    for i, word in enumerate(parse.words):
        pronoun = word in _LIKE_PRONOUNS and parse.tags[i] == "PRP"
        if word in surnames and i not in taken and not pronoun and not _is_part(parse, i):
            yield Run(index, i, i, i, (word,), None, False, "PERSON", True)
