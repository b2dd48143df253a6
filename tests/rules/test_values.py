"""Every value of `rule` and `reason` that occurs in tables stands in the registry.

Those of the tables of development data are looked at where these are measured: tests/quality/measure.py.
"""

from pathlib import Path

from tests.inprocess import unknown_rules


def test_the_rules_of_the_sample_are_registered(sample_tables: Path) -> None:
    assert unknown_rules(sample_tables) == {}
