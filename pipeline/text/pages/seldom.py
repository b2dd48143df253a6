"""Rules that decide about few blocks of a page: their names stand in the column `rule` of `blocks`."""

from __future__ import annotations

from pipeline.rules.engine import Family, Rule
from pipeline.text.pages.examples import PLAIN, STORY, page, said

_AUTHOR = "<meta name='author' content='Kari Dahl'>"
_AMID = "Nobody had told the union of the plan before, its chairman said on Monday evening in the hall of Holmvik."
_ALSO = "The county will pay for the bus, and it asks the ferry line to give back a part of the fares of the week."
_UNSEEN = "This text of the ferry line is not shown to anyone who reads the page of the Courier."


def _post(words: str) -> str:
    by = "— Kari Dahl (@karidahl) <a href='/t'>May 3, 2024</a>"
    quote = f"<blockquote class='twitter-tweet'><p>{words}</p>{by}</blockquote>"
    return page(f"<div class='embed'><div>{quote}</div></div>")


def _beside(heading: str, *texts: str) -> str:
    """A page of four sentences with another article after its own."""
    story = "".join(f"<p>{paragraph.split('. ')[0].rstrip('.')}.</p>" for paragraph in STORY[:4])
    article = f"<article><h1>The ferry of the fjord</h1>{story}</article>"
    other = f"<article class='post'><h2>{heading}</h2>{''.join(f'<p>{text}</p>' for text in texts)}</article>"
    return f"<html><head><title>The ferry of the fjord</title></head><body>{article}{other}</body></html>"


def _boxed(*paragraphs: str) -> str:
    """A page whose story stands in the headline's box, and another text of some length in its article."""
    story = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    other = "".join(f"<p>{paragraph} {paragraph}</p>" for paragraph in STORY if paragraph not in paragraphs)
    top = f"<div><h1>The ferry of the fjord</h1><div class='ad-zone'>{story}</div></div>"
    title = "<title>The ferry of the fjord</title>"
    return f"<html><head>{title}</head><body>{top}<article>{other}</article></body></html>"


PAGES_SELDOM: Family[None, None] = Family(
    name="text.pages_seldom",
    what="What decides about few blocks of a page.",
    table="blocks",
    rules=(
        Rule(
            "author_line",
            "Above the text, a line that names the authors and nobody else.",
            None,
            yes=(page(below="<p>Kari Dahl</p>", head=_AUTHOR), page(below="<p>By Kari Dahl</p>", head=_AUTHOR)),
            no=(PLAIN, page("<p>Kari Dahl was there.</p>", head=_AUTHOR)),
        ),
        Rule(
            "beside_kept",
            "A paragraph that the extractor's choice leaves out stays where the text beside it stays.",
            None,
            yes=(page(f"<div>{_AMID}</div>"), page(f"<div>{_ALSO}</div>")),
            no=(PLAIN, page(f"<div class='newsletter'>{_AMID}</div>")),
        ),
        Rule(
            "below_headline",
            "The paragraphs in the headline's own box, where the extractor chose another part of the page.",
            None,
            yes=(_boxed(*STORY[:2]), _boxed(*STORY[3:5])),
            no=(PLAIN, said(_AMID)),
        ),
        Rule(
            "quoted_post",
            "A post of a social network that is quoted amid the text stays.",
            None,
            yes=(_post("We are all safe."), _post("The pier was full of people with blankets and tea.")),
            no=(PLAIN, said("We are all safe, she wrote.")),
        ),
        Rule(
            "other_article",
            "An article of its own, with a heading, after the one that the headline stands in.",
            None,
            yes=(_beside("Bakers of Ulvik raise prices", _ALSO, STORY[4]), _beside("A bridge for Venn", _ALSO)),
            no=(PLAIN, page(f"<h2>The bus of the county</h2><p>{_ALSO}</p>")),
        ),
        Rule(
            "hidden",
            "What the page itself does not show.",
            None,
            yes=(page(f"<div hidden><p>{_UNSEEN}</p></div>"), page(f"<section hidden><p>{_UNSEEN}</p></section>")),
            no=(PLAIN, said(_UNSEEN)),
        ),
        Rule(
            "promotion_request",
            "A block that begins with a request and names a channel, or is a link.",
            None,
            yes=(
                page("<p>Subscribe to the Courier's channel on YouTube.</p>"),
                page("<p>Follow the Courier on Facebook and Instagram.</p>"),
            ),
            no=(PLAIN, said("Follow the pier to its end, the captain told them.")),
        ),
        Rule(
            "last_heading",
            "A heading with nothing kept after it.",
            None,
            yes=(
                page(
                    after="<h2>The ferries of the fjord</h2><p>READ MORE: <a href='/x'>How the ferry line began</a></p>"
                ),
                page(after="<h2>The ferries of the fjord</h2><p>Sign up for our newsletter</p>"),
            ),
            no=(PLAIN, page("<h2>The ice of the year</h2>")),
        ),
        Rule(
            "recurs",
            "A short line that stands in the text already and stays: a refrain, an answer, a live report.",
            None,
            yes=(
                "\n".join((STORY[0], "Nobody came.", STORY[1], "Nobody came.", STORY[2])),
                "\n".join((STORY[0], "Not a word.", STORY[3], "Not a word.", STORY[4])),
            ),
            no=("\n".join((STORY[0], "Nobody came.", STORY[1])), PLAIN),
        ),
        Rule(
            "hint",
            "A place or a small word amid the words of a menu.",
            None,
            yes=(
                "\n".join(("Home", "News", "Ukraine", "Sport", *STORY[:3])),
                "\n".join(("Home", "Politics", "Europe", "Sport", *STORY[:3])),
            ),
            no=("\n".join((STORY[0], "Ukraine", STORY[1])), PLAIN),
        ),
    ),
)
