"""Which cue before a stretch its words belong to: the rules in their order, with examples."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pipeline.facts.quotes.coordination import goes_on
from pipeline.facts.quotes.cues import Cue, Link, hearer, unreal
from pipeline.facts.quotes.labelled import is_label
from pipeline.facts.quotes.lexicon import lexicon
from pipeline.facts.quotes.page import Page
from pipeline.facts.quotes.stretch import Stretch
from pipeline.language import grammar
from pipeline.rules.engine import Family, Rule

_HEARD = 4  # the same with who is told: 'told the crew, “…”'
_BESIDE = 2  # tokens from a cue to the mark it stands beside, 'as' or a colon between
_TAKING = frozenset(("object", "name", "about", "infinitive"))  # complements that may hold a claim of somebody else
_VOICES = frozenset(("say", "tag", "think", "name", "judge"))


@dataclass(frozen=True)
class Opening:
    """A stretch with the cues before it in its own sentence; tokens `first`..`end` are its own, `end` not included."""

    page: Page
    s: Stretch
    first: int
    end: int
    cues: tuple[Cue, ...]

    @cached_property
    def around(self) -> list[Cue]:
        """The cues whose complement holds the stretch, the outermost first."""
        parse = self.page.parse
        chain = grammar.governors(parse, self.first) | grammar.governors(parse, self.end - 1) | {self.first}
        return [c for c in self.cues if c.head in chain and c.subject is not None]

    @cached_property
    def takes(self) -> Cue | None:
        """The outermost cue where what it takes may be somebody else's claim: 'rejected her claim that “…”'."""
        best = self.around[0] if self.around else None
        if best is None:
            return None
        names = best.role is None and not self.around[-1].says()  # 'added 10 berths, what Varga called “a start”'
        return best if names or best.role in _TAKING else None

    def distance(self, cue: Cue) -> int:
        """Tokens from the end of a cue to the opening mark."""
        return self.page.token_at(self.s.left) - cue.last


def opening(page: Page, s: Stretch) -> Opening | None:
    """The case of a stretch with cues before it in its sentence; None where there are none."""
    end = page.token_at(s.left)
    start = page.sentence_start(max(0, end - 1))
    cues = [c for c in page.cues_between(start, end) if c.last < end and not c.tags() and not is_idle(page, c)]
    if cues and is_label(page, s):  # 'wants a “last chance to buy” offer'
        cues = [c for c in cues if c.says() or c.role is not None]
    first, after = page.bounds(s)
    return Opening(page, s, first, after, tuple(cues)) if cues and first < after else None


def is_idle(page: Page, cue: Cue) -> bool:
    """Whether nobody reports by a cue: the reader does something, or a question asks what might have been."""
    return hearer(page.parse, cue) or unreal(page.parse, cue)


def _claim(case: Opening) -> Link | None:
    best = case.takes
    if best is None or best.role == "infinitive":
        return None
    noun = next((c for c in case.around if c.kind == "noun" and c.head == best.clause), None)
    if noun is None:
        return None
    repeats = best.verb is not None and best.verb.lemma in lexicon().own
    own = repeats and case.page.parse.tags[noun.subject or 0] == "PRP$"  # 'repeated his claim that “…”'
    return Link(noun, best.subject if own else noun.subject, "before")


def _nearest(case: Opening) -> Link | None:
    if case.takes is None:
        return None
    cue = case.around[-1]
    near = cue is not case.takes and cue.kind == "verb" and case.distance(cue) <= _BESIDE
    return Link(cue, cue.subject, "before") if near and _quotes(cue) else None


def _told(case: Opening) -> Link | None:
    page, s = case.page, case.s
    if len(case.around) < 2 or page.before(s) != "," or not page.char(s.start).isupper():
        return None
    cue = case.around[-1]
    own = cue.says() and cue.subject not in (None, case.around[0].subject) and cue.role in (None, "clause")
    return Link(cue, cue.subject, "before") if own and case.distance(cue) <= _HEARD else None


def _within(case: Opening) -> Link | None:
    best = case.takes
    if best is None or best.role == "infinitive":
        return None
    inner = (c for c in case.around[1:] if c.head != best.clause and c.says() and c.role in (None, "clause"))
    cue = next(inner, None)
    return Link(cue, cue.subject, "before") if cue is not None and cue.kind == "verb" else None


def _naming(case: Opening) -> Link | None:
    if not case.around or case.around[0].role != "object":
        return None
    first, last = case.around[0], case.around[-1]
    if last is first or last.role != "name" or last.subject in (None, first.subject) or first.clause is None:
        return None
    parse = case.page.parse
    outside = first.clause not in grammar.outer_clause(parse, last.head) and parse.tags[last.head] == "VBG"
    return Link(last, last.subject, "before") if outside else None


