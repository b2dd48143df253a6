"""Data files with one entry a line, so that a change of them can be reviewed.

    python -m tests.house.format_data [--check]

Arrays of a TOML file that hold only strings are written one entry a line; comments stay where they are. Order within an
array is kept: in some it has a meaning.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

PIPELINE = Path(__file__).resolve().parents[2] / "pipeline"
SHORT = 100  # characters of an array that may stay on its line
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')
_ARRAY = re.compile(
    r"^(?P<key>[\w\"'. -]+ = )"
    r"\[(?P<body>(?:\s|,|#[^\n]*\n|\"(?:[^\"\\]|\\.)*\"|'[^']*')*)\]"
    r"(?P<rest>[ \t]*(?:#[^\n]*)?)$",
    re.MULTILINE,
)
_ENTRY = re.compile(r"#[^\n]*|\"(?:[^\"\\]|\\.)*\"|'[^']*'")


def formatted(text: str) -> str:
    """A TOML file with long arrays of strings one entry a line. Raises ValueError where that changed a value."""

    def spread(found: re.Match[str]) -> str:
        body = found["body"]
        if len(found[0]) <= SHORT and "\n" not in found[0]:
            return found[0]
        lines: list[str] = []
        for entry in _ENTRY.finditer(body):
            if not entry[0].startswith("#"):
                lines.append(f"    {entry[0]},")
            elif body[: entry.start()].rpartition("\n")[2].strip(" ,") and lines:  # after an entry, on its line
                lines[-1] += f"  {entry[0]}"
            else:
                lines.append(f"    {entry[0]}")
        return "\n".join([f"{found['key']}[{found['rest']}", *lines, "]"]) if lines else found[0]

    made = _ARRAY.sub(spread, text)
    if tomllib.loads(made) != tomllib.loads(text):
        raise ValueError("formatting would change a value")
    return made


def files() -> list[Path]:
    """The data files that are formatted."""
    return sorted(PIPELINE.rglob("*.toml"))


def main() -> int:
    """Write the files that are not formatted, or with --check only name them."""
    wrong = [path for path in files() if formatted(path.read_text("utf-8")) != path.read_text("utf-8")]
    for path in wrong:
        print(path.relative_to(PIPELINE.parent))
        if "--check" not in sys.argv:
            path.write_text(formatted(path.read_text("utf-8")), "utf-8")
    return bool(wrong) and "--check" in sys.argv


if __name__ == "__main__":
    sys.exit(main())
