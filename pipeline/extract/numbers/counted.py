"""What a count counts: the noun phrase after it, by the tagger's parts of speech."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.article import Parse
from pipeline.extract.numbers.candidates import Candidate

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PLURALS = frozenset({"NNS", "NNPS"})
_BEFORE_NOUN = frozenset(
    {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "NN", "NNP", "NNS", "NNPS", "RB", "RBS", "RBR", "AFX", "FW"}
)
_TIME_WORDS = frozenset(
    {
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    }
)
_BETWEEN = frozenset({"quantity", "duration", "age", "money", "percent"})
_MAX_WORDS = 8  # no noun phrase of a count was longer


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
    end = candidate.end
    if following and following.start == end + 1 and following.kind in _BETWEEN:
        end = following.end
    i = token_at(parse, parse.start + end)
    words, tags = parse.words, parse.tags
    i = _skip_modifier(words, i)
    possessed = i < len(words) and words[i].lower() == "of"
    if possessed:
        i = _after_of(words, tags, i + 1)
        if i < 0:
            return None
    elif candidate.form == "fraction" and candidate.rule == "number" and candidate.scale == 1.0 and i < len(words):
        if tags[i] not in ("DT", "PRP$"):
            return None
        i += 1
    elif i < len(words) and tags[i] == "CD" and words[i].isdecimal() and candidate.rule != "proportion":
        return None
    if i < len(words) and tags[i] == "``":
        i += 1
    head = _head(parse, i, candidate, possessed)
    if head < 0:
        return None
    return parse.starts[i], parse.ends[head]


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
        if plain and phrases[i] is None and text[left.end : right.start] in (" and ", " or "):
            phrases[i] = phrases[i + 1]


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
        if tags[i] in ("DT", "PRP$", "PDT", "CD", "WDT") or words[i].lower() == "of":
            i += 1
        else:
            break
    return i if i < len(words) and tags[i] != "PRP" else -1


def _head(parse: Parse, i: int, candidate: Candidate, possessed: bool) -> int:
    """Index of the noun that heads the phrase starting at token i; -1 if there is none.

    `possessed`: the phrase follows "of", so that it may open with an owner ("half of the mayor's address").
    """
    words, tags = parse.words, parse.tags
    plural = candidate.value not in (1.0, None) and (
        candidate.scale > 1 or candidate.form != "fraction" or candidate.rule == "proportion"
    )
    last, n = -1, i
    while n < len(words) and n - i < _MAX_WORDS:
        tag, low = tags[n], words[n].lower()
        if (
            tag == "CC"
            and n > i
            and tags[n - 1].startswith("JJ")
            and n + 1 < len(tags)
            and tags[n + 1].startswith("JJ")
        ):
            n += 1
            continue
        if tag == "," and n > i and tags[n - 1].startswith("JJ") and n + 1 < len(tags) and tags[n + 1].startswith("JJ"):
            n += 1
            continue
        if tag == "POS" and last == n - 1 and (possessed or _plural_ahead(tags, n + 1)):
            last, n = -1, n + 1
            continue
        if tag in ("``", "''") and n > i and n + 1 < len(tags) and tags[n + 1] in _NOUNS:
            n += 1
            continue
        if tag == "VBD" and n == i and tags[n + 1 : n + 2] in (("NNS",), ("NNPS",)):
            tag = "VBN"
        if tag == "CD" and n > i and tags[n - 1] == "POS":
            n += 1
            continue
        if tag == "CD" and _is_model(words, tags, n, i):
            tag = "NN"
        if tag not in _BEFORE_NOUN or low in _TIME_WORDS or (tag == "HYPH" and parse.starts[n] != parse.ends[n - 1]):
            break
        if last >= 0 and tag not in (*_NOUNS, "HYPH") and tags[n - 1] != "HYPH" and not _inside(tags, n, last, plural):
            break
        if tag in _NOUNS:
            if last >= 0 and plural and tags[last] in _PLURALS and (tag == "NNP" or not _plural_ahead(tags, n)):
                break
            if not (n + 1 < len(tags) and tags[n + 1] == "HYPH"):
                last = n
        n += 1
    return last


def _inside(tags: tuple[str, ...], n: int, last: int, plural: bool) -> bool:
    """Whether an adjective after a noun stands inside the phrase: "primary" in "10 GOP primary voters"."""
    return (
        plural
        and tags[last] in ("NN", "NNP")
        and tags[n] in ("JJ", "VBG", "VBN")
        and tags[n + 1 : n + 2] in (("NNS",), ("NNPS",))
    )


def _is_model(words: tuple[str, ...], tags: tuple[str, ...], n: int, first: int) -> bool:
    """Whether a numeral inside the phrase names a model: "two F-16 jets", "40 Leopard 2 tanks"."""
    coded = any(map(str.isalpha, words[n])) and any(map(str.isdigit, words[n]))
    return coded or (n > first and tags[n - 1] == "NNP" and tags[n + 1 : n + 2] == ("NNS",))


def _plural_ahead(tags: tuple[str, ...], n: int) -> bool:
    """Whether a run of nouns from n on ends in a plural ("sales tax increases")."""
    while n < len(tags) and tags[n] in ("NN", "NNS"):
        if tags[n] == "NNS":
            return True
        n += 1
    return False
