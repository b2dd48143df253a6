"""Stories as programs for offices write them."""

# ruff: noqa: E501 - layouts as files have them

from __future__ import annotations

from html import escape
from textwrap import wrap

from tests.sample.stories import XML, Story, day_of, text_of, zipped


def docx(stories: list[Story]) -> bytes:
    (story,) = stories
    lines = [story["title"], f"By {story['author']}", f"{day_of(story):%-d %B %Y}", *text_of(story).split("\n\n")]
    formats, w = "http://schemas.openxmlformats.org", "wordprocessingml"
    kind = f"application/vnd.openxmlformats-officedocument.{w}.document.main+xml"
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    body = "".join(f"<w:p><w:r><w:t>{escape(line, quote=False)}</w:t></w:r></w:p>" for line in lines)
    files = {
        "[Content_Types].xml": f'<Types xmlns="{formats}/package/2006/content-types"><Default Extension="rels" '
        f'ContentType="{rels}"/><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{formats}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{formats}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{formats}/{w}/2006/main"><w:body>{body}</w:body></w:document>',
    }
    return zipped({name: (XML + part).encode() for name, part in files.items()})


def rtf(stories: list[Story]) -> bytes:
    (story,) = stories
    lines = [story["title"], f"By {story['author']}", f"{day_of(story):%-d %B %Y}", *text_of(story).split("\n\n")]
    body = "\\par\\par\n".join("".join(c if c.isascii() else f"\\u{ord(c)}?" for c in line) for line in lines)
    return b"{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times New Roman;}}\n" + body.encode("ascii") + b"\\par}\n"


def odt(stories: list[Story]) -> bytes:
    (story,) = stories
    lines = [f"By {story['author']}", f"{day_of(story):%-d %B %Y}", *text_of(story).split("\n\n")]
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'{XML}<office:document-content xmlns:office="{names}:office:1.0" xmlns:text="{names}:text:1.0"><office:body>'
        f"<office:text><text:h>{story['title']}</text:h>"
        + "".join(f"<text:p>{escape(line, quote=False)}</text:p>" for line in lines)
        + "</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()})


def pdf(stories: list[Story]) -> bytes:
    """One page, its words in WinAnsi as most programs write them."""
    (story,) = stories
    lines = [story["title"], f"By {story['author']}", f"{day_of(story):%-d %B %Y}", ""]
    for words in text_of(story).split("\n\n"):
        lines += [*wrap(words, 80), ""]
    shown = "\n".join(f"({line}) Tj T*" if line else "T*" for line in lines)
    stream = f"BT /F1 11 Tf 14 TL 72 760 Td\n{shown}\nET".encode("cp1252")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /MediaBox [0 0 595 842] >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({story['title']}) /Author ({story['author']}) /CreationDate (D:{day_of(story):%Y%m%d}) >>".encode(),
    ]
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(made)
    return made + b"xref\n0 7\n0000000000 65535 f \n" + table + end


def markdown(stories: list[Story]) -> bytes:
    (story,) = stories
    head = f"---\ntitle: {story['title']}\nauthor: {story['author']}\ndate: {story['date']}\n---\n\n"
    return f"{head}# {story['title']}\n\n{text_of(story)}\n".encode()
