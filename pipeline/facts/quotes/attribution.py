"""The quotes of an article: every quoted stretch with its speaker, then reported speech without marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.article import TEXT, Document, Parse, Quote, Span
from pipeline.facts.people.cast import Cast
from pipeline.facts.quotes import extent, indirect, labels
from pipeline.facts.quotes.apart import apart, without_tags
from pipeline.facts.quotes.carry import Carried, Case
from pipeline.facts.quotes.carrying import CARRIED, RULE_OF
from pipeline.facts.quotes.cues import Cue, Link
from pipeline.facts.quotes.direct import link
from pipeline.facts.quotes.draft import Draft, is_crosshead, weak
from pipeline.facts.quotes.labelled import is_integrated, is_scare, is_subject
from pipeline.facts.quotes.marks import find_stretches
from pipeline.facts.quotes.page import Page, make_page
from pipeline.facts.quotes.reports import reports
from pipeline.facts.quotes.speakers import Resolver, Speaker
from pipeline.facts.quotes.stretch import Stretch
from pipeline.language.tags import CLAUSE_OPENS
from pipeline.rules.engine import Rule, first

_RECENT = 8  # drafts looked back at for one that holds or continues a stretch
_LONGEST_SPEECH = 8  # paragraphs looked ahead for the tag of speech that runs on
_ACTS = frozenset(("infinitive", "object", "about", "name"))  # what an act of speech takes besides a clause
_TOLD = 4  # tokens from the cue of words in marks to them: 'told the crew, “…”'
_TIED = frozenset(("subject", "signature", "signature_below", "colon_above"))  # rules that carry on terms too
_CLAUSE_ENDS = frozenset(",.;:?!—–()")


def find_quotes(document: Document, parses: Sequence[Parse], cast: Cast) -> tuple[Quote, ...]:
    """All quotes of a document's text, in text order; no two share a word."""
    starts = {p.start: p for p in document.paragraphs}
    texts = [(k, p) for k, p in enumerate(parses) if p.field == TEXT]
    stretches = find_stretches(document.text, [starts.get(p.start, Span(p.start, p.end)) for _, p in texts])
    pages = [make_page(k, p, s) for (k, p), s in zip(texts, stretches, strict=True)]
    resolver = Resolver(pages, cast)
    drafts: list[Draft] = []
    labelled = labels.transcript(pages, resolver)
    for i in range(len(pages)):
        drafts += [labelled[i]] if i in labelled else _page(pages, i, resolver, drafts)
    return apart(without_tags([(d.finish(), d) for d in drafts if d.parts]))


def _page(pages: list[Page], i: int, resolver: Resolver, earlier: list[Draft]) -> list[Draft]:
    """The quotes of one paragraph; a stretch that goes on from before is added to its draft."""
    page = pages[i]
    links = [link(page, k) if page.parse.parsed else None for k in range(len(page.stretches))]
    reported = _reports_of(page, links)
    # a report takes its turn where it begins, so the outermost cue claims its clause before those nested in it
    turns = [(*_turn(page, s, links[k]), "stretch", k) for k, s in enumerate(page.stretches)]
    for k, pieces in reported.items():
        at = page.parse.starts[page.cues[k].first]
        turns.append((min(at, pieces[0].start), -max(at, pieces[-1].end), "cue", k))
    drafts: list[Draft] = []
    for _, _, what, k in sorted(turns):
        if what == "stretch":
            _stretch(Case(pages, i, k, links, resolver, []), earlier, drafts)
        else:
            _reported(page, page.cues[k], reported[k], resolver, drafts)
    return drafts


def _turn(page: Page, s: Stretch, found: Link | None) -> tuple[int, int]:
    """Where a stretch takes its turn: where it or its cue begins, the longer one first."""
    at = s.left if found is None else min(s.left, page.parse.starts[found.cue.first])
    if found is not None and found.rule == "around":
        at = min([at, *(p.start for p in extent.spans(page, indirect.content(page, found.cue)))])
    return at, -s.right


def _reports_of(page: Page, links: list[Link | None]) -> dict[int, list[Span]]:
    """What the cues of a paragraph that no stretch has report, by their place."""
    used = {id(found.cue) for found in links if found is not None}
    linked = {s.left for s, found in zip(page.stretches, links, strict=True) if found is not None}
    reported: dict[int, list[Span]] = {}
    for k, cue in enumerate(page.cues):
        if id(cue) not in used and reports(page, cue):
            pieces = extent.spans(page, indirect.content(page, cue))
            if pieces and not (cue.role in ("object", "about") and _holds_speech(page, linked, pieces)):
                reported[k] = pieces
    return reported


