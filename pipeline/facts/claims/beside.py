"""Ties by what stands right beside a number, across the grammar of the sentence: lists, brackets, gapping, pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.facts.claims.reading import Figure, Reading
from pipeline.facts.claims.ties import Link
from pipeline.language.clauses import is_verb
from pipeline.rules.engine import Family, Rule

PLACES = frozenset(("in", "at", "near", "across", "inside", "on"))
JOINTS = frozenset((",", ";", "and", "while", "but"))
LONGEST_ENTRY = 5  # tokens in the brackets of a list's entry: "Spain (more than 95 dead)"
SHARE = 3  # tokens between a part and its whole: "18 of the 31"
CONVERTED = 9  # tokens between a number and its conversion in brackets: "2.3% of GDP (about £66bn)"


def settled(reading: Reading, figures: Sequence[Figure], first: int, last: int, links: list[Link]) -> list[Link]:
    """The links of a sentence (tokens first..last, inclusive) after what stands beside its numbers is read."""
    links = gapped(reading, figures, own_places(reading, figures, links))
    links = listed(reading, figures, links)
    links = respectively(reading, first, last, links)
    links = shared(reading, figures, converted(reading, figures, after_nouns(reading, figures, links)))
    unique: dict[tuple[int, int], Link] = {}
    for link in links:
        unique.setdefault((link.number, link.country), link)
    return list(unique.values())


def right_after(reading: Reading, token: int) -> Iterator[tuple[int, str]]:
    """Countries in the phrase right after a token, with its preposition: "130 in Paris in May and 32 in Brussels"."""
    words, after = reading.parse.words, token + 2
    if after >= len(words) or not reading.listed(token + 1, "place_of_subject"):
        return
    after += words[after].lower() == "the" and after + 1 < len(words)
    yield from reading.named(after, words[token + 1].lower())


def after_nouns(reading: Reading, figures: Sequence[Figure], links: list[Link]) -> list[Link]:
    """Read "a 900km border with Russia": a preposition and a country right after the counted noun, however parsed."""
    words = reading.parse.words
    return links + [
        Link(figure.number, country, relation, "right after", "where" if relation in PLACES else "whom")
        for figure in figures
        if figure.noun > figure.last
        and figure.noun + 2 < len(words)
        and reading.listed(figure.noun + 1, "prepositions")
        for country, relation in reading.named(
            figure.noun + 2 + (words[figure.noun + 2].lower() == "the" and figure.noun + 3 < len(words)),
            words[figure.noun + 1].lower(),
        )
    ]


def own_places(reading: Reading, figures: Sequence[Figure], links: list[Link]) -> list[Link]:
    """Read "arrested 90 in Egypt and 27 in Mali": a country right after a number is no second place of another."""
    beside = [
        Link(figure.number, country, relation, "right after")
        for figure in figures
        for country, relation in right_after(reading, figure.last)
    ]
    owner = {link.country: link.number for link in beside}
    links = beside + links
    elsewhere = {(link.number, link.relation) for link in links if link.country not in owner}
    own = {(link.number, relation) for link in beside for relation in (link.relation, "apposition")}

    def holds(link: Link) -> bool:
        if link.country in owner:
            return owner[link.country] == link.number or (link.number, link.relation) not in elsewhere | own
        return (link.number, link.relation) not in own

    return [link for link in links if holds(link)]


def gapped(reading: Reading, figures: Sequence[Figure], links: list[Link]) -> list[Link]:
    """Read "Germany sent 300 troops, France 200": a country right before a number, its verb said once before."""
    words = reading.parse.words
    subjects = {link.number for link in links if link.relation == "subject"}
    read: dict[int, Link] = {}
    for before, figure in pairwise(figures):
        country = reading.country_last.get(figure.first - 1)
        if country is None or before.number not in subjects:
            continue
        between = range(before.last + 1, figure.first - 1)
        if any(words[t] in JOINTS for t in between) and not any(is_verb(reading.parse, t) for t in between):
            read[figure.number] = Link(figure.number, country, "subject", "gapping", "who")
            subjects.add(figure.number)
    return replaced(links, read)


def listed(reading: Reading, figures: Sequence[Figure], links: list[Link]) -> list[Link]:
    """Read "Spain (95), France (12)": a number in brackets after a name, after its colon or "with", is its own."""
    words = reading.parse.words
    read: dict[int, Link] = {}
    for figure in figures:
        held = held_with(reading, figure)
        if held is not None:
            read[figure.number] = Link(figure.number, held, "with", "list", "who")
        for at in range(figure.first - 1, max(figure.first - LONGEST_ENTRY, 0), -1):
            if words[at] not in ("(", ":"):
                continue
            country = reading.country_last.get(at - 1)
            alone = words[at] == ":" and figure.first == at + 1 and figure.first <= figure.noun <= figure.last
            closed = words[at] == "(" and ")" in words[figure.last : figure.last + LONGEST_ENTRY]
            if (
                country is not None
                and (alone or closed)
                and not any(is_verb(reading.parse, t) for t in range(at, figure.first))
            ):
                read[figure.number] = Link(figure.number, country, "apposition", "list", "who")
            break
    return replaced(links, read)


def held_with(reading: Reading, figure: Figure) -> int | None:
    """The country of "Kenya, with about 54 million people" and "then Togo with 9%": its name and "with" before it."""
    words = reading.parse.words
    at = next(
        (t for t in range(figure.first - 1, max(figure.first - LONGEST_ENTRY, 1), -1) if not is_small(words[t])), 0
    )
    if words[at].lower() != "with":
        return None
    if words[at - 1] == ",":
        return reading.country_last.get(at - 2)
    listed = reading.parse.deps[at - 1] == "conj" or reading.parse.deps[reading.parse.heads[at - 1]] == "agent"
    return reading.country_last.get(at - 1) if listed else None


def is_small(word: str) -> bool:
    """Whether a word may stand between "with" and its number: "with just over 3 million"."""
    return word.isalpha() and word.lower() != "with"


def replaced(links: list[Link], read: dict[int, Link]) -> list[Link]:
    """The links, with those of some numbers in place of others; a country so tied is no other number's."""
    taken = {link.country for link in read.values()}
    return [link for link in links if link.number not in read and link.country not in taken] + list(read.values())


