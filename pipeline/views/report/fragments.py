"""Links out of the report: web addresses only, and text fragments that open the live page at the very words."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

MOST_WORDS = 8  # a longer passage is named by its first and last words, as the links would grow without end
EDGE_WORDS = 4
CONTEXT_WORDS = 3  # before and after, so that "33" opens at the right 33
REACH = 200  # characters in which these are looked for


def web_url(url: str | None) -> str | None:
    """The address if it is an absolute http or https one, else None: no other scheme ever becomes a link."""
    if not url or any(ord(c) <= 32 or ord(c) == 127 for c in url):
        return None
    try:
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def host_of(url: str | None) -> str | None:
    """The host of a web address without `www.`; None where it is none."""
    address = web_url(url)
    return (urlsplit(address).hostname or "").removeprefix("www.") if address else None


def text_fragment_url(url: str | None, text: str, start: int, end: int) -> str | None:
    """A link to the words text[start:end] on the live page (`#:~:text=prefix-,first,last,-suffix`).

    `text` is one paragraph: a fragment's context may not cross a block. None where the address is no web address or
    the stretch holds no words.
    """
    address = web_url(url)
    words = text[start:end].split()
    if not address or not words:
        return None
    before = "" if _glued(text, start) else _encoded(_words_before(text, start))
    after = "" if _glued(text, end) else _encoded(_words_after(text, end))
    if len(words) > MOST_WORDS:
        target = f"{_encoded(words[:EDGE_WORDS])},{_encoded(words[-EDGE_WORDS:])}"
    else:
        target = _encoded(words)
    directive = (f"{before}-," if before else "") + target + (f",-{after}" if after else "")
    return f"{address}{'' if '#' in address else '#'}:~:text={directive}"


def _words_before(text: str, at: int) -> list[str]:
    near = max(0, at - REACH)  # a line may be a megabyte long, and hold many rows
    return text[near:at].split()[near > 0 :][-CONTEXT_WORDS:]


def _words_after(text: str, at: int) -> list[str]:
    words = text[at : at + REACH].split()
    return (words if at + REACH >= len(text) else words[:-1])[:CONTEXT_WORDS]


def _glued(text: str, at: int) -> bool:
    """Whether a word runs on over an offset, so that there is no word of context beside it."""
    return 0 < at < len(text) and not text[at - 1].isspace() and not text[at].isspace() and text[at].isalnum()


def _encoded(words: list[str]) -> str:
    """Words for a fragment; hyphen and comma have a meaning there, so they are escaped too."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
