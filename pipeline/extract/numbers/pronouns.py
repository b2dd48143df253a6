"""What the tags show to be no number: "one" as a pronoun, a numbered name ("Falcon 9 rocket")."""

from __future__ import annotations

import re

from pipeline.article import Parse
from pipeline.extract.numbers.candidates import Candidate
from pipeline.extract.numbers.counted import token_at
from pipeline.extract.numbers.vocabulary import words as listed

_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_BETWEEN = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "RBS", "RB", "HYPH", "CC"})
_NUMBER_AHEAD = re.compile(r" (?:or|and|to|in|out of) [0-9a-z]")
_NUMERAL_BEFORE = frozenset({"is", "was", "zero", "minus", "negative"})


def is_pronoun(parse: Parse, candidate: Candidate) -> bool:
    """Whether the candidate is "one" without a noun of its own."""
    if (
        candidate.value != 1.0
        or candidate.kind not in ("count", "duration")
        or candidate.tied
        or candidate.value_max is not None
    ):
        return False
    if parse.text[candidate.start : candidate.number_end].lower() != "one":
        return False
    i = token_at(parse, parse.start + candidate.start)
    if i >= len(parse.words) or parse.words[i].lower() != "one":
        return False
    before = parse.words[i - 1].lower() if i else ""
    after = [word.lower() for word in parse.words[i + 1 : i + 3]] + ["", ""]
    if candidate.kind == "duration":
        timed = before in listed("number_context", "one", "day_before") or after[1] in listed(
            "number_context", "one", "day_after"
        )
        return after[0] == "day" and not timed
    if after[0] == "of":
        return before not in listed("number_context", "one", "emphasis")
    if len(parse.words) == 1 or after[0] in listed("number_context", "one", "harmed"):
        return False
    return _lacks_noun(parse, i, before, candidate)


def _lacks_noun(parse: Parse, i: int, before: str, candidate: Candidate) -> bool:
    tag = parse.tags[i + 1] if i + 1 < len(parse.tags) else ""
    if tag in (*_NOUNS, "CD"):
        return parse.words[i + 1].lower() in ("nobody", "anybody", "everybody", "somebody")
    if tag in _BETWEEN and tag != "CC":
        return not _noun_follows(parse.tags, i + 1)
    if tag in ("CC", "IN", "TO") and _NUMBER_AHEAD.match(parse.text, candidate.end):
        return True
    return before not in _NUMERAL_BEFORE or tag not in ("", ".")


def _noun_follows(tags: tuple[str, ...], i: int) -> bool:
    while i < len(tags) and tags[i] in _BETWEEN:
        i += 1
    return i < len(tags) and tags[i] in _NOUNS


def is_numbered_name(parse: Parse, candidate: Candidate, phrase: tuple[int, int] | None) -> bool:
    """Whether digits between a capital and a singular noun number a thing: "the Falcon 9 rocket", "the 300 Club"."""
    if (
        phrase is None
        or candidate.kind != "count"
        or candidate.value == 1
        or candidate.tied
        or candidate.form != "digits"
    ):
        return False
    i = token_at(parse, parse.start + candidate.start)
    first, last = token_at(parse, phrase[0]), token_at(parse, phrase[1])
    if not i or i >= len(parse.tags) or candidate.letter or candidate.scale > 1 or first != i + 1:
        return False
    if parse.words[i - 1].lower() == "the" and parse.tags[first] == "NNP" and parse.tags[last - 1] in ("NN", "NNP"):
        return True
    named = parse.tags[i - 1] in ("NNP", "NNPS") and parse.words[i - 1][:1].isupper() and i > 1
    return (
        named
        and parse.tags[last - 1] == "NN"
        and parse.words[last - 1] not in listed("number_context", "crowd", "nouns")
    )
