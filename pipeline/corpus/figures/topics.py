"""Topics: what a figure counts and about whom, as a key that figures of all articles can be grouped by."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

from pipeline.corpus.people.names import fold

MOST_APART = 1.5  # times that two figures of one whole differ; those further apart are of its parts
SCORE = "score:"  # before the verb of a topic whose figures are of their day

_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@cache
def lists() -> dict[str, list[str]]:
    """The lists of data/topics.toml."""
    text = resources.files("pipeline.corpus.figures").joinpath("data/topics.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def words_of(name: str) -> frozenset[str]:
    """One of the lists as a set."""
    return frozenset(lists()[name])


@cache
def _leads(name: str) -> dict[str, str]:
    """Word -> the first word of its set."""
    return {word: entry.split()[0] for entry in reversed(lists()[name]) for word in entry.split()}


def singular(noun: str) -> str:
    """An English noun in the singular, by its ending; for comparing, not for showing."""
    irregular = {"people": "people", "men": "man", "women": "woman", "children": "child", "countries": "country"}
    if noun in irregular:
        return irregular[noun]
    if noun.endswith("men") and len(noun) > 5:
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


def thing_of(counted: str) -> tuple[str, str] | None:
    """(head, rest) of a counted noun phrase: the head's lead synonym, the other words that tell it apart, sorted.

    None where nothing tells what is counted.
    """
    front, _, behind = counted.lower().partition(" of ")
    words = _WORD.findall(front)
    if not words:
        return None
    head = singular(words[-1])
    if not head:
        return None  # "’s"
    loose = words_of("loose")
    rest = sorted({singular(word) for word in (*words[:-1], *_WORD.findall(behind)) if word not in loose} - {""})
    return _leads("things").get(head, head), " ".join(rest)


def verb_of(verb: str) -> str:
    """The lead of a verb's set, of its last word ("ready" of "were ready"), or its stem by ending; "" of no word."""
    word = (verb.lower().split() or [""])[-1]
    found = _leads("verbs").get(word)
    if found:
        return found
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def supposes(words: str) -> bool:
    """Whether words say that something is supposed, not told: "would", "might"; not the month of May."""
    return not words_of("supposed").isdisjoint(word.lower() for word in words.split() if word != "May")


def is_score(topic: str) -> bool:
    """Whether a topic's figures are scores of their day, which no later figure contradicts."""
    return f" | {SCORE} " in topic


def is_whole(topic: str) -> bool:
    """Whether a topic's figures are all there are of something, or what fills so many pages: see MOST_APART."""
    what = topic.partition(" | ")[0]
    return what.endswith(" in all") or " of " in what


def act_of(topic: str) -> str:
    """The verb of a topic, "" where it has none: "kill" of "person who kill | nice" and "soldier | kill | rebels"."""
    what, *more = topic.split(" | ")
    return more[0] if len(more) > 1 else what.partition(" who ")[2]


@lru_cache(maxsize=4096)  # an article asks for each of its names many times
def name_key(name: str) -> str:
    """A name for comparing: small letters, without article and possessive."""
    text = fold(_POSSESSIVE.sub("", " ".join(name.split())))
    return text.removeprefix("the ").strip()


def person_key(name: str) -> str:
    """A person's name for comparing: without initials between the first name and the surname."""
    words = name_key(name).split()
    return " ".join(word for at, word in enumerate(words) if len(word) > 1 or at in (0, len(words) - 1))


def head_word(name: str) -> str:
    """The noun that a short mention of a name keeps: "coalition" of "Coalition of the Willing"."""
    return name_key(name).partition(" of ")[0].split(" ")[-1]
