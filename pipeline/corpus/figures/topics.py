"""Names and nouns for comparing what figures are about."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.corpus.people.names import fold

AGE = "age"  # role of somebody's age
NO_ROLE = ""  # of a number that only the words around it tell about
_POSSESSIVE = re.compile(r"['’]s?$")


@lru_cache(maxsize=4096)  # an article asks for each of its names many times
def name_key(name: str) -> str:
    """A name for comparing: lower case, without article and possessive."""
    text = fold(_POSSESSIVE.sub("", " ".join(name.split())))
    return text.removeprefix("the ").strip()


def person_key(name: str) -> str:
    """A person's name for comparing: without initials between the first name and the surname."""
    words = name_key(name).split()
    return " ".join(word for at, word in enumerate(words) if len(word) > 1 or at in (0, len(words) - 1))
