"""An act as found in a paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.facts.positions.modality import Verdict


@dataclass(frozen=True, slots=True)
class Act:
    """Which words carry an act, who is its subject, what it is of and towards whom, as tokens of one parse."""

    rule: str
    verdict: Verdict
    first: int  # tokens of the act, inclusive
    last: int
    subject: int
    report: int | None  # the verb of speech that tells it
    content: int | None = None
    content_first: int | None = None  # where the content's words begin
    target: int | None = None
