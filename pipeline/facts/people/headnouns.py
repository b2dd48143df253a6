"""Which token heads a role that is a noun phrase: 'adviser' of 'a top adviser to Y'."""

from __future__ import annotations

from pipeline.article import Parse
from pipeline.facts.people.lists import first_names, name_words
from pipeline.facts.people.rolewords import is_trade, role_words

_WIDEST = 14  # tokens up to its noun
_MODIFIERS = frozenset(
    ("NN", "NNP", "NNPS", "JJ", "NNS", "HYPH", "VBN", "VBG", "AFX", "CD", "POS", "RB", "JJS", "JJR", "``", "''")
)
NAMED = frozenset(("NNP", "NNPS"))
NAMES = frozenset((tag,) for tag in NAMED)
ARTICLES = frozenset(("a", "an", "the", "another"))
_ADVERBS = frozenset(
    ("then", "now", "one", "himself", "herself", "formerly", "previously", "currently", "also", "once")
)


def head_noun(parse: Parse, first: int) -> int | None:
    """The role noun that heads the noun phrase beginning at `first`, or None."""
    words, tags, n = parse.words, parse.tags, len(parse.words)
    i = first
    while i < n and words[i].lower() in _ADVERBS:
        i += 1
    whose = i < n and (words[i].lower() in ARTICLES or tags[i] == "PRP$")
    i += whose
    head = None
    while i < n and i - first < _WIDEST and words[i].lower() not in name_words().days:
        if head is not None or not _joins(parse, i, whose):
            if not _modifies(parse, i):
                break
            head = _head_at(parse, i, head)
            whose |= tags[i] == "POS"
        i += 1
    return None if head is None or _names_another(parse, first, head) else head


def _modifies(parse: Parse, i: int) -> bool:
    """Whether a token is a part of a noun phrase before or at its noun."""
    return parse.tags[i] in _MODIFIERS or _hyphened(parse, i)


def _head_at(parse: Parse, i: int, head: int | None) -> int | None:
    """The noun of a role after one more token: the last role noun, unless another noun or "'s" follows it."""
    tag = parse.tags[i]
    if tag in ("NN", "NNP", "JJ") and (is_trade(parse.words[i]) or _posted(parse, i)):
        return i
    return None if tag in ("POS", "NN", "NNS") else head


def _names_another(parse: Parse, first: int, head: int) -> bool:
    """Whether a noun is somebody else's: 'X, Y and president Z said' (Z's title), 'X, Joe Baker and Y' (a name)."""
    words = parse.words
    titled = parse.tags[head + 1 : head + 2] in NAMES and words[head + 1][0].isupper()
    return titled or (head > first and words[head][0].isupper() and words[head - 1] in first_names())


def _joins(parse: Parse, i: int, whose: bool) -> bool:
    """Whether 'of' or 'and' stands within the words before a noun: 'a Bank of Riga clerk', 'an art and law teacher'."""
    words, tags = parse.words, parse.tags
    if not 0 < i < len(words) - 1 or words[i] not in ("of", "and", "&"):
        return False
    if words[i] == "of":
        return tags[i - 1] in NAMED and tags[i + 1] in NAMED
    nouns = tags[i - 1] in _MODIFIERS and tags[i + 1] in _MODIFIERS
    alike = words[i - 1][0].isupper() == words[i + 1][0].isupper()
    return nouns and alike and (whose or words[i - 1].islower())


def _hyphened(parse: Parse, i: int) -> bool:
    """Whether a token is a part of a word with a hyphen: 'in-state'."""
    words, n = parse.words, len(parse.words)
    goes_on = i + 1 < n and words[i + 1] == "-" and parse.ends[i] == parse.starts[i + 1]
    return goes_on or (i > 0 and words[i - 1] == "-" and parse.ends[i - 1] == parse.starts[i]) or words[i] == "-"


def _posted(parse: Parse, i: int) -> bool:
    """Whether a noun such as 'forward' or 'junior' means a person by the place after it: 'a forward for Riga'."""
    lists, word = role_words(), parse.words[i]
    then = parse.words[i + 1] if i + 1 < len(parse.words) else ""
    return (word in lists.posts or word in lists.posts_with_place) and then in ("at", "for", "from", "with")
