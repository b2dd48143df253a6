"""Acts that a thing draws from somebody: "the raid drew criticism from Norway", "was met with praise from Chile"."""

from __future__ import annotations

from pipeline.facts.positions.act import Act
from pipeline.facts.positions.actors import Actors
from pipeline.facts.positions.clause import Clause
from pipeline.facts.positions.complements import complements
from pipeline.facts.positions.lexicon import SAID, lexicon
from pipeline.facts.positions.modality import Verdict
from pipeline.facts.positions.owner import governed
from pipeline.facts.positions.tree import low


def drawn(actors: Actors, k: int, verb: int, clause: Clause) -> Act | None:
    """The act that the object of a verb like "draw" names, done by whom it comes "from"; its target is the subject."""
    parse = actors.parses[k]
    if low(parse, verb) not in lexicon().drawing or clause.dropped or clause.modal is not None:
        return None
    parts = complements(parse, verb)
    with_ = parts.preps.get("with")
    noun = with_ if clause.passive or parts.object is None else parts.object
    giver = None if noun is None else governed(parse, (verb, noun), ("from",))
    if noun is None or giver is None:
        return None
    kind = lexicon().noun_types.get(low(parse, noun))
    if kind not in SAID:
        return None
    target = parts.object if clause.passive else clause.subject
    verdict = Verdict(kind, "negated" if clause.negated else "done")
    return Act("drawn", verdict, verb, max(verb, noun), giver, clause.report, target=target)
