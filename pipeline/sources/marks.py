"""Markup within a text that is no page: stray tags, shortcodes, Markdown, the marks of a forwarded mail."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.article import Record
from pipeline.sources.normal import Edit

_BLOCK = re.compile(
    r"<(?:/p|p|/div|div|br|/?h[1-6]|/?ul|/?ol|li|/?blockquote|/?tr)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE
)
_INLINE = re.compile(
    r"<!\[CDATA\[|\]\]>|</?(?:a|b|i|u|em|strong|span|font|small|big|sup|sub|img|li|td|th|table|tbody|figure|figcaption|strike|s|code|cite|q)"
    r"(?:\s[^<>]{0,1000})?/?>",
    re.IGNORECASE,
)
LEAST_TAGS = 2
_SHORTCODE = re.compile(
    r"\[(/?)(caption|gallery|embed|audio|video|playlist|wp_caption|vc_\w{1,40}|et_pb_\w{1,40}|su_\w{1,40}|pullquote|youtube"
    r"|vimeo|tweet|twitter|instagram|facebook|soundcloud|contact-form[\w-]{0,20}|iframe|adrotate|newsletter[\w-]{0,20})"
    r"(\s[^\[\]\n]{0,500})?/?\]"
)
_HEADING = re.compile(r"^#{1,6}[ \t]+(?=\S)", re.MULTILINE)
_LINK = re.compile(
    r"(?<!!)\[(?=[^\[\]\n]{1,500}\]\()|(?<=[^\n])\]\((?:https?://|/|#|mailto:)[^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s\"[^\"\n]{0,300}\")?\)"
)
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\]\([^()\s]{0,1000}(?:\s\"[^\"\n]{0,300}\")?\)")
_BOLD = re.compile(r"(?<![*\w])\*{2,3}(?=\S)|(?<=\S)\*{2,3}(?![*\w])|(?<![_\w])__(?=\S)|(?<=\S)__(?![_\w])")
_ITALIC = re.compile(
    r"(?<![*\w\\])\*(?=[^\s*][^*\n]{0,500}\*)|(?<=[^\s*\\])\*(?![*\w])|(?<![\w_])_(?=[^\s_][^_\n]{0,500}_(?!\w))|(?<=[^\s_])_(?![\w_])"
)
_QUOTED = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE)
_RULE = re.compile(
    r"^[ \t]{0,3}(?:(?:-[ \t]?){3,80}|(?:\*[ \t]?){3,80}|(?:_[ \t]?){3,80}|={3,80})[ \t]*$", re.MULTILINE
)
_BULLET = re.compile(r"^[ \t]{0,8}[*+-][ \t]+(?=\S)", re.MULTILINE)
_ESCAPED = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!>|-])")
_DEFINED = re.compile(r"^\[[^\]\n]{1,80}\]:[ \t]+\S+.{0,300}$", re.MULTILINE)
_TICKS = re.compile(r"`{1,3}")
_ANY_LINK = re.compile(r"!?\[[^\]\n]{0,500}\]\((?:https?://|/)[^()\s]{1,1000}\)")
_ANY_BOLD = re.compile(r"(?<![*\w])\*\*\S[^*\n]{0,300}\*\*")


def tags(text: str) -> list[Edit]:
    """Tags in a text: those of blocks as line breaks, others as nothing."""
    if "<" not in text:
        return []
    found = [(m.start(), m.end(), "\n\n") for m in _BLOCK.finditer(text)]
    taken = {start for start, _, _ in found}
    found += [(m.start(), m.end(), "") for m in _INLINE.finditer(text) if m.start() not in taken]
    return [Edit(*edit) for edit in sorted(found)] if len(found) >= LEAST_TAGS else []


def shortcodes(text: str) -> list[Edit]:
    """Marks in brackets that a content system replaces by a picture or a player: with values, or in pairs."""
    found = list(_SHORTCODE.finditer(text)) if "[" in text else []
    closed = {m[2] for m in found if m[1]}
    return [Edit(m.start(), m.end(), "") for m in found if m[2] in closed or "=" in (m[3] or "")]


def is_marked(record: Record, text: str) -> bool:
    """Whether a text is Markdown: by its format, or by two of its marks."""
    if record.format == "markdown":
        return True
    signs = (_HEADING, _ANY_LINK, _ANY_BOLD)
    return sum(sign.search(text) is not None for sign in signs) >= 2


def _gone(pattern: re.Pattern[str]) -> Callable[[str], list[Edit]]:
    def step(text: str) -> list[Edit]:
        return [Edit(m.start(), m.end(), "") for m in pattern.finditer(text)]

    return step


FIRST: tuple[Callable[[str], list[Edit]], ...] = (tags, shortcodes)
LAST: tuple[Callable[[str], list[Edit]], ...] = tuple(
    map(_gone, (_IMAGE, _LINK, _DEFINED, _RULE, _QUOTED, _HEADING, _BULLET, _BOLD, _ITALIC, _TICKS, _ESCAPED))
)
