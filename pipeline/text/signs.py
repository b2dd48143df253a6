"""What speaks for a line's being an article's headline: features by form, place, neighbours and words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.article import Article, Block
from pipeline.text.bylines import authors_of, bare_name, is_dated, is_updated
from pipeline.text.captions import closes_with_credit
from pipeline.text.frame import TITLE, TOP, Frame, weighty
from pipeline.text.grammar import Grammar
from pipeline.text.lines import HEADING_CHARS, bare, ends_sentence, is_heading, is_title_case, key_of, words_of

ABOVE = 80  # lines above the text among which its headline is looked for, the first lines aside
BELOW = 4  # lines of the text itself
LEADING = 4  # paragraphs that tell most of a story's words
NEAR = 8  # lines within which a byline or a day follows
SHORTEST, LONGEST = 4, 1.3  # characters of a headline's key; its length as a share of a usual heading's
LIKE = 0.6  # share of the words of two lines that say one headline
MOST_SITE = 5  # words of a site's name after a title
SITE = re.compile(r"\s[|–—»«·•:/-]\s|\s?[|｜]\s?")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]{2,}")
_CHARACTERS = 2.5  # of a word in scripts without blanks
_GAPS = 3
_SIZES = (1, 2, 4, 7, 14, 20)
_STEPS = (0, 1, 3, 6, 12, 24, 48)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that may be the headline, and the block that says it; None where it is part of one."""

    text: str
    place: int | None
    top: int  # the block itself, or the one that it is part of


