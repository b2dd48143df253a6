"""The rules that find the body: their names stand in the column `rule` of the blocks that they drop or keep."""

from __future__ import annotations

from pipeline.rules.engine import Family, Rule

_MENU = "Our town\nThe harbour\nShips and ice\nMarket days\nOld photographs\nLetters page\n"
_STORY = (
    "Port of Oslar closed\n"
    "The port of Oslar has been closed since Monday because of the ice, the harbour board said.\n"
    "Its pilots had warned the board for weeks that the ice would come early this year.\n"
    "Ana Holt, who leads the board, said that the ships would be sent to Venn until the spring.\n"
)
_LIST = "\nElsewhere in town\nA bridge for Venn\nNew ferry to Ulvik delayed\nWhy pilots are leaving\nA pier too many\n"

OUTSIDE: Family[object, object] = Family(
    name="text.outside",
    table="blocks",
    what="What is not the body: blocks before and after it that stand among menus and lists.",
    rules=(
        Rule(
            "before",
            "Before the body, where menus and lists stand.",
            None,
            yes=(_MENU + _STORY, "Log in\nShop\nJobs\nMaps\nVideo archive\nLetters page\n" + _STORY),
            no=(_STORY, "Ice\n" + _STORY),
        ),
        Rule(
            "after",
            "After the body, where menus and lists stand.",
            None,
            yes=(_STORY + _LIST, _STORY + "\nContact\nPress\nImprint page\nOur house\nThe archive\nVisit us\n"),
            no=(_STORY, _STORY + "Ice will stay, the board said.\n"),
        ),
        Rule(
            "title",
            "The title stays, though it stands among menus or repeats another line.",
            None,
            yes=(
                "Port of Oslar closed - The Courier\n" + _MENU + "Port of Oslar closed\n" + _MENU + _STORY,
                "Port of Oslar closed | Courier\n" + _MENU + "Port of Oslar closed\n" + _MENU + _STORY,
            ),
            no=(_STORY, "Ice\n" + _STORY),
        ),
    ),
)

_PICTURES = (
    "The port of Oslar has been closed since Monday because of the ice, the harbour board said.\n"
    "The crane of the port on a day without ice\n© Ana Holt\n"
    "Its pilots had warned the board for weeks that the ice would come early this year, and nobody listened.\n"
    "A pilot looks at the ice\n© Jan Wick\n"
    "Ana Holt, who leads the board, said that the ships would be sent to Venn until the spring comes again.\n"
)

CAPTIONS: Family[object, object] = Family(
    name="text.captions",
    table="blocks",
    what="Captions of pictures amid the text.",
    rules=(
        Rule(
            "caption:above-credit",
            "A short line above a photo credit, where credits do not stand below paragraphs.",
            None,
            yes=(_PICTURES, _PICTURES.replace("©", "Photo:")),
            no=(_STORY, _STORY + "© Ana Holt\n"),
        ),
        Rule(
            "caption:with-credit",
            "A short line that closes with a photo credit.",
            None,
            yes=(
                _STORY.replace("Its pilots", "The crane of Oslar on Monday. Photo: Ana Holt\nIts pilots"),
                _STORY.replace("Its pilots", "A pilot on the ice of the port. © Ana Holt / AFP\nIts pilots"),
            ),
            no=(_STORY, _STORY + "The photo was taken by Ana Holt.\n"),
        ),
    ),
)

_OTHERS = (
    "Ferry line fined over late ships\nBakers of Ulvik raise prices\nWhy pupils in Venn start earlier\n"
    "Theatre opens new hall\n"
)

INSIDE: Family[object, object] = Family(
    name="text.inside",
    table="blocks",
    what="Lists of other stories amid the text.",
    rules=(
        Rule(
            "list:strange",
            "Three and more lines in a row that are no sentences and have hardly a word in common with the text.",
            None,
            yes=(
                _STORY.replace("Its pilots", _OTHERS + "Its pilots"),
                _STORY.replace("Ana Holt, who", _OTHERS.replace("Theatre", "Museum") + "Ana Holt, who"),
            ),
            no=(_STORY, _STORY.replace("Its pilots", "The board's list:\n" + _OTHERS + "Its pilots")),
        ),
    ),
)

_ITEMS = _STORY + "- A pilot who was asked said that nobody had called him since the ice came.\n"

MARKERS: Family[object, object] = Family(
    name="text.markers",
    table="blocks",
    what="The sign before a line of a list.",
    rules=(
        Rule(
            "marker:list",
            "The sign before a line of a list is no part of its text.",
            None,
            yes=(_ITEMS, _ITEMS.replace("- A", "• A")),
            no=(_STORY, _STORY + "-5 degrees were measured on the pier of Oslar on Monday night.\n"),
        ),
    ),
)
