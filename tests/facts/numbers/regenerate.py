"""Write the expected rows anew and show what changed: python -m tests.facts.numbers.regenerate."""

from __future__ import annotations

import difflib
import sys

from pipeline.language.model import Model
from tests.facts.numbers.rows import rows_of, sources, written


def main() -> None:
    """Rewrite each golden file of this folder from its text; print the difference to the file before."""
    model = Model()
    for source in sources():
        target = source.with_suffix(".json")
        before = target.read_text(encoding="utf-8") if target.exists() else ""
        after = written(rows_of(source.read_text(encoding="utf-8"), model))
        sys.stdout.writelines(
            difflib.unified_diff(before.splitlines(True), after.splitlines(True), target.name, target.name, n=0)
        )
        target.write_text(after, encoding="utf-8")


if __name__ == "__main__":
    main()