class Scene:
    """An article's blocks as its headline's neighbours; `lead` is the first paragraph of its text."""

    def __init__(self, article: Article, frame: Frame, lead: int, grammar: Grammar) -> None:
        self.source, self.blocks = article.record.body, article.blocks
        self.frame, self.lead, self.grammar = frame, lead, grammar
        self.keys = [key_of(block.text) if len(block.text) <= 2 * HEADING_CHARS else "" for block in self.blocks]
        self.counts = Counter(self.keys)

    def _told(self, *texts: str) -> set[str]:
        """The words of weight in some texts; of scripts without blanks, each two characters."""
        words = weighty((Block(text, None, None) for text in texts), self.grammar)
        runs = [run for text in texts for run in _UNSPACED.findall(text)]
        return words | {run[i : i + 2] for run in runs for i in range(len(run) - 1)}

    @cached_property
    def _shown(self) -> list[set[str]]:
        """The words of the lines that may be the headline, the dump's first lines aside."""
        return [self._told(self.blocks[i].text) for i in self._lines if i >= TOP]

    @cached_property
    def _headed(self) -> bool:
        """Whether a line with words of the text is signed below, as a headline is."""
        return any(
            i >= TOP
            and self.frame.features[i].words > _SIZES[2]
            and self._signed_after(i) in (0, 1)
            and len(self._told(self.blocks[i].text) & self._leading) > 1
            for i in self._lines
        )

    def _with_kicker(self, key: str) -> bool:
        """Whether a title is shown as two lines, its kicker and the rest."""
        pairs = ((self.keys[i - 1], self.keys[i]) for i in self._lines if i > TOP)
        return any(one and len(two) >= TITLE and key == one + two for one, two in pairs)

    @cached_property
    def _lines(self) -> list[int]:
        stop = min(len(self.blocks), self.lead + BELOW)
        places = [i for i in range(stop) if i < TOP or i >= self.lead - ABOVE]
        return [i for i in places if _may_head(self.blocks[i])]

    @cached_property
    def _body(self) -> set[str]:
        return self._told(*(self.blocks[i].text for i in range(self.lead, self.frame.last + 1)))

    @cached_property
    def _leading(self) -> set[str]:
        prose = [i for i in range(self.lead, self.frame.last + 1) if self.frame.features[i].prose]
        return self._told(*(self.blocks[i].text for i in prose[:LEADING]))

    @cached_property
    def _tops(self) -> list[tuple[int, set[str], str, set[str]]]:
        """The dump's first lines: keys of their parts, their whole key, their words."""
        out = []
        for i, block in enumerate(self.blocks[:TOP]):
            text = block.text[: 2 * HEADING_CHARS]
            marks = list(SITE.finditer(text))
            parts = [text, *(text[: m.start()] for m in marks), *(text[m.end() :] for m in marks)]
            keys = {key for part in parts if len(key := key_of(part)) >= TITLE}
            out.append((i, keys, key_of(text), self._told(text)))
        return out

    def candidates(self) -> Iterator[Candidate]:
        """Lines above the text and its first ones, and the dump's first lines without the site's name."""
        for i in self._lines:
            yield Candidate(bare(self.blocks[i].text), i, i)
        said = {self.keys[i] for i in self._lines}
        for i in range(min(TOP, len(self.blocks))):
            text = self.blocks[i].text
            for mark in SITE.finditer(text[: 2 * HEADING_CHARS]):
                part, site = text[: mark.start()], text[mark.end() :]
                if len(key_of(part)) >= TITLE and len(words_of(site)) <= 2 * MOST_SITE and key_of(part) not in said:
                    said.add(key_of(part))
                    yield Candidate(part, None, i)

    def features(self, one: Candidate) -> dict[str, float]:
        """What is to be seen of a candidate, by the names of the weights."""
        return {**_form(one.text), **self._words(one), **self._again(one), **self._place(one), **self._beside(one)}

    def _words(self, one: Candidate) -> dict[str, float]:
        own = self._told(one.text)
        count = max(1, len(own))
        return {
            "words of the text": min(5, len(own & self._body)) / 5,
            "share of the text": len(own & self._body) / count,
            "words of the lead": min(5, len(own & self._leading)) / 5,
            "share of the lead": len(own & self._leading) / count,
        }

    def _again(self, one: Candidate) -> dict[str, float]:
        """How the dump's first lines, which hold the page's own title, and other lines repeat a candidate."""
        key = key_of(one.text)
        own = self._told(one.text)
        found = {"again": float(self.counts[key] > 1), "many times": float(self.counts[key] > 2)}
        part = whole = most = 0.0
        for i, keys, top, words in self._tops:
            if i == one.top and one.place is not None:
                continue
            whole = max(whole, float(key in keys))
            part = max(part, float(len(key) >= TITLE and key in top))
            most = max(most, len(own & words) / max(1, len(own | words)))
        found |= {"page's title": whole, "in page's title": part, "like page's title": most}
        if one.place is None:
            found["cut"] = 1.0
            found["cut shown"] = max((len(own & line) / max(1, len(own | line)) for line in self._shown), default=0.0)
            found["cut unlike headline"] = float(self._headed and found["cut shown"] < LIKE)
            found["cut with kicker"] = float(self._with_kicker(key))
        else:
            found["bullet"] = float(one.text != self.blocks[one.place].text)
        found[f"top {min(one.top, TOP)}"] = 1.0
        if one.place is not None and one.top < TOP:
            found["with site"] = float(SITE.search(one.text) is not None)
        if found["again"] and not part and not whole:
            found["again elsewhere"] = 1.0
        return found

    def _place(self, one: Candidate) -> dict[str, float]:
        place = one.top
        found: dict[str, float] = {"anchor": float(self.frame.title == one.place is not None)}
        if place >= self.lead:
            found["below lead"] = 1.0
        else:
            above = sum(self._live(i) for i in range(place + 1, self.lead))
            found[_step("above lead", above, _STEPS)] = 1.0
            found["anchor near"] = float(found["anchor"] and above <= _STEPS[4])
        if self.frame.title is not None and place > self.frame.title:
            found["below anchor"] = 1.0
        found[f"dropped {self.blocks[place].reason}"] = 1.0
        return found

    def _live(self, i: int) -> bool:
        return any(map(str.isalnum, self.blocks[i].text))

    def _beside(self, one: Candidate) -> dict[str, float]:
        """The lines around a candidate."""
        if one.place is None:
            return {}
        place = one.place
        after = [i for i in range(place + 1, min(len(self.blocks), place + 1 + NEAR)) if self._live(i)][:1]
        before = next((i for i in range(place - 1, -1, -1) if self._live(i)), None)
        found: dict[str, float] = {}
        signed = self._signed_after(place)
        found["signed " + ("no" if signed is None else _step("", signed, (0, 1, 3)))] = 1.0
        if signed is not None and signed < 2:
            found["signed near text"] = float(place < self.lead <= place + 2 * NEAR)
            found["signed like page's title"] = float(self._like(place) >= 0.3)
        if after:
            found |= {f"next {name}": value for name, value in self._look(after[0]).items()}
            found[f"gap after {min(_GAPS, self._gap(place, after[0]))}"] = 1.0
        if before is not None:
            found |= {f"before {name}": value for name, value in self._look(before).items()}
            found[f"gap before {min(_GAPS, self._gap(before, place))}"] = 1.0
        row = self._row(place, -1) + self._row(place, 1)
        found[_step("row", row, (0, 1, 2, 4, 8))] = 1.0
        return found

    def _signed(self, i: int) -> bool:
        text = self.blocks[i].text
        return self.blocks[i].reason in ("byline", "dateline") or is_dated(text) or is_updated(text)

    def _signed_after(self, place: int) -> int | None:
        """How many lines after one a byline or a day stands; None where there is none near."""
        at = 0
        for i in range(place + 1, min(len(self.blocks), place + 1 + 2 * NEAR)):
            if self._live(i):
                if self._signed(i):
                    return at
                at += 1
            if at == NEAR:
                break
        return None

    def _like(self, place: int) -> float:
        own = self._told(self.blocks[place].text)
        return max(
            (len(own & words) / max(1, len(own | words)) for i, _, _, words in self._tops if i != place), default=0.0
        )

    def _look(self, i: int) -> dict[str, float]:
        block, seen = self.blocks[i], self.frame.features[i]
        return {
            "prose": float(seen.prose >= 0.5),
            "heading": float(is_heading(block.text) and seen.words >= 4),
            "short": float(seen.words <= 2),
            "name": float(bare_name(block.text) is not None),
            "credit": float(block.reason == "photo_credit"),
            "related": float(block.reason == "related"),
            "furniture": float(block.reason in ("navigation", "share", "promotion", "comment_ui", "consent")),
            "bullet": float(bare(block.text) != block.text),
        }

    def _gap(self, one: int, two: int) -> int:
        end, start = self.blocks[one].raw_end, self.blocks[two].raw_start
        return self.source.count("\n", end, start) if end is not None and start is not None and end <= start else 1

    def _row(self, place: int, way: int) -> int:
        """Lines of some words in a row beside a line, on one side, that are no running text."""
        count, i = 0, place + way
        while 0 <= i < len(self.blocks) and count < NEAR:
            seen = self.frame.features[i]
            if seen.prose or seen.words < 4 or self._signed(i):
                break
            count, i = count + 1, i + way
        return count


