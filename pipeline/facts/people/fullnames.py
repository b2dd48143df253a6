"""Which runs of capitalised words are full names of people, and which of them name the same person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from pipeline.article import Parse
from pipeline.facts.people.appositions import is_of_a_person
from pipeline.facts.people.lists import first_names, name_words, role_nouns
from pipeline.facts.people.names import Run

Key = tuple[str, ...]  # the words of a name, lower case, without initials and suffixes
_TITLED, _FIRST_NAME, _AGE, _WHO = 3.0, 3.0, 3.0, 1.0  # votes for a person, against one of each label of the model
_TRADE, _SPEAKS = 2.0, 1.5  # a noun such as 'coach' before it; its last word said something elsewhere
_LONGEST = 5  # words of a person's name


def bare(words: Sequence[str]) -> Key:
    """Lower-case words without initials and suffixes."""
    suffixes = name_words().suffixes
    core = [w.lower().strip(".,") for w in words]
    core = [f"{w[0]}'{w[2:]}" if w[1:2] == "’" else w for w in core]  # O’Neill is O'Neill
    kept = [w for w in core if len(w) > 1 and w not in suffixes]
    return tuple(kept or core)


def count_votes(parses: Sequence[Parse], runs: Sequence[Run]) -> dict[Key, float]:
    """Evidence for 'this string is a person', summed over its mentions."""
    votes: defaultdict[Key, float] = defaultdict(float)
    first = first_names()
    speaking = {bare(run.words)[0] for run in runs if len(run.words) == 1 and _speaks(parses[run.parse], run)}
    for run in runs:
        vote = 0.0
        if run.label == "PERSON":
            vote += 1.0
        elif run.label is not None:
            vote -= 1.0
        if run.titled:
            vote += _TITLED
        if len(run.words) > 1 and (run.words[0] in first or run.words[0].split("-")[0] in first):
            vote += _FIRST_NAME
        if not run.titled and _has_trade(parses[run.parse], run):
            vote += _TRADE
        if len(run.words) > 1 and bare(run.words)[-1] in speaking:
            vote += _SPEAKS
        if vote <= 0 and len(run.words) > 1 and is_of_a_person(parses[run.parse], run.last):
            vote += _TRADE
        if not run.sure:
            vote = min(vote, 0.5) * 0.5
        parse = parses[run.parse]
        after = parse.words[run.last + 1 : run.last + 4]
        if after and (after[0] in ("who", "whose") or (after[0] == "," and len(after) > 1 and after[1] == "who")):
            vote += _WHO
        if len(after) > 2 and after[0] == "," and after[1].isdigit() and after[2] == ",":
            vote += _AGE
        votes[bare(run.words)] += vote
    return votes


def _speaks(parse: Parse, run: Run) -> bool:
    """Whether a word of speech stands beside a name: 'Varga said', 'said Varga'."""
    beside = parse.words[max(0, run.lead - 1) : run.first] + parse.words[run.last + 1 : run.last + 2]
    return not name_words().speech.isdisjoint(w.lower() for w in beside)


def _has_trade(parse: Parse, run: Run) -> bool:
    """Whether a noun for a person, in small letters, stands right before a name: 'coach Ilse Varga'."""
    at = run.lead - 1
    return at >= 0 and parse.tags[at] == "NN" and len(run.words) > 1 and parse.words[at] in role_nouns()


def full_names(runs: Sequence[Run], votes: dict[Key, float]) -> dict[Key, Counter[str]]:
    """Names of two words or more that stand for a person, by their bare words, with the forms seen."""
    fulls: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for run in runs:
        key = bare(run.words)
        if len(key) > 1 and votes[key] > 0 and len(key) <= _LONGEST:
            fulls[key][" ".join(run.words)] += 2 if run.sure else 1
    return fulls


def merge(fulls: dict[Key, Counter[str]]) -> list[tuple[Key, Counter[str]]]:
    """Full names of one person put together: the same first and last word, or one the tail or start of the other."""
    people: list[tuple[Key, Counter[str]]] = []
    by_ends: dict[tuple[str, str], int] = {}
    wider: dict[Key, set[int]] = {}  # people by the starts and tails of their names
    for key in sorted(fulls, key=lambda k: (-len(k), k)):
        found = by_ends.get((key[0], key[-1]))
        if found is None and len(holders := wider.get(key, set())) == 1:
            found = next(iter(holders))
        if found is None:
            found = by_ends[key[0], key[-1]] = len(people)
            people.append((key, Counter()))
            for size in range(2, len(key)):
                wider.setdefault(key[:size], set()).add(found)
                wider.setdefault(key[-size:], set()).add(found)
        people[found][1].update(fulls[key])
    return people


def _lacks_first(form: str, forms: Iterable[str]) -> bool:
    """Whether a form is a surname with its particles, whose first name another has: 'van der Holt'."""
    opens = form.split()[0].lower() in name_words().particles
    return opens and any(other.endswith(f" {form}") for other in forms)


def canonical(forms: Counter[str], shortest: int) -> str:
    """The form of a name used most, of those that are whole; the longer of two used as often."""
    whole = {f: n for f, n in forms.items() if len(f.split()) >= shortest} or dict(forms)
    mixed_case = {f: n for f, n in whole.items() if not f.isupper() and not _lacks_first(f, whole)} or whole
    return max(mixed_case, key=lambda f: (mixed_case[f], len(f), f))
