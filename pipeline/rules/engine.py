"""Rules as values: a decision is a tuple of rules, asked in order until one answers.

    FAMILY = Family(
        name="quotes.tag",
        table="quotes",
        what="Which cue a quoted stretch belongs to.",
        rules=(
            Rule("after", "A tag after the stretch.", _after, yes=("“Go,” Ana Holt said.", …), no=(…)),
            …
        ),
    )
    answer = first(FAMILY, case)

`yes` and `no` are texts. In each of `yes` the rule decides at least once, in none of `no`; a test runs them all. A rule
with `look` None names an outcome that code elsewhere gives to the column `rule` (or `reason`) of the family's table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

Case = TypeVar("Case")
Answer = TypeVar("Answer")

EXAMPLES = 2  # of each kind that a rule must have


@dataclass(frozen=True, slots=True)
class Rule(Generic[Case, Answer]):
    """One rule of a family. `look` gives its answer to a case, None where it does not apply."""

    name: str
    what: str  # a sentence for the documentation
    look: Callable[[Case], Answer | None] | None
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Family(Generic[Case, Answer]):
    """A decision: its rules in the order in which they are asked.

    `table` is the table whose column `column` their names stand in, None where they appear in no row. `where` gives the
    place of a case in the text, (start, end), for the trace.
    """

    name: str
    what: str
    rules: tuple[Rule[Case, Answer], ...]
    table: str | None = None
    column: str = "rule"
    where: Callable[[Case], tuple[int, int]] | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A rule that was asked, and what it answered; `at` is the place of the case, None where the family tells none."""

    family: str
    rule: str
    answered: bool
    at: tuple[int, int] | None
    saw: str


_steps: list[Step] | None = None


def first(family: Family[Case, Answer], case: Case) -> tuple[Answer, Rule[Case, Answer]] | None:
    """The answer of the first rule that has one, and that rule; None where none has."""
    for rule in family.rules:
        answer = rule.look(case) if rule.look else None
        if _steps is not None and rule.look:
            _note(family, rule, case, answer)
        if answer is not None:
            return answer, rule
    return None


@contextmanager
def traced() -> Iterator[list[Step]]:
    """Collect every rule that is asked within the block, in order. Not for threads: one trace at a time."""
    global _steps
    before, _steps = _steps, []
    try:
        yield _steps
    finally:
        _steps = before


def _note(family: Family[Case, Answer], rule: Rule[Case, Answer], case: Case, answer: Answer | None) -> None:
    assert _steps is not None
    at = family.where(case) if family.where else None
    saw = "" if answer is None else str(answer)[:200]
    _steps.append(Step(family.name, rule.name, answer is not None, at, saw))
