"""The country that a role gives its holder."""

from __future__ import annotations

from collections.abc import Sequence, Set

from pipeline.article import Parse
from pipeline.facts.countries.gazetteer import country_of, gazetteer
from pipeline.facts.people.rolewords import role_words

_LIMITS = frozenset(("in", "to", "for", "at", "on", "with", "who", "from", "about"))
_DESCRIBED = 8  # tokens of a description after a name
_CLOSING = ",.()"
_STATES_TOO = frozenset(("Georgia",))  # a country only beside those who govern one


def country_of_role(words: Sequence[str], head: int, owner: str | None) -> str | None:
    """The country (alpha-2) of a role's words with its noun at `head`.

    'French president', 'president of France', 'a surgeon at the Royal Infirmary in the UK'; `owner` is whose role it
    is ('Germany' in 'Germany’s foreign minister'). Not that of 'ambassador to France' or of 'a scholar of China'.
    """
    noun = words[head].lower().strip(_CLOSING)
    if owner is not None and (found := _owned(words, head, noun, owner)) is not None:
        return found
    for i in range(head - 1, -1, -1):
        if words[i].endswith(("’s", "'s")):
            whose = [w for w in words[max(0, i - 1) : i + 1] if w[0].isupper()]
            return _owned(words[i + 1 :], head - i - 1, noun, " ".join(whose).removesuffix("’s").removesuffix("'s"))
    # before the noun only lower-case words and 'Former' may lead: 'Radio Swedish Service editor' names no country
    first = next(
        (i for i in range(head) if words[i][0].isupper() and words[i].lower() not in role_words().before_capitals), head
    )
    before = words[first:head]
    if (kind := _kind(before)) is not None:
        if _teaches(before, noun):
            return None
        return None if kind == "name" and noun in role_words().about else _place(before, noun, before=True)
    return _after(words, head, noun)


def _owned(words: Sequence[str], head: int, noun: str, owner: str) -> str | None:
    """The country of whose role it is: 'China’s ambassador', not 'China’s Holt Motors director'."""
    named = any(w[0].isupper() for w in words[:head]) and noun not in role_words().govern
    return None if named or noun in role_words().about - role_words().sent else country_of(owner)


def _after(words: Sequence[str], head: int, noun: str) -> str | None:
    """The country after the noun: 'of France', 'at the Royal Infirmary in the UK', 'from Kenya'."""
    for i in range(head + 1, len(words)):
        limits = _LIMITS & {w.lower() for w in words[head:i]}
        tied = _ties(words[i].lower(), noun, i == head + 1, limits)
        if tied and (found := _place(words[i + 1 :], noun)) is not None:
            return found
        if words[i].lower() == "at" and not limits and (found := _of_state(words[i + 1 :])) is not None:
            return found  # 'undersecretary at the Estonian defence ministry'
        if tied and (i + 2 < len(words)) and words[-2].endswith(",") and words[-1][0].isupper():
            return _place(words[-1:], noun)  # 'in Aberdeen, Scotland'
    return None


def _ties(link: str, noun: str, near: bool, limits: Set[str]) -> bool:
    """Whether a preposition ties a noun to its holder's country. `limits`: those between; `near`: none are."""
    lists = role_words()
    if link == "of":
        return not limits and noun not in lists.about
    if link == "in":
        return noun not in lists.sent and noun not in lists.about and (near or limits == {"at"})
    return near and (link == "from" or (link == "for" and noun.startswith("spokes")))


def _place(words: Sequence[str], noun: str, before: bool = False) -> str | None:
    """The country that words begin with."""
    if words and words[0].lower() == "the":
        words = words[1:]
    for size in (3, 2, 1):
        name = " ".join(words[:size]).strip(",()").removesuffix("’s").removesuffix("'s")
        if len(words) < size or not name[:1].isupper() or (found := country_of(name)) is None:
            continue
        if name in _STATES_TOO and noun not in role_words().govern:
            return None
        after = words[size] if len(words) > size else ""
        joined = not words[size - 1].endswith((",", "’s", "'s"))
        other = after[:1].isupper() and after.lower().strip(_CLOSING) not in role_words().state_organisations
        if after in ("and", "War") or (not before and other and joined):
            return None  # 'Angola War veteran', 'head of China and Russia Watch'
        return found
    return None


def _of_state(words: Sequence[str]) -> str | None:
    """The country of an organisation of its state that words begin with: 'Estonia’s ministry', 'the Peruvian army'."""
    words = [w.strip(_CLOSING).removesuffix("’s").removesuffix("'s") for w in words if w.lower() != "the"][:_DESCRIBED]
    state = any(w.lower() in role_words().state_offices for w in words[1:])
    return _place(words, "", before=True) if state and _kind(words) is not None else None


