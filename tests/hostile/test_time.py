"""Time grows with the length of a text only, whatever it is a run of."""

import pytest

from tests.hostile.patterns import Found, patterns
from tests.hostile.runs import KINDS, growth

SIZE = 6_400  # characters: at the square of it a pattern takes a tenth of a second
SLICED = {  # asked about few characters beside a place, or where its end is known to be there
    "pipeline.work.invariants._UNSEEN",
    "pipeline.corpus.figures.gaps.OWNER",
    "pipeline.corpus.figures.gaps._HOLDER",
    "pipeline.corpus.figures.gaps._RACE",
    "pipeline.facts.numbers.named.WORD_BEFORE",
}
SHARES = 8


def grows(found: Found) -> list[str]:
    """The runs on which a pattern takes more than linear time; those after an endless one are not tried."""

    def anywhere(text: str) -> object:
        return sum(1 for _ in found.pattern.finditer(text))

    def at_a_place(text: str) -> object:
        return found.pattern.match(text), found.pattern.fullmatch(text)

    told: list[str] = []
    for unit in KINDS:
        if growing := growth(anywhere if found.anywhere else at_a_place, unit, SIZE):
            told.append(growing)
            if "more than" in growing:
                break
    return told


@pytest.mark.parametrize("share", range(SHARES))
def test_every_pattern_of_the_package_is_linear_in_a_run_of_any_kind(share: int) -> None:
    found = [one for one in patterns() if one.name not in SLICED]
    assert len(found) > 300
    steep = {one.name: told for one in found[share::SHARES] if (told := grows(one))}
    assert steep == {}
