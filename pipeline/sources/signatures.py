"""How the first bytes of a file tell its format."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable

from pipeline.sources.fields import key_of, lists

HEAD = 1 << 18  # bytes that are looked at
MEMBERS = 16  # members of a ZIP whose names are looked for in its head
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_PROLOG = re.compile(r"(?:<\?xml[^>]{0,200}\?>|<!--.{0,4000}?-->|<\?[^>]{0,300}\?>|\s)+", re.DOTALL)
_DOCTYPE = re.compile(
    r"<!doctype\s{1,9}([a-z]{1,20})[^>\[]{0,300}(?:\[[^\]]{0,4000}\]\s{0,9})?>\s{0,99}", re.IGNORECASE
)
_ROOT = re.compile(r"<(?:[\w.-]{1,30}:)?([A-Za-z]{1,30})[\s/>]")
_HEADER = re.compile(r"[A-Za-z][A-Za-z-]{1,40}:[ \t]?[^\n]*\n(?:[ \t]+[^\n]*\n)*")
_MAIL = re.compile(
    r"^(?:from|date|subject|mime-version|message-id|received|return-path):", re.IGNORECASE | re.MULTILINE
)
_CONTENT = re.compile(r"^content-type:", re.IGNORECASE | re.MULTILINE)
_NEXIS = re.compile(r"^[ \t]{0,80}\d{1,5} of \d{1,5} DOCUMENTS[ \t]{0,80}\r?$", re.MULTILINE)
_NEXIS_LABELS = re.compile(r"^(?:BYLINE|SECTION|LENGTH|LOAD-DATE|Byline|Section|Length|Load-Date): ", re.MULTILINE)
_NEXIS_END = re.compile(r"^End of Document\r?$", re.MULTILINE)
_FACTIVA = re.compile(r"^(HD|BY|WC|PD|SN|SC|LA|CY|LP|TD|AN)(?:\r?$|[ \t]{1,20}\S)", re.MULTILINE)
_PROQUEST = re.compile(r"^Document \d{1,5} of \d{1,5}\r?$", re.MULTILINE)
_PROQUEST_TEXT = re.compile(r"^(?:Full text|ProQuest document ID|Publication title): ", re.MULTILINE)
_HTML_ROOTS = frozenset(("html", "head", "body"))
_TAGS = re.compile(r"<(?:p|div|head|body|title|meta|article|script|table|h1)[\s>]", re.IGNORECASE)
COPIES = frozenset(("bak", "old", "orig", "txt", "text", "utf8", "utf-8", "dat", "body", "article", "news", "save"))
MOST_CONTROL = 0.01  # share of control characters in a text without an ending


class Head:
    """The first bytes of a file with its name, and what several tells ask of them."""

    def __init__(self, data: bytes, path: str) -> None:
        self.data = data
        self.path = path
        self.text = _text(data)
        self.root = _root(self.text)
        self.whole = len(data) < HEAD

    def members(self) -> list[bytes]:
        """Names of the first members of a ZIP."""
        names: list[bytes] = []
        at = self.data.find(b"PK\x03\x04")
        while at >= 0 and len(names) < MEMBERS:
            size = int.from_bytes(self.data[at + 26 : at + 28], "little")
            names.append(self.data[at + 30 : at + 30 + size])
            at = self.data.find(b"PK\x03\x04", at + 30 + size)
        return names


def _text(data: bytes) -> str:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace").lstrip()
    return data.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")


def _root(text: str) -> str:
    """The name of the first element, or of the document type, in lower case; empty where the text is no markup."""
    if not text.startswith("<"):
        return ""
    prolog = _PROLOG.match(text)
    at = prolog.end() if prolog else 0
    if kind := _DOCTYPE.match(text, at):
        if kind[1].lower() == "html":
            return "html"
        at = kind.end()
        prolog = _PROLOG.match(text, at)
        at = prolog.end() if prolog else at
    root = _ROOT.match(text, at)
    return root[1].lower() if root else ""


def starts(mark: bytes) -> Callable[[Head], bool]:
    """A tell: the file begins with these bytes."""
    return lambda head: head.data.startswith(mark)


def is_arrow(head: Head) -> bool:
    """An Arrow file, or a stream under a name that says so."""
    return head.data.startswith(b"ARROW1") or (
        head.data.startswith(b"\xff\xff\xff\xff") and head.path.lower().endswith((".arrow", ".ipc", ".feather"))
    )


def is_zip(head: Head) -> bool:
    """A ZIP, or an empty one."""
    return head.data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_files(head: Head) -> bool:
    """A ZIP of files, and no book, slides or program that is packed so."""
    if not is_zip(head):
        return False
    return not any(name == b"mimetype" or name.startswith((b"ppt/", b"META-INF/")) for name in head.members())


def _holds(head: Head, folder: bytes, ending: str) -> bool:
    if not is_zip(head):
        return False
    return head.path.lower().endswith(ending) or any(name.startswith(folder) for name in head.members())


def is_docx(head: Head) -> bool:
    """A ZIP with the folder of a Word document."""
    return _holds(head, b"word/", ".docx")


def is_xlsx(head: Head) -> bool:
    """A ZIP with the folder of an Excel sheet."""
    return _holds(head, b"xl/", ".xlsx")


def is_wacz(head: Head) -> bool:
    """A ZIP with the folder of web archives; a ZIP of other files may have one of that name."""
    return is_zip(head) and (head.path.lower().endswith(".wacz") or b"datapackage.json" in head.members())


def is_tar(head: Head) -> bool:
    """The mark of a TAR at its place."""
    return head.data[257:262] == b"ustar"


def _headers(head: Head) -> str:
    """The lines `Name: value` that a mail begins with; empty where there are fewer than three."""
    text = head.text.replace("\r\n", "\n")
    at = count = 0
    while line := _HEADER.match(text, at):
        at, count = line.end(), count + 1
    return text[:at] if count >= 3 else ""


def is_mhtml(head: Head) -> bool:
    """A mail that a browser wrote."""
    headers = _headers(head).lower()
    return "multipart/related" in headers and ("snapshot" in headers or "saved by" in headers or "text/html" in headers)


def is_mail(head: Head) -> bool:
    """Headers of a mail: several that every mail has, and the type of its content or a name that says so."""
    headers = _headers(head)
    if len(_MAIL.findall(headers)) < 3:
        return False
    return bool(_CONTENT.search(headers)) or head.path.lower().endswith((".eml", ".emlx"))


def is_feed(head: Head) -> bool:
    """The root of a feed."""
    return head.root in ("rss", "feed", "rdf") and not head.path.lower().endswith(".csv")


def is_nitf(head: Head) -> bool:
    """The root of NITF."""
    return head.root == "nitf"


def is_newsml(head: Head) -> bool:
    """The root of NewsML-G2."""
    return head.root in ("newsitem", "newsmessage", "packageitem")


def is_html(head: Head) -> bool:
    """A page: an HTML root, or markup of a page that begins in another way (a comment, a stray tag)."""
    if head.root in _HTML_ROOTS:
        return True
    return head.text.startswith("<") and len(set(map(str.lower, _TAGS.findall(head.text[:20_000])))) >= 3


def is_json(head: Head) -> bool:
    """An object or an array opens."""
    return re.match(r'\{\s{0,99}["}]|\[\s{0,99}[{"\]]', head.text) is not None


def is_json_lines(head: Head) -> bool:
    """The first line is an object of its own, and another begins on the next."""
    if not head.text.startswith("{"):
        return False
    first, _, rest = head.text.partition("\n")
    if not rest.lstrip().startswith("{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def is_one_json(head: Head) -> bool:
    """One value over several lines, of which the first is none by itself."""
    first, _, rest = head.text.partition("\n")
    if not rest.strip() or not is_json(head):
        return False
    try:
        json.loads(head.text)
    except (ValueError, RecursionError):
        return False
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return True
    return False


def is_nexis(head: Head) -> bool:
    """An export of Nexis: its counting lines, or its labels with its closing line."""
    if _NEXIS.search(head.text):
        return True
    return _NEXIS_END.search(head.text) is not None and len(set(_NEXIS_LABELS.findall(head.text))) >= 2


def is_factiva(head: Head) -> bool:
    """Field codes of Factiva on lines of their own."""
    return {"HD", "PD", "SN", "LP"} <= {code[:2] for code in _FACTIVA.findall(head.text)}


def is_proquest(head: Head) -> bool:
    """The counting line and labels of ProQuest."""
    return _PROQUEST.search(head.text) is not None and _PROQUEST_TEXT.search(head.text) is not None


def is_table(head: Head) -> bool:
    """A first line of short names of columns, of which one is a text's and another is known, and a second like it."""
    first, _, rest = head.text.partition("\n")
    if not rest.strip() or len(first) > 2000:
        return False
    mark = max("\t;|,", key=first.count)
    cells = tuple(cell.strip(' "\r') for cell in first.split(mark))
    if len(cells) < 2 or max(map(len, cells)) > 40 or rest.partition("\n")[0].count(mark) < len(cells) - 1:
        return False
    keys = [key_of(cell) for cell in cells]
    known = lists()
    others = sum(any(key in known[role] for role in ("title", "author", "date", "url", "site", "id")) for key in keys)
    return others >= 1 and any(key in known["text"] for key in keys)