def _form(text: str) -> dict[str, float]:
    words = words_of(text)
    size = len(words) if " " in text or text.isascii() else round(len(text) / _CHARACTERS)
    letters = [c for c in text if c.isalpha()]
    return {
        _step("words", size, _SIZES): 1.0,
        "stop": float(text[-1:] in ".…"),
        "question": float(text[-1:] in "?!"),
        "sentence": float(ends_sentence(text) and not is_title_case(text)),
        "title case": float(is_title_case(text)),
        "capitals": float(len(letters) > 3 and all(map(str.isupper, letters))),
        "lower": float(text[:1].islower()),
        "colon": float(text[-1:] == ":"),
        "quoted": float(text[:1] in "\"'“‘„«"),
        "figures": sum(map(str.isdigit, text)) / max(1, len(text)),
        "credited": float(closes_with_credit(text)),
        "byline": float(bool(authors_of(text, above=False))),
        "dated": float(is_dated(text)),
        "name": float(len(words) <= 4 and bare_name(text) is not None),
        "heading": float(is_heading(text)),
    }


def _step(name: str, value: float, steps: Sequence[int]) -> str:
    """The name of the step that a value reaches."""
    return f"{name} {next((str(step) for step in steps if value <= step), 'more')}".strip()


def _may_head(block: Block) -> bool:
    """Whether a block is not too long to be a headline, has words, and is not the lead shown once more."""
    short = len(block.text) <= LONGEST * HEADING_CHARS and len(key_of(block.text)) >= SHORTEST
    return short and block.reason != "standfirst"
