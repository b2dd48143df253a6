"""The country that a role gives its holder."""

from __future__ import annotations

from collections.abc import Sequence

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
    return _behind(words, head, noun)


def _owned(words: Sequence[str], head: int, noun: str, owner: str) -> str | None:
    """The country of whose role it is: 'China’s ambassador', not 'China’s Holt Motors director'."""
    bodies = any(w[0].isupper() for w in words[:head]) and noun not in role_words().govern
    return None if bodies or noun in role_words().about - role_words().sent else country_of(owner)


def _behind(words: Sequence[str], head: int, noun: str) -> str | None:
    """The country after the noun: 'of France', 'at the Royal Infirmary in the UK', 'from Kenya'."""
    lists = role_words()
    for i in range(head + 1, len(words)):
        word = words[i].lower()
        limits = _LIMITS & {w.lower() for w in words[head:i]}
        near = i == head + 1
        ties = (
            (word == "of" and not limits and noun not in lists.about)
            or (word == "from" and near)
            or (word == "for" and near and noun.startswith("spokes"))
            or (word == "in" and noun not in lists.sent and noun not in lists.about and (near or limits == {"at"}))
        )
        if ties and (found := _place(words[i + 1 :], noun)) is not None:
            return found
        if word == "at" and not limits and (found := _of_state(words[i + 1 :])) is not None:
            return found  # 'undersecretary at the Estonian defence ministry'
        if ties and (i + 2 < len(words)) and words[-2].endswith(",") and words[-1][0].isupper():
            return _place(words[-1:], noun)  # 'in Aberdeen, Scotland'
    return None


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
        behind = words[size] if len(words) > size else ""
        joined = not words[size - 1].endswith((",", "’s", "'s"))
        other = behind[:1].isupper() and behind.lower().strip(_CLOSING) not in role_words().state_bodies
        if behind in ("and", "War") or (not before and other and joined):
            return None  # 'Angola War veteran', 'head of China and Russia Watch'
        return found
    return None


def _of_state(words: Sequence[str]) -> str | None:
    """The country of a body of its state that words begin with: 'Estonia’s defence ministry', 'the Peruvian army'."""
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
    """The country (alpha-2) of somebody called "the Portuguese boss": a demonym right behind "the"."""
    if not words or words[0].lower() != "the" or _kind(words[1:]) != "demonym":
        return None
    return _place(words[1:], words[-1].lower(), before=True)


def country_of_body(name: str) -> str | None:
    """The country (alpha-2) of a country that speaks and of a body of its state: 'Iran', 'French Foreign Ministry'."""
    words = name.replace("’s", "").replace("'s", "").split()
    if not words or words[0] in _STATES_TOO:
        return None
    if (whole := country_of(" ".join(words))) is not None:
        return whole if _kind(words) == "name" else None
    state = any(w.lower() in role_words().state_bodies for w in words[1:])
    return _place(words, "", before=True) if state and _kind(words) is not None else None


def demonym(words: Sequence[str]) -> str | None:
    """The country (alpha-2) whose demonym words are, None for anything else."""
    return country_of(" ".join(words)) if _kind(words) == "demonym" else None


def country_beside(parse: Parse, first: int, last: int) -> str | None:
    """The country (alpha-2) that stands beside a name without a role.

    'Spain's X', 'the Serb X', 'X of Kenya', 'X of Riga, Latvia', 'X, 39, a Lebanese man', 'X, a Briton,'.
    """
    return _before_name(parse, first, last) or _behind_name(parse, last) or _described(parse, last)


def _before_name(parse: Parse, first: int, last: int) -> str | None:
    """The country of 'Spain's X' and 'the Serb X'."""
    words, tags = parse.words, parse.tags
    before = words[first - 1] if first > 0 else ""
    if first > 1 and tags[first - 1] == "POS" and (first < 3 or tags[first - 3] not in ("NNP", "POS")):
        return country_of(words[first - 2]) if words[first - 2] not in _STATES_TOO else None
    alone = last > first and (first < 2 or not words[first - 2][0].isupper() or words[first - 2] == "The")
    return demonym((before,)) if alone and before[:1].isupper() else None


def _behind_name(parse: Parse, last: int) -> str | None:
    """The country of 'X of Kenya', 'X, from Kenya', 'X, 43, of Riga, Latvia'; not of 'X of Lebanon, Pa.' or of
    'X of Kenya Airways'."""
    words = parse.words[last + 1 : last + 1 + _DESCRIBED]
    if len(words) > 3 and words[0] == "," and words[1].isdigit():
        words = words[3:] if words[2] == "," else words[2:]
    elif words[:1] == (",",):
        words = words[1:]
    if len(words) < 2 or words[0] not in ("of", "from"):
        return None
    places: list[list[str]] = [[]]
    for word in words[1:]:
        if word == "," and len(places) == 1 and places[0]:
            places.append([])
        elif word[0].isupper() or (word == "the" and not places[-1]):
            places[-1].append(word)
        else:
            break
    town, outer = " ".join(places[0]), " ".join(places[1]) if len(places) > 1 else ""
    if outer:
        return country_of(outer) if outer not in _STATES_TOO and country_of(town) is None else None
    return country_of(town) if town not in _STATES_TOO and _kind(places[0]) == "name" else None


def _described(parse: Parse, last: int) -> str | None:
    """The country of 'X, 39, a Lebanese man' and 'X, a Briton,'."""
    words, i = parse.words, last + 1
    if words[i + 1 : i + 2] and words[i] == "," and words[i + 1].isdigit():
        i += 2
    behind = words[i : i + _DESCRIBED]
    if len(behind) < 3 or behind[0] != "," or behind[1] not in ("a", "an"):
        return None
    at = next((k for k in range(2, len(behind)) if behind[k][0].isupper()), len(behind))
    if at + 1 >= len(behind) or (behind[at + 1] not in ",." and behind[at + 1] not in role_words().nationals):
        return None
    return demonym(behind[at : at + 1])
