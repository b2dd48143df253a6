"""Whose a stretch without a cue is: the rules in their order, with examples."""

from __future__ import annotations

from pipeline.facts.quotes import carry
from pipeline.facts.quotes.carry import Carried, Case
from pipeline.rules.engine import Family, Rule

_TAGGED = "“The pier is closed,” Peter Varga told reporters."
_TOLD = "Ana Holt said that the pier would open in May."


def _where(case: Case) -> tuple[int, int]:
    return case.s.left, case.s.right


CARRIED: Family[Case, Carried] = Family(
    name="quotes.carried",
    what="What a stretch without a cue belongs to: a tag further on, a quote that goes on, or a speaker from before.",
    where=_where,
    rules=(
        Rule(
            "next",
            "The tag after the next stretch.",
            carry.next_tag,
            yes=("“No.” “We never sold the pier,” Ana Holt said.", "“Wait.” “Who paid for it all?” Peter Varga asked."),
            no=(_TAGGED, "“We never sold it,” Ana Holt said. “It was too dear.”"),
        ),
        Rule(
            "interrupted",
            "The quote that the paragraph has begun.",
            carry.same_paragraph,
            yes=(
                "“We never sold it,” Ana Holt said. “It was too dear.”",
                "“We have no lamps,” Peter Varga told reporters. “It was too dear for us.”",
            ),
            no=(_TAGGED, "Ana Holt was glad. “We have waited for years.”"),
        ),
        Rule(
            "reopened",
            "The quote that the paragraph before has left open, or ended with.",
            carry.next_paragraph,
            yes=(
                "Ana Holt said, “We never sold the pier to anybody.\n\n“It was too dear for all of us.”",
                "“We never sold the pier,” Ana Holt said.\n\n“It was too dear for all of us.”",
            ),
            no=(_TAGGED, "Ana Holt met the crew and the captain.\n\n“We have waited for years.”"),
        ),
        Rule(
            "signature",
            "A dash and a name after the mark.",
            carry.signature,
            yes=("“The pier is the heart of this town.” — Ana Holt", "“We never sold it to anybody.” – Peter Varga"),
            no=(_TAGGED, "“The pier is the heart of this town.”\n\n– Ana Holt, Belmar"),
        ),
        Rule(
            "signature_below",
            "A dash and a name in the paragraph below.",
            carry.signature_below,
            yes=(
                "“The pier is the heart of this town.”\n\n– Ana Holt, Belmar",
                "“We never sold it to anybody.”\n\n— Peter Varga",
            ),
            no=(_TAGGED, "“The pier is the heart of this town.” — Ana Holt"),
        ),
        Rule(
            "colon_above",
            "The sentence that ends the paragraph before with a colon.",
            carry.colon_above,
            yes=(
                "Ana Holt was blunt in May:\n\n“The pier is closed for good.”",
                "Peter Varga told the crew:\n\n“It will not last the winter.”",
            ),
            no=(_TAGGED, "Ana Holt met the crew and the captain.\n\n“We have waited for years.”"),
        ),
        Rule(
            "subject",
            "The subject of the clause that holds the words.",
            carry.subject,
            yes=(
                "Peter Varga opened the meeting with “a word of thanks to all of you” and sat down.",
                "Ana Holt left the hall with “a heart full of joy” in May.",
            ),
            no=(_TAGGED, _TOLD),
        ),
        Rule(
            "sentence",
            "Whom the sentences before in the paragraph are about.",
            carry.sentence,
            yes=(
                "Ana Holt was glad. “We have waited for years.”",
                "Peter Varga told us that the deck was rotten. “It will not last the winter.”",
            ),
            no=(_TAGGED, "Ana Holt met the crew and the captain.\n\n“We have waited for years.”"),
        ),
        Rule(
            "quote_before",
            "The speaker of the quote before, in the paragraph or the one before it.",
            carry.quote_before,
            yes=(
                "“The pier is closed,” Ana Holt said.\n\nIt opened in May. “We have waited for years.”",
                "“The pier is closed,” Peter Varga said.\n\nIt was full. “We have waited for years.”",
            ),
            no=(_TAGGED, "Ana Holt was glad. “We have waited for years.”"),
        ),
        Rule(
            "paragraph",
            "Whom the paragraph before is about.",
            carry.paragraph,
            yes=(
                "Ana Holt met the crew and the captain.\n\n“We have waited for years.”",
                "Peter Varga smiled at the crowd.\n\n“It will not last the winter.”",
            ),
            no=(_TAGGED, "Ana Holt was glad. “We have waited for years.”"),
        ),
        Rule(
            "farther_quote",
            "The speaker of a quote up to two paragraphs before.",
            carry.farther_quote,
            yes=(
                "“The pier is closed,” Ana Holt said.\n\nIt rained.\n\n“We have waited for years.”",
                "“The pier is closed,” Peter Varga said.\n\nThe rain went on.\n\n“It will not last.”",
            ),
            no=(_TAGGED, "Ana Holt was glad. “We have waited for years.”"),
        ),
    ),
)
# what the rules give to the column `rule`; drafts that go on keep their own
RULE_OF = {
    "signature_below": "signature",
    "colon_above": "colon",
    "quote_before": "carried",
    "farther_quote": "carried",
}