def converted(reading: Reading, figures: Sequence[Figure], links: list[Link]) -> list[Link]:
    """Read "2.3% of GDP (about £66bn)": a number that fills the brackets after another says the same of it."""
    words = reading.parse.words
    found = list(links)
    for before, figure in pairwise(figures):
        between = words[before.last + 1 : figure.first]
        if "(" not in between or ")" in between or figure.first - before.last > CONVERTED:
            continue
        opened = figure.first - between[::-1].index("(") - 1
        inner = range(opened + 1, figure.first)
        if any(link.number == figure.number for link in found) or any(t in reading.country_at for t in inner):
            continue
        if ")" in words[figure.last + 1 : figure.last + LONGEST_ENTRY]:
            same = [link for link in found if link.number == before.number]
            found += [link._replace(number=figure.number, rule="conversion") for link in same]
    return found


def shared(reading: Reading, figures: Sequence[Figure], links: list[Link]) -> list[Link]:
    """Read "18 of the 31 cars" and "95 people, including 12 children": a part and its whole are of one country."""
    found = list(links)
    for before, figure in pairwise(figures):
        if is_share(reading, before, figure):
            pairs = [(before, figure), (figure, before)]
        else:
            pairs = [(before, figure)] if is_part(reading, before, figure) else []
        for one, other in pairs:
            if not any(link.number == other.number for link in found):
                own = [link for link in found if link.number == one.number]
                found += [link._replace(number=other.number, rule="part") for link in own]
    return found


