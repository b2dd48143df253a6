"""Why blocks are dropped: the reasons of `blocks.reason`, and the rules of dumps that name them."""

from __future__ import annotations

from pipeline.rules.engine import Family, Rule

_STORY = (
    "Port of Oslar closed",
    "The port of Oslar has been closed since Monday because of the ice, the harbour board said.",
    "Its pilots had warned the board for weeks that the ice would come early this year.",
    "Ana Holt, who leads the board, said that the ships would be sent to Venn until the spring.",
    "Two tugs and a ferry wait outside the harbour, and food was brought to their crews by sledge.",
)
_END = len(_STORY)


def _dump(*lines: str, at: int = 2) -> str:
    """A story with some lines before its line `at`, from 0."""
    return "\n".join([*_STORY[:at], *lines, *_STORY[at:]]) + "\n"


def _page(standfirst: str) -> str:
    """The story as a page, each paragraph twice as long, with a standfirst below its headline."""
    long = (f"{paragraph} {more}" for paragraph in _STORY[1:] for more in (_STORY[3], _STORY[4]))
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in long)
    title, below = f"<title>{_STORY[0]}</title>", f"<p class='standfirst'>{standfirst}</p>"
    foot = "<footer><p>© 2026 The Courier. All rights reserved.</p></footer>"
    article = f"<article><h1>{_STORY[0]}</h1>{below}{paragraphs}</article>"
    return f"<html><head>{title}</head><body>{article}{foot}</body></html>"


_PLAIN = _dump()
_SLIDES = ("1 / 3", "The pier in the morning", "2 / 3", "The crane of the port", "3 / 3", "The tug in the ice")
_MENU = ("Our town", "The harbour", "Ships and ice", "Market days", "Old photographs", "Letters page")
_ITEM = "A pilot who was asked said that nobody had called him since the ice came."
_AGAIN = (_STORY[1], _STORY[2])

