"""The steps from a source as decoded to the text that is read, each a few edits; most texts need none."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace

from pipeline.article import Metadata, Record
from pipeline.sources.heads import head_of
from pipeline.sources.marks import FIRST, LAST, is_marked
from pipeline.sources.normal import Edit, Normal
from pipeline.sources.printed import PRINTED

Step = Callable[[str], list[Edit]]
_REFERENCE = re.compile(r"&(?:amp;){0,4}(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TWICE = re.compile(r"&((?:amp;?){1,4})(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ONCE = re.compile(r"&(?:lt|gt|amp|quot|#39|#34|apos);")
_OPEN = re.compile(r"<[a-zA-Z/!]")
_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|br|div|h[1-6]|ul|ol|li|span|a|b|i|em|strong|blockquote|img)\b", re.IGNORECASE)
_OWN_WORDS = re.compile(r"<(/?)(title|textarea)(?=[\s/>])[^<>]{0,500}>", re.IGNORECASE)  # no tags within them
_UNSEEN = re.compile(
    r"</?wbr\s{0,9}/?>|&(?:shy|zwnj|zwj|lrm|rlm|ZeroWidthSpace|NoBreak|#(?:173|820[3-7]|8288|65279|[0-8]|1[14-9]|2\d|3[01]"
    r"|127)|#[xX]0{0,4}(?:[aA][dD]|200[b-fB-F]|2060|[fF][eE][fF][fF]|[0-8bB]|[eE]|[fF]|1[0-9a-fA-F]|7[fF]));",
    re.IGNORECASE,
)
_ODD = re.compile(
    "\x1b\\[[0-9;]{0,20}[A-Za-z]|[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u2010\u2011"
    "\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufb00-\ufb06\ufeff\ufff9-\ufffb\ufffe\uffff\uffe0\uffe1\uffe5"
    "\U0001d400-\U0001d7ff\uff04\uff05\uff0b-\uff0f\uff10-\uff1a\uff21-\uff3a\uff41-\uff5a]"
)
_JOINERS = "\u200c\u200d"
_PLAIN_UNTIL = "\u024f"  # joiners belong to scripts beyond it
_BETWEEN = "\uff0b\uff0c\uff0d\uff0e\uff0f\uff1a"  # full-width signs that count within numbers alone
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_SIGNS = {"\u2010": "-", "\u2011": "-", "\uffe0": "¢", "\uffe1": "£", "\uffe5": "¥"}
_COMBINED = re.compile(
    r"[^\W\d_][\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+|[\u1100-\u11ff]{2,}|[\u3041-\u30ff][\u3099\u309a]"
)
_MARK = re.compile(
    "[\u0300-\u036f\u1100-\u11ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a]"
)  # ten times as fast
_ESCAPE = re.compile(r"\\(?:([nrt\"'/])|u([0-9a-fA-F]{4}))")
_OTHER_ESCAPE = re.compile(r"\\(?![nrt\"'/\\]|u[0-9a-fA-F]{4})")
_BREAK = re.compile(r"\\n(?:\\r)?(?:\\n|[A-Z“\"‘\\\s]|$)")
_UNIT = re.compile(r"\\u[0-9a-fA-F]{4}")
_LETTERS = {"n": "\n", "r": "", "t": " "}
_BARE_MARK = re.compile(r'(?<!\\)"')
_CUT = re.compile(r"\s{0,9}(?:…|\.\.\.)?\s{0,9}\[\+\s?[\d,]{1,9}\s(?:chars|characters|words)\]\s*$")
_TYPED = re.compile(r"(?<!`)``(?!`)|(?<!')''(?!')")
_TYPED_PAIR = re.compile(r"(?<!`)``(?!`)[^`]*?''")
_TORN = re.compile(r"\ufffd+\s*$")


def normal_of(record: Record, page: bool) -> Normal:
    """A record's text as it is read."""
    normal = Normal.of(record.body)
    if not page and record.format in ("txt", "markdown"):
        end = head_of(record.body).end
        normal = normal.edited([Edit(0, end, "")] if end else [])
    for step in PAGE if page else (*PRINTED, *TEXT, *(LAST if is_marked(record, normal.text) else ())):
        normal = normal.edited(step(normal.text))
    if not page and (cut := _CUT.search(normal.text[-200:])):
        start = max(0, len(normal.text) - 200) + cut.start()
        edited = normal.edited([Edit(start, len(normal.text), "")])
        normal = Normal(edited.text, edited.pieces, truncated=True)
    return normal


