"""Which numbers somebody said: those in a quote that reports words of a speaker who is somebody."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from pipeline.article import TEXT, NumberMention, Parse, Quote, Span
from pipeline.facts.quotes.marks import find_stretches
from pipeline.language.clauses import word_lists
from pipeline.rules.engine import Family, Rule

TIED_TO_SPEAKER = frozenset(("count", "money", "percent", "quantity", "duration", "age"))
PRONOUNS = frozenset(("he", "she", "it", "i", "we", "you", "who", "that", "this", "which", "one", "some", "others"))
# Rules of quotes that report in the article's own words what somebody asks or promises, not that the figure was said:
# "demanded 100 boats", "accused of taking $2 million".
ACTS = frozenset(("act", "tag"))
# Rules of quotes whose unquoted words are the speaker's too, though the cue stands among them.
THROUGHOUT = frozenset(("according", "around", "clause"))
_ATTRIBUTE = re.compile(r"[-‐‑]([^\W\d_]+)")
_ATTRIBUTED = re.compile(r"[^\W_]+[-‐‑]([^\W\d_]+)")  # "two-term", the word in the number's own stretch
_WORD = re.compile(r" ([^\W\d_]+)")
_NAMED_TIME = re.compile(r"\d+ [A-Z][a-z]+")
_EPITHET = re.compile(r"-(?:year|month|week|day)-old$")
_OWNER = re.compile(r" (?:from|by) |['’]s ")
OWNED = 2  # words before which a thing is told without whose it is: "a video", "the data"
_SIGNS = re.compile(r"(?P<dash>(?<=\s)(?:--|–)(?=\s)|—)|[()\[\]]")
_BEFORE_UNIT = re.compile(
    r"\d[-‐‑][^\W\d_]|[^\W\d_][-‐‑](?:day|week|month|year|hour|minute|mile|foot|inch|meter|metre|pound|ton)"
)


def quotes_of_numbers(
    numbers: Sequence[NumberMention], quotes: Sequence[Quote], parses: Sequence[Parse]
) -> dict[int, int]:
    """For each number that is said, the innermost quote that says it; both by index.

    No number of a quote is said whose speaker is a pronoun or itself a number ("40 percent", "half of voters"), which
    reports an attitude, or whose cue denies it ("never said"). Of a quote with narrative between its marks only what
    the marks hold is said. A measure before a noun ("a two-page memo") is no figure.
    """
    paragraphs = Paragraphs(parses)
    counts = sorted((n.start, n.end, n.kind) for n in numbers if n.field == TEXT and is_answer(n))
    said = {i: quote for i, quote in enumerate(quotes) if is_said(quote, paragraphs, counts)}
    order = sorted(said, key=lambda i: (said[i].start, said[i].end))
    active: list[int] = []
    found: dict[int, int] = {}
    upcoming = 0
    for index in spoken(numbers):
        number = numbers[index]
        while upcoming < len(order) and said[order[upcoming]].start <= number.start:
            active.append(order[upcoming])
            upcoming += 1
        active = [i for i in active if said[i].end > number.start]
        innermost = sayer(number, {i: said[i] for i in active}, paragraphs)
        if innermost is not None:
            found[index] = innermost
    return found


def spoken(numbers: Sequence[NumberMention]) -> list[int]:
    """The numbers of the text that somebody may say as figures, in its order."""
    texts = [i for i, n in enumerate(numbers) if n.field == TEXT and n.kind in TIED_TO_SPEAKER]
    return sorted(texts, key=lambda i: numbers[i].start)


def is_answer(number: NumberMention) -> bool:
    """Whether a speaker with this number is so many of those asked, or a day: nobody who says a figure."""
    return number.kind in ("percent", "date") or (number.kind == "count" and number.value != 1)


def sayer(number: NumberMention, quotes: Mapping[int, Quote], paragraphs: Paragraphs) -> int | None:
    """The innermost of some quotes that says a number; None where it is no figure of theirs."""
    holding = [i for i, q in quotes.items() if holds(q, number, paragraphs) and not paragraphs.is_aside(number, q)]
    if not holding or paragraphs.is_attribute(number) or paragraphs.is_idle(number):
        return None
    return min(holding, key=lambda i: (is_unnamed(quotes[i], paragraphs), quotes[i].end - quotes[i].start, i))


def is_unnamed(quote: Quote, paragraphs: Paragraphs) -> bool:
    """Whether all that is told of a speaker is "they": the figure is theirs only where nobody else says it."""
    return (
        quote.speaker_name is None and quote.speaker is not None and paragraphs.words(quote.speaker) in ("they", "They")
    )


class Signs:
    """Where the brackets and dashes of a paragraph stand: looked up for each number, so that time stays linear."""

    def __init__(self, parse: Parse) -> None:
        self.at: dict[str, list[int]] = {sign: [] for sign in ("(", ")", "[", "]", "dash")}
        for sign in _SIGNS.finditer(parse.text):
            self.at[sign.lastgroup or sign[0]].append(parse.start + sign.start())

    def count(self, sign: str, start: int, end: int) -> int:
        """How many of a sign stand in start..end of the field."""
        return bisect_left(self.at[sign], end) - bisect_left(self.at[sign], start)

    def last(self, sign: str, end: int) -> int:
        """Where the last of a sign stands before an offset; -1 where none does."""
        k = bisect_left(self.at[sign], end)
        return self.at[sign][k - 1] if k else -1


class Paragraphs:
    """The text of an article, paragraph by paragraph."""

    def __init__(self, parses: Sequence[Parse]) -> None:
        self.parses = sorted((parse for parse in parses if parse.field == TEXT), key=lambda parse: parse.start)
        self.starts = [parse.start for parse in self.parses]
        self.marked: dict[int, list[Span]] = {}
        self.signed: dict[int, Signs] = {}

    def at(self, offset: int) -> Parse | None:
        """The paragraph that holds an offset."""
        index = bisect_right(self.starts, offset) - 1
        return self.parses[index] if index >= 0 else None

    def words(self, span: Span) -> str:
        """The text of a span within one paragraph."""
        parse = self.at(span.start)
        return parse.text[span.start - parse.start : span.end - parse.start] if parse else ""

    def signs(self, parse: Parse) -> Signs:
        """The brackets and dashes of a paragraph."""
        if parse.start not in self.signed:
            self.signed[parse.start] = Signs(parse)
        return self.signed[parse.start]

    def is_marked(self, number: NumberMention) -> bool:
        """Whether a number stands between quotation marks."""
        parse = self.at(number.start)
        if parse is None:
            return False
        if parse.start not in self.marked:
            (found,) = find_stretches(parse.text, (Span(0, len(parse.text)),))
            self.marked[parse.start] = [Span(s.start + parse.start, s.end + parse.start) for s in found]
        spans = self.marked[parse.start]
        at = bisect_right(spans, number.start, key=lambda span: span.start) - 1
        return at >= 0 and number.end <= spans[at].end

    def is_attribute(self, number: NumberMention) -> bool:
        """Whether a hyphen ties the number to a word that it does not count, or to its unit: "two-page", "16-inch"."""
        parse = self.at(number.start)
        if parse and number.kind in ("quantity", "duration"):
            return _BEFORE_UNIT.search(parse.text, number.start - parse.start, number.end - parse.start) is not None
        if parse is None or number.kind != "count":
            return False
        start, end = number.start - parse.start, number.end - parse.start
        tied = _ATTRIBUTE.match(parse.text, end) or _ATTRIBUTED.fullmatch(parse.text, start, end)
        return tied is not None and tied[1].lower() not in word_lists()["hyphenated"]

    def is_idle(self, number: NumberMention) -> bool:
        """Whether a number says no figure of what is said: in an editor's brackets, "one" of an idiom."""
        parse = self.at(number.start)
        if parse is None:
            return True
        start, end = number.start - parse.start, number.end - parse.start
        following = _WORD.match(parse.text, end)
        article = start > 1 and parse.text[start - 1] == "(" and parse.text[start - 2].isdigit()  # "section 14(1)"
        idiom = parse.text[start:end].lower() == "one" and following and following[1].lower() in word_lists()["idle"]
        signs = self.signs(parse)
        opened = signs.last("[", number.start) > signs.last("]", number.start)
        title = number.kind == "duration" and _NAMED_TIME.fullmatch(parse.text, start, end)  # "60 Minutes"
        return bool(idiom or title or article) or (opened and not parse.text.startswith("[", start))

    def is_aside(self, number: NumberMention, quote: Quote) -> bool:
        """Whether reported words hold a number as the article's own: in brackets, after a dash, as an epithet."""
        parse = self.at(number.start)
        if parse is None or quote.kind == "direct" or quote.rule == "according" or self.is_marked(number):
            return False  # a poll's figures stand in brackets too
        start, end = number.start - parse.start, number.end - parse.start
        if number.kind == "age" and parse.text.endswith("old", start, end):
            return _EPITHET.search(parse.text, start, end) is not None
        signs, stretch = self.signs(parse), (quote.start, number.start)
        return signs.count("(", *stretch) > signs.count(")", *stretch) or signs.count("dash", *stretch) > 0


