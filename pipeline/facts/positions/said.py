"""Acts by what somebody says of something: that it must be done, will be done, is a crime."""

from __future__ import annotations

from pipeline.article import Parse
from pipeline.facts.positions.act import Act
from pipeline.facts.positions.clause import Clause, governors
from pipeline.facts.positions.lexicon import Frame
from pipeline.facts.positions.matching import Matcher
from pipeline.facts.positions.modality import Verdict, judge
from pipeline.facts.positions.situate import situate
from pipeline.facts.positions.speakers import FIRST
from pipeline.facts.positions.tree import kids, low, own_subject, subtree

OBLIGED = frozenset(("should", "must"))
FUTURE = frozenset(("will", "would", "'ll", "’ll", "wo"))
_TELLS = Frame("agree", "", (), (), (), None, False, False, False)
_ASKS = Frame("demand", "", (), (), (), None, False, False, False)


def asked(parse: Parse, token: int, verb: int, over: int) -> Act | None:
    """A demand: "said that Chad must" or, with `over` the verb that says so, "needs to". Nobody asks of himself."""
    subject = own_subject(parse, over)
    if subject is None or parse.tags[subject] == "PRP":
        return None
    clause = situate(parse, over)
    speaker = _speaker(parse, clause)
    if speaker is None or (clause.modal is not None and over != verb):
        return None
    verdict = judge(_ASKS, speaker, None)
    if verdict is None or speaker.subject is None:
        return None
    return Act("modal", verdict, token, verb, speaker.subject, None, verb, subtree(parse, verb)[0], subject)


def foretold(parse: Parse, matcher: Matcher, token: int, verb: int) -> Act | None:
    """A promise by a verb of no frame: "said it would paint the bridge", "Peru will paint it, the minister said"."""
    if low(parse, verb) in governors().states:
        return None
    clause = situate(parse, verb)
    if clause.dropped or clause.passive or clause.negated or clause.subject is None:
        return None
    if not _foretells(parse, matcher, clause, clause.subject) or matcher.verb(verb, clause.subject) is not None:
        return None
    verdict = judge(_TELLS, clause, None)
    if verdict is None or verdict.modality != "pledged":
        return None
    return Act("future", verdict, token, verb, clause.subject, clause.report, verb, verb)


def _foretells(parse: Parse, matcher: Matcher, clause: Clause, subject: int) -> bool:
    """Whether a subject's future is told by itself, by another political actor or, of an organ, by the text."""
    if parse.tags[subject] == "PRP":
        return clause.report is not None or low(parse, subject) in FIRST
    one = matcher.actors.actor(matcher.k, subject)
    if one is None or (clause.modal == "would" and clause.report is None):
        return False
    if clause.report is None:
        return one.kind in ("government", "body")
    teller = situate(parse, clause.report).subject
    return teller is not None and matcher.actors.actor(matcher.k, teller) is not None


def judged(parse: Parse, copula: int) -> Act | None:
    """Praise or blame: "said the raid was a crime"."""
    kind, subject = _judgement(parse, copula), own_subject(parse, copula)
    if kind is None or subject is None or parse.tags[subject] in ("PRP", "WP"):
        return None
    clause = situate(parse, copula)
    speaker = _speaker(parse, clause)
    if speaker is None or speaker.subject is None or speaker.negated or clause.negated or clause.modal:
        return None
    told = speaker.verb
    return Act(
        *("judgement", Verdict(kind, "done"), told, told, speaker.subject, None),
        *(copula, subtree(parse, copula)[0], subject),
    )


def _speaker(parse: Parse, clause: Clause) -> Clause | None:
    """The clause of the verb of speech over a clause, where its subject may ask for things and judge them."""
    if clause.dropped or clause.report is None or low(parse, clause.report) not in governors().ask:
        return None
    speaker = situate(parse, clause.report)
    return None if speaker.dropped or speaker.subject is None else speaker


def _judgement(parse: Parse, copula: int) -> str | None:
    """`support` or `disapprove`, by the words of a predicate; None where it does not judge."""
    predicate = next((c for c in kids(parse, copula) if parse.deps[c] in ("attr", "acomp") and c > copula), None)
    if predicate is None:
        return None
    words = {low(parse, t) for t in (predicate, *kids(parse, predicate)) if t <= predicate}
    if words & governors().bad:
        return "disapprove"
    return "support" if words & governors().good else None
