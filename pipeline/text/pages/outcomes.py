"""The rules that decide most about a page's blocks: their names stand in the column `rule` of `blocks`."""

from __future__ import annotations

from pipeline.rules.engine import Family, Rule
from pipeline.text.pages.examples import PLAIN, STORY, TITLE, page, said

_TWICE = "<p>Nobody came to the pier.</p><p>The ferry waits.</p>"

PAGES: Family[None, None] = Family(
    name="text.pages",
    what="What decides about a block of a page.",
    table="blocks",
    rules=(
        Rule(
            "title",
            "The headline is the title, no part of the text.",
            None,
            yes=(PLAIN, said("The ice is thick.")),
            no=(
                f"<html><body><p>{STORY[0]}</p><p>{STORY[1]}</p></body></html>",
                f"<html><body><div><p>{STORY[2]}</p><p>{STORY[3]}</p></div></body></html>",
            ),
        ),
        Rule(
            "trafilatura",
            "The extractor's choice leaves the block out; its place says why.",
            None,
            yes=(
                page(before="<nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"),
                page(before="<footer>© 2026 The Courier</footer>"),
            ),
            no=("\n".join((TITLE, *STORY)), "\n".join(STORY)),
        ),
        Rule(
            "place_above",
            "Between headline and text, in an element whose name says what it is.",
            None,
            yes=(
                page(below="<p class='standfirst'>Ships are sent to Venn until the spring</p>"),
                page(below="<p class='standfirst'>Crews in the ice are fed by sledge</p>"),
            ),
            no=(PLAIN, said("Ships are sent to Venn.")),
        ),
        Rule(
            "heading_above",
            "A heading between headline and text is the standfirst.",
            None,
            yes=(
                page(below="<h2 class='standfirst'>Ships are sent to Venn until the spring</h2>"),
                page(below="<h2 class='standfirst'>Crews in the ice are fed by sledge</h2>"),
            ),
            no=(PLAIN, page("<h2>The ice of the year</h2>")),
        ),
        Rule(
            "promotion_phrase",
            "A block that asks to sign up, follow or subscribe.",
            None,
            yes=(
                page("<p>Sign up for our newsletter</p>"),
                page("<p>Follow us on <a href='/t'>Twitter</a> for more.</p>"),
            ),
            no=(PLAIN, said("“Sign up for our newsletter,” the ticket machine said.")),
        ),
        Rule(
            "related_heading",
            "The heading of other stories.",
            None,
            yes=(
                page("<h2>Read more</h2><ul><li><a href='/a'>Ferry line fined over late ships</a></li></ul>"),
                page("<p><b>DON'T MISS</b></p>"),
            ),
            no=(PLAIN, said("“Read more,” her teacher had told her.")),
        ),
        Rule(
            "related_link",
            "A line that names another story and links to it.",
            None,
            yes=(
                page("<p>READ MORE: <a href='/x'>How the ferry line began</a></p>"),
                page("<p>READ MORE: <a href='/y'>Bakers of Ulvik raise prices</a></p>"),
            ),
            no=(PLAIN, said("She read more about the ferry line.")),
        ),
        Rule(
            "linked_paragraph",
            "A paragraph that is a link and nothing else.",
            None,
            yes=(
                page("<p><a href='/x'>Ferry line fined over late ships</a></p>"),
                page("<p><a href='/x'>SHIPYARD TO BUILD TWO FERRIES FOR THE COUNTY</a></p>"),
            ),
            no=(PLAIN, page("<p>The <a href='/x'>ferry line</a> was fined over late ships in May.</p>")),
        ),
        Rule(
            "contributor",
            "A line that thanks those who helped to report.",
            None,
            yes=(
                page(after="<p>Jan Wick contributed to this report.</p>"),
                page(after="<p>Kari Dahl contributed reporting from Bergen.</p>"),
            ),
            no=(PLAIN, said("The report was contributed by its own auditors.")),
        ),
        Rule(
            "filed_under",
            "A line that names the sections or tags.",
            None,
            yes=(
                page(after="<p>Filed under: <a href='/f'>Ferries</a></p>"),
                page(after="<p>Filed under: Ice, Ports</p>"),
            ),
            no=(PLAIN, said("The complaint was filed under another name.")),
        ),
        Rule(
            "copyright_line",
            "A line that says whose rights are reserved.",
            None,
            yes=(
                page("<p>© 2024 The Fjord Courier. All rights reserved.</p>"),
                page("<p>Copyright 2024 The Fjord Courier. All rights reserved.</p>"),
            ),
            no=(PLAIN, said("Copyright law changed in 2019.")),
        ),
        Rule(
            "comment_heading",
            "The heading of comments.",
            None,
            yes=(page("<h3>Comments</h3>"), page("<h3>Leave a comment</h3>")),
            no=(PLAIN, said("He comments on the matter each week.")),
        ),
        Rule(
            "control",
            "The words of a button.",
            None,
            yes=(page("<p>Play video</p>"), page("<p>Advertisement</p>")),
            no=(PLAIN, said("Advertisement is the soul of trade, he says.")),
        ),
        Rule(
            "date_line",
            "A line that is a date of publication and nothing else.",
            None,
            yes=(
                page("<p>Last updated at 9:15 a.m. on March 12, 2024</p>"),
                page("<p>Published 12 March 2024</p>"),
            ),
            no=(PLAIN, said("In March 2024, 35 of 40 captains voted for it.")),
        ),
        Rule(
            "repeated_line",
            "Short blocks in a row that stand in the text already.",
            None,
            yes=(page(_TWICE, after=_TWICE), page(_TWICE + "<p>So it went on.</p>", after=_TWICE)),
            no=(PLAIN, said("Nobody came.")),
        ),
        Rule(
            "repeated_block",
            "A paragraph that stands in the text already.",
            None,
            yes=(page(f"<p>{STORY[0]}</p>"), page(f"<p>{STORY[1]}</p>")),
            no=(PLAIN, said("The port of Venn is open, the board said.")),
        ),
        Rule(
            "before_headline",
            "What stands before the headline is a menu or a caption.",
            None,
            yes=(page(above="<p>Ice on the pier</p>"), page(above="<p>News of the harbour town</p>")),
            no=(PLAIN, said("Ice on the pier.")),
        ),
    ),
)
