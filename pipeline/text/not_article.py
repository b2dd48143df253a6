"""Pages that hold no article: what they look like, and texts that say that they are cut."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import pairwise

from pipeline.article import Article
from pipeline.rules.engine import Family, Rule, first
from pipeline.sources.source import ReadError
from pipeline.text.grammar import Grammar, grammar_of
from pipeline.text.lines import ends_sentence, starts_quoted, words_of

FEW = 90  # words of a notice; news of fewer words say none of its phrases
SOME = 220  # words of a consent text
MOST = 0.6  # share of a text's words in sentences about consent
TEASERS = 5  # stories of a front, at least
TEASER = 30  # words of a teaser
ALONE = 0.5  # share of the teasers that share no word with any other
END = 500  # characters at a text's end in which it says that it is cut
_WORD = re.compile(r"[^\W\d_]{4,}")
_CUT = re.compile(
    r"\[\s?\+\s?[\d,.]+\s?(?:chars|characters|more)\s?\]\W*$|\((?:more|fortsetzung folgt)\)\W*$", re.IGNORECASE
)
_ELLIPSIS = re.compile(r"(?:…|\.\.\.)\s*(?:\[…\]|\[\.\.\.\])?$")


@dataclass(frozen=True, slots=True)
class Looked:
    """What tells a page without an article: its title, the texts that were kept, and the words of all."""

    title: str
    kept: tuple[str, ...]
    places: tuple[int, ...]  # of what was kept, among all blocks
    dropped: tuple[str, ...]
    words: int  # of what was kept
    counted: bool  # whether it is a gallery
    grammar: Grammar


def looks_like(article: Article) -> str | None:
    """What a cleaned page looks like that is no article; None where it may be one."""
    kept = tuple(block.text for block in article.blocks if block.kept)
    case = Looked(
        title=article.meta.title or "",
        kept=kept,
        places=tuple(i for i, block in enumerate(article.blocks) if block.kept),
        dropped=tuple(block.text for block in article.blocks if not block.kept),
        words=sum(len(words_of(text)) for text in kept),
        counted=any(block.reason == "slide_counter" for block in article.blocks),
        grammar=grammar_of("\n".join(kept)),
    )
    found = first(NO_ARTICLE, case)
    return found[0] if found else None


def judged(article: Article) -> Article:
    """A cleaned article, with `truncated` where it says that it is cut. Raises ReadError (`no_article`) for none."""
    if (like := looks_like(article)) is not None:
        raise ReadError("no_article", f"looks like {like}; fetch the article, or see it with: pipeline show --no-clean")
    return replace(article, truncated=True) if is_cut(article) else article


def is_cut(article: Article) -> bool:
    """Whether the text says that it was cut: "[+1234 chars]" at its end, or a line such as "Subscribe to read on"."""
    kept = [block.text for block in article.blocks if block.kept]
    if kept and _CUT.search(kept[-1][-END:]):
        return True
    return any(
        len(words_of(block.text)) <= FEW and _phrases("cut").search(block.text) is not None
        for block in article.blocks
        if not block.kept or block.text == kept[-1]
    )


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    data = tomllib.loads(files("pipeline.text").joinpath("data/not_article.toml").read_text("utf-8"))
    words = "|".join(sorted(map(re.escape, data[kind]), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _notice(case: Looked, kind: str, titled: bool = True) -> bool:
    """Whether a short text says a phrase of a kind: in its title or first line, or in most of its sentences."""
    if case.words > FEW:
        return False
    if not case.kept:
        return any(_says(kind, text) for text in case.dropped)
    said = [_says(kind, text) for text in case.kept]
    if titled and (_says(kind, case.title) or said[0]):
        return True
    other = _told_besides(case, said)
    if not other and not titled and any(_says(kind, text) for text in case.dropped):
        return True
    return (any(said) or _says(kind, case.title)) and 2 * other < case.words


def _told_besides(case: Looked, said: Sequence[bool]) -> int:
    """Words of the sentences that say no phrase."""
    texts = (text for text, says in zip(case.kept, said, strict=True) if not says and ends_sentence(text))
    return sum(len(words_of(text)) for text in texts)


def _says(kind: str, text: str) -> bool:
    """Whether a line that is no speech says a phrase of a kind."""
    return not starts_quoted(text) and _phrases(kind).search(text.replace("’", "'")) is not None


def _error(case: Looked) -> str | None:
    return "an error of the server or a page that is not there" if _notice(case, "error") else None


def _robot(case: Looked) -> str | None:
    return "a check for robots" if _notice(case, "robot") else None


def _consent(case: Looked) -> str | None:
    if case.words > SOME:
        return None
    pattern = _phrases("consent")
    about = sum(len(words_of(text)) for text in case.kept if pattern.search(text))
    told = len({found.casefold() for text in case.kept for found in pattern.findall(text)})
    return "a consent to cookies" if told > 1 and about >= MOST * case.words else None


def _wall(case: Looked) -> str | None:
    return "a wall to subscribe or register" if _notice(case, "wall", titled=False) else None


def _signup(case: Looked) -> str | None:
    found = _notice(case, "signup", titled=False)
    return "a box to sign up or a social network's notice" if found else None


def _front(case: Looked) -> str | None:
    """Many short texts, none beside another, that share no words."""
    if case.counted:
        return None
    prose = [i for i, text in enumerate(case.kept) if ends_sentence(text) and len(words_of(text)) > 2]
    teasers = [case.kept[i] for i in prose]
    beside = sum(case.places[b] == case.places[a] + 1 for a, b in pairwise(prose))
    if len(teasers) < TEASERS or 4 * beside > len(prose) or any(len(words_of(text)) > TEASER for text in teasers):
        return None
    return "a section's front" if _alone(teasers, case.grammar) >= ALONE * len(teasers) else None


def _alone(teasers: Sequence[str], grammar: Grammar) -> int:
    """How many teasers share no word with any other."""
    words = [{w.casefold() for w in _WORD.findall(text)} - grammar.all for text in teasers]
    counts = Counter(word for own in words for word in own)
    return sum(all(counts[word] == 1 for word in own) for own in words)


_STORY = (
    "Port of Oslar closed\nThe port of Oslar has been closed since Monday because of the ice, the board said.\n"
    "Its pilots had warned the board for weeks that the ice would come early this year.\n"
)

NO_ARTICLE: Family[Looked, str] = Family(
    name="text.no_article",
    what="Pages that hold no article; they become rows of `failures` (`no_article`).",
    rules=(
        Rule(
            "error",
            "A short text that names an error of the server or says that the page is not there.",
            _error,
            yes=("403 Forbidden\nnginx\n", "Page not found\nSorry, the page you were looking for has moved.\n"),
            no=(_STORY, "Ice\n" + _STORY),
        ),
        Rule(
            "robot",
            "A short text that checks whether a person asks.",
            _robot,
            yes=(
                "Just a moment...\nChecking your browser before you can see the page.\n",
                "Are you a robot?\nPlease tick the box below to go on to the site.\n",
            ),
            no=(_STORY, "Ice\n" + _STORY),
        ),
        Rule(
            "consent",
            "A text of which most is about cookies and the use of data.",
            _consent,
            yes=(
                "<html><body><p>The courier and its 412 vendors read cookies on a device that belongs to you.</p>"
                "<p>Some of the vendors need your consent, others claim a legitimate interest in it.</p></body></html>",
                "<html><body><p>Your personal data is read by our partners when you visit the courier.</p>"
                "<p>You may withdraw consent at the foot of any page of the courier.</p></body></html>",
            ),
            no=(_STORY, "Ice\n" + _STORY),
        ),
        Rule(
            "wall",
            "A short text that asks to subscribe or to register first, and tells nothing else.",
            _wall,
            yes=(
                "<html><body><h1>Ice in Oslar</h1><p>Register to read this story of the courier.</p></body></html>",
                "Ice in Oslar\nThis story of the courier is for subscribers only.\n",
            ),
            no=(_STORY, "Ice\n" + _STORY),
        ),
        Rule(
            "signup",
            "A short text that asks for an address or to follow, and tells nothing else.",
            _signup,
            yes=(
                "<html><body><p>Enter your email and the courier comes each day.</p></body></html>",
                "<html><body><p>You must log in to see what the courier has posted.</p></body></html>",
            ),
            no=(_STORY, "Ice\n" + _STORY),
        ),
        Rule(
            "front",
            "Five and more short texts with a heading each that share no words.",
            _front,
            yes=(
                "Ice in Oslar\nThe port is closed until spring.\nA bridge for Venn\nIt will cost nine crowns.\n"
                "Fair opens\nThousands came on Sunday.\nCup final\nUlvik won by two goals.\nMine shut\n"
                "Copper prices fell again.\n",
                "Teachers march\nSchools stayed empty on Monday.\nNew ferry\nThe ship sails twice a day.\n"
                "Bread dearer\nBakers blame the harvest.\nStorm ahead\nGales are due by night.\nChess\n"
                "A girl of nine beat the master.\n",
            ),
            no=(_STORY, "Ice\n" + _STORY),
        ),
    ),
)
