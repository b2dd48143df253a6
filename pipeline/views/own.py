"""Files that people name: only those that carry the pipeline's own mark are replaced."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from pipeline.errors import ForeignError

MARK = "source-extraction"  # stands in the first bytes of what is written
NEAR = 2_000  # bytes in which it is looked for


def check_own(path: Path, force: bool = False) -> None:
    """Raises ForeignError where something is there that does not carry the mark, unless forced."""
    if force or not path.exists():
        return
    if path.is_dir() or not is_own(path):
        raise ForeignError(f"{path} was not written by the pipeline: name another file, or replace it with --force")


def is_own(path: Path) -> bool:
    """Whether a file carries the mark, or is empty."""
    with path.open("rb") as file:
        head = file.read(NEAR)
    return not head or MARK.encode() in head


def write_own(path: Path, text: str, force: bool = False) -> None:
    """Write a text that carries the mark, whole or not at all. Raises ForeignError, OSError."""
    check_own(path, force)
    if MARK not in text[:NEAR]:
        raise ValueError(f"the text for {path} carries no mark")
    draft = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}")
    try:
        draft.write_text(text, encoding="utf-8", errors="replace")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def sealed(text: str) -> str:
    """A text file that people edit, after a comment by which an edited one is told from one as it was written."""
    return f"# {MARK} {hashlib.sha256(text.encode()).hexdigest()[:16]}\n{text}"


def check_sealed(path: Path, force: bool = False) -> None:
    """Raises ForeignError where a file is not as `sealed` had it written, unless forced."""
    if force or not path.exists():
        return
    text = path.read_text(encoding="utf-8", errors="replace")
    if text and text != sealed(text.partition("\n")[2]):
        raise ForeignError(f"{path} was edited, or not written by the pipeline: name another file, or use --force")
