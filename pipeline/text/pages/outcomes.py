"""The rules that decide most about a page's blocks: their names stand in the column `rule` of `blocks`."""

from __future__ import annotations

from pipeline.rules.engine import Family, Rule

_TITLE = "Net in propeller stops fjord ferry with 212 on board"
_STORY = (
    "The ferry Marit left the pier at Holmvik shortly after six on Tuesday morning with 212 passengers on board, "
    "most of them commuters who cross the fjord each day to work at the shipyard.",
    "Twenty minutes later its engine stopped. The captain dropped anchor in calm water and asked everyone to put on "
    "a life jacket while two pilot boats came out from the harbour.",
    "“Nobody panicked, people were joking about being late,” said Ingrid Solvang, a teacher who takes the ferry every "
    "week. She filmed the rescue from the upper deck until her phone ran out of power.",
    "By nine o'clock the last passengers had been brought ashore. The county's transport office said that the vessel "
    "had passed its yearly inspection in March without a single remark.",
    "Divers found a fishing net wound around the propeller. The office now wants to keep nets out of a corridor 300 "
    "metres wide, a plan that the local fishermen's union has turned down twice since 2019.",
    "The ferry is to return to service on Friday. Until then a bus takes passengers around the fjord, a journey of "
    "an hour and ten minutes.",
)
_FOOT = "<footer><p>© 2024 The Fjord Courier. All rights reserved.</p></footer>"


def _page(amid: str = "", *, above: str = "", below: str = "", after: str = "", before: str = "") -> str:
    """A page of the story: elements before the article, above and below its headline, amid and after its text."""
    first = "".join(f"<p>{paragraph}</p>" for paragraph in _STORY[:3])
    rest = "".join(f"<p>{paragraph}</p>" for paragraph in _STORY[3:])
    article = f"<article>{above}<h1>{_TITLE}</h1>{below}{first}{amid}{rest}{after}</article>"
    return f"<html><head><title>{_TITLE}</title></head><body>{before}{article}{_FOOT}</body></html>"


_PLAIN = _page()
_TWICE = "<p>Nobody came to the pier.</p><p>The ferry waits.</p>"


def _said(words: str) -> str:
    """A page with a sentence more, which stays."""
    return _page(f"<p>{words}</p>")


