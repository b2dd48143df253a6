"""What a figure as written can mean: the interval of values that it does not exclude."""

from __future__ import annotations

import math
from typing import NamedTuple

ABOUT = 0.1  # of the value, either way: "about 15,000" does not exclude 14,000


class Value(NamedTuple):
    """A number as written."""

    kind: str
    unit: str | None
    value: float
    value_max: float | None
    modifier: str | None

    def interval(self) -> tuple[float, float]:
        """Least and greatest value that the words allow; round numbers allow half a unit of their last digit."""
        low, high = self.value, self.value if self.value_max is None else self.value_max
        if self.modifier in ("at_least", "more_than"):
            return low, math.inf
        if self.modifier in ("at_most", "less_than"):
            return -math.inf, high
        slack = ABOUT if self.modifier == "about" else 0.0
        return low - max(slack * abs(low), rounding(low)), high + max(slack * abs(high), rounding(high))

    def overlaps(self, other: Value) -> bool:
        """Whether one value could be meant by both; two bounds of one kind are compared as values."""
        if self.modifier == other.modifier and self.modifier not in (None, "about"):
            return self._replace(modifier=None).overlaps(other._replace(modifier=None))
        low, high = self.interval()
        other_low, other_high = other.interval()
        return low <= other_high and other_low <= high


def rounding(value: float) -> float:
    """Half a unit of the last digit that is not zero, for values of four digits or more; at most a tenth of the value.

    1,600,000,000 could be any value from 1.55 to 1.65 billion; 33 is 33.
    """
    if abs(value) < 1000 or not float(value).is_integer():
        return 0.0
    unit = 1
    while value % (unit * 10) == 0:
        unit *= 10
    return min(unit / 2, abs(value) / 10) if unit >= 10 else 0.0