def readable(record: Record, normal: Normal) -> Record:
    """A record with the text that is read in the place of the source's."""
    return record if normal.is_source else replace(record, body=normal.text)


def plain(written: str | None) -> str | None:
    """A title or name as it is read; None where nothing is left."""
    if written is None:
        return None
    normal = Normal.of(written)
    for step in TEXT:
        normal = normal.edited(step(normal.text))
    return " ".join(normal.text.split()) or None


def plain_meta(meta: Metadata) -> Metadata:
    """Metadata with its words as they are read."""
    authors = tuple(name for author in meta.authors if (name := plain(author)))
    return replace(meta, title=plain(meta.title), site=plain(meta.site), authors=authors)


def references(text: str) -> list[Edit]:
    """Character references in a text that is no markup, however often they were escaped."""
    if "&" not in text:
        return []
    return [Edit(m.start(), m.end(), v) for m in _REFERENCE.finditer(text) if (v := _value(m[1])) is not None]


def _value(name: str) -> str | None:
    written = f"&{name};"
    value = html.unescape(written)
    return None if value == written or value.endswith(";") else value


def escaped_twice(text: str) -> list[Edit]:
    """References whose ampersand is itself one, in a page: it is read as one reference."""
    if "&amp" not in text:
        return []
    found = (m for m in _TWICE.finditer(text) if _value(m[2]) is not None)
    return [Edit(m.start(1), m.end(1), "") for m in found]


def escaped_markup(text: str) -> list[Edit]:
    """A page whose tags are all escaped: read as the page."""
    if not is_escaped_markup(text):
        return []
    found = ((m, html.unescape(m[0])) for m in _ONCE.finditer(text))
    return [Edit(m.start(), m.end(), value) for m, value in found if value != m[0]]


def is_escaped_markup(text: str) -> bool:
    """Whether a text has tags, all of them escaped."""
    return "&lt;" in text and not _OPEN.search(text) and len(_ESCAPED_TAG.findall(text[:20_000])) >= 2


def unclosed(text: str) -> list[Edit]:
    """The opening tags of a title or form field that nothing closes: what follows would all be its words."""
    opened: dict[str, Edit] = {}
    left: list[Edit] = []
    for m in _OWN_WORDS.finditer(text):
        before = opened.pop(m[2].lower(), None)
        if not m[1]:
            left += [before] if before else []
            opened[m[2].lower()] = Edit(m.start(), m.end(), "")
    return sorted([*left, *opened.values()])


def unseen(text: str) -> list[Edit]:
    """References and tags of a page that nobody sees: soft hyphens, zero-width spaces, control characters."""
    return [Edit(m.start(), m.end(), "") for m in _UNSEEN.finditer(text)]


def characters(text: str) -> list[Edit]:
    """Invisible and control characters, ligatures, hyphens and full-width characters."""
    return [edit for m in _ODD.finditer(text) if (edit := _edit(text, m)) is not None]


def _edit(text: str, match: re.Match[str]) -> Edit | None:
    start, end, c = match.start(), match.end(), match[0]
    if c in _JOINERS:
        near = text[max(0, start - 1) : start] + text[end : end + 1]
        return Edit(start, end, "") if all(n <= _PLAIN_UNTIL for n in near) else None
    if c in _BETWEEN:
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        sign = c in "\uff0b\uff0d"
        return Edit(start, end, chr(ord(c) - 0xFEE0)) if after.isdigit() and (sign or before.isdigit()) else None
    if "\uff04" <= c <= "\uff5a":
        return Edit(start, end, chr(ord(c) - 0xFEE0))
    if c >= "\U0001d400":
        return Edit(start, end, unicodedata.normalize("NFKC", c))
    if "\x80" <= c <= "\x9f":
        return Edit(start, end, bytes([ord(c)]).decode("cp1252", "ignore"))
    return Edit(start, end, _LIGATURES.get(c) or _SIGNS.get(c, ""))