def _holds_speech(page: Page, linked: set[int], pieces: list[Span]) -> bool:
    """Whether pieces hold a stretch with its own cue ('rebuked critics who say “…”'); `linked`: where those begin."""
    return any(s.left in linked and extent.holds([p], s) for p in pieces for s in page.stretches_between(*p))


def _stretch(case: Case, earlier: list[Draft], drafts: list[Draft]) -> None:
    """Give a stretch to its cue, to the draft it continues, or to the speaker carried over."""
    page, s, found, resolver = case.page, case.s, case.links[case.k], case.resolver
    holding = next((d for d in drafts[-_RECENT:] if extent.holds(d.taken, s)), None)
    if holding is not None and not _within(page, s, found, holding, resolver):
        return
    if (named := labels.inside(page, s, resolver)) is not None:
        drafts.append(Draft(page, "direct", [Span(named[0], s.end)], None, named[1], "label", s))
    elif found is not None:
        same = next((d for d in reversed(earlier[-1:] + drafts[-_RECENT:]) if d.cue is found.cue), None)
        if same is None or not _continues(page, s, same):
            drafts.append(_linked(page, s, found, resolver))
    elif not _is_no_quote(case):
        if (opening := _running_on(case)) is not None:
            drafts.append(opening)
            return
        case = replace(case, drafts=earlier[-_RECENT:] + drafts[-_RECENT:])
        carried, rule = first(CARRIED, case) or (Carried(), None)
        _carry(case, carried, rule, drafts)


def _is_no_quote(case: Case) -> bool:
    """Whether a stretch without a cue is a heading, what its sentence speaks of, or a term."""
    page, s = case.page, case.s
    if is_crosshead(page, s) or (s.single and weak(page, s)):
        return True
    return is_subject(page, s) or (is_integrated(page, s) and is_scare(page, s))


def _continues(page: Page, s: Stretch, same: Draft) -> bool:
    """Add a stretch to the draft of its cue; False where it is to be a quote of its own."""
    if same.taken:
        if is_integrated(page, s):
            same.extend(_clause_end(page, s))
            return True
    elif same.rule == "after" or not is_integrated(page, s):
        same.add(s)
        return True
    return False


def _running_on(case: Case) -> Draft | None:
    """A draft of speech that its paragraph leaves open and whose tag is further on."""
    if case.s.closed or (ahead := _tag_ahead(case.pages, case.i)) is None:
        return None
    tagged, found = ahead
    who = case.resolver.resolve(tagged, found.speaker) if found.speaker is not None else Speaker(None, None)
    opening = Draft.of(case.page, case.s, found.cue, who, found.rule)
    opening.cue_page = tagged
    return opening


def _carry(case: Case, found: Carried, rule: Rule[Case, Carried] | None, drafts: list[Draft]) -> None:
    """Give a stretch without a cue to what it belongs to."""
    page, s = case.page, case.s
    if found.draft is not None:
        found.draft.add(s)
    elif found.link is not None:
        drafts.append(_linked(page, s, found.link, case.resolver))
    elif (found.speaker.name is not None and rule is not None and rule.name in _TIED) or not is_scare(page, s):
        who = case.resolver.by_name(found.speaker, page, page.token_at(s.left))
        name = "none" if rule is None else RULE_OF.get(rule.name, rule.name)
        drafts.append(Draft.of(page, s, None, who, name))


def _within(page: Page, s: Stretch, found: Link | None, holding: Draft, resolver: Resolver) -> bool:
    """Whether a stretch that a report holds is somebody else's words: 'Holt said that Varga told her: “…”'.

    The report then ends before the stretch.
    """
    if found is None or found.speaker is None or found.cue in (None, holding.cue):
        return False
    if found.rule != "colon" and not _is_told(page, s, found):
        return False
    if not found.cue.says() or holding.cue is None or holding.kind == "direct":
        return False
    who = resolver.resolve(page, found.speaker)
    if who.span is None or who.span == holding.speaker.span or (who.name and who.name == holding.speaker.name):
        return False
    return holding.end_before(s.left)


def _is_told(page: Page, s: Stretch, found: Link) -> bool:
    """Whether a cue brings words in marks as somebody's own: 'Varga told her, “…”', no clause in marks."""
    first = page.token_at(s.left)
    return found.rule == "before" and page.before(s) == "," and 0 < first - found.cue.last <= _TOLD


