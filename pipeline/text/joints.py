"""What goes on over the end of a line: the rules by which the lines of a text become its paragraphs."""

from __future__ import annotations

from pipeline.rules.engine import Family, Rule, first
from pipeline.text import breaks
from pipeline.text.breaks import APART, Break


def joint(case: Break) -> str:
    """What stands for a break in the text: a blank, nothing, or APART where the lines are two."""
    found = first(JOINTS, case)
    return found[0] if found else APART


JOINTS: Family[Break, str] = Family(
    name="text.joints",
    what="Whether a line of a text goes on in the next: asked of each break of two lines.",
    where=lambda case: (case.at, case.at + len(case.line)),
    rules=(
        Rule(
            "again",
            "The next line begins as this one: a heading of the first words below it.",
            breaks.look_again,
            yes=("The crane of\nThe crane of Oslar port is idle.\n", "A pilot for\nA pilot for Ulvik said no.\n"),
            no=("The crane is idle.\nThe pilot is ill.\n", "The port of\nOslar\nis closed.\n"),
        ),
        Rule(
            "dateline",
            "A place in capitals, and the text after its dash on the next line.",
            breaks.look_dateline,
            yes=("OSLAR\n— The port is closed because of the ice.\n", "ULVIK\n- A crane fell on the pier.\n"),
            no=("The crane is idle.\nThe pilot is ill.\n", "The port of\nOslar\nis closed.\n"),
        ),
        Rule(
            "dash",
            "The next line begins with a dash and lower case, and the lines beside it do not.",
            breaks.look_dash,
            yes=("The port of Oslar\n— which is old — is closed.\n", "Ana Holt of Ulvik\n– the pilot – is ill.\n"),
            no=("The crane is idle.\nThe pilot is ill.\n", "The port of\nOslar\nis closed.\n"),
        ),
        Rule(
            "item",
            "The next line is an item of a list or a row of a table: it stays a line.",
            breaks.look_item,
            yes=("The port needs three things:\n- a crane\n- a pilot\n", "Port | Ships\nOslar | 14\nVenn | 9\n"),
            no=("The port of\nOslar\nis closed.\n", "The crane is idle.\nThe pilot is ill.\n"),
        ),
        Rule(
            "hyphen",
            "A line of fixed width ends within a word: the hyphen goes and the word is whole.",
            breaks.look_hyphen,
            yes=(
                "The harbour commission met on Monday to hear why the newest cranes of the govern-\n"
                "ment have stood idle since the spring, and its engineers blamed a supplier that had\n"
                "delivered the wrong cables twice, and asked the members for another six weeks in\n"
                "which the first container could be lifted by hand.\n",
                "The commission of the harbour met on Monday to hear about a report on the ship-\n"
                "yard that has stood idle since the spring, and its engineers blamed a supplier\n"
                "that had delivered the wrong cables twice, and asked all the members for another\n"
                "week before the first of them is lifted.\n",
            ),
            no=("The long-\nawaited crane came.\n", "The crane came late.\nThe pilot is ill.\n"),
        ),
        Rule(
            "wrapped",
            "The line is full: the next word would no longer have fitted, as on the lines near it.",
            breaks.look_wrapped,
            yes=(
                "The harbour commission met on Monday to hear why the new crane has\n"
                "stood idle since the spring. Its engineers blamed a supplier that\n"
                "delivered the wrong cables twice, and asked for another six weeks\n"
                "before the first container can be lifted.\n",
                "The port of Oslar has\nbeen closed since the\nspring because of ice\nthat no ship can pass\n"
                "without a pilot.\n",
            ),
            no=("The crane is idle.\nThe pilot is ill.\n", "Harbour news\nThe crane of the port is idle.\n"),
        ),
        Rule(
            "closing",
            "The next line begins with a mark that closes or goes on: ', who met', '’s crane', ')'.",
            breaks.look_closing,
            yes=("Ministers met in\nOslar\n, who agreed.\n", "The crane of\nVenn Ports\n’s yard is idle.\n"),
            no=("The crane is idle.\nThe pilot is ill.\n", "The port of\nOslar\nis closed.\n"),
        ),
        Rule(
            "shortened",
            "The line ends in an abbreviation: of a title, or the next line begins in lower case.",
            breaks.look_shortened,
            yes=(
                "The crane was built by Venn Corp.\nof Oslar in the spring.\n",
                "It was sold to Ulvik Inc.\nlast year for a song.\n",
            ),
            no=("The crane is idle.\nThe pilot is ill.\n", "The port of\nOslar\nis closed.\n"),
        ),
        Rule(
            "ended",
            "The line closes with a final mark.",
            breaks.look_ended,
            yes=("The crane is idle.\nThe pilot is ill.\n", "Who built it?\nNobody knows.\n"),
            no=("Harbour news\nThe port of\nOslar\nis closed", "The port of\nOslar\nis closed"),
        ),
        Rule(
            "byline",
            "The next line is a byline in lower case: a headline does not go on in it.",
            breaks.look_byline,
            yes=(
                "Eis im Hafen von Oslar\nvon Ana Holt und Jan Wick\nDer Hafen ist zu.\n",
                "The ice of Oslar port\nby Ana Holt and Jan Wick\nThe port is closed.\n",
            ),
            no=("The crane stood\nby the pier of Oslar.\n", "The port of\nOslar\nis closed.\n"),
        ),
        Rule(
            "by",
            "'By' and a name, 'and' and the next name, each on a line of its own.",
            breaks.look_by,
            yes=(
                "Port of Oslar closed\nBy\nJANE ROE\nand\nJOHN DOE\nThe port is closed.\n",
                "Ice\nBy\nAna Holt\nThe port is closed.\n",
            ),
            no=("The crane stood by\nthe pier.\n", "The port of\nOslar\nis closed.\n"),
        ),
        Rule(
            "blank",
            "An empty line lies between: the sentence goes on only where the line ends in a word that asks for more.",
            breaks.look_blank,
            yes=("Harbour news\n\nThe port is closed.\n", "The port of\n\noslar is closed.\n"),
            no=("The crane is idle.\n\nThe pilot is ill.\n", "The port of\nOslar\nis closed.\n"),
        ),
        Rule(
            "bracket",
            "The next line begins with a bracket and goes on after it.",
            breaks.look_bracket,
            yes=("Ana Holt\n(Harbour Party) said that the port is closed.\n", "Venn\n(14), who won, is ill.\n"),
            no=("The crane is idle.\n(It is old.)\n", "The port of\nOslar\nis closed.\n"),
        ),
        Rule(
            "opening",
            "The line ends with an opening bracket or quotation mark.",
            breaks.look_opening,
            yes=("The pilot called it “\nthin ice\n” on Monday.\n", "The port (\nOslar\n) is closed.\n"),
            no=("The crane is idle.\nThe pilot is ill.\n", "The port of\nOslar\nis closed.\n"),
        ),
        Rule(
            "awaits",
            "The line ends with a comma, a dash, a sign of a currency or a possessive.",
            breaks.look_awaits,
            yes=("In Oslar,\nAna Holt said no.\n", "It cost $\n4.2 million.\n"),
            no=("The crane is idle.\nThe pilot is ill.\n", "The port of\nOslar\nis closed.\n"),
        ),
        Rule(
            "open_word",
            "The line ends in a word that no whole line ends in: an article, a preposition, an auxiliary.",
            breaks.look_open_word,
            yes=("The port of\nOslar\nis closed to the ships.\n", "Ministers met in the\nUlvik Hall on the pier.\n"),
            no=("The crane is idle.\nThe pilot is ill.\n", "Harbour news\nThe crane is idle.\n"),
        ),
        Rule(
            "lower",
            "The next line begins in lower case and is no button.",
            breaks.look_lower,
            yes=("Ana Holt\nhas said that the port is closed.\n", "Oslar\nis closed because of the ice.\n"),
            no=("home\nnews\nsport\n", "The crane is idle.\nThe pilot is ill.\n"),
        ),
        Rule(
            "between",
            "A short line, such as a link, stands between a piece of a sentence and what goes on from it.",
            breaks.look_between,
            yes=(
                "The ministers of the three countries met\nAna Holt\nin the port on Monday.\n",
                "The pilots of the port of Ulvik warned\nVenn Radio\nthat the ice is thin.\n",
            ),
            no=("The crane is idle.\nThe pilot is ill.\n", "Harbour News Today\nAna Holt\nin Oslar\n"),
        ),
        Rule(
            "last_link",
            "A short line that ends in a full stop closes a long piece of a sentence.",
            breaks.look_last_link,
            yes=(
                "The ministers of the three countries met on the pier and they visited\nUlvik Hall.\n",
                "The pilots of the port have said for many weeks that the ice is thin near\nVenn Island.\n",
            ),
            no=("The crane is idle.\nThe pilot is ill.\n", "Harbour news\nThe crane is idle.\n"),
        ),
    ),
)