def is_part(reading: Reading, before: Figure, figure: Figure) -> bool:
    """Whether a number is told as a part of what the one before counts: "95 people, including 12 children"."""
    words = [word.lower() for word in reading.parse.words[before.last + 1 : figure.last + 3]]
    between, after = words[: figure.first - before.last - 1], words[-2:]
    return "including" in between or between[-2:] == ["among", "them"] or after in (["of", "them"], ["of", "whom"])


def is_share(reading: Reading, before: Figure, figure: Figure) -> bool:
    """Whether a number is told as a share of the next one: "18 of the 31 cars"."""
    between = [word.lower() for word in reading.parse.words[before.last + 1 : figure.first]]
    verbs = any(is_verb(reading.parse, t) for t in range(before.last + 1, figure.first))
    return between[:1] == ["of"] and len(between) <= SHARE and not verbs


def respectively(reading: Reading, first: int, last: int, links: list[Link]) -> list[Link]:
    """Read "Germany and France sent 300 and 200 troops respectively": the lists pair up in order."""
    if not links or not any(reading.parse.words[t].lower() == "respectively" for t in range(first, last + 1)):
        return links
    return [
        link
        for relation in dict.fromkeys(link.relation for link in links)
        for link in paired([link for link in links if link.relation == relation])
    ]


def paired(same: list[Link]) -> Iterable[Link]:
    """Links of one relation, number by country in order; all where one side is alone, none where they differ."""
    numbers = sorted({link.number for link in same})
    countries = sorted({link.country for link in same})
    if len(numbers) == len(countries) > 1:
        pairs = zip(numbers, countries, strict=True)
        return [Link(n, c, same[0].relation, "respectively", same[0].group) for n, c in pairs]
    return same if len(numbers) == 1 or len(countries) == 1 else []


BESIDE: Family[None, None] = Family(
    name="claims.beside",
    table="claims",
    what="Which country a figure is tied to by what stands right beside it.",
    rules=(
        Rule(
            "gapping",
            "A country right before a number, its verb said once before.",
            None,
            yes=(
                "Germany sent 300 tanks in May and France 200 tanks.",
                "Germany sent 300 tanks, while France 200 lorries.",
            ),
            no=("Germany sent 300 troops in May.", "France has 200 ships."),
        ),
        Rule(
            "list",
            "A number in brackets after a country's name, after its colon, or with its with.",
            None,
            yes=("The dead came from Spain (95), France (12) and Italy (7).", "Deaths so far: Spain (95), Peru (12)."),
            no=("The dead came from Spain and France.", "Spain sent 95 doctors."),
        ),
        Rule(
            "respectively",
            "Countries and numbers of two lists, in their order.",
            None,
            yes=(
                "Norway and Sweden sent 70 and 50 medics respectively.",
                "Ghana and Togo bought 12 and 9 ferries respectively.",
            ),
            no=("Norway and Sweden sent 70 medics.", "Ghana bought 12 ferries and Togo 9."),
        ),
        Rule(
            "conversion",
            "A number that fills the brackets after another says the same.",
            None,
            yes=(
                "Kenya spent 2.3 percent of its income (about $66bn) on roads.",
                "Finland has a border of 1,340km (832 miles) with Russia.",
            ),
            no=("Kenya spent 66bn shillings on roads.", "Finland (5 million people) joined."),
        ),
        Rule(
            "part",
            "A part of what another number counts.",
            None,
            yes=(
                "Floods in Peru killed 95 people, including 12 children.",
                "A storm in Kenya sank 18 of 31 boats.",
            ),
            no=("Floods in Peru killed 95 people.", "A storm in Kenya sank 18 boats."),
        ),
        Rule(
            "right after",
            "A preposition and the country right after the number.",
            None,
            yes=(
                "The bank closed branches, 25 in Kenya, 12 in Mali.",
                "The club has 40 members in Kenya, mostly nurses, and 12 in Mali.",
            ),
            no=("Kenya sent 25 boats.", "Ten boats reached the port."),
        ),
    ),
)
