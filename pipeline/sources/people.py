"""Strings that name authors, as people: `By A, B and C in Tallinn` is three names."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from pipeline.sources.decode import tidy
from pipeline.sources.fields import key_of, scalar

LONGEST = 2000  # characters of a string of authors
MOST = 40  # authors
_ADDRESS = re.compile(r"<?(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})*\.?[\w-]*>?|https?://\S+|www\.\S+")
_ROLE_AFTER = re.compile(r"\s*[|•·–—]\s*|\s+-\s+|\s{2,}|\t|\s*/\s*")
_BRACKETS = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_LIST = re.compile(r"(?:(?<!\s)\s+|)[;\n]\s*")
_COMMA = re.compile(r"(?:(?<!\s)\s+|),\s*")
_LOGIN = re.compile(r"@?[a-z0-9][a-z0-9._-]*\d*$")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_SURNAME_FIRST = re.compile(r"([^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?), ([^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*)?)$")


@cache
def _words() -> dict[str, frozenset[str]]:
    data = tomllib.loads(files("pipeline.sources").joinpath("data/authors.toml").read_text(encoding="utf-8"))
    return {kind: frozenset(found) for kind, found in data.items()}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What begins a string of authors, what parts two names, and what follows a name (a place, a paper)."""
    by, joins, after = (
        "|".join(sorted(map(re.escape, _words()[kind]), key=len, reverse=True)) for kind in ("by", "and", "after")
    )
    return (
        re.compile(rf"(?:{by})(?::\s*|\s+)", re.IGNORECASE),
        re.compile(rf"\s+(?:{joins})\s+|\s*&\s*", re.IGNORECASE),
        re.compile(rf"\s+(?:{after})\s+.*$", re.DOTALL),
    )


def people_of(value: Any) -> tuple[str, ...]:
    """The people in a field of authors: a string, a list, objects with a `name`, or JSON of these in a string.

    >>> people_of("By Nora Lind and Tomas Rook in Oslo")
    ('Nora Lind', 'Tomas Rook')
    """
    found: list[str] = []
    for name in _names(value):
        for one in _split(name):
            if one.casefold() not in {other.casefold() for other in found}:
                found.append(one)
    return tuple(found[:MOST])


def _names(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        if len(value) > LONGEST:
            return []
        listed = _listed(value)
        return [value] if listed is None else _names(listed)
    if isinstance(value, list):
        return [name for item in value[:MOST] for name in _names(item)]
    if isinstance(value, dict):
        by_key = {key_of(str(key)): item for key, item in value.items()}
        for key in ("name", "fullname", "displayname", "original", "text", "title", "webtitle"):
            if (found := scalar(by_key.get(key))) is not None:
                return [found]
        first, last = scalar(by_key.get("firstname")), scalar(by_key.get("lastname"))
        if last is not None:
            return [f"{first or ''} {last}".strip()]
        persons = by_key.get("person") or by_key.get("persons")
        return _names(persons) if isinstance(persons, list) else []
    return []


def _listed(value: str) -> Any:
    """A list that is written as a string, as JSON or as Python writes it; None where it is none."""
    text = value.strip()
    if not (text.startswith(("[", "{")) and text.endswith(("]", "}"))):
        return None
    for read in (json.loads, ast.literal_eval):
        try:
            found = read(text)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            continue
        if isinstance(found, (list, dict, tuple, set)):
            return list(found) if isinstance(found, (tuple, set)) else found
    return re.findall(r"[\"']([^\"']{2,80})[\"']", text) or None


def _split(written: str) -> list[str]:
    """The names of one string."""
    begin, joins, _ = _patterns()
    named = _ADDRESS.sub(" ", tidy(written).replace("\xa0", " "))
    text = _BRACKETS.sub(" ", named).strip(" ,;") or named.strip(" ,;()[]")
    text = begin.sub("", text, count=1) if begin.match(text) else text
    names: list[str] = []
    for part in _LIST.split(text):
        first, *after = _ROLE_AFTER.split(part.strip())
        for stretch in [first, *(a for a in after if _is_name(_bare(a)))]:
            names += _of_stretch(stretch, joins)
    if not names:  # an agency, a paper, a single name: as the source has it
        whole = " ".join(text.split())
        return [whole] if whole and _says_who(whole) else []
    return names


def _of_stretch(stretch: str, joins: re.Pattern[str]) -> list[str]:
    if match := _SURNAME_FIRST.match(stretch):
        words = f"{match[2]} {match[1]}"
        if " " not in match[1] and not _is_name(match[2]) and _is_name(words):
            return [words]
    pieces = [piece for piece in _COMMA.split(stretch) if piece]
    names: list[str] = []
    for piece in pieces:
        parts = [_bare(part) for part in joins.split(piece)]
        if len(parts) > 1 and not all(map(_is_name, filter(None, parts))) and _is_name(whole := _bare(piece)):
            parts = [whole]  # Ortega y Gasset
        names += [name for name in parts if _is_name(name)]
    return names


def _bare(part: str) -> str:
    """A name without what leads to it and what follows it."""
    begin, _, after = _patterns()
    text = " ".join(part.split())
    text = begin.sub("", text, count=1) if begin.match(text) else text
    return after.sub("", text).strip(" ,.:;*") if " " in text else text.strip(" ,.:;*")


def _is_name(text: str) -> bool:
    """Two to five words of which the first and last begin with a capital, none a word of a role or an organisation."""
    words = text.split()
    if not 2 <= len(words) <= 5 or any(not _WORD.match(word) for word in words):
        return False
    if {word.casefold().strip(".,") for word in words} & _words()["roles"]:
        return False
    return all(word[0].isupper() or not word[0].isascii() for word in (words[0], words[-1])) or text.isupper()


def _says_who(text: str) -> bool:
    """Whether a string that is no person's name still says who wrote: no address, log-in or role alone."""
    if _LOGIN.match(text) or len(text) > 80:
        return False
    words = {word.casefold().strip(".,") for word in text.split()}
    return bool(words - _words()["roles"] - _words()["and"]) and any(c.isalpha() for c in text)
