"""What the column `rule` of the countries may say: how a mention's country was decided."""

from __future__ import annotations

from pipeline.rules.engine import Family, Rule

OUTCOMES: Family[None, None] = Family(
    name="countries.outcomes",
    table="countries",
    what="How the country of a mention was decided.",
    rules=(
        Rule(
            "listed",
            "The form stands in the project's own lists with this meaning.",
            None,
            yes=("Kenya sent 40 doctors.", "The Kremlin was silent."),
            no=("The river rose.", "They met in Bordeaux."),
        ),
        Rule(
            "cues",
            "Of the meanings of a form this has most words of the article for it.",
            None,
            yes=("Georgia voted. Tbilisi was calm.", "Georgia lawmakers met in Atlanta."),
            no=("Kenya voted.", "The Kremlin was silent."),
        ),
        Rule(
            "region",
            "A well-known region, state or site by its name.",
            None,
            yes=("They met in Normandy.", "Texas has 300 mines."),
            no=("They met in Kenya.", "They met in Bordeaux."),
        ),
        Rule(
            "place, region",
            "A place and the region or country after its comma settle each other.",
            None,
            yes=("He left Paris, Texas, on Friday.", "She lives in Lima, Ohio."),
            no=("He left Texas on Friday.", "She lives in Lima."),
        ),
        Rule(
            "one sense",
            "The article has told before which place of the name it means.",
            None,
            yes=(
                "He left Paris, Texas, on Friday. Paris has a new mayor.",
                "The council of Birmingham, Alabama, met. Birmingham voted.",
            ),
            no=("He left Texas on Friday.", "Paris has a new mayor."),
        ),
        Rule(
            "local",
            "The article is one of a state or province that has a town of this famous name.",
            None,
            yes=(
                "Moscow police and the Latah County sheriff met in Idaho. Moscow was calm.",
                "The city of Cuba in Missouri voted. Cuba has a mayor.",
            ),
            no=("Moscow was calm.", "Cuba voted."),
        ),
        Rule(
            "city",
            "A town or province of the world's lists, the likeliest of its name.",
            None,
            yes=("Two people died in Bordeaux, in France.", "Germany won. They sang in Hamburg."),
            no=("Kenya voted.", "They met in Normandy."),
        ),
        Rule(
            "told as a place",
            "A name told as a place by the words around it, a list of places or its other mentions.",
            None,
            yes=(
                "Kenya sent doctors to the flooded west of Kenya. Nurses worked in the village of Ochuka on Friday.",
                "Peru has floods. People in Peru met in Quillapata on Friday.",
            ),
            no=("They met in Quillapata on Friday.", "Kenya and Peru spoke. They met in Quillapata on Friday."),
        ),
    ),
)
