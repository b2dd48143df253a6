"""How a position is worded: the values of the column `rule`."""

from __future__ import annotations

from pipeline.rules.engine import Family, Rule

WORDINGS: Family[None, None] = Family(
    name="positions.wording",
    table="positions",
    what="How an act is worded. Which words are of which type is told by the frames, data of the room.",
    rules=(
        Rule(
            *(
                "verb",
                "A verb with its subject, alone or with what makes it an act: a noun, infinitive, clause or particle.",
                None,
            ),
            yes=("Norway condemned the raid.", "Finland and Estonia raised concerns over the pipeline."),
            no=("The raid surprised Norway.", "The critics condemned the film."),
        ),
        Rule(
            *("passive", "A verb in the passive with “by”.", None),
            yes=("The plan was rejected by Chile.", "Two bakers were arrested by Kenyan police."),
            no=("The plan was rejected.", "Chile rejected the plan."),
        ),
        Rule(
            *(
                "place",
                "A passive without “by” of what only a state does (arrest, investigate), with the country where.",
                None,
            ),
            yes=("Two bakers were arrested in Kenya.", "Three editors were jailed in Fiji."),
            no=("Two bakers were seen in Kenya.", "The plan was rejected in Fiji."),
        ),
        Rule(
            *("headline", "A verb that reads like a plural noun, with its subject right before it.", None),
            yes=("The UK pledges support for the fund.", "Togo reserves the right to close the border."),
            no=("Kenya pledged help for Togo.", "Pledges surprised Kenya."),
        ),
        Rule(
            *("adjective", "An adjective or participle after “is” or “remains”.", None),
            yes=("Hungary is opposed to the plan.", "Turkey is ready to mediate."),
            no=("Hungary is cold.", "Hungary rejected the plan."),
        ),
        Rule(
            *("noun", "A noun that belongs to its actor, with what it is of.", None),
            yes=("Romania's decision to reopen the port pleased many.", "Peru's opposition to the dam is well known."),
            no=("The baker's decision to close the shop pleased many.", "Romania's decision came late."),
        ),
        Rule(
            *("drawn", "Praise or blame that something draws from somebody, or is met with.", None),
            yes=("The raid drew criticism from Norway.", "The vote was met with praise from Chile."),
            no=("The raid drew crowds from Norway.", "The film drew criticism from the baker."),
        ),
        Rule(
            *("modal", "What somebody says that another should or must do.", None),
            yes=(
                "The Finnish premier said the dam must be repaired.",
                "The Kenyan minister said Chad should open the border.",
            ),
            no=("The dam must be repaired.", "The baker said the dam must be repaired."),
        ),
        Rule(
            *("judgement", "What somebody says that something is, by a word of praise or blame.", None),
            yes=(
                "The Finnish premier said the raid was a crime.",
                "The Kenyan minister said the vote was a great step.",
            ),
            no=("The raid was a crime.", "The Finnish premier said the raid was over."),
        ),
        Rule(
            *("future", "What an actor says that it will do, by a verb of no other frame.", None),
            yes=("Norway said it would paint the bridge.", "The Fijian government said it will dredge the harbour."),
            no=("Norway painted the bridge.", "The baker said she would paint the shop."),
        ),
    ),
)
