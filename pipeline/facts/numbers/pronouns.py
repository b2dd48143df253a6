"""What the tags show to be no number: "one" as a pronoun, a numbered name ("Falcon 9 rocket")."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.article import Parse
from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.counted import token_at
from pipeline.facts.numbers.vocabulary import words as listed
from pipeline.rules.engine import Family, Rule, first

_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_BETWEEN = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "RBS", "RB", "HYPH", "CC"})
_NUMBER_AHEAD = re.compile(r" (?:or|and|to|in|out of) [0-9a-z]")
_SCORE_AFTER = re.compile(
    r"(?:[-–:/.]| to | for | and |, | or |\) ?)[0-9]|,? (?:of|from) [A-Z]|%|\)"
    r"|[,;:]? (?:(?:and|to|for|with|vs\.?) )?(?:[A-Z][\w.’'-]{0,20} ){1,4}\(?[0-9]"
)
_SCORE_BEFORE = re.compile(r"[0-9]\)?[,;:]? (?:(?:and|to|for|with|vs\.?) )?(?:[A-Z][\w.’'-]{0,20} ){1,4}$")
_LONGEST_NUMBER = 4  # digits at the end of a name: "Harbour 35", "Curve 8900"
_ENTRY = 40  # code points of a list's entry that is a rank and a name
_LIST_REACH = 60  # code points from one entry of a list to the next
_NUMERAL_BEFORE = frozenset({"is", "was", "zero", "minus", "negative"})


@dataclass(frozen=True, slots=True)
class Tagged:
    """A candidate in its paragraph: `i` is its first token, `phrase` what it counts (offsets into the field)."""

    parse: Parse
    candidate: Candidate
    i: int
    phrase: tuple[int, int] | None = None

    @property
    def before(self) -> str:
        """The word before, in lower case."""
        return self.parse.words[self.i - 1].lower() if self.i else ""

    def after(self, n: int) -> str:
        """The n-th word after, in lower case."""
        return self.parse.words[self.i + n].lower() if self.i + n < len(self.parse.words) else ""

    @property
    def ends(self) -> tuple[int, int]:
        """The first token of the phrase and the one after its last; (-1, -1) where there is none."""
        if self.phrase is None:
            return -1, -1
        return token_at(self.parse, self.phrase[0]), token_at(self.parse, self.phrase[1])


def _when(test: Callable[[Tagged], bool], answer: bool = True) -> Callable[[Tagged], bool | None]:
    return lambda t: answer if test(t) else None


def _is_timed(t: Tagged) -> bool:
    timed = t.before in listed("number_context", "one", "day_before")
    return timed or t.after(2) in listed("number_context", "one", "day_after")


def _is_emphasised(t: Tagged) -> bool:
    many = t.after(2) in ("many", "several")
    return t.before in listed("number_context", "one", "emphasis") and not many


NO = ("The harbour has 31 boats.", "They sold 4 tonnes of ore.")
ONE: Family[Tagged, bool] = Family(
    name="numbers.one",
    what='Whether "one" is a pronoun, and so no row.',
    rules=(
        Rule(
            "one_day",
            '"one day" is a length of time only beside "in", "later" and such.',
            lambda t: (t.after(1) == "day" and not _is_timed(t)) if t.candidate.kind == "duration" else None,
            ("One day it changed.", "They left in one day."),
            ("They left in two days.", *NO),
        ),
        Rule(
            "one_of_counted",
            '"only one of the four" counts.',
            _when(lambda t: t.after(1) == "of" and _is_emphasised(t), answer=False),
            ("Only one of the four boats sank.", "It is just one of the towns."),
            ("One of the leaders left.", "It is just one of many leaks.", *NO),
        ),
        Rule(
            "one_of",
            '"one of the leaders" counts nothing.',
            _when(lambda t: t.after(1) == "of"),
            ("One of the leaders left.", "It is just one of many leaks."),
            ("Only one of the four boats sank.", *NO),
        ),
        Rule(
            "one_harmed",
            '"one dead" counts.',
            _when(
                lambda t: len(t.parse.words) == 1 or t.after(1) in listed("number_context", "one", "harmed"),
                answer=False,
            ),
            ("The fire left one dead.", "There was one killed in Orlen."),
            ("This one is new.", *NO),
        ),
        Rule(
            "one_alone",
            "Without a noun it is a pronoun.",
            lambda t: _lacks_noun(t.parse, t.i, t.before, t.candidate),
            ("This one is new.", "The one you mentioned left."),
            ("Two boats sank.", *NO),
        ),
    ),
    where=lambda t: (t.parse.start + t.candidate.start, t.parse.start + t.candidate.end),
)


def is_pronoun(parse: Parse, candidate: Candidate) -> bool:
    """Whether the candidate is "one" without a noun of its own."""
    if candidate.value != 1.0 or candidate.kind not in ("count", "duration"):
        return False
    if candidate.tied or candidate.value_max is not None:
        return False
    if parse.text[candidate.start : candidate.number_end].lower() != "one":
        return False
    i = token_at(parse, parse.start + candidate.start)
    if i >= len(parse.words) or parse.words[i].lower() != "one":
        return False
    answer = first(ONE, Tagged(parse, candidate, i))
    return answer is not None and answer[0]


def _lacks_noun(parse: Parse, i: int, before: str, candidate: Candidate) -> bool:
    tag = parse.tags[i + 1] if i + 1 < len(parse.tags) else ""
    if tag in ("VBN", "VBD") and parse.words[i + 1].lower() in listed("number_context", "one", "participles"):
        return True
    if tag in (*_NOUNS, "CD"):
        return parse.words[i + 1].lower() in ("nobody", "anybody", "everybody", "somebody")
    if tag == "VBG" and before in (",", "but", "and", "or", "though"):
        return True  # "…, but one offering free meals"
    if tag in _BETWEEN and tag != "CC":
        return not _noun_follows(parse.tags, i + 1)
    if tag in ("CC", "IN", "TO") and _NUMBER_AHEAD.match(parse.text, candidate.end):
        return True
    return before not in _NUMERAL_BEFORE or tag not in ("", ".")


def _noun_follows(tags: tuple[str, ...], i: int) -> bool:
    while i < len(tags) and tags[i] in _BETWEEN:
        i += 1
    return i < len(tags) and tags[i] in _NOUNS


def _is_titled(t: Tagged) -> bool:
    """ "the 300 Club": an article, the number, and a name in the singular."""
    start, end = t.ends
    tags = t.parse.tags
    if t.before != "the" or t.candidate.value == 1:
        return False
    if t.phrase is None:
        return tags[t.i + 1 : t.i + 2] == ("NNP",)
    return start == t.i + 1 and tags[start] == "NNP" and tags[end - 1] in ("NN", "NNP")


def _is_between_name_and_noun(t: Tagged) -> bool:
    """ "the Falcon 9 rocket": a name, the number, and a noun in the singular."""
    start, end = t.ends
    parse = t.parse
    if t.phrase is None or t.i < 2 or t.candidate.value == 1 or start != t.i + 1:
        return False
    named = parse.tags[t.i - 1] in ("NNP", "NNPS") and parse.words[t.i - 1][:1].isupper()
    return (
        named and parse.tags[end - 1] == "NN" and parse.words[end - 1] not in listed("number_context", "crowd", "nouns")
    )


NUMBERED: Family[Tagged, bool] = Family(
    name="numbers.numbered",
    what="Which digits the tags show to number a thing, and so are no rows.",
    rules=(
        Rule(
            "titled",
            "Between an article and a name in the singular.",
            _when(_is_titled),
            ("The 300 Club met.", "She read the 42 Report."),
            ("The 300 Orlen boats sank.", *NO),
        ),
        Rule(
            "between",
            "Between a name and a noun in the singular.",
            _when(_is_between_name_and_noun),
            ("They saw the tall Orlik 9 rocket rise.", "He sailed the Orlik 35 boat."),
            ("In Orlen 35 people came.", *NO),
        ),
        Rule(
            "entry",
            "At the start of a short line before a name, which it ranks.",
            _when(lambda t: t.phrase is None and _opens_entry(t.parse, t.candidate, t.i)),
            ("4 Ann Lee.", "12 Bo Holt"),
            ("4 boats sank.", *NO),
        ),
        Rule(
            "ends_name",
            "At the end of a name, where it is no score, tally or age.",
            _when(lambda t: t.phrase is None and _ends_name(t.parse, t.candidate, t.i)),
            ("She told Harbour 35 that it sank.", "He told Orlen 12 so."),
            ("In Norway 12 died.", "Holt beat Lee 45-41.", *NO),
        ),
    ),
    where=lambda t: (t.parse.start + t.candidate.start, t.parse.start + t.candidate.end),
)


def is_numbered_name(parse: Parse, candidate: Candidate, phrase: tuple[int, int] | None) -> bool:
    """Whether digits number a thing: "the Falcon 9 rocket", "the 300 Club", "Harbour 35"; "3 Ann Lee" in a list."""
    if candidate.kind != "count" or candidate.tied or candidate.form != "digits":
        return False
    i = token_at(parse, parse.start + candidate.start)
    whole = i < len(parse.starts) and parse.starts[i] == parse.start + candidate.start
    if not whole or candidate.letter or candidate.scale > 1:
        return False
    return first(NUMBERED, Tagged(parse, candidate, i, phrase)) is not None


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
    plain = start + _LONGEST_NUMBER >= candidate.end and text[start : candidate.end].isdecimal()
    if not plain or candidate.modifier or parse.words[i - 1] in listed("number_names", "calendar", "words"):
        return False
    if _SCORE_AFTER.match(text, candidate.end) or _SCORE_BEFORE.search(text, max(0, start - _LIST_REACH), start):
        return False
    return parse.tags[i + 1 : i + 2] not in (("VBD",), ("VBP",), ("VBN",)) or parse.words[i + 1].lower() == "was"