REASONS: Family[None, None] = Family(
    name="text.reasons",
    what="Why a block is no part of the text.",
    table="blocks",
    column="reason",
    rules=(
        Rule(
            "slide_counter",
            "The counter of a gallery's slide.",
            None,
            yes=(_dump(*_SLIDES), _dump("Photo 3 of 12")),
            no=(_PLAIN, _dump("The vote was 3 of 12, he said.")),
        ),
        Rule(
            "photo_credit",
            "Who took a photo.",
            None,
            yes=(_dump("Photo: Ana Wick/Reuters"), _dump("© Jan Wick/AFP")),
            no=(_PLAIN, _dump("The photo was taken by Ana Wick, he said.")),
        ),
        Rule(
            "caption_ui",
            "Buttons of pictures and players.",
            None,
            yes=(_dump("Click to enlarge"), _dump("Play video")),
            no=(_PLAIN, _dump("They click and wait, and the picture is enlarged.")),
        ),
        Rule(
            "navigation",
            "Menus and links to other parts of the site.",
            None,
            yes=(_dump("Skip to main content", at=0), _dump("Home | World | Sport", at=0)),
            no=(_PLAIN, _dump("The world is at home in sport, he said.")),
        ),
        Rule(
            "promotion",
            "Newsletters, apps, subscriptions.",
            None,
            yes=(_dump("Sign up for our newsletter"), _dump("Download our app")),
            no=(_PLAIN, _dump("The board signed up for a newsletter on ice.")),
        ),
        Rule(
            "related",
            "Other stories.",
            None,
            yes=(_dump("Read more:"), _dump("Most read", "Ferry line fined", "Bakers raise prices", at=_END)),
            no=(_PLAIN, _dump("Most read it twice, the board said.")),
        ),
        Rule(
            "share",
            "Buttons to share the article.",
            None,
            yes=(_dump("Share on Facebook"), _dump("Share this article")),
            no=(_PLAIN, _dump("They share a harbour with Venn.")),
        ),
        Rule(
            "comment_ui",
            "Buttons and headings of comments.",
            None,
            yes=(_dump("Leave a comment", at=_END), _dump("Post a comment", at=_END)),
            no=(_PLAIN, _dump("The board would not comment on Monday.")),
        ),
        Rule(
            "consent",
            "Cookies and privacy.",
            None,
            yes=(_dump("We use cookies", at=0), _dump("Accept all cookies", at=0)),
            no=(_PLAIN, _dump("The crews were given cookies and tea.")),
        ),
        Rule(
            "copyright",
            "Whose rights are reserved.",
            None,
            yes=(_dump("© 2026 The Courier. All rights reserved.", at=_END), _dump("All rights reserved", at=_END)),
            no=(_PLAIN, _dump("The copyright of the chart is the board's.")),
        ),
        Rule(
            "byline",
            "Who wrote the article.",
            None,
            yes=(_dump("By Ana Wick", at=1), _dump("By Ana Wick and Jan Moller", at=1)),
            no=(_PLAIN, _dump("By noon the ice had reached the pier.")),
        ),
        Rule(
            "dateline",
            "When the article was published.",
            None,
            yes=(_dump("11 March 2026", at=1), _dump("Published: March 11, 2026", at=1)),
            no=(_PLAIN, _dump("On 11 March 2026 the last ship left.")),
        ),
        Rule(
            "advertisement",
            "The label of an advertisement.",
            None,
            yes=(_dump("Advertisement"), _dump("ADVERTISEMENT")),
            no=(_PLAIN, _dump("An advertisement for the port cost the board much.")),
        ),
        Rule(
            "duplicate",
            "What stands in the text already.",
            None,
            yes=(_dump(*_AGAIN, at=_END), _dump(*_STORY[1:4], at=_END)),
            no=(_PLAIN, _dump("The port of Venn is open, the board said.")),
        ),
        Rule(
            "outside",
            "Before or after the body, among menus and lists.",
            None,
            yes=(_dump(*_MENU, at=0), _dump(*_MENU[::-1], at=0)),
            no=(_PLAIN, _dump("Outside, the ice is thick, she said.")),
        ),
        Rule(
            "marker",
            "The sign before a line of a list.",
            None,
            yes=(_dump("- " + _ITEM, at=_END), _dump("• " + _ITEM, at=_END)),
            no=(_PLAIN, _dump(_ITEM, at=_END)),
        ),
        Rule(
            "caption",
            "The caption of a picture amid the text.",
            None,
            yes=(
                _dump("The crane of Oslar on Monday. Photo: Ana Wick"),
                _dump("A pilot on the ice of the port. © Ana Wick / AFP"),
            ),
            no=(_PLAIN, _dump("The photo was taken by Ana Wick, he said.")),
        ),
        Rule(
            "headline",
            "The headline of a page, which is its title.",
            None,
            yes=(
                f"<html><body><article><h1>{_STORY[0]}</h1><p>{_STORY[1]}</p><p>{_STORY[2]}</p></article></body></html>",
                f"<html><body><h1>{_STORY[0]}</h1><div><p>{_STORY[1]}</p><p>{_STORY[3]}</p></div></body></html>",
            ),
            no=(_PLAIN, f"<html><body><article><p>{_STORY[1]}</p><p>{_STORY[2]}</p></article></body></html>"),
        ),
        Rule(
            "standfirst",
            "The sentence below a page's headline that sums it up.",
            None,
            yes=(_page("Ferries wait until the spring"), _page("Crews in the ice are fed by sledge")),
            no=(_PLAIN, _dump("Ships go to Venn until the spring, she said.")),
        ),
    ),
)

