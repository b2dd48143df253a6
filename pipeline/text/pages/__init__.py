"""A page becomes an article: its blocks in source order with their marks, and what it says about itself."""

from __future__ import annotations

from dataclasses import replace

from pipeline.article import Article, Block, Record
from pipeline.sources.source import ReadError
from pipeline.text.head.metadata import gather, metadata_of
from pipeline.text.head.titles import headline_keys
from pipeline.text.pages.above import above, beside_headline
from pipeline.text.pages.body import body_text, coverage, plain
from pipeline.text.pages.captions import captions_as_story
from pipeline.text.pages.gallery import controls, cut_captions, dropped_reason
from pipeline.text.pages.marks import Mark, Marked
from pipeline.text.pages.page import PageBlock, read_page
from pipeline.text.pages.repeats import repeats
from pipeline.text.pages.rescue import rescue
from pipeline.text.pages.scripts import from_scripts, script_blocks, scripted
from pipeline.text.pages.second import second_pass
from pipeline.text.pages.shared import shared_phrases

COVERED = 0.5  # share of a block's words that trafilatura must have for the block to be the body's


def read_html(record: Record, clean: bool = True) -> Article:
    """The article of a decoded page.

    Blocks that are not the article's stand among the others, dropped with a reason. With `clean` False the body is
    trafilatura's, every block kept. Raises ReadError (`html`) for a page without text.
    """
    page = read_page(record.body)
    facts = gather(page.tree)
    meta = metadata_of(page.tree, facts, record.meta, beside_headline(page))
    if meta.published is None and record.fetched is not None:
        meta = replace(meta, published=record.fetched)
    if not page.blocks:
        hidden = tuple(script_blocks(scripted(page.tree, meta.title), page.tree, record.body))
        if hidden:
            return Article(record, meta, tuple(_block(block, Mark(True, None, "script")) for block in hidden))
        raise ReadError("html", "the page has no text outside scripts and styles; fetch it with its text")
    cut_captions(page)
    body = body_text(page.tree, meta.url)
    chosen = [share >= COVERED for share in coverage(page, body)]
    if not any(chosen):
        chosen = plain(page)
    if not clean:
        kept = [block for block, keep in zip(page.blocks, chosen, strict=True) if keep]
        return Article(record, meta, tuple(_block(block, Mark(True)) for block in kept))
    marked = Marked(
        page,
        meta,
        [Mark(keep) for keep in chosen],
        headline_keys(facts.headings, meta.title, facts.linked.headline, facts.first(("og:title",))),
    )
    for number, keep in enumerate(chosen):
        if not keep:
            marked.drop(number, dropped_reason(marked, number), "trafilatura")
    rescue(marked)
    controls(marked)
    captions_as_story(marked)
    above(marked)
    second_pass(marked)
    shared_phrases(marked)
    repeats(marked)
    from_scripts(marked, record.body)
    return Article(record, meta, tuple(map(_block, page.blocks, marked.marks)))


def _block(block: PageBlock, mark: Mark) -> Block:
    return Block(
        text=block.text,
        raw_start=block.raw_start,
        raw_end=block.raw_end,
        pieces=block.pieces,
        element=block.path,
        kept=mark.kept,
        reason=mark.reason,
        rule=mark.rule,
        duplicate_of=mark.duplicate_of,
    )


__all__ = ["read_html"]
