"""Roles that a title or an apposition gives a person; read from words and tags alone, so no parse is needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.article import Parse
from pipeline.extract.countries.gazetteer import country_of
from pipeline.extract.people.lists import is_role, name_words, role_nouns, titles

_LONGEST = 16  # tokens of an apposition
_BEFORE = frozenset(("NN", "NNP", "NNPS", "JJ", "NNS", "HYPH", "VBN", "VBG", "AFX"))
_MODIFIERS = _BEFORE | {"CD", "POS", "RB", "CC", "JJS", "JJR", "``", "''"}
_STOP_TAGS = frozenset(("WP", "WDT", "WRB", "VBD", "VBZ", "VBP", "MD", "WP$"))
_ARTICLES = frozenset(("a", "an", "the"))
_LEADING = frozenset(("former", "ex", "acting", "deputy", "then", "senior", "top", "late"))
_LIMITS = frozenset(("in", "to", "for", "at", "on", "with", "who", "from"))
_NO_ROLE = frozenset(
    ("friend", "man", "woman", "guy", "boy", "girl", "lady", "person", "winner", "rival", "opponent", "fellow")
)


@dataclass(frozen=True, slots=True)
class Role:
    """A role as written (without article), the noun at its head, and what else that noun may be called."""

    text: str
    noun: str
    others: tuple[str, ...] = ()


def role_country(role: Role) -> str | None:
    """The country of a role: 'French president', 'president of France'; not that of 'ambassador to France'."""
    words = role.text.replace("’s", "").replace("'s", "").split()
    low = [w.lower().strip(",.") for w in words]
    head = next(
        (i for i, w in enumerate(low) if w == role.noun or w in role.others or is_role(words[i].strip(","))), None
    )
    if head is None:
        return None
    while head + 1 < len(words) and is_role(words[head + 1].strip(",")):
        head += 1
    # before the noun only lower-case words and 'Former' may lead: 'Radio Swedish Service editor' names no country
    first = next((i for i in range(head) if words[i][0].isupper() and low[i] not in _LEADING), head)
    places = [words[first:head]]
    places += [words[i + 1 :] for i in range(head, len(words)) if low[i] == "of" and not _LIMITS & set(low[head:i])]
    for place in places:
        if place and place[0].lower() == "the":
            place = place[1:]
        for size in (3, 2, 1):
            name = " ".join(place[:size]).strip(",()")
            if len(place) < size or not name[:1].isupper() or (found := country_of(name)) is None:
                continue
            behind = place[size] if len(place) > size else ""
            if behind in ("and", "War") or (place is not places[0] and behind[:1].isupper()):
                return None  # 'Angola War veteran', 'head of China and Russia Watch'
            return found
    return None


def roles_of(parse: Parse, lead: int, first: int, last: int) -> Iterator[Role]:
    """Roles beside the name at tokens first..last whose titles begin at `lead`."""
    before = _title(parse, first)
    if before is not None:
        yield before
    elif lead == first and (earlier := _apposition_before(parse, first)) is not None:
        yield earlier
    if (after := _apposition_after(parse, last)) is not None:
        yield after


def _text(parse: Parse, first: int, last: int) -> str:
    return parse.text[parse.starts[first] - parse.start : parse.ends[last] - parse.start]


def _make(parse: Parse, first: int, last: int, head: int) -> Role | None:
    """A role from tokens first..last with its noun at `head`."""
    while first < head and parse.words[first].lower() in (
        *_ARTICLES,
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
        "then",
        "and",
    ):
        first += 1
    words = parse.words
    noun = words[head].lower()
    others = titles().titles.get(words[head], ())
    if noun.rstrip(".") == "minister" and head > first and words[head - 1].lower() == "prime":
        others = ("prime minister", "premier", "leader")
    elif head > first:
        others = (*others, f"{words[head - 1].lower()} {noun}")
    return Role(_text(parse, first, last), others[0] if noun.endswith(".") and others else noun, others)


def _title(parse: Parse, first: int) -> Role | None:
    """The title right before a name: 'former Lithuanian foreign minister', 'Sen.', 'adviser'."""
    words, tags = parse.words, parse.tags
    head = first - 1
    if head < 0 or not is_role(words[head]) or words[head].lower() in _NO_ROLE:
        return None
    if words[head][0].islower() and tags[head] not in ("NN", "JJ", "NNP"):
        return None
    i = head
    while i > 0 and head - i < 8 and _goes_left(parse, i - 1):
        if i < head and words[i][0].isupper() and tags[i - 1] == "NN" and words[i - 1].islower():
            break  # 'in an interview | Cadillac President X'
        i -= 1
    for k in range(i, head):  # 'the 40-year-old captain', 'the next year former minister'
        if words[k].lower() in ("old", "year", "former"):
            i = k if words[k].lower() == "former" else k + 1
    while i < head and (words[i].lower() in name_words().days or tags[i] in ("HYPH", "VBG", "POS", "''", "``")):
        i += 1
    return _make(parse, i, head, head)


def _goes_left(parse: Parse, i: int) -> bool:
    """Whether token i can be a word of the title that follows it."""
    word, tag = parse.words[i], parse.tags[i]
    if tag not in _BEFORE or word.lower() in name_words().days:
        return False
    return not (tag == "VBG" or (tag == "VBN" and word.lower() not in ("retired", "elected")))


def _apposition_after(parse: Parse, last: int) -> Role | None:
    """'X, a top adviser to Y,': from the comma behind a name to the next one."""
    words, tags, n = parse.words, parse.tags, len(parse.words)
    i = last + 1
    if i < n and words[i] in ("(", "["):  # 'X (R-Texas), chairman of …'
        while i < n and words[i] not in (")", "]") and i - last < 8:
            i += 1
        i += 1
    if i + 1 < n and words[i] == "," and words[i + 1].isdigit():  # 'X, 54, a teacher'
        i += 2
    if i >= n or words[i] != ",":
        return None
    first = i + 1
    head = _head_noun(parse, first)
    if head is None or words[head].lower() in _NO_ROLE:
        return None
    end = head
    j = head + 1
    while j < n and j - first < _LONGEST:
        word, tag = words[j], tags[j]
        if word in ',;.:()[]—–“”"' or tag in _STOP_TAGS or word in ("-", "--"):
            break
        end = j
        j += 1
    closed = (j < n and (words[j] in ",.;)—–(" or tags[j] in ("WP", "WDT", "WP$"))) or j >= n
    if not closed and tags[j] not in ("VBD", "VBZ"):
        return None
    return _make(parse, first, end, head)


def _head_noun(parse: Parse, first: int) -> int | None:
    """The role noun that heads the noun phrase beginning at `first`, or None."""
    words, tags, n = parse.words, parse.tags, len(parse.words)
    i = first
    if i < n and (
        words[i].lower() in _ARTICLES or tags[i] == "PRP$" or words[i].lower() in ("then", "now", "who", "one")
    ):
        if words[i] == "who":
            return None
        i += 1
    head = None
    while i < n and i - first < 10 and tags[i] in _MODIFIERS and tags[i] not in ("CC",):
        if tags[i] in ("NN", "NNP", "JJ") and is_role(words[i]):
            head = i
        elif tags[i] == "POS" or (tags[i] in ("NN", "NNS") and head is not None):
            head = None
        i += 1
    if head is not None and words[head].lower() not in role_nouns() and words[head] not in titles().titles:
        return None
    # 'X, Y and president Z said': a name behind the noun means the noun is that name's title
    if head is not None and head + 1 < n and tags[head + 1] == "NNP" and words[head + 1][0].isupper():
        return None
    return head


def _apposition_before(parse: Parse, first: int) -> Role | None:
    """'The head of the agency, X,' and 'her lawyer, X,': a noun phrase and a comma before a name."""
    words, tags = parse.words, parse.tags
    if first < 3 or words[first - 1] != ",":
        return None
    i = first - 2
    while i >= 0 and first - i < _LONGEST:
        starts_phrase = words[i].lower() in _ARTICLES or tags[i] in ("PRP$", "POS")
        if starts_phrase:
            head = _head_noun(parse, i if tags[i] != "POS" else i + 1)
            if head is not None and words[head].lower() not in _NO_ROLE:
                return _make(parse, i if tags[i] != "POS" else i + 1, first - 2, head)
        if words[i] in ',;.:“”"' or tags[i] in _STOP_TAGS:
            return None
        i -= 1
    return None
