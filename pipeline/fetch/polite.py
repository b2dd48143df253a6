"""When a site may be asked, and for what: its robots.txt, and the time between two requests."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

LONGEST_DELAY = 60.0  # seconds: a site that asks for longer is left alone


class Clock(Protocol):
    """What tells and passes time, in seconds."""

    def now(self) -> float:
        """Seconds since some moment."""
        ...

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        ...


class WallClock:
    """The time of this machine."""

    def now(self) -> float:
        """Seconds that never go back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


@dataclass(slots=True)
class Site:
    """What is known of a site. `rules` is None where it is not to be asked at all."""

    rules: RobotFileParser | None
    delay: float
    last: float | None = None  # when it was asked last
    closed: str | None = None  # why nothing more is asked of it in this run


@dataclass(slots=True)
class Manners:
    """How sites are treated. `robots` gives the status and text of a robots.txt; None where it cannot be had."""

    agent: str
    delay: float
    robots: Callable[[str], tuple[int, str] | None]
    clock: Clock = field(default_factory=WallClock)
    sites: dict[str, Site] = field(default_factory=dict)

    def site(self, address: str) -> Site:
        """The site of an address, its robots.txt read once."""
        parts = urlsplit(address)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self.sites:
            self.sites[origin] = self._met(origin)
        return self.sites[origin]

    def refusal(self, address: str) -> str | None:
        """Why a page is not to be asked for; None where it may."""
        site = self.site(address)
        if site.closed:
            return site.closed
        if site.rules is None:
            return "robots.txt cannot be read"
        if not site.rules.can_fetch(self.agent, address):
            return "robots.txt forbids it"
        return f"robots.txt asks for {site.delay:g} seconds between pages" if site.delay > LONGEST_DELAY else None

    def wait(self, address: str) -> None:
        """Until the site may be asked again."""
        site = self.site(address)
        if site.last is not None and (left := site.last + site.delay - self.clock.now()) > 0:
            self.clock.sleep(left)
        site.last = self.clock.now()

    def _met(self, origin: str) -> Site:
        """A site met for the first time: without a robots.txt all may be asked, with a broken one nothing."""
        answer = self.robots(f"{origin}/robots.txt")
        if answer is None or answer[0] == 429 or answer[0] >= 500:
            return Site(None, self.delay, self.clock.now())
        rules = RobotFileParser()
        rules.parse(answer[1].splitlines() if 200 <= answer[0] < 300 else [])
        asked = rules.crawl_delay(self.agent)
        return Site(rules, max(self.delay, float(asked or 0)), self.clock.now())
