"""Twenty pages that hold no article are told as such, and short news beside them are not."""

from __future__ import annotations

import pytest

from pipeline.article import Record
from pipeline.sources.source import ReadError
from pipeline.text.cleaning import clean
from pipeline.text.not_article import judged
from pipeline.text.plain import read_text

NONE = {
    "403": "403 Forbidden\nYou do not have permission to access this resource.\n",
    "404": "404 Not Found\nThe requested URL was not found on this server.\n",
    "404 in words": "Page not found\nWe looked everywhere in Oslar and could not find the page you asked for.\n",
    "500": "500 Internal Server Error\nThe server encountered an internal error. Try again later.\n",
    "502": "502 Bad Gateway\nnginx\n",
    "503": "503 Service Unavailable\nNo server is available to handle this request.\n",
    "410": "This page has been removed\nSorry, the page you are looking for no longer exists.\n",
    "bot check": "Just a moment...\nChecking your browser before accessing courier.example.\n",
    "captcha": "Are you a robot?\nPlease complete the CAPTCHA below to prove that you are human.\n",
    "javascript": "Please enable JavaScript and cookies to continue\n",
    "denied": "Access denied\nYou don't have permission to access this page.\nReference #18.2\n",
    "unusual traffic": "Unusual traffic\nOur systems saw unusual traffic. Please verify you are human.\n",
    "consent": (
        "We and our 214 partners use cookies and store personal data on your device.\n"
        "You may accept all cookies or manage your consent at any time. Some partners claim a legitimate interest.\n"
    ),
    "consent and privacy": (
        "Your privacy\nWe value your privacy. We and our vendors use cookies for measuring and advertising.\n"
        "Your consent applies to this site. You can withdraw consent in the privacy policy.\n"
    ),
    "wall": "Ice in Oslar\nThis article is for subscribers only.\nAlready a subscriber? Log in\n",
    "register": "Ice in Oslar\nRegister for free to continue reading this story.\n",
    "newsletter": "Sign up for our newsletter\nEnter your email and get the news every morning.\n",
    "social": "Log in\nYou must log in to continue.\nCreate new account\n",
    "front": (
        "Ice in Oslar\nThe port is closed until spring.\nA bridge for Venn\nIt will cost nine crowns.\nFair opens\n"
        "Thousands came on Sunday.\nCup final\nUlvik won by two goals.\nMine shut\nCopper prices fell again.\n"
    ),
    "moved": "301 Moved Permanently\nThe document has moved here.\n",
}
NEWS = {
    "brief": "Port of Oslar closed\nThe port of Oslar is closed because of the ice, the board said.\n",
    "about robots": "Robots in Venn\nA robot that checks tickets was pushed off the pier on Monday.\n",
    "about cookies": "Bakers of Ulvik\nThe bakers of Ulvik sold 4,000 cookies on Sunday.\n",
    "about 404": "Ferry 404\nFerry 404 was not found on its pier in Oslar; it had left an hour early.\n",
}


def read(text: str) -> None:
    judged(clean(read_text(Record("text.txt", None, "txt", "0" * 64, "utf-8", text))))


@pytest.mark.parametrize("name", NONE)
def test_a_page_without_an_article_is_told(name: str) -> None:
    with pytest.raises(ReadError) as told:
        read(NONE[name])
    assert told.value.error == "no_article"


@pytest.mark.parametrize("name", NEWS)
def test_short_news_are_articles(name: str) -> None:
    read(NEWS[name])
