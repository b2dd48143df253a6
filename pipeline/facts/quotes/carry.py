"""Speakers of stretches whose own sentence names none: speech that goes on, signatures, whom the text turns to."""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.article import Span
from pipeline.facts.quotes.colons import colon
from pipeline.facts.quotes.cues import Cue, Link, impersonal
from pipeline.facts.quotes.direct import is_integrated
from pipeline.facts.quotes.draft import Draft
from pipeline.facts.quotes.marks import Stretch
from pipeline.facts.quotes.page import Page
from pipeline.facts.quotes.speakers import Resolver, Speaker
from pipeline.language import grammar

_DASH = re.compile(r"\s{0,3}(?:[—–―~]|--?)\s{0,3}(?=\S)")
# a dash, up to five words of a name, and what else may stand behind a comma or in brackets
_SIGNED = re.compile(
    r"\s{0,3}(?:[—–―~]|--?)\s{0,3}([^\W\d_][^\s,(]{0,30}(?: [^\s,(]{1,30}){0,4})(?:[,(][^\n]{0,80})?\s{0,3}"
)
_PERSONS = frozenset(("NNP", "NNPS", "PRP", "NN"))
_CLOSING = frozenset(("”", '"', "''", "’", "'", ")", "»"))
_FACELESS = frozenset(("i", "we", "you", "they", "it", "who", "which", "one"))
_WRITER = frozenset(("i", "we", "who"))
_TAIL = 15  # tokens of a sentence behind its tag
_SENTENCES, _LONGEST = 12, 300  # sentences looked back for a person, and tokens of each
NOBODY = Speaker(None, None)


def carried(
    pages: list[Page], i: int, k: int, links: list[Link | None], resolver: Resolver, drafts: list[Draft]
) -> tuple[Link | None, Draft | None, Speaker, str]:
    """What a stretch without a cue belongs to: a tag of the next stretch, an open draft, or a speaker from before."""
    page, s = pages[i], pages[i].stretches[k]
    last = next((d for d in reversed(drafts) if not _faceless(d)), None)
    spoken = next((d for d in reversed(drafts) if d.last is not None), None)
    # several stretches side by side before one tag: '“No.” “Never,” she said'
    if k + 1 < len(page.stretches):
        following = page.stretches[k + 1]
        gap = page.parse.text[s.right - page.parse.start : following.left - page.parse.start]
        if not gap.strip(" ….,") and links[k + 1] is not None:
            return links[k + 1], None, NOBODY, "next"
    if spoken is not None and spoken.last is not None:
        before = spoken.last
        if before.paragraph == s.paragraph:
            if not before.closed and not spoken.taken:
                return None, spoken, NOBODY, "continued"
            tagged = not spoken.taken or spoken.rule == "around"
            if tagged and not is_integrated(page, s) and _one_sentence(page, spoken, s):
                return None, spoken, NOBODY, "continued"
        elif (
            before.paragraph == s.paragraph - 1
            and not page.before(s)
            and (not before.closed or (not spoken.taken and _alone(page, s) and _ends(pages[i - 1], before)))
        ):
            return None, spoken, NOBODY, "continued"
    if (name := _signature(page, s)) is not None:
        return None, None, resolver.resolve(page, name), "signature"
    if i + 1 < len(pages) and _ends(page, s) and (signed := signed_below(pages[i + 1], resolver)) is not None:
        return None, None, signed, "signature"
    if not page.before(s) and i > 0 and pages[i - 1].parse.text.rstrip().endswith(":") and pages[i - 1].parse.parsed:
        ahead = colon(pages[i - 1], pages[i - 1].parse.end)
        if ahead is not None and ahead.speaker is not None:
            return None, None, resolver.resolve(pages[i - 1], ahead.speaker), "colon"
    if is_integrated(page, s) and page.parse.parsed and (head := _clause_subject(page, s)) is not None:
        holder = resolver.resolve(page, head)
        if holder.name is not None:
            return None, None, holder, "subject"
    # a sentence before it in the paragraph
    end = page.token_at(s.left)
    start = page.sentence_start(max(0, end - 1)) if end else 0
    integrated = is_integrated(page, s)
    if page.parse.parsed and end > 0:
        upto = start if integrated else end
        speaker = _from_sentences(page, upto, resolver)
        if speaker is not None:
            return None, None, speaker, "sentence"
    if last is not None and last.page is page and last.speaker.name and not integrated:
        return None, None, last.speaker, "carried"
    if not integrated and i > 0:
        previous = pages[i - 1]
        if spoken is not None and spoken.page is previous and not _faceless(spoken):
            return None, None, spoken.speaker, "carried"
        if last is not None and last.page is previous:
            return None, None, last.speaker, "carried"
        if previous.parse.parsed:
            speaker = _from_sentences(previous, len(previous.parse.words), resolver)
            if speaker is not None:
                return None, None, speaker, "paragraph"
    spoken = next((d for d in reversed(drafts) if d.last is not None and not _faceless(d)), None)
    if spoken is not None and spoken.last is not None and s.paragraph - spoken.last.paragraph < 3:
        return None, None, spoken.speaker, "carried"
    return None, None, NOBODY, "none"


