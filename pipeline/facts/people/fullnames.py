"""Which runs of capitalised words are full names of people, and which of them name the same person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set

from pipeline.article import Parse
from pipeline.facts.countries.gazetteer import gazetteer
from pipeline.facts.people.appositions import is_of_a_person
from pipeline.facts.people.cutting import QUOTES
from pipeline.facts.people.lists import first_names, name_words, role_nouns
from pipeline.facts.people.names import Run

Key = tuple[str, ...]  # the words of a name, lower case, without initials and suffixes
_TITLED, _FIRST_NAME, _AGE, _WHO = 3.0, 3.0, 3.0, 1.0  # votes for a person, against one of each label of the model
_TRADE, _SPEAKS = 2.0, 1.5  # a noun such as 'coach' before it; its last word said something elsewhere
_HE, _FIRST_ALONE = 1.5, 1.5  # 'he' follows it; a first name alone
_ARTICLE = 2.0  # 'the' before it
_ODD = -0.5  # another label of the model on a single word: of 100 such a third are people
_MISTAKEN = frozenset(("ORG", "GPE", "NORP", "PRODUCT", "FAC", "WORK_OF_ART", "LOC"))
GENDERED = frozenset(("he", "him", "his", "himself", "she", "her", "hers", "herself"))
_REACH = 20  # tokens after a name
_LONGEST = 5  # words of a person's name


def bare(words: Sequence[str]) -> Key:
    """Lower-case words without initials and suffixes."""
    suffixes = name_words().suffixes
    core = [w.lower().strip(".,") for w in words]
    core = [f"{w[0]}'{w[2:]}" if w[1:2] == "’" else w for w in core]  # O’Neill is O'Neill
    core = [_without_article(w) for w in core]
    kept = [w for w in core if len(w) > 1 and w not in suffixes]
    return tuple(kept or core)


def _without_article(word: str) -> str:
    """A name without the small word tied to it: 'holt' of 'al-holt'."""
    start, hyphen, rest = word.partition("-")
    return rest if hyphen and rest and start in name_words().particles else word


def count_votes(parses: Sequence[Parse], runs: Sequence[Run]) -> dict[Key, float]:
    """Evidence for 'this string is a person', summed over its mentions."""
    votes: defaultdict[Key, float] = defaultdict(float)
    referred = [_is_referred(parses[run.parse], run) for run in runs]
    alone = {
        bare(run.words)[0]
        for run, he in zip(runs, referred, strict=True)
        if len(run.words) == 1 and (he or _speaks(parses[run.parse], run))
    }
    for run, he in zip(runs, referred, strict=True):
        parse = parses[run.parse]
        vote = (0.0 if _is_plural(parse, run) else _by_label(run)) + (_TITLED if run.titled else 0.0)
        vote += _by_words(parse, run, alone) if len(run.words) > 1 else _by_first_name(parse, run)
        vote += _HE if he else 0.0
        if vote <= 0 and len(run.words) > 1 and is_of_a_person(parse, run.last):
            vote += _TRADE
        if not run.sure:
            vote = min(vote, 0.5) * 0.5
        votes[bare(run.words)] += vote + _by_follow(parse, run)
    return votes


def _is_plural(parse: Parse, run: Run) -> bool:
    """Whether a single word is a plural, which the model may take for a person where it opens a sentence: 'Flags'."""
    return len(run.words) == 1 and not run.titled and parse.tags[run.last] in ("NNS", "NNPS")


def _by_label(run: Run) -> float:
    """The model's vote; of a single word that no list of places holds, another label says little."""
    if run.label is None:
        return 0.0
    if run.label == "PERSON":
        return 1.0
    return _ODD if len(run.words) == 1 and run.label in _MISTAKEN and not gazetteer().get(run.words[0]) else -1.0


def _by_words(parse: Parse, run: Run, alone: Set[str]) -> float:
    """What the words of a name and those before it say. `alone`: last names that somebody bears elsewhere."""
    first = first_names()
    vote = _FIRST_NAME if run.words[0] in first or run.words[0].split("-")[0] in first else 0.0
    vote += _TRADE if not run.titled and _has_trade(parse, run) else 0.0
    vote += _SPEAKS if bare(run.words)[-1] in alone else 0.0
    article = run.lead > 0 and parse.words[run.lead - 1].lower() == "the" and not run.titled
    return vote - (_ARTICLE if article else 0.0)


def _by_first_name(parse: Parse, run: Run) -> float:
    """The vote of a first name alone that is no place's: not 'in Chelsea'."""
    name = run.words[0]
    if run.lead > 0 and (parse.tags[run.lead - 1] in ("IN", "TO", "DT") or parse.words[run.lead - 1] == ","):
        return 0.0
    known = name in first_names() and run.label != "GPE" and not gazetteer().get(name)
    return _FIRST_ALONE if known else 0.0


def _by_follow(parse: Parse, run: Run) -> float:
    """What stands after a name: 'who', an age between commas."""
    after = parse.words[run.last + 1 : run.last + 4]
    who = after[:1] in (("who",), ("whose",)) or after[:2] == (",", "who")
    aged = len(after) > 2 and after[0] == after[2] == "," and after[1].isdigit()
    return (_WHO if who else 0.0) + (_AGE if aged else 0.0)


def _is_referred(parse: Parse, run: Run) -> bool:
    """Whether 'he' or 'she' follows a name that is a subject, before any other name: an organisation is 'it'."""
    if not parse.parsed or parse.deps[run.last] not in ("nsubj", "nsubjpass") or _is_plural(parse, run):
        return False
    if run.lead > 0 and parse.words[run.lead - 1].lower() == "the":
        return False
    for i in range(run.last + 1, min(len(parse.words), run.last + _REACH)):
        if parse.words[i].lower() in GENDERED:
            return True
        if parse.tags[i] in ("NNP", "NNPS") or parse.words[i] in QUOTES:
            return False
    return False


def _speaks(parse: Parse, run: Run) -> bool:
    """Whether a word of speech stands beside a name: 'Varga said', 'said Varga'."""
    beside = parse.words[max(0, run.lead - 1) : run.first] + parse.words[run.last + 1 : run.last + 2]
    return not name_words().speech.isdisjoint(w.lower() for w in beside)


def _has_trade(parse: Parse, run: Run) -> bool:
    """Whether a noun for a person, in lower case, stands right before a name: 'coach Ilse Varga'."""
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