DUMPS: Family[None, None] = Family(
    name="text.dumps",
    what="What decides about a line of a dump; after the colon stands the form, or the phrase and its language.",
    table="blocks",
    rules=(
        Rule(
            "line",
            "A line that says a phrase of site furniture and nothing else.",
            None,
            yes=(_dump("Share on Facebook"), _dump("Advertisement")),
            no=(_PLAIN, _dump("They share a harbour with Venn.")),
        ),
        Rule(
            "head",
            "The heading of a list of other stories.",
            None,
            yes=(
                _dump("Most read", "Ferry line fined", "Bakers raise prices", at=_END),
                _dump("Latest news", "Ferry line fined", "Bakers raise prices", at=_END),
            ),
            no=(_PLAIN, _dump("Most read it twice, the board said.")),
        ),
        Rule(
            "list",
            "A short line that follows such a heading, or the lines of other stories amid the text.",
            None,
            yes=(
                _dump("Most read", "Ferry line fined", "Bakers raise prices", at=_END),
                _dump("Most popular", "Ferry line fined", "Bakers raise prices", at=_END),
            ),
            no=(_PLAIN, _dump("The board's list was long, she said.")),
        ),
        Rule(
            "counter",
            "The counter of a slide, in a run of them or alone with a word that says so.",
            None,
            yes=(_dump(*_SLIDES), _dump("Photo 3 of 12")),
            no=(_PLAIN, _dump("The vote was 3 of 12, he said.")),
        ),
        Rule(
            "credit",
            "A line that is a photo credit by its form.",
            None,
            yes=(_dump("Photo: Ana Wick/Reuters"), _dump("© Jan Wick/AFP")),
            no=(_PLAIN, _dump("The photo was taken by Ana Wick, he said.")),
        ),
        Rule(
            "byline",
            "A line that names the authors by its form.",
            None,
            yes=(_dump("By Ana Wick", at=1), _dump("By Ana Wick and Jan Moller", at=1)),
            no=(_PLAIN, _dump("By noon the ice had reached the pier.")),
        ),
        Rule(
            "dateline",
            "A line that gives the date of publication by its form.",
            None,
            yes=(_dump("11 March 2026", at=1), _dump("Published: March 11, 2026", at=1)),
            no=(_PLAIN, _dump("On 11 March 2026 the last ship left.")),
        ),
        Rule(
            "repeat",
            "A block that stands in the text already, equal or nearly so.",
            None,
            yes=(_dump(*_AGAIN, at=_END), _dump(*_STORY[1:4], at=_END)),
            no=(_PLAIN, _dump("The port of Venn is open, the board said.")),
        ),
        Rule(
            "word",
            "A word of menus or buttons beside other furniture.",
            None,
            yes=(
                _dump("Home", "News", "Sport", "Culture", "Skip to main content", at=0),
                _dump("Home", "Politics", "Money", "Weather", "Jump to content", at=0),
            ),
            no=(_PLAIN, _dump("Sport is dead in Oslar, she said.")),
        ),
        Rule(
            "menu:sign",
            "A line of nothing but signs between the parts of a menu.",
            None,
            yes=(
                _dump("Home", "|", "News", "|", "Sport", "Skip to main content", at=0),
                _dump("Home", "·", "Politics", "·", "Weather", "Jump to content", at=0),
            ),
            no=(_PLAIN, _dump("|")),
        ),
        Rule(
            "title-of-page",
            "The title of the page, with its site's name, above the headline that says the same.",
            None,
            yes=(_dump(f"{_STORY[0]} - The Courier", at=0), _dump(f"{_STORY[0]} | Oslar Post", at=0)),
            no=(_PLAIN, _dump("Oslar - the port", at=0)),
        ),
        Rule(
            "site-name",
            "The site's name on a line of its own, where the page's title says that it is that.",
            None,
            yes=(
                _dump(f"{_STORY[0]} - The Courier", "The Courier", at=0),
                _dump(f"{_STORY[0]} | Oslar Post", "Oslar Post", at=0),
            ),
            no=(_PLAIN, _dump("The Courier", at=0)),
        ),
    ),
)
