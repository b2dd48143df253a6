"""Exports of press archives (Nexis, Factiva, ProQuest): one file of many articles, each with labelled lines."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from pipeline.config import Settings
from pipeline.sources.blob import Blob, Found
from pipeline.sources.dates import iso_date
from pipeline.sources.naming import named
from pipeline.sources.objects import metadata_of, name_of
from pipeline.sources.readers.texts import text_of
from pipeline.sources.signatures import HEAD, Head, is_factiva, is_nexis, is_proquest
from pipeline.sources.source import ReadError

Fields = dict[str, str]
_COUNTED = re.compile(
    r"^[ \t\xa0]*(?:\d{1,6} of \d{1,6} DOCUMENTS|Document \d{1,6} of \d{1,6})[ \t\xa0]*\r?$", re.MULTILINE
)
_END = re.compile(r"^[ \t\xa0]*End of Document[ \t\xa0]*\r?$", re.MULTILINE)
_LABEL = re.compile(r"([A-Za-z][A-Za-z /-]{1,30}):(?:[ \t\xa0]+(.*)|)$")
_CODE = re.compile(r"^([A-Z]{2,3})(?:[ \t]+(\S.*)|[ \t]*)$")
_PLACE = re.compile(r";|\s\[")  # after a publication's name: "; City [City] day: page"
_RULE = re.compile(r"[_=*-]{8,}$")
_RIGHTS = re.compile(r"(?:copyright\b|\(c\)|©|all rights reserved)", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FACTIVA_ID = re.compile(r"Document ([A-Za-z0-9]{12,40})\s*$")
SAYING = ("title", "author", "date", "site", "id", "url", "language")
LONGEST_DATE = 60  # characters of a line that is a date


@cache
def _labels() -> dict[str, frozenset[str]]:
    data = tomllib.loads(files("pipeline.sources").joinpath("data/exports.toml").read_text(encoding="utf-8"))
    return {kind: frozenset(found) for kind, found in data.items()}


def read(blob: Blob, settings: Settings) -> Iterator[Found]:
    """The articles of a text export. Raises ReadError (`empty`, `export`)."""
    text, encoding = text_of(blob)
    found = articles_in(text, encoding)
    if found is None:
        raise ReadError("export", "looks like the export of a press archive, but no article was found in it")
    yield from found


def articles_in(text: str, encoding: str = "utf-8") -> Iterator[Found] | None:
    """The articles of an export, covers left out; None where a text is none."""
    head = Head(text[:HEAD].encode("utf-8", "replace"), "")
    if is_factiva(head):
        found = _factiva(text)
    elif is_proquest(head) or is_nexis(head):
        found = [fields for part in _parted(text) if (fields := _article(part)) is not None]
    else:
        return None
    return _found(found, encoding) if found else None


def _found(found: list[Fields], encoding: str) -> Iterator[Found]:
    values = [(number, name_of(fields), fields) for number, fields in enumerate(found, 1)]
    for item in named(values, len(values), None):
        fields = dict(item.value or {})
        body = fields.pop("text")
        yield Found(item.record, body, metadata_of(fields), encoding, page=False)


def _parted(text: str) -> Iterator[str]:
    """The stretches of the articles; what comes before the first counting line is a cover."""
    marks = list(_COUNTED.finditer(text))
    if marks:
        ends = [*(mark.start() for mark in marks[1:]), len(text)]
        yield from (text[mark.end() : end] for mark, end in zip(marks, ends, strict=True))
        return
    yield from _END.split(text)[:-1]


def _article(part: str) -> Fields | None:
    """One article by its labelled lines; None where it has no text."""
    lines = [line.replace("\xa0", " ").rstrip() for line in part.splitlines()]
    start = _said_start(lines)
    begin = _after_labels(lines) if start is None else start
    if begin is None:
        return None
    end = next((n for n in range(begin, len(lines)) if _ends(lines[n])), len(lines))
    fields: Fields = {}
    written = (line.strip() for line in lines[:begin] if not _add(fields, line))
    bare = [line for line in written if line and not _RULE.match(line)]
    for line in lines[end:]:
        _add(fields, line)
    text = "\n".join([_beside_label(lines[begin - 1]) if start else "", *lines[begin:end]]).strip()
    return {**_unlabelled(bare, "title" in fields), **fields, "text": text} if text else None


def _beside_label(line: str) -> str:
    """What stands on the line of a label."""
    label = _LABEL.match(line.strip())
    return (label[2] or "") if label else ""


def _said_start(lines: list[str]) -> int | None:
    """The line after one that says that the text begins; None where none does."""
    for number, line in enumerate(lines, 1):
        written = line.strip()
        label = _LABEL.match(written)
        if (label[1] if label else written).lower() in ("body", "full text"):
            return number
    return None


def _after_labels(lines: list[str]) -> int | None:
    """The line after the labelled ones at the head, and after what goes on from them."""
    begin: int | None = None
    for number, line in enumerate(lines):
        label = _LABEL.match(line.strip())
        if label and label[1].lower() in _labels()["above"]:
            begin = number + 1
        elif begin is not None and line.strip():
            if begin < number:
                break
            begin = number + 1  # a value in two lines
    return begin


def _ends(line: str) -> bool:
    label = _LABEL.match(line.strip())
    if label and label[1].lower() in _labels()["below"]:
        return True
    return line.strip().lower() in ("classification", "graphic", "notes") or bool(
        _RIGHTS.match(line.strip()) and len(line.strip()) < 120
    )


def _add(fields: Fields, line: str) -> bool:
    """A labelled line under the name of what it says; whether the line was one."""
    label = _LABEL.match(line.strip())
    if label is None:
        return line.strip().lower() in ("body", "full text")
    name, value = label[1].lower(), (label[2] or "").strip()
    if name in _labels()["text"] or not value:
        return True
    role = next((role for role in SAYING if name in _labels()[role]), label[1])
    if name == "publication info":
        fields.setdefault(role, _PLACE.split(value, maxsplit=1)[0].strip())
    elif role not in fields or name == "publication title":
        fields[role] = value
    return True


def _unlabelled(bare: list[str], titled: bool) -> Fields:
    """Title, publication and date by their order: `publication, date, title` or `title, publication, date`."""
    lines = [line for line in bare if not _RIGHTS.match(line)]
    dates = [n for n, line in enumerate(lines) if _is_date(line)]
    if not dates:
        return {"title": lines[0]} if lines else {}
    at = dates[-1]
    if at >= 2:
        return {"title": lines[at - 2], "site": lines[at - 1], "date": lines[at]}
    later = max(lines[at + 1 :], key=len, default="")
    if at == 1 and later:
        return {"site": lines[0], "date": lines[at], "title": later}
    return {"site" if titled else "title": lines[0] if at else later, "date": lines[at]}


def _is_date(line: str) -> bool:
    return len(line) <= LONGEST_DATE and _YEAR.search(line) is not None and iso_date(line) is not None


def _factiva(text: str) -> list[Fields]:
    """The articles of an export with field codes: each ends with its accession number (AN)."""
    found: list[Fields] = []
    parts: dict[str, list[str]] = {}
    code = ""
    for line in text.splitlines():
        mark = _CODE.match(line.rstrip())
        if mark and mark[1].lower() in _labels()["codes"]:
            if mark[1] in parts and (mark[1] == "HD" or "AN" in parts):
                _flush(parts, found)
                parts = {}
            code = mark[1]
            parts[code] = [mark[2]] if mark[2] else []
        elif code:
            parts[code].append(line.rstrip())
    _flush(parts, found)
    return found


def _flush(parts: dict[str, list[str]], found: list[Fields]) -> None:
    """Add an article by its codes, if it has a text."""
    said = {code: "\n".join(lines).strip() for code, lines in parts.items()}
    text = "\n\n".join(said[code] for code in ("LP", "TD") if said.get(code))
    if not text:
        return
    names = {"HD": "title", "BY": "author", "PD": "date", "SN": "site", "LA": "language", "AN": "id"}
    fields = {
        names.get(code, code): " ".join(value.split()) for code, value in said.items() if code not in ("LP", "TD")
    }
    if ident := _FACTIVA_ID.match(fields.get("id", "")):
        fields["id"] = ident[1]
    found.append({**fields, "text": text})
