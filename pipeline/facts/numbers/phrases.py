"""The head of a noun phrase, by the tagger's parts of speech: "national security advisers" ends in "advisers"."""

from __future__ import annotations

from pipeline.article import Parse
from pipeline.facts.numbers.vocabulary import words as listed

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PLURALS = frozenset({"NNS", "NNPS"})
_JOINABLE = frozenset({"NN", "NNP", "VBG"})
_BEFORE_NOUN = _NOUNS | {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "RB", "RBS", "RBR", "AFX", "FW"}
_MAX_WORDS = 10  # no noun phrase of a count was longer

Tags = tuple[str, ...]


def head_of_phrase(parse: Parse, first: int, plural: bool, possessed: bool) -> int:
    """Index of the noun that heads the phrase starting at token `first`; -1 if there is none.

    `plural`: the head should be a plural, so that the first plural noun ends the phrase unless more nouns lead to
    another. `possessed`: the phrase follows "of" and may open with an owner ("half of the mayor's address").
    """
    tags, last, n = parse.tags, -1, first
    if tags[first : first + 1] == ("HYPH",):
        return -1  # "a five-and-dime"
    while n < len(tags) and n - first < _MAX_WORDS:
        if tags[n] == "POS" and last == n - 1 and (possessed or _owns_plural(tags, n + 1)):
            last = -1
        elif not _is_passed_over(tags, n, first, plural):
            if _stops(parse, n, first, last, plural):
                break
            if _is_noun(parse, n, first):
                last = n
        n += 1
    return last


def _stops(parse: Parse, n: int, first: int, last: int, plural: bool) -> bool:
    """Whether the phrase ends before token n."""
    if not plural and last == n - 1 >= 0 and _opens_clause(parse, n):
        return True
    tag = _tag(parse, n, first)
    if tag not in _BEFORE_NOUN or _ends(parse, n):
        return True
    return last >= 0 and not _continues(parse.tags, tag, n, last, plural)


def _is_noun(parse: Parse, n: int, first: int) -> bool:
    """Whether token n may head the phrase: a noun that no hyphen ties to the next word."""
    tied = parse.tags[n + 1 : n + 2] == ("HYPH",) and parse.starts[n + 1] == parse.ends[n]
    return _tag(parse, n, first) in _NOUNS and not tied


def _tag(parse: Parse, n: int, first: int) -> str:
    """A token's tag, mended where the tagger errs: "758 pledged delegates", "two F-16 jets", "40 Leopard 2 tanks"."""
    tags, word = parse.tags, parse.words[n]
    if tags[n] == "VBD" and n == first and tags[n + 1 : n + 2] in (("NNS",), ("NNPS",)):
        return "VBN"
    hyphened = tags[n + 1 : n + 2] == ("HYPH",) or (n > first and tags[n - 1] == "HYPH")
    if hyphened and tags[n] not in _BEFORE_NOUN:
        return "JJ"  # "check-in staff", "30 two-person teams"
    if tags[n] == "CD":
        coded = any(map(str.isalpha, word)) and any(map(str.isdigit, word))
        if coded or (n > first and tags[n - 1] == "NNP" and tags[n + 1 : n + 2] == ("NNS",)):
            return "NN"
    return tags[n]


def _is_passed_over(tags: Tags, n: int, first: int, plural: bool) -> bool:
    """Whether a token within the phrase is none of its words: "small, early ships", "combat and civilian deaths"."""
    if n == first:
        return False
    if tags[n] in ("CC", ","):
        if tags[n - 1].startswith("JJ") and _attribute_at(tags, n + 1):
            return True
        return tags[n] == "CC" and plural and tags[n - 1] in _JOINABLE and _leads_to_plural(tags, n + 1)
    if tags[n] in ("``", "''"):
        return n + 1 < len(tags) and tags[n + 1] in _NOUNS
    return tags[n] == "CD" and tags[n - 1] == "POS"


def _attribute_at(tags: Tags, n: int) -> bool:
    """Whether an adjective stands at n, or a noun tied to one by a hyphen ("false or cringe-inducing")."""
    if n >= len(tags):
        return False
    return tags[n] in ("JJ", "JJR", "JJS", "VBN") or (tags[n] == "NN" and tags[n + 1 : n + 2] == ("HYPH",))


def _ends(parse: Parse, n: int) -> bool:
    """Whether a word stands outside the phrase whatever its tag: "Tuesday", "last year", a dash set apart."""
    words, low = parse.words, parse.words[n].lower()
    if parse.tags[n] == "HYPH":
        return n > 0 and parse.starts[n] != parse.ends[n - 1]
    if low in listed("number_context", "counted", "outside"):
        return n == 0 or words[n - 1] != "Super"
    after = words[n + 1].lower() if n + 1 < len(words) else ""
    return low in ("last", "next", "this") and after in listed("number_context", "counted", "times")


def _continues(tags: Tags, tag: str, n: int, last: int, plural: bool) -> bool:
    """Whether a token after a noun belongs: "sales tax increases", "10 GOP primary voters"; not "states Tuesday"."""
    if tag in _NOUNS:
        return not (plural and tags[last] in _PLURALS) or (tag != "NNP" and _plural_ahead(tags, n))
    if tag == "HYPH" or tags[n - 1] in ("HYPH", "CC"):
        return True
    attribute = tags[n] in ("JJ", "VBG", "VBN") and tags[last] in ("NN", "NNP")
    return plural and attribute and _leads_to_plural(tags, n + 1)


def _plural_ahead(tags: Tags, n: int) -> bool:
    """Whether a run of nouns from n on ends in a plural."""
    while n < len(tags) and tags[n] in ("NN", "NNS"):
        if tags[n] == "NNS":
            return True
        n += 1
    return False


def _opens_clause(parse: Parse, n: int) -> bool:
    """Whether a name after a common noun opens a clause: "one label Poe dislikes", not "one district GOP leader"."""
    tags, words = parse.tags, parse.words
    if tags[n - 1] != "NN" or not words[n - 1].islower() or tags[n] not in ("NNP", "NNPS") or words[n].islower():
        return False
    while n < len(tags) and tags[n] in ("NNP", "NNPS"):
        n += 1
    return tags[n : n + 1] not in (("NN",), ("NNS",))


def _leads_to_plural(tags: Tags, n: int) -> bool:
    """Whether attributes and nouns from n on end in a plural noun."""
    for tag in tags[n : n + _MAX_WORDS]:
        if tag in _PLURALS:
            return True
        if tag not in _BEFORE_NOUN:
            return False
    return False


def _owns_plural(tags: Tags, n: int) -> bool:
    """Whether what an owner has is a plural common noun: "two women's indoor games"."""
    return tags[n : n + 1] not in (("NNP",), ("NNPS",)) and _leads_to_plural(tags, n)


def no_plural(parse: Parse, first: int, head: int) -> bool:
    """Whether a phrase that should name two or more cannot: a name in the singular, an object ("16 involving trade").

    The tagger takes some plurals for names; those end in s or are listed.
    """
    word, tag = parse.words[head].lower(), parse.tags[head]
    if tag == "NN":
        return parse.tags[first] == "VBG" and head > first and word not in listed("number_context", "crowd", "nouns")
    return tag == "NNP" and not word.endswith("s") and word not in listed("number_context", "crowd", "nouns")
