"""Stories as feeds, agencies, newsletters and press archives give them."""

# ruff: noqa: E501 - layouts as files have them

from __future__ import annotations

from email.message import EmailMessage

from tests.sample.stories import XML, Story, day_of, page, paragraphs, text_of


def rss(stories: list[Story]) -> bytes:
    items = "".join(
        f"<item><title>{s['title']}</title><link>https://www.tamargazette.example/{s['date']}</link><dc:creator>{s['author']}"
        f"</dc:creator><pubDate>{day_of(s):%a, %d %b %Y} 17:30:00 GMT</pubDate>\n<content:encoded><![CDATA[{paragraphs(s)}]]>"
        "</content:encoded></item>\n"
        for s in stories
    )
    return (
        f'{XML}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{stories[0]["site"]}</title>\n{items}</channel></rss>\n'
    ).encode()


def nitf(stories: list[Story]) -> bytes:
    (s,) = stories
    return (
        f'{XML}<nitf><head><title>{s["title"]}</title><docdata><doc-id id-string="{s["url"]}"/>'
        f'<date.issue norm="{day_of(s):%Y%m%d}T120000Z"/></docdata><pubdata name="{s["site"]}"/></head>\n<body><body.head>'
        f"<hedline><hl1>{s['title']}</hl1></hedline><byline>By <person>{s['author']}</person></byline></body.head>\n"
        f"<body.content>{paragraphs(s)}</body.content></body></nitf>\n"
    ).encode()


def newsml(stories: list[Story]) -> bytes:
    (s,) = stories
    return (
        f'{XML}<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{s["url"]}" xml:lang="en"><itemMeta>'
        f"<versionCreated>{s['date']}T12:00:00Z</versionCreated></itemMeta>\n<rightsInfo><copyrightHolder>"
        f"<name>{s['site']}</name></copyrightHolder></rightsInfo>\n<contentMeta><by>By {s['author']}</by>"
        f'<headline>{s["title"]}</headline><language tag="en"/></contentMeta>\n<contentSet><inlineXML>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{paragraphs(s)}</body></html></inlineXML></contentSet></newsItem>\n'
    ).encode()


def mail(stories: list[Story]) -> bytes:
    (story,) = stories
    message = EmailMessage()
    message["From"], message["To"] = f"{story['site']} <letter@scheldtreview.example>", "reader@example.org"
    message["Subject"], message["Date"] = story["title"], f"{day_of(story):%a, %d %b %Y} 06:00:00 +0000"
    message["Message-ID"] = f"<{story['date']}@scheldtreview.example>"
    footer = '<p>You are receiving this because you signed up. <a href="#">Unsubscribe</a></p>'
    message.set_content(
        f'<!DOCTYPE html><html lang="en"><body><table><tr><td><a href="#">View in browser</a></td></tr><tr><td>'
        f"<h1>{story['title']}</h1>\n{paragraphs(story)}</td></tr><tr><td>{footer}</td></tr></table></body></html>\n",
        subtype="html",
        cte="quoted-printable",
    )
    return message.as_bytes()


def mhtml(stories: list[Story]) -> bytes:
    (story,) = stories
    return (
        (
            f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {story['url']}\r\nSubject: {story['title']}\r\n"
            f"Date: {day_of(story):%a, %d %b %Y} 20:15:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
            '\ttype="text/html";\r\n\tboundary="----Saved"\r\n\r\n------Saved\r\nContent-Type: text/html; charset=utf-8\r\n'
            f"Content-Location: {story['url']}\r\n\r\n"
        ).encode()
        + page(story).replace(b"\n", b"\r\n")
        + b"\r\n------Saved--\r\n"
    )


def nexis(stories: list[Story]) -> bytes:
    made = ""
    for s in stories:
        made += (
            f"{s['title']}\n{s['site']}\n{day_of(s):%B %-d, %Y %A}\nCopyright 2025 {s['site']} All Rights Reserved\n"
        )
        made += f"Section: WORLD; Pg. 2\nLength: {len(s['text'].split())} words\nByline: {s['author']}\nBody\n"
        made += f"{text_of(s)}\nLoad-Date: {day_of(s):%B %-d, %Y}\nEnd of Document\n"
    return made.encode()


def factiva(stories: list[Story]) -> bytes:
    made = ""
    for s in stories:
        lead, _, rest = text_of(s).partition("\n\n")
        made += f"SE News\nHD {s['title']}\nBY By {s['author']}\nWC {len(s['text'].split())} words\nPD {day_of(s):%-d %B %Y}\n"
        made += f"SN {s['site']}\nLA English\nCY Copyright 2025 {s['site']}\nLP\n{lead}\nTD\n{rest}\nAN\nDocument {s['url']}\n\n"
    return made.encode()


def proquest(stories: list[Story]) -> bytes:
    made = ""
    for number, s in enumerate(stories, 1):
        made += f"{'_' * 60}\n\nDocument {number} of {len(stories)}\n\n{s['title']}\n\nAuthor: {s['author']}\n\n"
        made += f"Publication info: {s['site']} [Antwerp] {day_of(s):%d %b %Y}.\n\nFull text:\n\n{text_of(s)}\n\n"
        made += (
            f"Title: {s['title']}\n\nPublication date: {day_of(s):%b %d, %Y}\n\nProQuest document ID: {s['url']}\n\n"
        )
    return made.encode()


def sgml(stories: list[Story]) -> bytes:
    return "".join(
        f"<DOC>\n<DOCNO> {s['url']} </DOCNO>\n<DATE> {s['date']} </DATE>\n<HEADLINE>{s['title']}</HEADLINE>\n"
        f"<BYLINE>By {s['author']}</BYLINE>\n<TEXT>\n{paragraphs(s).replace('p>', 'P>')}\n</TEXT>\n</DOC>\n"
        for s in stories
    ).encode()
