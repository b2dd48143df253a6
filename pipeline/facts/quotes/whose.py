"""Who speaks by a reporting verb: the rules in their order, with examples."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.article import Parse
from pipeline.facts.quotes import subjects
from pipeline.facts.quotes.lexicon import Verb, lexicon
from pipeline.language import grammar
from pipeline.rules.engine import Family, Rule

_GOES_ON = frozenset(("add", "continue", "conclude"))  # verbs that go on with what was said
_PLAIN = "Ana Holt said that the pier would open in May."
_BARE = "The pier opened in May. The crowd was large and the band played."


@dataclass(frozen=True, slots=True)
class Reporting:
    """A reporting verb whose speaker is asked: `opens` is its first auxiliary, `labels` the model's by token."""

    parse: Parse
    i: int
    opens: int
    verb: Verb
    quoted: frozenset[int]
    labels: dict[int, str]
    passive: bool
    says: bool  # whether it is a verb of speech
    names: bool  # whether it is a participle after the noun that it names


def reporting(
    parse: Parse, i: int, opens: int, verb: Verb, quoted: frozenset[int], labels: dict[int, str]
) -> Reporting:
    """The case of a reporting verb at a token."""
    passive = any(parse.deps[c] == "auxpass" for c in grammar.kids(parse, i))
    names = "name" in verb.classes and not passive and subjects.is_reduced(parse, i, quoted)
    return Reporting(parse, i, opens, verb, quoted, labels, passive, "say" in verb.classes, names)


def _quoted_as(case: Reporting) -> int | None:
    return grammar.quoted_as(case.parse, case.i)


def _beside(case: Reporting) -> int | None:
    return None if case.passive else subjects.beside(case.parse, case.i, case.opens, case.labels)


def _agent(case: Reporting) -> int | None:
    if not case.names:
        return None
    return grammar.agent(case.parse, case.i) or subjects.agent_after_name(case.parse, case.i, case.quoted)


def _inverted(case: Reporting) -> int | None:
    return subjects.inverted(case.parse, case.i, case.verb, case.labels) if case.says and not case.names else None


def _subject(case: Reporting) -> int | None:
    parse, i = case.parse, case.i
    if case.names:
        return None
    if subjects.is_suffered(parse, i):
        return grammar.agent(parse, i)
    found = grammar.subject(parse, i)
    if found is None or found not in case.quoted:
        return found
    above = (v for v in grammar.outer_clause(parse, i) if v not in case.quoted and parse.tags[v].startswith("V"))
    own = (grammar.subject(parse, v) for v in above)  # 'Holt said “we paid,” adding that': Holt, not 'we'
    return next((token for token in own if token is not None and token not in case.quoted), found)


def _goes_on(case: Reporting) -> int | None:
    parse, i = case.parse, case.i
    joined = parse.heads[i]
    if case.verb.lemma not in _GOES_ON or parse.deps[i] != "conj" or parse.deps[joined] != "ccomp":
        return None
    said = lexicon().verbs.get(parse.words[parse.heads[joined]].lower())
    return grammar.subject(parse, parse.heads[joined]) if said is not None and "say" in said.classes else None


def _apposition(case: Reporting) -> int | None:
    asked = case.says and not case.names and not case.passive
    return subjects.before_apposition(case.parse, case.i, case.labels) if asked else None


def _where(case: Reporting) -> tuple[int, int]:
    return case.parse.starts[case.opens], case.parse.ends[case.i]


WHOSE: Family[Reporting, int] = Family(
    name="quotes.whose",
    what="Who speaks by a reporting verb.",
    where=_where,
    rules=(
        Rule(
            "quoted_as",
            "Who is quoted as saying it.",
            _quoted_as,
            yes=(
                "Peter Varga was quoted as saying that the pier would open in May.",
                "The paper quoted Ana Holt as saying that the deck was rotten.",
            ),
            no=(_PLAIN, _BARE),
        ),
        Rule(
            "beside",
            "A name or pronoun right before the verb, whatever the parse makes of it.",
            _beside,
            yes=(_PLAIN, "She said that the deck was rotten."),
            no=("The union said that the deck was rotten.", "“The pier is closed,” said the captain."),
        ),
        Rule(
            "agent",
            "The agent of a participle that names something.",
            _agent,
            yes=(
                "The town has a plan called “a gift to the sea” by the union.",
                "It was a scheme dubbed “the great escape” by the crew.",
            ),
            no=(_PLAIN, _BARE),
        ),
        Rule(
            "inverted",
            "What follows the verb, where the parse takes it for an object.",
            _inverted,
            yes=(
                "The deck was rotten, said Ana Holt, a carpenter from Lund.",
                "The pier, said Peter Varga, would never open again.",
            ),
            no=(_PLAIN, _BARE),
        ),
        Rule(
            "goes_on",
            "Who said what comes before “and added”.",
            _goes_on,
            yes=(
                "The mayor said the town’s boats were struggling to cope and added: “It was the worst storm of all.”",
                "The captain said the town’s lamps were hardly working and added that new ones would come.",
            ),
            no=(_PLAIN, _BARE),
        ),
        Rule(
            "subject",
            "The subject of the verb by the parse.",
            _subject,
            yes=("The union said that the deck was rotten.", "“The pier is closed,” said the captain."),
            no=("She said that the deck was rotten.", "He says that it is late."),
        ),
        Rule(
            "apposition",
            "The name before an apposition that the verb follows.",
            _apposition,
            yes=(
                "At a rally in Lund, Mark Varga, a partner with Lund Boats, said his law firm had been retained.",
                "At a rally in Lund, Mark Varga, the CEO of The Boat Society of the North, announced that he was glad.",
            ),
            no=(_PLAIN, _BARE),
        ),
    ),
)
