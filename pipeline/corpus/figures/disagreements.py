"""Whether two figures of one topic contradict each other, and why, in a sentence a reader understands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.corpus.figures.ages import is_age, verdict_of_ages
from pipeline.corpus.figures.topics import MOST_APART, SCORE, act_of, is_score, is_whole, words_of
from pipeline.corpus.stories.original import compare_dates

if TYPE_CHECKING:
    from pipeline.corpus.figures.figures import Figure

Row = dict[str, Any]
NEAR = 2  # sentences within which one article compares two figures
EVENT = 7  # days within which articles tell of one event
MARGINS = ("lag", "lead", "trail")  # verbs of scores that are a difference
MOST_TIMES = 50  # sets of dates under which one figure is compared with another


class Source(NamedTuple):
    """An article as a reader knows it: its title, or its path where it has none."""

    title: str
    published: str | None


Articles = Mapping[str, Source]  # by doc_id


class Verdict(NamedTuple):
    """`kind`: contradiction or change; the two sightings that show it; the sentence."""

    kind: str
    one: Row
    other: Row
    why: str


def verdict(one: Figure, other: Figure, articles: Articles) -> Verdict | None:
    """The first pair of sightings, in the order of doc_ids, by which two figures of a topic part; None where none does.

    Figures part where kind and unit agree, their intervals do not overlap, their articles are no copies of one story,
    and no dates in the sentences set them apart. An article that gives both figures knows them for two things, unless
    it says itself that one is newer. Scores change from day to day and do not contradict each other; neither do figures
    of what happens again and again, told on different days.
    """
    if (one.value.kind, one.value.unit) != (other.value.kind, other.value.unit) or one.value.overlaps(other.value):
        return None
    low, high = sorted((one.value.value, other.value.value))
    if is_whole(one.topic) and high > MOST_APART * low:
        return None
    about = _about(one)
    if one.stories & other.stories:
        told = next(_told(one.sightings, other.sightings), None)
        return _change(about, *told, articles) if told else None
    for a in distinct(one.sightings):
        for b in distinct(other.sightings):
            if _other_time(a["dates"], b["dates"]):
                continue
            if is_age(one.topic):
                found = _aged(about, a, b, articles)
                if found:
                    return found
                continue
            order = compare_dates(articles[a["doc_id"]].published, articles[b["doc_id"]].published)
            if (a["newer"] and order > 0) or (b["newer"] and order < 0):
                return _change(about, *((b, a) if order > 0 else (a, b)), articles)
            if is_score(one.topic):
                if order:
                    return _change(about, *((b, a) if order > 0 else (a, b)), articles, said=False)
                continue
            if act_of(one.topic) in words_of("recurrent") and not _same_days(a, b, articles):
                continue
            return _contradiction(about, a, b, articles)
    return None


def _aged(about: str, one: Row, other: Row, articles: Articles) -> Verdict | None:
    """What two ages of one name tell, by the days that they are given on."""
    days = [_day(articles[row["doc_id"]].published) for row in (one, other)]
    if days[0] is None or days[1] is None:
        return None
    (first, a), (second, b) = sorted(((days[0], one), (days[1], other)), key=lambda told: (told[0], told[1]["value"]))
    kind = verdict_of_ages(a["value"], b["value"], (first, second))
    if kind == "change":
        return _change(about, a, b, articles, said=False)
    return _contradiction(about, a, b, articles) if kind else None


def _contradiction(about: str, one: Row, other: Row, articles: Articles) -> Verdict:
    """The verdict that two figures cannot both be right."""
    return Verdict("contradiction", one, other, f"On {about}, {_says(one, articles)}, but {_says(other, articles)}.")


def _about(figure: Figure) -> str:
    """What a topic is about, as a reader says it: "Ohio", "what Vera Quill needs"."""
    verb = act_of(figure.topic).removeprefix(SCORE).strip()
    if is_age(figure.topic) or not is_score(figure.topic) or verb in ("count", "has"):
        return figure.about()
    return f"what {figure.about()} {verb}s{' by' if verb in MARGINS else ''}"


def _told(one: Iterable[Row], other: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    """Pairs of one article, side by side in its text, of which the second says that it is newer."""
    by_doc: defaultdict[str, list[Row]] = defaultdict(list)
    for row in other:
        by_doc[row["doc_id"]].append(row)
    for a in one:
        for b in by_doc[a["doc_id"]]:
            later, earlier = (a, b) if a["newer"] else (b, a)
            if later["newer"] and not earlier["newer"] and 0 <= later["sentence_id"] - earlier["sentence_id"] <= NEAR:
                yield earlier, later


def distinct(sightings: Iterable[Row]) -> list[Row]:
    """The first sighting for each set of dates, MOST_TIMES at most: a figure that thousands repeat is compared once."""
    found: dict[tuple[str, ...], Row] = {}
    for row in sightings:
        found.setdefault((str(row["newer"]), *row["dates"]), row)
        if len(found) == MOST_TIMES:
            break
    return list(found.values())


def _change(about: str, earlier: Row, later: Row, articles: Articles, *, said: bool = True) -> Verdict:
    """The verdict that one figure came after the other. `said`: it says so itself."""
    ending = " and says that this is newer" if said else ", later"
    why = f"On {about}, {_says(earlier, articles)}; {_says(later, articles)}{ending}."
    return Verdict("change", earlier, later, why)


def _says(row: Row, articles: Articles) -> str:
    """Who gives which figure."""
    article = articles[row["doc_id"]]
    date = f" ({article.published[:10]})" if article.published else ""
    return f"“{article.title}”{date} has {row['label']}"


def _same_days(one: Row, other: Row, articles: Articles) -> bool:
    """Whether two sentences speak of one time: both name dates, which fit (see _other_time), or their articles are
    published within EVENT days of each other.
    """
    if one["dates"] and other["dates"]:
        return True
    days = [_day(articles[row["doc_id"]].published) for row in (one, other)]
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= EVENT


def _day(published: str | None) -> date | None:
    """The day that an article is known to be published on."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _other_time(one: list[str], other: list[str]) -> bool:
    """Whether both sentences name dates and none of one fits any of the other."""
    return bool(one and other) and all(compare_dates(a, b) for a in one for b in other)
