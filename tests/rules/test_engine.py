"""The engine: rules in order, with a trace."""

from pipeline.rules.engine import Family, Rule, first, traced

SIZES: Family[int, str] = Family(
    name="sizes",
    what="How large a number is.",
    rules=(
        Rule("none", "Nothing.", lambda n: "nothing" if n == 0 else None, yes=("0",), no=("1",)),
        Rule("few", "Less than ten.", lambda n: "few" if n < 10 else None, yes=("3",), no=("12",)),
        Rule("named", "An outcome of code elsewhere.", None, yes=("3",), no=("12",)),
    ),
    where=lambda n: (n, n + 1),
)


def test_the_first_rule_that_answers_decides() -> None:
    answer = first(SIZES, 0)
    assert answer is not None and answer[0] == "nothing" and answer[1].name == "none"
    assert first(SIZES, 5) is not None
    assert first(SIZES, 50) is None


def test_a_trace_holds_every_rule_that_was_asked() -> None:
    with traced() as steps:
        first(SIZES, 5)
    assert [(s.rule, s.answered, s.at) for s in steps] == [("none", False, (5, 6)), ("few", True, (5, 6))]


def test_nothing_is_traced_outside() -> None:
    with traced() as steps:
        pass
    first(SIZES, 5)
    assert steps == []
