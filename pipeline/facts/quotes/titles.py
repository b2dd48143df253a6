"""Marks around names: nicknames, titles of works and programmes. They are no quotes."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from pipeline.article import Parse
from pipeline.facts.quotes.lexicon import lexicon
from pipeline.facts.quotes.stretch import Stretch, mark_words
from pipeline.rules.engine import Family, Rule, first

_LONGEST, _LONGEST_OF_WORK = 8, 14  # words
_SHORT = 3  # words from which a title is told by its small words
_CASED = 6  # longer words that show title case
_NEAR = 4  # tokens between a verb of naming and the mark
_CAPITALS = 0.6  # of the longer words of a work's title
_NO_TITLE = frozenset((",", ":", ".", "?", "!", "”", '"', "as", "about"))  # what no title follows
_SMALL = frozenset(
    ("a", "an", "the", "and", "or", "but", "of", "in", "on", "at", "to", "for", "from", "with", "by", "is")
)


@dataclass(frozen=True)
class Marked:
    """Words in marks, without a comma or full stop at their end; `lead` is the token before the opening mark, or -1."""

    parse: Parse
    s: Stretch
    words: tuple[str, ...]
    lead: int

    @cached_property
    def capital(self) -> list[str]:
        """The words that begin with a capital or a digit."""
        return [w for w in self.words if w[0].isupper() or w[0].isdigit()]

    @cached_property
    def may_name(self) -> bool:
        """Whether the words are few, ask and cry nothing, and no verb of naming takes them."""
        few = len(self.words) <= _LONGEST and self.words[-1][-1] not in "?!"
        return few and not _named(self.parse, self.lead)

    @cached_property
    def all_capital(self) -> bool:
        """Whether one or two words all begin with a capital."""
        return self.may_name and len(self.words) == len(self.capital) < _SHORT


def is_title(parse: Parse, s: Stretch) -> bool:
    """Whether a stretch is a nickname within a name, or the title of a show or a work, by its capitals."""
    words = tuple(parse.text[s.start - parse.start : s.end - parse.start].rstrip(",.").split())
    if not words or not s.closed:
        return False
    return first(TITLES, Marked(parse, s, words, bisect_left(parse.starts, s.left) - 1)) is not None


def _work(case: Marked) -> bool | None:
    """Words in marks are the title of the work named before them: 'her memoir, “Rain and Other Friends,”'."""
    words = case.words
    long = [w for w in words if len(w) > 3] or words
    if len(words) > _LONGEST_OF_WORK or sum(w[0].isupper() for w in long) < _CAPITALS * len(long):
        return None
    return True if words[0][0].isupper() and after_work(case.parse, case.lead) else None


def _title_case(case: Marked) -> bool | None:
    """All longer words begin with a capital, as in no sentence."""
    long = [w for w in case.words if len(w) > 3 and w[0].isalpha()]
    cased = len(long) >= _CASED and all(w[0].isupper() and not w.isupper() for w in long)
    return True if cased else None


def _owned(case: Marked) -> bool | None:
    owned = case.all_capital and len(case.words) > 1 and case.lead >= 0
    return True if owned and case.parse.tags[case.lead] == "POS" else None


def _shown(case: Marked) -> bool | None:
    return True if case.all_capital and case.lead > 0 and case.parse.words[case.lead] == "on" else None


def _nickname(case: Marked) -> bool | None:
    tags, after = case.parse.tags, bisect_left(case.parse.starts, case.s.right)
    if not case.all_capital or case.lead < 0 or after >= len(tags):
        return None
    return True if tags[case.lead] == tags[after] == "NNP" else None


def _phrase(case: Marked) -> bool | None:
    parse, words, lead = case.parse, case.words, case.lead
    if not case.may_name or len(words) < _SHORT:
        return None
    if lead < 0 or parse.words[lead] in _NO_TITLE or parse.tags[lead][0] == "V":
        return None
    small = all(w in _SMALL for w in words if w not in case.capital)
    return True if small and len(case.capital) > 1 and words[0] in case.capital else None


def _named(parse: Parse, lead: int) -> bool:
    """Whether a verb of naming takes what follows a token: 'called it the “…”', 'known as the “…”'."""
    verbs = lexicon().verbs
    near = [w.lower() for w in parse.words[max(0, lead - _NEAR) : lead + 1]]
    return near[-2:] == ["as", "the"] or any(w in verbs and "name" in verbs[w].classes for w in near)


def _where(case: Marked) -> tuple[int, int]:
    return case.s.left, case.s.right


_SAID = "“The pier is closed,” Peter Varga told reporters."
_TERM = "The town calls it the “Last Pier of the North” in its letters."

TITLES: Family[Marked, bool] = Family(
    name="quotes.title",
    what="Which words in marks are a name or a title, so that nobody says them.",
    where=_where,
    rules=(
        Rule(
            "work",
            "The title of a work that is named before it.",
            _work,
            yes=(
                "Ana Holt sold her memoir, “Rain and Other Friends,” in May.",
                "The band played the song “Where the Harbour Ends” twice.",
            ),
            no=(_SAID, _TERM),
        ),
        Rule(
            "title_case",
            "All of many longer words begin with a capital, as in no sentence.",
            _title_case,
            yes=(
                "“Seven Hundred Lamps Light Every Winter Harbour Night” opened in May.",
                "They read “Small Boats Cross Great Northern Waters Without Fear” to the crew.",
            ),
            no=(_SAID, _TERM),
        ),
        Rule(
            "owned",
            "Two words with capitals after a possessor.",
            _owned,
            yes=(
                "They watched the channel’s “First Light” in May.",
                "The crew heard the station’s “Harbour Hour” in May.",
            ),
            no=(_SAID, _TERM),
        ),
        Rule(
            "shown",
            "One or two words with capitals after 'on'.",
            _shown,
            yes=("Ana Holt spoke on “First Light” in May.", "The film was shown on “Harbour Hour” twice."),
            no=(_SAID, _TERM),
        ),
        Rule(
            "nickname",
            "One or two words with capitals within a name.",
            _nickname,
            yes=("The crew met Peter “Sharky” Varga in May.", "Ana “Red Lamp” Holt sold the boat."),
            no=(_SAID, _TERM),
        ),
        Rule(
            "phrase",
            "A few words of which only small ones begin without a capital.",
            _phrase,
            yes=(
                "The band of “Boats of the North” played twice.",
                "Ana Holt wrote for “Lamps and Harbours of Lund” in May.",
            ),
            no=(_SAID, _TERM),
        ),
    ),
)


def after_work(parse: Parse, lead: int) -> bool:
    """Whether a token is a noun such as 'memoir', or stands between one and its title ('called', a comma)."""
    works, entitled = mark_words("works"), mark_words("entitled")
    if lead > 0 and parse.words[lead].lower() in entitled:
        lead -= 1
    if lead > 0 and parse.words[lead] == ",":
        lead -= 1
    return lead >= 0 and parse.words[lead].lower() in works
