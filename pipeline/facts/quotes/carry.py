"""Speakers of stretches whose own sentence names none: speech that goes on, signatures, whom the text turns to."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from pipeline.facts.quotes.colons import colon
from pipeline.facts.quotes.cues import Cue, Link, impersonal
from pipeline.facts.quotes.draft import Draft
from pipeline.facts.quotes.labelled import is_integrated
from pipeline.facts.quotes.page import Page
from pipeline.facts.quotes.signatures import signed, signed_below
from pipeline.facts.quotes.speakers import Resolver, Speaker
from pipeline.facts.quotes.stretch import Stretch
from pipeline.language import grammar

_PERSONS = frozenset(("NNP", "NNPS", "PRP", "NN"))
_CLOSING = frozenset(("”", '"', "''", "’", "'", ")", "»"))
_FACELESS = frozenset(("i", "we", "you", "they", "it", "who", "which", "one"))
_WRITER = frozenset(("i", "we", "who"))
_TAIL = 15  # tokens of a sentence after its tag
_PARAGRAPHS = 3  # from a quote to one that its speaker may go on to
_SENTENCES, _LONGEST = 12, 300  # sentences looked back for a person, and tokens of each
NOBODY = Speaker(None, None)


@dataclass(frozen=True)
class Case:
    """A stretch without a cue: paragraph i, its k-th stretch, the drafts shortly before."""

    pages: list[Page]
    i: int
    k: int
    links: list[Link | None]
    resolver: Resolver
    drafts: list[Draft]

    @property
    def page(self) -> Page:
        """The paragraph."""
        return self.pages[self.i]

    @property
    def s(self) -> Stretch:
        """The stretch."""
        return self.page.stretches[self.k]

    @cached_property
    def integrated(self) -> bool:
        """Whether it stands within a sentence of the text."""
        return is_integrated(self.page, self.s)

    @cached_property
    def last(self) -> Draft | None:
        """The draft before, of somebody whose speech can go on."""
        return next((d for d in reversed(self.drafts) if not _faceless(d)), None)

    @cached_property
    def spoken(self) -> Draft | None:
        """The last draft with words in marks."""
        return next((d for d in reversed(self.drafts) if d.last is not None), None)


@dataclass(frozen=True, slots=True)
class Carried:
    """What a stretch belongs to: the tag of the next stretch, a draft that goes on, or a speaker."""

    link: Link | None = None
    draft: Draft | None = None
    speaker: Speaker = NOBODY


def next_tag(case: Case) -> Carried | None:
    """The tag after the next stretch: '“No.” “Never,” she said'."""
    page, s, k = case.page, case.s, case.k
    if k + 1 >= len(page.stretches):
        return None
    gap = page.parse.text[s.right - page.parse.start : page.stretches[k + 1].left - page.parse.start]
    found = case.links[k + 1] if not gap.strip(" ….,") else None
    return Carried(link=found) if found is not None else None


def same_paragraph(case: Case) -> Carried | None:
    """The quote that the paragraph has begun: interrupted by its tag, or its mark never closed."""
    spoken = case.spoken
    if spoken is None or spoken.last is None or spoken.last.paragraph != case.s.paragraph:
        return None
    if not spoken.last.closed and not spoken.taken:
        return Carried(draft=spoken)
    tagged = not spoken.taken or spoken.rule == "around"
    goes_on = tagged and not case.integrated and _one_sentence(case.page, spoken, case.s)
    return Carried(draft=spoken) if goes_on else None


def next_paragraph(case: Case) -> Carried | None:
    """The quote that the paragraph before has left open, or ended with where this one is nothing but a quote."""
    spoken, page, s = case.spoken, case.page, case.s
    if spoken is None or spoken.last is None or spoken.last.paragraph != s.paragraph - 1 or page.before(s):
        return None
    whole = not spoken.taken and _alone(page, s) and _ends(case.pages[case.i - 1], spoken.last)
    return Carried(draft=spoken) if not spoken.last.closed or whole else None


def signature(case: Case) -> Carried | None:
    """A dash and a name after the mark."""
    name = signed(case.page, case.s)
    return Carried(speaker=case.resolver.resolve(case.page, name)) if name is not None else None


def signature_below(case: Case) -> Carried | None:
    """A dash and a name in the paragraph below."""
    if case.i + 1 >= len(case.pages) or not _ends(case.page, case.s):
        return None
    found = signed_below(case.pages[case.i + 1], case.resolver)
    return Carried(speaker=found) if found is not None else None


def colon_above(case: Case) -> Carried | None:
    """The sentence that ends the paragraph before with a colon."""
    above = case.pages[case.i - 1] if case.i > 0 else None
    if above is None or case.page.before(case.s) or not above.parse.parsed:
        return None
    found = colon(above, above.parse.end) if above.parse.text.rstrip().endswith(":") else None
    if found is None or found.speaker is None:
        return None
    return Carried(speaker=case.resolver.resolve(above, found.speaker))


def subject(case: Case) -> Carried | None:
    """The subject of the clause that holds the words, where it has a name."""
    if not case.integrated or not case.page.parse.parsed:
        return None
    head = _clause_subject(case.page, case.s)
    holder = case.resolver.resolve(case.page, head) if head is not None else NOBODY
    return Carried(speaker=holder) if holder.name is not None else None


def sentence(case: Case) -> Carried | None:
    """Whom the sentences before in the paragraph are about."""
    page, end = case.page, case.page.token_at(case.s.left)
    if not page.parse.parsed or end == 0:
        return None
    upto = page.sentence_start(max(0, end - 1)) if case.integrated else end
    found = _from_sentences(page, upto, case.resolver)
    return Carried(speaker=found) if found is not None else None


def quote_before(case: Case) -> Carried | None:
    """The speaker of the quote before, in the paragraph or the one before it."""
    last, spoken = case.last, case.spoken
    if case.integrated:
        return None
    if last is not None and last.page is case.page and last.speaker.name:
        return Carried(speaker=last.speaker)
    above = case.pages[case.i - 1] if case.i > 0 else None
    if spoken is not None and spoken.page is above and not _faceless(spoken):
        return Carried(speaker=spoken.speaker)
    return Carried(speaker=last.speaker) if last is not None and last.page is above else None


def paragraph(case: Case) -> Carried | None:
    """Whom the paragraph before is about."""
    if case.integrated or case.i == 0 or not case.pages[case.i - 1].parse.parsed:
        return None
    above = case.pages[case.i - 1]
    found = _from_sentences(above, len(above.parse.words), case.resolver)
    return Carried(speaker=found) if found is not None else None


def farther_quote(case: Case) -> Carried | None:
    """The speaker of a quote up to two paragraphs before."""
    spoken = next((d for d in reversed(case.drafts) if d.last is not None and not _faceless(d)), None)
    near = spoken is not None and spoken.last is not None and case.s.paragraph - spoken.last.paragraph < _PARAGRAPHS
    return Carried(speaker=spoken.speaker) if spoken is not None and near else None


def _faceless(draft: Draft) -> bool:
    """Whether a draft's speaker is a pronoun that names nobody whose speech could go on: 'I', 'they', 'it'."""
    who = draft.speaker
    if who.name is not None or who.span is None:
        return False
    parse = (draft.cue_page or draft.page).parse
    return parse.text[who.span.start - parse.start : who.span.end - parse.start].lower() in _FACELESS


def _alone(page: Page, s: Stretch) -> bool:
    """Whether a stretch is all there is in its paragraph."""
    after = page.token_at(s.right)
    return not page.before(s) and all(w in ".…" for w in page.parse.words[after : after + 2])


def _ends(page: Page, s: Stretch) -> bool:
    """Whether a paragraph ends with a stretch and at most its tag."""
    last = page.token_at(s.right)
    return last >= len(page.parse.words) or page.sentence_end(last) >= len(page.parse.words)


def _clause_subject(page: Page, s: Stretch) -> int | None:
    """The subject, before a stretch, of the outermost clause that it is part of."""
    parse = page.parse
    first, after = page.bounds(s)
    if first >= after:
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
    after = bisect_left(parse.sentences, (upto, 0))
    for first, last in reversed(parse.sentences[max(0, after - _SENTENCES) : after]):
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
