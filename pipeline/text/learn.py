"""Learn site rules: blocks that recur over many articles of one site or folder."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable

from pipeline.article import Article
from pipeline.text.lines import ends_sentence, key_of, words_of
from pipeline.text.site_rules import group_of

LEAST = 5  # articles of a site in which a line must stand
SHARE = 0.05  # of a site's articles, for a line that is no sentence
SENTENCE_SHARE = 0.30  # for a sentence: a story that several articles tell may share one
PIECE = 4  # words of a line in lower case that is no piece of a sentence
SAME_STORY = 0.5  # articles that share this part of their lines are one story and count once

_HEADER = """# Lines that recur over the articles of a site or folder, written by learn-boilerplate; read before use.
# A line named here is dropped from that site's articles (reason site_rule), whatever its white space, case and
# punctuation. Delete what belongs to the articles; add what does not. "*" names all sites.
"""


def learn(articles: Iterable[Article]) -> str:
    """A rule file (TOML) of the kept lines that recur within a site or folder, the most frequent first."""
    stories: dict[str, list[dict[str, str]]] = defaultdict(list)
    for article in articles:
        lines: dict[str, str] = {}
        for block in article.blocks:
            if block.kept and (key := key_of(block.text)) and not _is_piece(block.text):
                lines.setdefault(key, block.text)
        stories[group_of(article)].append(lines)
    out = [_HEADER]
    for site in sorted(stories):
        found = _recurring(_distinct(stories[site]))
        if found:
            out.append(f"[site.{_quoted(site)}]\nlines = [")
            total = len(stories[site])
            out += [f"  {_quoted(line)},  # on {count} of {total} pages" for line, count in found]
            out.append("]\n")
    return "\n".join(out)


def _is_piece(text: str) -> bool:
    """Whether a line is a piece of a sentence, such as ", and": it begins or ends amid one."""
    words = words_of(text)
    if not words or text[0] in ",;.:)]!?" or text[-1] in ",;(":
        return True
    return text[0].islower() and len(words) < PIECE


def _recurring(stories: list[dict[str, str]]) -> list[tuple[str, int]]:
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for lines in stories:
        counts.update(lines.keys())
        for key, line in lines.items():
            written[key] = min(written.get(key, line), line)
    found = []
    for key, count in counts.items():
        line = written[key]
        prose = ends_sentence(line) and len(words_of(line)) > 3
        if count >= max(LEAST, (SENTENCE_SHARE if prose else SHARE) * len(stories)):
            found.append((line, count))
    return sorted(found, key=lambda item: (-item[1], item[0]))


def _distinct(stories: list[dict[str, str]]) -> list[dict[str, str]]:
    """One of each set of articles that share most of their lines: a syndicated story is no furniture."""
    kept: list[dict[str, str]] = []
    holders: dict[str, list[int]] = defaultdict(list)
    for lines in sorted(stories, key=lambda lines: (-len(lines), sorted(lines))):
        shared = Counter(i for key in lines for i in holders[key][:50])
        if shared and max(shared.values()) >= SAME_STORY * len(lines) and len(lines) > 2:
            continue
        for key in lines:
            holders[key].append(len(kept))
        kept.append(lines)
    return kept


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