PAGES: Family[None, None] = Family(
    name="text.pages",
    what="What decides about a block of a page.",
    table="blocks",
    rules=(
        Rule(
            "title",
            "The headline is the title, no part of the text.",
            None,
            yes=(_PLAIN, _said("The ice is thick.")),
            no=(
                f"<html><body><p>{_STORY[0]}</p><p>{_STORY[1]}</p></body></html>",
                f"<html><body><div><p>{_STORY[2]}</p><p>{_STORY[3]}</p></div></body></html>",
            ),
        ),
        Rule(
            "trafilatura",
            "The extractor's choice leaves the block out; its place says why.",
            None,
            yes=(
                _page(before="<nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"),
                _page(before="<footer>© 2026 The Courier</footer>"),
            ),
            no=("\n".join((_TITLE, *_STORY)), "\n".join(_STORY)),
        ),
        Rule(
            "place_above",
            "Between headline and text, in an element whose name says what it is.",
            None,
            yes=(
                _page(below="<p class='standfirst'>Ships are sent to Venn until the spring</p>"),
                _page(below="<p class='standfirst'>Crews in the ice are fed by sledge</p>"),
            ),
            no=(_PLAIN, _said("Ships are sent to Venn.")),
        ),
        Rule(
            "heading_above",
            "A heading between headline and text is the standfirst.",
            None,
            yes=(
                _page(below="<h2 class='standfirst'>Ships are sent to Venn until the spring</h2>"),
                _page(below="<h2 class='standfirst'>Crews in the ice are fed by sledge</h2>"),
            ),
            no=(_PLAIN, _page("<h2>The ice of the year</h2>")),
        ),
        Rule(
            "promotion_phrase",
            "A block that asks to sign up, follow or subscribe.",
            None,
            yes=(
                _page("<p>Sign up for our newsletter</p>"),
                _page("<p>Follow us on <a href='/t'>Twitter</a> for more.</p>"),
            ),
            no=(_PLAIN, _said("“Sign up for our newsletter,” the ticket machine said.")),
        ),
        Rule(
            "related_heading",
            "The heading of other stories.",
            None,
            yes=(
                _page("<h2>Read more</h2><ul><li><a href='/a'>Ferry line fined over late ships</a></li></ul>"),
                _page("<p><b>DON'T MISS</b></p>"),
            ),
            no=(_PLAIN, _said("“Read more,” her teacher had told her.")),
        ),
        Rule(
            "related_link",
            "A line that names another story and links to it.",
            None,
            yes=(
                _page("<p>READ MORE: <a href='/x'>How the ferry line began</a></p>"),
                _page("<p>READ MORE: <a href='/y'>Bakers of Ulvik raise prices</a></p>"),
            ),
            no=(_PLAIN, _said("She read more about the ferry line.")),
        ),
        Rule(
            "linked_paragraph",
            "A paragraph that is a link and nothing else.",
            None,
            yes=(
                _page("<p><a href='/x'>Ferry line fined over late ships</a></p>"),
                _page("<p><a href='/x'>SHIPYARD TO BUILD TWO FERRIES FOR THE COUNTY</a></p>"),
            ),
            no=(_PLAIN, _page("<p>The <a href='/x'>ferry line</a> was fined over late ships in May.</p>")),
        ),
        Rule(
            "contributor",
            "A line that thanks those who helped to report.",
            None,
            yes=(
                _page(after="<p>Jan Wick contributed to this report.</p>"),
                _page(after="<p>Kari Dahl contributed reporting from Bergen.</p>"),
            ),
            no=(_PLAIN, _said("The report was contributed by its own auditors.")),
        ),
        Rule(
            "filed_under",
            "A line that names the sections or tags.",
            None,
            yes=(
                _page(after="<p>Filed under: <a href='/f'>Ferries</a></p>"),
                _page(after="<p>Filed under: Ice, Ports</p>"),
            ),
            no=(_PLAIN, _said("The complaint was filed under another name.")),
        ),
        Rule(
            "copyright_line",
            "A line that says whose rights are reserved.",
            None,
            yes=(
                _page("<p>© 2024 The Fjord Courier. All rights reserved.</p>"),
                _page("<p>Copyright 2024 The Fjord Courier. All rights reserved.</p>"),
            ),
            no=(_PLAIN, _said("Copyright law changed in 2019.")),
        ),
        Rule(
            "comment_heading",
            "The heading of comments.",
            None,
            yes=(_page("<h3>Comments</h3>"), _page("<h3>Leave a comment</h3>")),
            no=(_PLAIN, _said("He comments on the matter each week.")),
        ),
        Rule(
            "control",
            "The words of a button.",
            None,
            yes=(_page("<p>Play video</p>"), _page("<p>Advertisement</p>")),
            no=(_PLAIN, _said("Advertisement is the soul of trade, he says.")),
        ),
        Rule(
            "date_line",
            "A line that is a date of publication and nothing else.",
            None,
            yes=(
                _page("<p>Last updated at 9:15 a.m. on March 12, 2024</p>"),
                _page("<p>Published 12 March 2024</p>"),
            ),
            no=(_PLAIN, _said("In March 2024, 35 of 40 captains voted for it.")),
        ),
        Rule(
            "repeated_line",
            "Short blocks in a row that stand in the text already.",
            None,
            yes=(_page(_TWICE, after=_TWICE), _page(_TWICE + "<p>So it went on.</p>", after=_TWICE)),
            no=(_PLAIN, _said("Nobody came.")),
        ),
        Rule(
            "repeated_block",
            "A paragraph that stands in the text already.",
            None,
            yes=(_page(f"<p>{_STORY[0]}</p>"), _page(f"<p>{_STORY[1]}</p>")),
            no=(_PLAIN, _said("The port of Venn is open, the board said.")),
        ),
        Rule(
            "before_headline",
            "What stands before the headline is a menu or a caption.",
            None,
            yes=(_page(above="<p>Ice on the pier</p>"), _page(above="<p>News of the harbour town</p>")),
            no=(_PLAIN, _said("Ice on the pier.")),
        ),
    ),
)
