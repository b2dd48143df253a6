"""Site rules: blocks that a person, or learn-boilerplate, named as furniture of one site or folder."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from pipeline.article import Article, Block, Record
from pipeline.sources.objects import host_of
from pipeline.text.lines import drop, key_of


@dataclass(frozen=True, slots=True)
class SiteRules:
    """Keys of the lines to drop, by site or top folder ("*" for all)."""

    lines: dict[str, frozenset[str]]

    def keys_for(self, article: Article) -> frozenset[str]:
        """The keys that count for an article."""
        names = {"*", *groups_of(article)}
        return frozenset().union(*(self.lines.get(name, frozenset()) for name in names))


def parse_rules(text: str) -> SiteRules:
    """Rules from TOML: a table [site."NAME"] for each site or folder with `lines`, a list of blocks to drop.

    Raises ValueError that names what is wrong.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"the rule file is not valid TOML: {error}") from None
    sites = data.get("site", {})
    if not isinstance(sites, dict) or set(data) - {"site"}:
        raise ValueError('the rule file holds tables [site."NAME"] and nothing else')
    lines: dict[str, frozenset[str]] = {}
    for name, table in sites.items():
        written = table.get("lines", []) if isinstance(table, dict) else None
        if not isinstance(written, list) or not all(isinstance(line, str) for line in written):
            raise ValueError(f'[site."{name}"] needs `lines`, a list of strings')
        lines[name] = frozenset(key for line in written if (key := key_of(line)))
    return SiteRules(lines)


def apply_rules(article: Article, rules: SiteRules) -> tuple[Block, ...]:
    """Mark the blocks that the rules name for the article's site or folder."""
    keys = rules.keys_for(article)
    return tuple(drop(b, "site_rule", "site-rule") if b.kept and key_of(b.text) in keys else b for b in article.blocks)


def group_of(article: Article) -> str:
    """The site of an article, or its top folder below the raw root, or "." for a file that lies in the root."""
    return next(iter(groups_of(article)))


def groups_of(article: Article) -> tuple[str, ...]:
    """All names under which rules may know an article: its site, its url's host, its top folder."""
    meta = article.meta
    host = host_of(meta.url) if meta.url else None
    folder = _folder(article.record)
    names = (meta.site, host, folder)
    return tuple(dict.fromkeys(name for name in names if name))


def _folder(record: Record) -> str:
    return record.path.split("/", 1)[0] if "/" in record.path else "."