def _outermost(case: Opening) -> Link | None:
    if not case.around:
        return None
    best = case.around[0]
    for cue in case.around[1:]:
        best = cue if goes_on(case.page, best, cue) else best
    return Link(best, case.around[0].subject, "before")


def _called(case: Opening) -> Link | None:
    last = case.cues[-1]
    nobody = last.subject is None and last.kind == "verb" and not last.says()
    return Link(last, None, "before") if nobody and case.distance(last) <= _BESIDE else None


def _near(case: Opening) -> Link | None:
    page, s = case.page, case.s
    if page.before(s) == "," and page.char(s.end - 1) == ",":
        return None  # 'X said no, and “…,” Y said'
    near = [c for c in case.cues if c.subject is not None and (c.clause is not None or _voices(c))]
    near = [c for c in near if not _closed(page, c, case.first)]
    return Link(near[-1], near[-1].subject, "before") if near else None


def _quotes(cue: Cue) -> bool:
    """Whether a verb takes the words in marks after it as its own: it says them, or names something so."""
    return cue.says() or (cue.verb is not None and "name" in cue.verb.classes)


def _voices(cue: Cue) -> bool:
    """Whether a cue may report without a complement that the parse shows: no 'has bid on', 'can subscribe to'."""
    return cue.verb is None or not cue.verb.classes.isdisjoint(_VOICES)


def _closed(page: Page, cue: Cue, first: int) -> bool:
    """Whether a cue stands in a relative clause that ends before a token: 'the port, which X referred to, was'."""
    if page.parse.deps[cue.head] != "relcl" or cue.says():
        return False
    last = grammar.subtree(page.parse, cue.head)[1]
    return last + 1 < first and "," in page.parse.words[last : last + 2]


def _where(case: Opening) -> tuple[int, int]:
    return case.s.left, case.s.right


_PLAIN = "Peter Varga told reporters, “The pier is closed.”"
_AFTER = "“The pier is closed,” Peter Varga told reporters."

_TOLD = "“We sold the boat in May,” Ana Holt said."

BEFORE: Family[Opening, Link] = Family(
    name="quotes.before",
    what="Which of the cues before a stretch, in its own sentence, its words belong to.",
    where=_where,
    rules=(
        Rule(
            "claim",
            "The claim that a verb takes: 'rejected her claim that …'.",
            _claim,
            yes=(
                "Ana Holt rejected Peter Varga’s claim that the pier was “rotten to the core” in May.",
                "The union denied her charge that the deck was “not safe for anybody”.",
            ),
            no=(_PLAIN, _AFTER),
        ),
        Rule(
            "told",
            "Whoever is said to have told somebody the words, after a comma.",
            _told,
            yes=(
                "Investigators said Peter Varga told them, “I only closed the pier.”",
                "The paper reported that Ana Holt told the crew, “We never sold the pier.”",
            ),
            no=(_PLAIN, _AFTER),
        ),
        Rule(
            "nearest",
            "The verb of speech or naming beside the mark, within what another verb takes.",
            _nearest,
            yes=(
                "Ana Holt lashed out at what she called “the great lamp scandal” in May.",
                "The union denounced what it called “the biggest attack on sailors in years”.",
            ),
            no=(_PLAIN, _AFTER),
        ),
        Rule(
            "within",
            "The verb of speech of somebody whom another verb takes.",
            _within,
            yes=(
                "Ana Holt rebuked critics who say the pier is “rotten to the core”.",
                "Earlier in May, Varga railed against it in a letter, promising that we would “never pay for it.”",
            ),
            no=(_PLAIN, _AFTER),
        ),
        Rule(
            "naming",
            "What somebody else calls something, outside the object of the first cue.",
            _naming,
            yes=(
                "The Ports Ministry denied this, with press secretary Ana Holt calling the report “false and late”.",
                "The union denied it, with spokesman Peter Varga calling the plan “a bad joke”.",
            ),
            no=(_PLAIN, _AFTER),
        ),
        Rule(
            "outermost",
            "The outermost cue whose complement holds the words.",
            _outermost,
            yes=(_PLAIN, "Ana Holt said that the pier was “not for sale” and went home."),
            no=(_AFTER, _TOLD),
        ),
        Rule(
            "called",
            "A verb that gives a name, of nobody.",
            _called,
            yes=(
                "In the trade it is termed a “zero day” because of that.",
                "The town was labelled a “nest of thieves”.",
            ),
            no=(_PLAIN, _AFTER),
        ),
        Rule(
            "near",
            "The nearest cue that may report.",
            _near,
            yes=(
                "As Peter Varga recently put it, “The deck was rotten from end to end.”",
                "The crowd laughed when he urged the voters, “Look at what I have built for you.”",
            ),
            no=(_PLAIN, _AFTER),
        ),
    ),
)
