"""What a count counts: the noun phrase after it, by the tagger's parts of speech."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipeline.article import Parse
from pipeline.facts.numbers.candidates import Candidate
from pipeline.facts.numbers.phrases import head_of_phrase, no_plural
from pipeline.facts.numbers.vocabulary import units, words

_JOINED = re.compile(r" (?:and|or)(?: maybe| even| perhaps| possibly)? |, if not ")
_NOTE = re.compile(r"(?:\[[\w ]{1,8}\]|[¹²³⁰⁴-⁹*†‡])+")  # a footnote's mark
_MEASURED_WORDS = 3
_LABEL = re.compile(r"(?:^|[.;\n] )(?P<label>[A-Z][a-z]{3,}(?: [a-z]{3,}){0,2}): $")
_LABEL_CLOSE = re.compile(r"[.,;\n]|$")
_LABEL_REACH = 40
_LEVELLED = re.compile(r"\bpoints\b")
_TO_LEVEL = re.compile(
    r"(?: points)?,?(?: to)?"
    r"(?: (?:end|close|finish|settle|trade)(?:e?d)?| (?:end|clos|finish|settl|trad)ing| stand| stood)?"
    r"(?: the (?:day|week|session))? (?:to|at)(?: a (?:close|record|high|low) of)? "
)
_COMPARED = re.compile(
    r"(?: (?:in|on|for|last|this|a) [A-Z]?\w+(?: \w+)?)?,? ?\(?(?:and |but )?"
    r"(?:(?:up|down|rising|falling|increasing) (?:sharply )?(?:from|to)"
    r"|(?:as )?compared (?:with|to)|versus|against|from|instead of|rather than)"
    r" (?:about |around |just |only |nearly |almost |some |more than |fewer than )?"
)
_VERB_JOINED = re.compile(
    r",? (?:and|but) (?:[a-z]+ed|hurt|lost|left|sold|built|sent|made|bought|found|took|gave|held|won|broke)"
    r" (?:another |about |around |at least |some |nearly |almost |more than )?"
)
_BARE_CLOSE = re.compile(r"[.,;)]|$| (?:in|on|at|a|the|last|this|previously|before|earlier|by|during|for)\b")
_CLAUSE_CLOSE = re.compile(r"[.;]|, [a-z]|$")
_WHO = re.compile(r" who(?:se|m)?\b")
_STOP = re.compile(r"[.;:!?]")
_NEAR = 12  # code points after a number in which its "points" lie
_LONGEST_JOIN = 90  # code points between a noun and a bare count of the same
_BETWEEN = frozenset({"quantity", "duration", "age", "money", "percent"})


def token_at(parse: Parse, offset: int) -> int:
    """Index of the first token that starts at or after a field offset."""
    return bisect_left(parse.starts, offset)


def counted_phrase(parse: Parse, candidate: Candidate, following: Candidate | None) -> tuple[int, int] | None:
    """Field offsets of the noun phrase that is counted; None where the text names none.

    `following`: the next number; where it stands between ("two 30-second ads"), the phrase begins after it.
    """
    if candidate.tied:
        return parse.start + candidate.tied[0], parse.start + candidate.tied[1]
    if not candidate.counts or candidate.kind != "count":
        return None
    i = _skip_modifier(parse.words, token_at(parse, parse.start + _phrase_start(parse.text, candidate, following)))
    opening = _opening(parse, candidate, i)
    if opening is None:
        return None
    i, possessed = opening
    if parse.tags[i : i + 1] == ("``",):
        i += 1
    plural = _is_plural(candidate)
    head = head_of_phrase(parse, i, plural, possessed)
    if head < 0 or (plural and no_plural(parse, i, head)) or (head == i and parse.words[i].lower() == "total"):
        return None
    return parse.starts[i], parse.ends[head]


def _phrase_start(text: str, candidate: Candidate, following: Candidate | None) -> int:
    """Where the phrase may begin: past a measure in between, or a footnote's mark."""
    if following and following.start == candidate.end + 1 and following.kind in _BETWEEN:
        return following.end
    note = _NOTE.match(text, candidate.end)
    return note.end() if note else candidate.end


def _opening(parse: Parse, candidate: Candidate, i: int) -> tuple[int, bool] | None:
    """The token at which the phrase opens, and whether an owner may open it ("half of the mayor's speech")."""
    words, tags = parse.words, parse.tags
    if tags[i : i + 1] == ("''",) and words[i + 1 : i + 2] == ("of",):
        i += 1
    if i >= len(words):
        return i, False
    if words[i].lower() == "of":
        i = _after_of(words, tags, i + 1)
        return None if i < 0 else (i, True)
    if candidate.form == "fraction" and candidate.rule == "number" and candidate.scale == 1.0:
        return (i + 1, True) if tags[i] in ("DT", "PRP$") else None  # "half the town's homes"
    if tags[i] == "CD" and words[i].isdecimal() and candidate.rule != "proportion":
        return None
    return i, False


def _is_plural(candidate: Candidate) -> bool:
    """Whether what is counted should be a plural: two or more, a share of many, but not "half of the chamber"."""
    if candidate.form == "fraction" and candidate.rule != "proportion":
        return candidate.scale > 1
    return candidate.value != 1.0


