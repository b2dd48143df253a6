"""The head of a noun phrase, by the tagger's parts of speech: "national security advisers" ends in "advisers"."""

from __future__ import annotations

from pipeline.article import Parse
from pipeline.extract.numbers.vocabulary import words as listed

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PLURALS = frozenset({"NNS", "NNPS"})
_BEFORE_NOUN = _NOUNS | {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "RB", "RBS", "RBR", "AFX", "FW"}
_MAX_WORDS = 8  # no noun phrase of a count was longer

Tags = tuple[str, ...]


def head_of_phrase(parse: Parse, first: int, plural: bool, possessed: bool) -> int:
    """Index of the noun that heads the phrase starting at token `first`; -1 if there is none.

    `plural`: the head should be a plural, so that the first plural noun ends the phrase unless more nouns lead to
    another. `possessed`: the phrase follows "of" and may open with an owner ("half of the mayor's address").
    """
    tags, last, n = parse.tags, -1, first
    while n < len(tags) and n - first < _MAX_WORDS:
        if tags[n] == "POS" and last == n - 1 and (possessed or _plural_ahead(tags, n + 1)):
            last, n = -1, n + 1
            continue
        if _is_passed_over(tags, n, first):
            n += 1
            continue
        tag = _tag(parse, n, first)
        if tag not in _BEFORE_NOUN or _ends(parse, n) or (last >= 0 and not _continues(tags, tag, n, last, plural)):
            break
        if tag in _NOUNS and tags[n + 1 : n + 2] != ("HYPH",):
            last = n
        n += 1
    return last


def _tag(parse: Parse, n: int, first: int) -> str:
    """A token's tag, mended where the tagger errs: "758 pledged delegates", "two F-16 jets", "40 Leopard 2 tanks"."""
    tags, word = parse.tags, parse.words[n]
    if tags[n] == "VBD" and n == first and tags[n + 1 : n + 2] in (("NNS",), ("NNPS",)):
        return "VBN"
    if tags[n] == "CD":
        coded = any(map(str.isalpha, word)) and any(map(str.isdigit, word))
        if coded or (n > first and tags[n - 1] == "NNP" and tags[n + 1 : n + 2] == ("NNS",)):
            return "NN"
    return tags[n]


def _is_passed_over(tags: Tags, n: int, first: int) -> bool:
    """Whether a token within the phrase is no word of it: "small, early ships", ''prominent "influencers"''."""
    if n == first:
        return False
    if tags[n] in ("CC", ","):
        return tags[n - 1].startswith("JJ") and _attribute_at(tags, n + 1)
    if tags[n] in ("``", "''"):
        return n + 1 < len(tags) and tags[n + 1] in _NOUNS
    return tags[n] == "CD" and tags[n - 1] == "POS"


def _attribute_at(tags: Tags, n: int) -> bool:
    """Whether an adjective stands at n, or a noun tied to one by a hyphen ("false or cringe-inducing")."""
    if n >= len(tags):
        return False
    return tags[n] in ("JJ", "JJR", "JJS", "VBN") or (tags[n] == "NN" and tags[n + 1 : n + 2] == ("HYPH",))


def _ends(parse: Parse, n: int) -> bool:
    """Whether a word stands outside the phrase whatever its tag: "Tuesday", "total", a dash set apart."""
    apart = parse.tags[n] == "HYPH" and n > 0 and parse.starts[n] != parse.ends[n - 1]
    return apart or parse.words[n].lower() in listed("number_context", "counted", "outside")


def _continues(tags: Tags, tag: str, n: int, last: int, plural: bool) -> bool:
    """Whether a token after a noun belongs: "sales tax increases", "10 GOP primary voters"; not "states Tuesday"."""
    if tag in _NOUNS:
        return not (plural and tags[last] in _PLURALS) or (tag != "NNP" and _plural_ahead(tags, n))
    if tag == "HYPH" or tags[n - 1] == "HYPH":
        return True
    attribute = tags[n] in ("JJ", "VBG", "VBN") and tags[n + 1 : n + 2] in (("NNS",), ("NNPS",))
    return plural and attribute and tags[last] in ("NN", "NNP")


def _plural_ahead(tags: Tags, n: int) -> bool:
    """Whether a run of nouns from n on ends in a plural."""
    while n < len(tags) and tags[n] in ("NN", "NNS"):
        if tags[n] == "NNS":
            return True
        n += 1
    return False
