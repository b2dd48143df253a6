"""Runs of each kind of character, and how time grows with their length."""

from __future__ import annotations

import math
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

# What texts, pages and dumps are made of, each to be repeated.
KINDS = (
    *("a", "A", "é", "漢", "я", "1", "٣", " ", "\t", "\n", "\u00a0", "\u200b", "\u0301", "😀"),
    *(
        ".",
        ",",
        "-",
        "–",
        "—",
        "'",
        "’",
        '"',
        "“",
        "”",
        "(",
        ")",
        "[",
        "<",
        ">",
        "&",
        ";",
        "#",
        "/",
        ":",
        "|",
        "@",
        "$",
    ),
    *("%", "=", "*", "_", "+", "?", "!", "\\"),
    *("A ", "a ", "Aa ", "Aa. ", "1 ", "1,", "1.", "1-", "1/", "1999 ", "$1 ", "A-", "A.", "a.b", "a@b.", "a, ", "a; "),
    *(
        " \n",
        "\n\n",
        "a\n",
        "A\n",
        "“a” ",
        '"a" ',
        "'a ",
        "(a",
        "(a) ",
        "&a",
        "&amp",
        "&amp;",
        "&#1",
        "<a",
        "<a>",
        "</a>",
    ),
    *(
        "a=",
        "a='b' ",
        "http://a.b/c ",
        "<!-- ",
        "<b>a</b> ",
        "a=1&",
        "・",
        "a/b ",
        "…",
        "and ",
        "the ",
        "of the ",
        "A of ",
        "one ",
        "million ",
        "he said ",
        "Mr. A ",
    ),
)
SLOW = 0.03  # seconds: below, no growth is told from the noise of a machine
MOST = 8  # times the time of a quarter: linear is 4, the square 16
LIMIT = 5.0  # seconds after which a call is given up


class TooSlow(BaseException):
    """A call took longer than LIMIT."""


@contextmanager
def limited(seconds: float = LIMIT) -> Iterator[None]:
    """Give up what takes longer (also a match, which looks for signals as it runs). Raises TooSlow."""

    def end(*_: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def seconds_of(call: Callable[[], object]) -> float:
    """The least time of up to three calls; endless where one was given up."""
    least = math.inf
    for _ in range(3):
        begun = time.process_time()
        try:
            with limited():
                call()
        except TooSlow:
            return math.inf
        least = min(least, time.process_time() - begun)
        if least < SLOW:
            break
    return least


def growth(work: Callable[[str], object], unit: str, size: int) -> str | None:
    """How the time of some work grows with a run of a unit, where that is worse than linear; None where it is not."""
    whole = seconds_of(lambda: work(run_of(unit, size)))
    if whole < SLOW:
        return None
    least = 50
    if whole == math.inf:
        while least < size and seconds_of(partial(work, run_of(unit, least))) < math.inf:
            least *= 4
        return f"{min(least, size)} characters of {unit!r} take more than {LIMIT:g} s"
    times = whole / max(seconds_of(lambda: work(run_of(unit, size // 4))), 1e-4)
    return (
        f"{size} characters of {unit!r}: {whole:.2f} s, {times:.1f} times those of a quarter" if times > MOST else None
    )


def run_of(unit: str, size: int) -> str:
    """A unit again and again, to so many characters."""
    return (unit * (size // len(unit) + 1))[:size]