def share_counted(text: str, found: Sequence[Candidate], phrases: list[tuple[int, int] | None]) -> None:
    """A count joined to the next by "and" or "or" counts the same: "3,400 and 2,150 members"."""
    for i in range(len(found) - 2, -1, -1):
        left, right = found[i], found[i + 1]
        plain = (
            left.kind == right.kind == "count"
            and left.counts
            and not left.tied
            and not right.tied
            and left.form == right.form
        )
        if plain and phrases[i] is None and _JOINED.fullmatch(text, left.end, right.start):
            phrases[i] = phrases[i + 1]


def share_compared(parse: Parse, found: Sequence[Candidate], phrases: list[tuple[int, int] | None]) -> None:
    """A bare count that a count before it is compared or joined with counts the same.

    "3.9 million headsets, up from 2.4 million", "400 people … and 800 who wait", "killed 12 soldiers and hurt 30".
    """
    last: tuple[int, int] | None = None  # what the last count of the sentence counts
    for i, c in enumerate(found):
        phrase = phrases[i]
        if c.kind != "count":
            continue
        if phrase is not None:
            last = phrase if phrase[0] - parse.start >= c.end else None
        elif last and c.counts and not c.tied and c.form in ("digits", "words"):
            phrases[i] = last if _goes_with(parse.text, last[1] - parse.start, c) else None


def _goes_with(text: str, end: int, c: Candidate) -> bool:
    """Whether a bare count is compared or joined with a count whose noun ends at `end`."""
    between = text[end : min(c.start, end + _LONGEST_JOIN)]
    if _COMPARED.fullmatch(between):
        return bool(_BARE_CLOSE.match(text, c.end))
    if _VERB_JOINED.fullmatch(between):
        return bool(_CLAUSE_CLOSE.match(text, c.end))
    person = text[max(0, end - _NEAR) : end].rpartition(" ")[2].lower() in words("number_context", "age", "persons")
    return person and bool(_WHO.match(text, c.end)) and c.start - end < _LONGEST_JOIN and not _STOP.search(between)


def set_measured(text: str, candidate: Candidate, phrase: tuple[int, int]) -> bool:
    """Make a count of a unit after an attribute a measure: "three straight days", "517 rushing yards"; whether it did.

    `phrase`: offsets into the paragraph.
    """
    spoken = text[phrase[0] : phrase[1]].split()
    plain = candidate.kind == "count" and not candidate.tied and candidate.form in ("digits", "words")
    if not plain or not 1 < len(spoken) <= _MEASURED_WORDS or spoken[-1] in words("units", "folded", "no_measure"):
        return False
    if any(word.endswith("s") and not word.endswith("ss") for word in spoken[:-1]):
        return False  # "two transit points miles apart"
    unit = units().names.get(spoken[-1])
    if unit is None or unit.kind not in ("quantity", "duration") or not all(map(str.islower, spoken)):
        return False
    if phrase[0] != candidate.end + 1 or (not spoken[-1].endswith("s") and spoken[-1] not in ("feet", "inches")):
        return False
    candidate.kind, candidate.unit, candidate.rule, candidate.end = unit.kind, unit.symbol, "measured", phrase[1]
    return True


def label_before(text: str, candidate: Candidate) -> tuple[int, int] | None:
    """The label of a bare count, as offsets into its paragraph: "Attendance: 12,836"."""
    m = _LABEL.search(text, max(0, candidate.start - _LABEL_REACH), candidate.start)
    bare = candidate.kind == "count" and candidate.form == "digits" and candidate.counts and not candidate.tied
    return m.span("label") if m and bare and _LABEL_CLOSE.match(text, candidate.end) else None


def share_levels(text: str, found: Sequence[Candidate], phrases: list[tuple[int, int] | None]) -> None:
    """A bare level counts what its change or the level before it counts: "rose 64 points to 4,577", "… to 1,333"."""
    points: tuple[int, int] | None = None
    for i, c in enumerate(found):
        phrase = phrases[i]
        if phrase and c.kind == "count" and _LEVELLED.search(text, c.end, c.end + _NEAR):
            points = phrase
        bare = c.kind == "count" and phrase is None and c.grouped and not c.tied and c.counts
        level = bare and i > 0 and (found[i - 1].trend or found[i - 1].kind == "percent")
        if points and level and _TO_LEVEL.fullmatch(text, found[i - 1].end, c.start):
            phrases[i] = points


def _skip_modifier(words: tuple[str, ...], i: int) -> int:
    """Past "or so", "or more", "-plus", "more" and "other" stay in the phrase."""
    low = [w.lower() for w in words[i : i + 3]]
    if low[:1] == ["or"] and low[1:2] in (["so"], ["more"], ["fewer"], ["less"]):
        return i + 2
    if low[:1] == ["+"] or low[:1] == ["plus"]:
        return i + 1
    return i + 2 if low[:1] == ["-"] and low[1:2] in (["plus"], ["odd"], ["some"]) else i


def _after_of(words: tuple[str, ...], tags: tuple[str, ...], i: int) -> int:
    """The start of the phrase after "of", past determiners and a second number ("five of the 20 seats"); -1 if none."""
    for _ in range(4):
        if i >= len(words):
            return -1
        numbered = tags[i] == "JJ" and tags[i + 1 : i + 2] == ("CD",)  # "of the past nine contests"
        if tags[i] == "CD" and tags[i + 1 : i + 2] == ("HYPH",):
            break  # "of his two-term rivals"
        if numbered or tags[i] in ("DT", "PRP$", "PDT", "CD", "WDT") or words[i].lower() == "of":
            i += 1
        else:
            break
    return i if i < len(words) and tags[i] != "PRP" else -1
