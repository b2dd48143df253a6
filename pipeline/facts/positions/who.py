"""Which noun phrases name a political actor, as rules."""

from __future__ import annotations

from pipeline.facts.positions import names, nouns
from pipeline.facts.positions.actors import Case
from pipeline.facts.positions.kinds import Found, kinds
from pipeline.facts.positions.pronouns import IT, THEY
from pipeline.facts.positions.speakers import FIRST
from pipeline.rules.engine import Family, Rule

_HE = frozenset(("he", "she", "his", "her", "him"))


def _it(case: Case) -> Found | None:
    """A pronoun."""
    if case.parse.tags[case.head] not in ("PRP", "PRP$"):
        return None
    if case.word in _HE:
        return case.actors.pronouns.person(case.k, case.head) or nouns.NOBODY_OF_OFFICE
    if case.word in FIRST:
        return case.actors.pronouns.first_person(case.k, case.head) or nouns.NOBODY_OF_OFFICE
    if case.word in IT or case.word in THEY:
        return case.actors.pronouns.body(case.k, case.head) or nouns.NOBODY_OF_OFFICE
    return nouns.NOBODY_OF_OFFICE


def _nation(case: Case) -> Found | None:
    """ "The country", "the kingdom", "the North"."""
    if (
        case.word not in kinds().nations
        or case.named
        or case.word.endswith("s")
        or not case.actors.definite(case.k, case.head)
    ):
        return None
    own = case.actors.own_countries(case.k, case.head)
    if own:
        return Found("government", own)
    before = case.actors.pronouns.body(case.k, case.head)
    if before is not None and before.kind in ("country", "government"):
        return Found("country", before.countries, before.name)
    return None


ACTORS: Family[Case, Found] = Family(
    name="positions.actor",
    what="Who the subject of an act is: a political actor with its countries, or nobody who holds a position.",
    rules=(
        Rule(
            *(
                "pronoun",
                "A pronoun means the subject that governs its clause, else what the text before is about.",
                _it,
            ),
            yes=("Norway said it would close the road.", "Togo condemned the raid. It urged Niger to act."),
            no=("Norway condemned the raid.", "Rain fell in Togo."),
        ),
        Rule(
            *("nation", "“The country”, “the kingdom”: the state that the text is about.", _nation),
            yes=(
                "Peru closed its embassy. The country condemned the raid.",
                "Oman is small. The kingdom rejected the plan.",
            ),
            no=("Three countries condemned the raid.", "Country music condemned nobody."),
        ),
        Rule(
            *("known name", "A body, organ, party or armed group known by its name.", names.known),
            yes=("NATO condemned the raid.", "The Knesset rejected the bill."),
            no=("Acme condemned the raid.", "Norway condemned the raid."),
        ),
        Rule(
            *("country", "A country, its people, its capital or its seat of power.", names.country),
            yes=("Norway condemned the raid.", "The Kremlin rejected the plan."),
            no=("The minister condemned the raid.", "The mill rejected the plan."),
        ),
        Rule(
            *(
                "person",
                "Somebody named: with an office that the article or general knowledge gives, or nobody.",
                names.person,
            ),
            yes=("President Ana Holt condemned the raid.", "Angela Merkel rejected the plan."),
            no=("Norway condemned the raid.", "The committee rejected the plan."),
        ),
        Rule(
            *("organ name", "A name with a word for an organ of a state or a party in it.", names.organ_name),
            yes=("The Ports Ministry rejected the plan.", "The Harbour Party condemned the raid."),
            no=("Norway rejected the plan.", "Ilse Varga condemned the raid."),
        ),
        Rule(
            *(
                "organ",
                "A noun for an organ of a state: its country is in the phrase, last told, or the article's.",
                nouns.organ,
            ),
            yes=("Chile's parliament rejected the plan.", "Kenyan police arrested two men."),
            no=("Chile rejected the plan.", "The band rejected the plan."),
        ),
        Rule(
            *("office", "Somebody without a name who holds an office.", nouns.office),
            yes=("The Finnish president rejected the plan.", "Two Greek ministers condemned the raid."),
            no=("The Finnish baker rejected the plan.", "Greece condemned the raid."),
        ),
        Rule(
            *(
                "shared office",
                "An official, leader or spokesman of a state, an organ, a party or a body.",
                nouns.shared,
            ),
            yes=("European leaders rejected the plan.", "A Kenyan official condemned the raid."),
            no=("A choir leader rejected the plan.", "Kenya condemned the raid."),
        ),
        Rule(
            *("group", "A group of states or of those who govern.", nouns.group),
            yes=("26 countries condemned the raid.", "Several nations rejected the plan."),
            no=("26 singers condemned the raid.", "Togo rejected the plan."),
        ),
        Rule(
            *("armed", "A party, or an armed group.", nouns.armed),
            yes=("Rebels in Togo rejected the plan.", "Kenyan militants rejected the plan."),
            no=("Togo rejected the plan.", "The players rejected the plan."),
        ),
        Rule(
            *("machine", "What a state fights with, where the phrase says which.", nouns.machine),
            yes=("Syrian jets bombed the bridge.", "Israeli artillery shelled the village."),
            no=("Jets bombed the bridge.", "Syria bombed the bridge."),
        ),
        Rule(
            *("of a body", "Those who act for an international body.", nouns.of_body),
            yes=("UN experts inspected the mine.", "NATO instructors trained the pilots."),
            no=("Kenyan experts inspected the mine.", "NATO inspected the mine."),
        ),
        Rule(
            *("text", "A text that speaks for the political actor who wrote it.", nouns.document),
            yes=(
                "A statement from the Kenyan ministry condemned the raid.",
                "The Danish president's letter condemned the raid.",
            ),
            no=("A statement condemned the raid.", "A letter from the baker condemned the raid."),
        ),
        Rule(
            *("crowd", "A crowd, which makes a row where it protests.", nouns.crowd),
            yes=("Thousands of Kenyan nurses demonstrated in Nakuru.", "Greek farmers blocked the highway."),
            no=("Greece blocked the highway.", "The baker demonstrated in Nakuru."),
        ),
    ),
)