def is_sgml(head: Head) -> bool:
    """Documents of a research corpus: their element, and that of a text."""
    return (
        head.root in ("doc", "reuters", "lewis")
        and re.search(r"<(?:TEXT|BODY)\b", head.text, re.IGNORECASE) is not None
    )


def is_odt(head: Head) -> bool:
    """A ZIP that says that it is an OpenDocument text."""
    return is_zip(head) and b"mimetypeapplication/vnd.oasis.opendocument.text" in head.data[:120]


def is_json_file(head: Head) -> bool:
    """JSON; under the name of a text only what is valid as a whole."""
    if not is_json(head):
        return False
    if not head.path.lower().endswith((".txt", ".text", ".html", ".htm")):
        return True
    try:
        json.loads(head.text)
    except (ValueError, RecursionError):
        return False
    return True


def is_plain(head: Head) -> bool:
    """Text under a name without an ending, or with one that is but a number or a copy's."""
    ending = os.path.splitext(head.path)[1].lower().strip(".~")  # noqa: PTH122
    if not (ending == "" or ending.isdigit() or ending in COPIES) or b"\0" in head.data or not head.text.strip():
        return False
    odd = sum(head.text.count(c) for c in map(chr, (*range(9), *range(14, 32), 0xFFFD)))
    return odd <= MOST_CONTROL * len(head.text)
