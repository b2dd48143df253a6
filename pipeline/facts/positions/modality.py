"""Of which type an act is after all, and whether it is done, pledged, conditional, considered or negated."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.article import Modality
from pipeline.facts.positions.clause import Clause
from pipeline.facts.positions.lexicon import ENDED, FAVOURS, HOSTILE, Frame
from pipeline.facts.positions.tree import low

_OPEN = frozenset(("could", "may", "might", "can"))
_HELPED = frozenset(("could", "may", "might", "can", "will", "would", "to"))
_OBLIGED = frozenset(("should", "must", "ought", "need"))
_OWN = frozenset(("investigate",))  # types that the complement of "announced" keeps
_WORDS = frozenset(("agree", "demand", "support", "reject", "disapprove", "threaten"))
_LIKES = frozenset(("like", "love"))
_REFUSALS = frozenset(("refuse", "decline"))
_WILLING = FAVOURS | {"agree", "consult", "support", "mobilize"}
_SPOKEN = frozenset(("support", "disapprove", "demand", "reject"))  # said and so done


@dataclass(frozen=True, slots=True)
class Verdict:
    """Type and modality of an act."""

    type: str
    modality: Modality


def judge(frame: Frame, clause: Clause, inner: str | None, denied: bool = False) -> Verdict | None:
    """Type and modality of a frame in its clause.

    `inner` is the type of the act that its complement names, `denied` whether the complement is negated.
    """
    if clause.modal in _OBLIGED:
        return None
    if _stays_open(frame, clause, inner):
        return Verdict(inner if inner in HOSTILE and frame.lemma == "rule" else "agree", "considered")
    kind = _undone(frame, inner) if denied and frame.turns else _turned(frame, inner)
    modality = _modality(frame, clause)
    if modality is None:
        return None
    if clause.ended:
        return Verdict(ENDED[kind], "negated" if clause.negated else modality) if kind in ENDED else None
    if clause.negated:
        return _refused(kind, modality, clause, planned=frame.lemma == "have" and frame.turns)
    return Verdict(_promised(kind, modality), modality)


def _stays_open(frame: Frame, clause: Clause, inner: str | None) -> bool:
    """Whether nothing is ruled out: "did not rule out", "refused to rule out"."""
    if frame.lemma in ("rule", "decide"):  # "has not decided whether to join"
        return clause.negated and (frame.lemma == "rule" or inner is None)
    return frame.lemma in _REFUSALS and inner == "reject" and not clause.negated


def _refused(kind: str, modality: Modality, clause: Clause, planned: bool) -> Verdict:
    """Not to do, or plan to do, what is friendly in future is to refuse it; any other act is negated."""
    if planned and kind in _WILLING:
        return Verdict("reject", "done")
    if clause.modal in ("will", "would") and kind in _WILLING:
        return Verdict("reject", "conditional" if modality == "conditional" else "done")
    return Verdict(kind, "negated")


def _promised(kind: str, modality: Modality) -> str:
    """What is pledged: to help is to agree, to attack is to threaten."""
    if modality != "pledged":
        return kind
    return "agree" if kind in FAVOURS else "threaten" if kind == "assault" else kind


def _undone(frame: Frame, inner: str | None) -> str:
    """What somebody decides or vows not to do: to refuse it; of what is hostile to agree."""
    return "agree" if inner in HOSTILE or (inner is None and frame.modality == "pledged") else "reject"


def _turned(frame: Frame, inner: str | None) -> str:
    if frame.turns and inner is not None and (inner in HOSTILE or inner in _OWN):
        return inner
    return frame.type


def _modality(frame: Frame, clause: Clause) -> Modality | None:
    """None where the text only says what might happen."""
    if _performs(frame, clause):
        return "done"
    if clause.mood is not None:
        return clause.mood
    if clause.modal in _HELPED:
        return _of_modal(frame, clause, clause.modal)
    if clause.conditional and frame.type == "agree" and clause.modal is None:
        return "conditional"
    return frame.modality or "done"


def _performs(frame: Frame, clause: Clause) -> bool:
    """Whether to wish so is to do so: "I would like to thank", "would like Chad to pay"."""
    return frame.lemma in _LIKES or (clause.wished and frame.type in _SPOKEN and frame.modality is None)


def _of_modal(frame: Frame, clause: Clause, modal: str) -> Modality | None:
    """What an auxiliary says: that it will be, may be, would be."""
    if clause.perfect and modal in (*_OPEN, "would"):  # "would have objected": it did not
        return None
    if modal in _OPEN:
        return "considered" if clause.report is not None or frame.type in _WORDS else None
    if modal == "would" and not _told(clause):
        return "conditional" if clause.conditional else None
    return "conditional" if clause.conditional else frame.modality or "pledged"


def _told(clause: Clause) -> bool:
    """Whether "would" is the "will" of what somebody said."""
    return clause.report is not None and low(clause.parse, clause.report) != "argue"