def _tag_ahead(pages: list[Page], i: int) -> tuple[Page, Link] | None:
    """The tag of speech that runs on from paragraph i, in one of the paragraphs that it fills."""
    for page in pages[i + 1 : i + 1 + _LONGEST_SPEECH]:
        if not page.stretches or page.before(page.stretches[0]) or not page.parse.parsed:
            return None
        found = link(page, 0)
        if found is not None:
            return (page, found) if found.rule == "after" else None
        if page.stretches[0].closed:
            return None
    return None


def _linked(page: Page, s: Stretch, found: Link, resolver: Resolver) -> Draft:
    """A draft for a stretch with a cue: direct, or mixed where its clause has other words."""
    speaker = resolver.resolve(page, found.speaker) if found.speaker is not None else Speaker(None, None)
    if found.rule in ("before", "around"):
        pieces = extent.spans(page, indirect.content(page, found.cue))
        if not extent.holds(pieces, s) and found.rule == "before":
            pieces = _to_stretch(page, s, found.cue)
        if extent.holds(pieces, s) and extent.words_outside(page, pieces) > 0:
            return Draft(page, "mixed", pieces, found.cue, speaker, found.rule, s, pieces)
    if found.rule == "after" and is_integrated(page, s) and (lead := _leading(page, s)) is not None:
        return Draft(page, "mixed", [lead], found.cue, speaker, "around", s, [lead])
    return Draft.of(page, s, found.cue, speaker, found.rule)


def _leading(page: Page, s: Stretch) -> Span | None:
    """A stretch with the words of its clause before it: 'The harbour “is not for sale,” she said'."""
    end = page.token_at(s.left)
    start = page.sentence_start(max(0, end - 1))
    if page.cues_between(start, end) or not any(page.parse.deps[i] in CLAUSE_OPENS for i in range(start, end)):
        return None
    if not page.before(s).isalnum() or any(page.owner[i] != -1 for i in range(start, end)):
        return None
    return Span(max(page.parse.starts[start], page.opening), s.right)


def _to_stretch(page: Page, s: Stretch, cue: Cue) -> list[Span]:
    """From after a cue to the end of a stretch in its sentence: what is reported where the parse does not say."""
    parse, end = page.parse, page.token_at(s.left)
    first = cue.last + 1
    that = next((i for i in range(first, end) if parse.words[i].lower() == "that" and page.owner[i] == -1), None)
    if that is not None:
        first = that
    elif cue.role is None and cue.says() and end > first and parse.words[end - 1] == ",":
        first = end  # 'she said at the rally, “…”'
    while first < end and parse.words[first] in (",", ":"):
        first += 1
    if first >= len(parse.words) or parse.starts[first] > s.left:
        return []
    return [Span(parse.starts[first], _clause_end(page, s))]


def _clause_end(page: Page, s: Stretch) -> int:
    """Where the clause of a stretch ends: with it, or where the words after it come to a stop, a comma or a cue."""
    parse = page.parse
    i = page.token_at(s.right)
    if not page.char(s.end - 1).isalnum() or i >= len(parse.words):
        return s.right
    heads = {c.first for c in page.cues_between(i, page.sentence_end(i))}
    start = i
    while i < len(parse.words) and page.owner[i] == -1 and i not in heads and parse.words[i] not in _CLAUSE_ENDS:
        i += 1
    while i > start and parse.tags[i - 1] in ("CC", "IN", "``", "PRP", "WP"):
        i -= 1
    return parse.ends[i - 1] if i > start else s.right


def _reported(page: Page, cue: Cue, pieces: list[Span], resolver: Resolver, drafts: list[Draft]) -> None:
    """Reported speech of a cue that no stretch has claimed."""
    words = sum(len(page.parse.text[p.start - page.parse.start : p.end - page.parse.start].split()) for p in pieces)
    if words < indirect.LEAST_WORDS:
        return
    for draft in drafts[-_RECENT:]:
        if draft.page is page and any(a.start < b.end and b.start < a.end for a in draft.parts for b in pieces):
            return
    inside = any(page.stretches_between(p.start, p.end) for p in pieces)
    speaker = resolver.resolve(page, cue.subject) if cue.subject is not None else Speaker(None, None)
    rule = "act" if cue.role in _ACTS else cue.role or "tag"
    drafts.append(Draft(page, "mixed" if inside else "indirect", pieces, cue, speaker, rule, None, pieces))