def typed_marks(text: str) -> list[Edit]:
    """Quotation marks as typewriters and TeX have them (``so''), where a text closes some."""
    if "``" not in text or not _TYPED_PAIR.search(text):
        return []
    return [Edit(m.start(), m.end(), "“" if m[0] == "``" else "”") for m in _TYPED.finditer(text)]


def composed(text: str) -> list[Edit]:
    """Characters and their marks as one character where there is one (NFC)."""
    if text.isascii() or not _MARK.search(text):
        return []
    found = ((m, unicodedata.normalize("NFC", m[0])) for m in _COMBINED.finditer(text))
    return [Edit(m.start(), m.end(), value) for m, value in found if value != m[0]]


def escapes(text: str) -> list[Edit]:
    r"""Line breaks and quotation marks written as `\n` and `\"`, in a text that has none of its own."""
    if "\\" not in text or _OTHER_ESCAPE.search(text):
        return []
    breaks = "\n" not in text.strip() and _BREAK.search(text) is not None
    marks = text.count('\\"') >= 2 and not _BARE_MARK.search(text)
    if not breaks and not marks and not _UNIT.search(text):
        return []
    return [Edit(m.start(), m.end(), _unescaped(m)) for m in _ESCAPE.finditer(text)]


def _unescaped(match: re.Match[str]) -> str:
    if match[1]:
        return _LETTERS.get(match[1], match[1])
    letter = chr(int(match[2], 16))
    return letter if not 0xD800 <= ord(letter) <= 0xDFFF else "\ufffd"


_SUSPECT = re.compile(
    "[\xc2-\xf4\u0102\u0103\u0192\u201a\u00ac][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122\u20ac\u00c4]"
)
_RUN = re.compile("[^\x00-\x7f]+")
# What is left where a byte that windows-1252 does not know, or a no-break space, was lost.
LOSSES = {"â€": "”", "Ã": "à", "Â": ""}
_LOST = re.compile("â€(?=â|Ã|$)|[ÃÂ]$|(?:(?!â€(?:â|Ã|$)|[ÃÂ]$).)+", re.DOTALL)
WRONG = ("sloppy-windows-1252", "mac_roman", "sloppy-windows-1250", "sloppy-windows-1251")  # what UTF-8 was read as


def mojibake(text: str) -> list[Edit]:
    """UTF-8 that was read in another encoding and saved so, where that explains every character beyond ASCII."""
    if not _SUSPECT.search(text):
        return []
    from ftfy.badness import is_bad

    if not is_bad(text):
        return []
    import ftfy.bad_codecs  # noqa: F401

    for name in WRONG:
        edits = list(_explained(text, name))
        if edits and None not in edits:
            return [edit for edit in edits if edit is not None]
    return []


def _explained(text: str, name: str) -> Iterator[Edit | None]:
    """Each run of characters beyond ASCII as UTF-8, a character an edit; None and an end where one is none."""
    for run in _RUN.finditer(text):
        for part in _LOST.finditer(run[0]):
            at = run.start() + part.start()
            if part[0] in LOSSES:
                yield Edit(at, at + len(part[0]), LOSSES[part[0]])
                continue
            try:
                value = part[0].encode(name).decode("utf-8")
            except UnicodeError:
                yield None
                return
            for c in value:
                size = len(c.encode("utf-8"))
                yield Edit(at, at + size, c)
                at += size


def torn(text: str) -> list[Edit]:
    """The broken character at the end of a text that was cut off within it."""
    found = _TORN.search(text[-20:])
    return [Edit(max(0, len(text) - 20) + found.start(), len(text), "")] if found else []


TEXT: tuple[Step, ...] = (escapes, references, *FIRST, mojibake, characters, typed_marks, composed, torn)
PAGE: tuple[Step, ...] = (escaped_markup, escaped_twice, unclosed, unseen, mojibake, characters, composed)