def _teaches(before: Sequence[str], noun: str) -> bool:
    """Whether a demonym names a language or a field: 'Spanish teacher', 'Russian literature professor'."""
    lists = role_words()
    return (len(before) == 1 and noun in lists.teachers) or (
        before[-1].lower() in lists.fields and _kind(before) == "demonym"
    )


def _kind(words: Sequence[str]) -> str | None:
    """Whether words begin with a country's name or a demonym."""
    for size in (3, 2, 1):
        for sense in gazetteer().get(" ".join(words[:size]), ()):
            if sense.kind in ("name", "demonym"):
                return sense.kind
    return None


def country_of_description(words: Sequence[str]) -> str | None:
    """The country (alpha-2) of somebody called "the Portuguese boss": a demonym right after "the"."""
    if not words or words[0].lower() != "the" or _kind(words[1:]) != "demonym":
        return None
    return _place(words[1:], words[-1].lower(), before=True)


def country_of_organisation(name: str) -> str | None:
    """The country (alpha-2) of a country that speaks and of a part of its state: 'Iran', 'French Foreign Ministry'."""
    words = name.replace("’s", "").replace("'s", "").split()
    if not words or words[0] in _STATES_TOO:
        return None
    if (whole := country_of(" ".join(words))) is not None:
        return whole if _kind(words) == "name" else None
    state = any(w.lower() in role_words().state_organisations for w in words[1:])
    return _place(words, "", before=True) if state and _kind(words) is not None else None


def demonym(words: Sequence[str]) -> str | None:
    """The country (alpha-2) whose demonym words are, None for anything else."""
    return country_of(" ".join(words)) if _kind(words) == "demonym" else None


def country_beside(parse: Parse, first: int, last: int) -> str | None:
    """The country (alpha-2) that stands beside a name without a role.

    'Spain's X', 'the Serb X', 'X of Kenya', 'X of Riga, Latvia', 'X, 39, a Lebanese man', 'X, a Briton,'.
    """
    return _before_name(parse, first, last) or _after_name(parse, last) or _described(parse, last)


def _before_name(parse: Parse, first: int, last: int) -> str | None:
    """The country of 'Spain's X' and 'the Serb X'."""
    words, tags = parse.words, parse.tags
    before = words[first - 1] if first > 0 else ""
    if first > 1 and tags[first - 1] == "POS" and (first < 3 or tags[first - 3] not in ("NNP", "POS")):
        return country_of(words[first - 2]) if words[first - 2] not in _STATES_TOO else None
    alone = last > first and (first < 2 or not words[first - 2][0].isupper() or words[first - 2] == "The")
    return demonym((before,)) if alone and before[:1].isupper() else None


def _after_name(parse: Parse, last: int) -> str | None:
    """The country of 'X of Kenya', 'X, from Kenya', 'X, 43, of Riga, Latvia'; not of 'X of Lebanon, Pa.' or of
    'X of Kenya Airways'."""
    words = _after_age(parse.words[last + 1 : last + 1 + _DESCRIBED])
    if len(words) < 2 or words[0] not in ("of", "from"):
        return None
    inner, outer = _places(words[1:])
    town, state = " ".join(inner), " ".join(outer)
    if state:
        return country_of(state) if state not in _STATES_TOO and country_of(town) is None else None
    return country_of(town) if town not in _STATES_TOO and _kind(inner) == "name" else None


def _after_age(words: Sequence[str]) -> Sequence[str]:
    """Words after a name without a comma and an age between commas at their start."""
    if len(words) > 3 and words[0] == "," and words[1].isdigit():
        return words[3:] if words[2] == "," else words[2:]
    return words[1:] if words[:1] == (",",) else words


def _places(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """A place and, after a comma, the place around it: 'Riga', 'Latvia'."""
    places: list[list[str]] = [[], []]
    at = 0
    for word in words:
        if word == "," and at == 0 and places[0]:
            at = 1
        elif word[0].isupper() or (word == "the" and not places[at]):
            places[at].append(word)
        else:
            break
    return places[0], places[1]


def _described(parse: Parse, last: int) -> str | None:
    """The country of 'X, 39, a Lebanese man' and 'X, a Briton,'."""
    words, i = parse.words, last + 1
    if words[i + 1 : i + 2] and words[i] == "," and words[i + 1].isdigit():
        i += 2
    after = words[i : i + _DESCRIBED]
    if len(after) < 3 or after[0] != "," or after[1] not in ("a", "an"):
        return None
    at = next((k for k in range(2, len(after)) if after[k][0].isupper()), len(after))
    if at + 1 >= len(after) or (after[at + 1] not in ",." and after[at + 1] not in role_words().nationals):
        return None
    return demonym(after[at : at + 1])
