"""What gave a quote its speaker: the values of the column `rule`, with examples."""

from __future__ import annotations

from typing import Any

from pipeline.rules.engine import Family, Rule

_BARE = "The pier opened in May. The crowd was large and the band played."

RULES: Family[Any, Any] = Family(
    name="quotes.rule",
    what="What gave a quote its speaker.",
    table="quotes",
    rules=(
        Rule(
            "before",
            "A cue before the words in marks, in their own sentence.",
            None,
            yes=(
                "Ana Holt said that the pier was “not for sale” and went home.",
                "Peter Varga told reporters, “The pier is closed.”",
            ),
            no=("“The pier is closed,” Peter Varga told reporters.", _BARE),
        ),
        Rule(
            "after",
            "A tag after the words in marks.",
            None,
            yes=("“The pier is closed,” Peter Varga told reporters.", "“Who paid for it?” asked Ana Holt."),
            no=("Peter Varga told reporters, “The pier is closed.”", _BARE),
        ),
        Rule(
            "around",
            "A cue in whose reported clause the words in marks stand, before it.",
            None,
            yes=(
                "“Free and fair” votes would follow in May, Ana Holt said.",
                "The harbour “is not for sale,” Ana Holt said on Monday.",
            ),
            no=("“The pier is closed,” Peter Varga told reporters.", _BARE),
        ),
        Rule(
            "colon",
            "The sentence that a colon ends, also in the paragraph before.",
            None,
            yes=("Ana Holt was blunt: “The pier is closed for good.”", "Holt: “The pier is closed for good.”"),
            no=("“The pier is closed,” Peter Varga told reporters.", "The pier has three parts: deck, rail and lamps."),
        ),
        Rule(
            "clause",
            "A clause that a verb, a noun or an adjective reports.",
            None,
            yes=(
                "Ana Holt said that the pier would open in May.",
                "Holt’s warning that the deck was rotten came late.",
            ),
            no=("Ana Holt promised to open the pier in May.", _BARE),
        ),
        Rule(
            "act",
            "What an act of speech asks, promises, warns of, denies or predicts, without a clause of its own.",
            None,
            yes=("Ana Holt promised to open the pier in May.", "The union demanded an answer by Friday."),
            no=("Ana Holt plans to open the pier in May.", "Ana Holt opposes the sale of the pier."),
        ),
        Rule(
            "tag",
            "The sentence before a tag without marks, or around one.",
            None,
            yes=(
                "On Sunday, Peter Varga told them, the ferry would be late.",
                "In May, Ana Holt told them, the pier would be sold.",
            ),
            no=("Ana Holt said that the pier would open in May.", _BARE),
        ),
        Rule(
            "according",
            "'According to' somebody.",
            None,
            yes=(
                "According to Ana Holt, the pier will open in May.",
                "The pier will open in May, according to the Ministry of Ports.",
            ),
            no=("Ana Holt said that the pier would open in May.", _BARE),
        ),
        Rule(
            "label",
            "A label before the words, as in a transcript.",
            None,
            yes=(
                "HOLT: The pier is closed.\n\nVARGA: And when will it open?\n\nHOLT: In May, as far as I know.",
                "Q: Is the pier closed?\n\nA: It is, until May.\n\nQ: And the other one?",
            ),
            no=("The pier has three parts: deck, rail and lamps.", _BARE),
        ),
        Rule(
            "signature",
            "A dash and a name after the words, or in the paragraph below.",
            None,
            yes=(
                "“The pier is the heart of this town.” — Ana Holt",
                "“The pier is the heart of this town.”\n\n– Ana Holt, Belmar",
            ),
            no=("“The pier is closed,” Peter Varga told reporters.", _BARE),
        ),
        Rule(
            "subject",
            "The subject of the sentence that the words stand in.",
            None,
            yes=(
                "Peter Varga opened the meeting with “a word of thanks to all of you” and sat down.",
                "Ana Holt left the hall with “a heart full of joy” in May.",
            ),
            no=("“The pier is closed,” Peter Varga told reporters.", _BARE),
        ),
        Rule(
            "sentence",
            "The person whom the sentences before in the paragraph are about.",
            None,
            yes=(
                "Ana Holt was glad. “We have waited for years.”",
                "Peter Varga told us that the deck was rotten. “It will not last the winter.”",
            ),
            no=("“The pier is closed,” Peter Varga told reporters.", _BARE),
        ),
        Rule(
            "paragraph",
            "The person whom the paragraph before is about.",
            None,
            yes=(
                "Ana Holt met the crew and the captain.\n\n“We have waited for years.”",
                "Peter Varga smiled at the crowd.\n\n“It will not last the winter.”",
            ),
            no=("“The pier is closed,” Peter Varga told reporters.", _BARE),
        ),
        Rule(
            "carried",
            "The speaker of the quote before.",
            None,
            yes=(
                "“The pier is closed,” Ana Holt said.\n\nIt opened in May. “We have waited for years.”",
                "“The pier is closed,” Ana Holt said.\n\nIt was full. “We have waited for years.”",
            ),
            no=("“The pier is closed,” Peter Varga told reporters.", _BARE),
        ),
        Rule(
            "none",
            "Nobody was found.",
            None,
            yes=("“We have waited for years.”", "“It will not last the winter, I am sure.”\n\nThe pier is old."),
            no=("“The pier is closed,” Peter Varga told reporters.", _BARE),
        ),
    ),
)
