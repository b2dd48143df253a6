"""What the tags show to be no number: "one" as a pronoun, a numbered name ("Falcon 9 rocket")."""

from __future__ import annotations

import re

from pipeline.article import Parse
from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.counted import token_at
from pipeline.facts.numbers.vocabulary import words as listed

_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_BETWEEN = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "RBS", "RB", "HYPH", "CC"})
_NUMBER_AHEAD = re.compile(r" (?:or|and|to|in|out of) [0-9a-z]")
_SCORE_AFTER = re.compile(
    r"(?:[-–:/.]| to | for | and |, | or |\) ?)[0-9]|,? (?:of|from) [A-Z]|%|\)"
    r"|[,;:]? (?:(?:and|to|for|with|vs\.?) )?(?:[A-Z][\w.’'-]{0,20} ){1,4}\(?[0-9]"
)
_SCORE_BEFORE = re.compile(r"[0-9]\)?[,;:]? (?:(?:and|to|for|with|vs\.?) )?(?:[A-Z][\w.’'-]{0,20} ){1,4}$")
_ENTRY = 40  # code points of a list's entry that is a rank and a name
_LIST_REACH = 60  # code points from one entry of a list to the next
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
        return before not in listed("number_context", "one", "emphasis") or after[1] in ("many", "several")
    if len(parse.words) == 1 or after[0] in listed("number_context", "one", "harmed"):
        return False
    return _lacks_noun(parse, i, before, candidate)


def _lacks_noun(parse: Parse, i: int, before: str, candidate: Candidate) -> bool:
    tag = parse.tags[i + 1] if i + 1 < len(parse.tags) else ""
    if tag in ("VBN", "VBD") and parse.words[i + 1].lower() in listed("number_context", "one", "participles"):
        return True
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
    """Whether digits number a thing: "the Falcon 9 rocket", "the 300 Club", "Harbour 35"; "3 Ann Lee" in a list."""
    if candidate.kind != "count" or candidate.tied or candidate.form != "digits":
        return False
    i = token_at(parse, parse.start + candidate.start)
    whole = i < len(parse.starts) and parse.starts[i] == parse.start + candidate.start
    if not whole or candidate.letter or candidate.scale > 1:
        return False
    titled = i > 0 and parse.words[i - 1].lower() == "the"
    if phrase is None:
        entitled = titled and parse.tags[i + 1 : i + 2] == ("NNP",)
        return entitled or _opens_entry(parse, candidate, i) or _ends_name(parse, candidate, i)
    first, last = token_at(parse, phrase[0]), token_at(parse, phrase[1])
    if not i or candidate.value == 1 or first != i + 1:
        return False
    if titled and parse.tags[first] == "NNP" and parse.tags[last - 1] in ("NN", "NNP"):
        return True
    named = parse.tags[i - 1] in ("NNP", "NNPS") and parse.words[i - 1][:1].isupper() and i > 1
    return (
        named
        and parse.tags[last - 1] == "NN"
        and parse.words[last - 1] not in listed("number_context", "crowd", "nouns")
    )


def _opens_entry(parse: Parse, candidate: Candidate, i: int) -> bool:
    """Whether the number opens a paragraph before a name, which it ranks or lists: "3 Ann Lee."."""
    short = (
        candidate.end - candidate.start < 4 and not parse.text[: candidate.start].strip() and len(parse.text) < _ENTRY
    )
    return short and parse.tags[i + 1 : i + 2] == ("NNP",)


def _ends_name(parse: Parse, candidate: Candidate, i: int) -> bool:
    """Whether a short number ends a name ("Harbour 35"); not a score, tally or age, nor "in Norway 12 died"."""
    text, start = parse.text, candidate.start
    if not i or parse.tags[i - 1] != "NNP" or parse.starts[i] != parse.ends[i - 1] + 1:
        return False
    plain = start + 4 > candidate.end and text[start : candidate.end].isdecimal()
    if not plain or candidate.modifier or parse.words[i - 1] in listed("number_names", "calendar", "words"):
        return False
    if _SCORE_AFTER.match(text, candidate.end) or _SCORE_BEFORE.search(text, max(0, start - _LIST_REACH), start):
        return False
    return parse.tags[i + 1 : i + 2] not in (("VBD",), ("VBP",), ("VBN",)) or parse.words[i + 1].lower() == "was"