def is_said(quote: Quote, paragraphs: Paragraphs, counts: Sequence[tuple[int, int, str]]) -> bool:
    """Whether the quote reports words of somebody. `counts`: numbers that no speaker's words begin with, in order."""
    if quote.negated or (quote.kind != "direct" and quote.rule in ACTS):
        return False
    if quote.cue and not word_lists()["unsaid"].isdisjoint(re.split(r"\W+", paragraphs.words(quote.cue).lower())):
        return False
    if quote.speaker is None:
        return quote.speaker_name is not None
    words = paragraphs.words(quote.speaker).lower()
    if (
        is_asked(quote.speaker, paragraphs, counts)
        or not word_lists()["shares"].isdisjoint(words.split()[:3])
        or is_thing(quote, words)
    ):
        return False
    if quote.rule == "colon" and not word_lists()["headings"].isdisjoint(words.split()):
        return False
    # "Pollsters agree: ..." is a heading
    named = quote.rule != "colon" and words not in PRONOUNS
    return quote.speaker_name is not None or named


def is_asked(speaker: Span, paragraphs: Paragraphs, counts: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a speaker begins with a number, as those asked do ("about 3 in 10"), or is a day."""
    at = bisect_left(counts, (speaker.start, 0, ""))
    if at == len(counts) or counts[at][0] >= speaker.end:
        return False
    start, end, kind = counts[at]
    if kind == "date":
        return start == speaker.start and end >= speaker.end
    before = paragraphs.words(Span(speaker.start, start)).lower().split()
    after = paragraphs.words(Span(end, speaker.end)).lower().split()
    if before and not (kind == "percent" or after[:1] in (["in"], ["out"])):
        return False  # "at least two officials"
    return word_lists()["rounding"].issuperset(before)


def is_thing(quote: Quote, words: str) -> bool:
    """Whether a speaker is a thing that says nothing, and is told without an owner: "A video", "the data"."""
    noun = re.split(r" (?:of|in|on|at|for|from|by) |,", words)[0].split()
    owned = len(noun) > OWNED or _OWNER.search(words)  # "data from the ministry", "the ministry's data"
    return quote.speaker_name is None and bool(noun) and noun[-1] in word_lists()["things"] and not owned


def holds(quote: Quote, number: NumberMention, paragraphs: Paragraphs) -> bool:
    """Whether a number is among what the speaker said: the parts of a direct quote, the whole clause of another.

    Where the cue stands within the clause, what is not between marks may be the article's.
    """
    if quote.kind == "direct" and quote.parts:
        return any(part.start <= number.start and number.end <= part.end for part in quote.parts)
    if not (quote.start <= number.start and number.end <= quote.end):
        return False
    inside = quote.cue is not None and quote.start <= quote.cue.start < quote.end
    own = quote.kind == "mixed" and inside and quote.rule not in THROUGHOUT
    return not own or paragraphs.is_marked(number)


SAID: Family[None, None] = Family(
    name="claims.said",
    table="claims",
    what="Who says a figure that is tied to no country.",
    rules=(
        Rule(
            "quote",
            "The innermost quote that holds the number, of a speaker who is somebody.",
            None,
            yes=("“We lost 40 boats,” Ada Lane said.", "Ada Lane told reporters that 40 boats were lost."),
            no=("“We lost all boats,” Ada Lane said.", "A video showed 40 boats."),
        ),
    ),
)
