"""What stands above a text as labelled lines, front matter or an address: metadata, and no text of the article."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any, NamedTuple

from pipeline.article import Metadata
from pipeline.sources.fields import key_of, lists
from pipeline.sources.objects import metadata_of

LONGEST = 8_000  # characters of a head
MOST_LINES = 60
LONGEST_TITLE = 160  # characters of a line above the labels
LEAST_KNOWN = 2  # labels of things that are looked for, before lines with colons are taken for a head
_FENCE = re.compile(r"\ufeff?\s{0,20}(---|\+\+\+)[ \t]{0,9}\r?\n")
_LABEL = re.compile(r"[*_#>\t -]{0,6}([^\W\d_][\w -]{0,28}?)[*_ \t]{0,4}[:=][*_]{0,3}(?:[ \t]{1,9}|$)(.*?)[*_]{0,3}$")
_ITEM = re.compile(r"[ \t]{0,8}-[ \t]+(.*)$")
_ADDRESS = re.compile(r"\ufeff?\s{0,20}<?(https?://[^\s<>]{4,500})>?[ \t]{0,9}\r?\n")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
SAYING = ("title", "author", "date", "url", "site", "language", "id")


class HeadOf(NamedTuple):
    """What a head says, and where in the text it ends (0: there is none)."""

    meta: Metadata
    end: int


def head_of(text: str) -> HeadOf:
    """The head of a text: front matter between fences, labelled lines, or an address on the first line."""
    found = _front_matter(text) or _labelled(text) or _address(text)
    if found is None or not text[found.end :].strip():
        return HeadOf(Metadata(), 0)
    return found


def _front_matter(text: str) -> HeadOf | None:
    fence = _FENCE.match(text)
    if not fence:
        return None
    close = re.compile(rf"^{re.escape(fence[1])}[ \t]{{0,9}}(?:\r?\n|$)", re.MULTILINE).search(
        text, fence.end(), fence.end() + LONGEST
    )
    if not close:
        return None
    values = _values(text[fence.end() : close.start()])
    return HeadOf(metadata_of(values), close.end()) if values else None


def _values(written: str) -> dict[str, Any]:
    """`key: value` lines, with lists in brackets or a dash a line; what is nested deeper is left out."""
    values: dict[str, Any] = {}
    last = ""
    for line in written.splitlines():
        if line.startswith((" ", "\t", "-")) and (item := _ITEM.match(line)) and last:
            held = values[last] if isinstance(values[last], list) else []
            values[last] = [*held, _unquoted(item[1])]
        elif label := _LABEL.match(line):
            last = label[1].strip()
            values[last] = _value(label[2].strip())
    return {name: value for name, value in values.items() if value not in ("", [])}


def _value(written: str) -> Any:
    if written.startswith("[") and written.endswith("]"):
        return [_unquoted(part) for part in written[1:-1].split(",") if part.strip()]
    return _unquoted(written)


def _unquoted(written: str) -> str:
    text = written.strip()
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text


def _labelled(text: str) -> HeadOf | None:
    """Lines `Label: value` at the beginning, of which at least two say what is looked for; a title may stand above."""
    title, begin = _title_above(text)
    values: dict[str, Any] = {}
    at = 0
    for line in islice(_LINE.finditer(text, begin, begin + LONGEST), MOST_LINES):
        written = line[0].strip("\ufeff \t\r\n")
        label = _LABEL.match(written)
        if not written and not values and line[0]:
            continue
        if label is None or not (values or _says(label[1], SAYING)):
            break
        if _says(label[1], ("text",)):
            at = line.start() + line[0].index(label[2]) if label[2] else line.end()
            break
        values[label[1].strip()] = label[2].strip()
        at = line.end()
    return _told(values, title, at)


def _told(values: dict[str, Any], title: str, end: int) -> HeadOf | None:
    """What labelled lines say, if they are a head."""
    said = {role for role in SAYING for name in values if _says(name, (role,))}
    if len(said) < LEAST_KNOWN or (title and "title" in said):
        return None
    return HeadOf(metadata_of({"title": title, **values} if title else values), end)


def _title_above(text: str) -> tuple[str, int]:
    """The first line, where it has no label, and where the next begins; nothing and 0 where it has one."""
    for line in islice(_LINE.finditer(text, 0, LONGEST), MOST_LINES):
        written = line[0].strip("\ufeff \t\r\n")
        if written:
            short = len(written) <= LONGEST_TITLE and _LABEL.match(written) is None
            return (written.lstrip("# "), line.end()) if short else ("", 0)
    return "", 0


def _says(label: str, roles: tuple[str, ...]) -> bool:
    """Whether a label is the name of one of these roles."""
    key = key_of(label)
    return any(key in lists()[role] for role in roles)


def _address(text: str) -> HeadOf | None:
    found = _ADDRESS.match(text)
    return HeadOf(metadata_of({"url": found[1]}), found.end()) if found else None