def _faceless(draft: Draft) -> bool:
    """Whether a draft's speaker is a pronoun that names nobody whose speech could go on: 'I', 'they', 'it'."""
    who = draft.speaker
    if who.name is not None or who.span is None:
        return False
    parse = (draft.cue_page or draft.page).parse
    return parse.text[who.span.start - parse.start : who.span.end - parse.start].lower() in _FACELESS


def _alone(page: Page, s: Stretch) -> bool:
    """Whether a stretch is all there is in its paragraph."""
    behind = page.token_at(s.right)
    return not page.before(s) and all(w in ".…" for w in page.parse.words[behind : behind + 2])


def _ends(page: Page, s: Stretch) -> bool:
    """Whether a paragraph ends with a stretch and at most its tag."""
    last = page.token_at(s.right)
    return last >= len(page.parse.words) or page.sentence_end(last) >= len(page.parse.words)


def _signature(page: Page, s: Stretch) -> int | None:
    """The last token of a name behind a dash after the closing mark: '“…” — X'."""
    parse = page.parse
    dash = _DASH.match(parse.text, s.right - parse.start)
    if dash is None:
        return None
    last = first = page.token_at(parse.start + dash.end())
    if first >= len(parse.words):
        return None
    while last + 1 < len(parse.words) and last - first < 5:
        word = parse.words[last + 1]
        if parse.tags[last + 1] not in ("NNP", "NNPS") and not (
            len(word) == 2 and word[1] == "." and word[0].isupper()
        ):
            break
        last += 1
    behind = parse.words[last + 1] if last + 1 < len(parse.words) else ""
    return last if parse.tags[last] in ("NNP", "NNPS") and behind in ("", ",", "(", ".", "|") else None


def signed_below(page: Page, resolver: Resolver) -> Speaker | None:
    """Who signs the quote above with a paragraph of its own: '– X, Belmar', also a masked name ('– Al***')."""
    found = _SIGNED.fullmatch(page.parse.text)
    if found is None or page.stretches:
        return None
    name = found.group(1).rstrip(".:;")
    start = page.parse.start + found.start(1)
    span = Span(start, start + len(name))
    mention = resolver.cast.holding(page.index, page.token_at(span.end) - 1)
    if mention is not None:
        return resolver.resolve(page, mention.last)
    return Speaker(span, name if all(w[0].isupper() for w in name.split()) else None)


def _clause_subject(page: Page, s: Stretch) -> int | None:
    """The subject, before a stretch, of the outermost clause that it is part of."""
    parse = page.parse
    first, behind = page.bounds(s)
    if first >= behind:
        return None
    found = None
    start = page.sentence_start(max(0, page.token_at(s.left) - 1))
    for verb in (first, *grammar.outer_clause(parse, first)):
        head = grammar.child(parse, verb, "nsubj")
        if head is not None and start <= head < first and page.owner[head] == -1 and parse.tags[head] in _PERSONS:
            found = head
    return found


def _one_sentence(page: Page, spoken: Draft, s: Stretch) -> bool:
    """Whether nothing but the tag of the draft stands between its last stretch and this one."""
    if spoken.last is None:
        return False
    gap = page.parse.text[spoken.last.right - page.parse.start : s.left - page.parse.start].strip()
    if not gap.strip(".…, "):
        return True
    if spoken.cue is None or (spoken.cue_page or spoken.page) is not page:
        return False
    at = page.parse.starts[spoken.cue.head]
    end = page.sentence_end(page.token_at(spoken.last.right))
    if spoken.taken and end - spoken.cue.last > _TAIL:
        return False
    while end < len(page.parse.words) and (page.parse.words[end] in _CLOSING or page.parse.words[end].isspace()):
        end += 1  # 'on “First Light.”'
    return spoken.last.right <= at < s.left and end >= page.token_at(s.left)


def _reports(page: Page, cue: Cue) -> bool:
    """Whether a cue is the report of its sentence's own subject: 'Her lawyer told us that …'."""
    if cue.kind != "verb" or cue.role != "clause" or cue.subject is None or impersonal(page.parse, cue):
        return False
    low = page.parse.words[cue.subject].lower()
    return page.owner[cue.subject] == -1 and page.parse.deps[cue.head] == "ROOT" and low not in _WRITER


def _from_sentences(page: Page, upto: int, resolver: Resolver) -> Speaker | None:
    """The person whom the sentences before a token are about: the last one's speaker or subject."""
    parse = page.parse
    behind = bisect_left(parse.sentences, (upto, 0))
    for first, last in reversed(parse.sentences[max(0, behind - _SENTENCES) : behind]):
        stop = min(last + 1, upto)
        first = max(first, stop - _LONGEST)
        for cue in reversed(page.cues_between(first, stop)):
            if cue.says() and cue.subject is not None:
                speaker = resolver.resolve(page, cue.subject)
                if speaker.name is not None and speaker.person is not None:
                    return speaker
                if stop == upto and _reports(page, cue):
                    return speaker  # 'Her lawyer told us that it was late. “…”'
        for i in range(first, stop):
            if parse.deps[i] == "nsubj" and page.owner[i] == -1 and parse.tags[i] in ("NNP", "PRP", "NN"):
                speaker = resolver.resolve(page, i)
                if speaker.person is not None:
                    return speaker
                break
    return None
