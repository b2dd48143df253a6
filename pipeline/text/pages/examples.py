"""The page that examples of rules for pages are made from."""

from __future__ import annotations

TITLE = "Net in propeller stops fjord ferry with 212 on board"
STORY = (
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


def page(amid: str = "", *, above: str = "", below: str = "", after: str = "", before: str = "", head: str = "") -> str:
    """A page of the story: elements before the article, above and below its headline, amid and after its text."""
    first = "".join(f"<p>{paragraph}</p>" for paragraph in STORY[:3])
    rest = "".join(f"<p>{paragraph}</p>" for paragraph in STORY[3:])
    article = f"<article>{above}<h1>{TITLE}</h1>{below}{first}{amid}{rest}{after}</article>"
    return f"<html><head>{head}<title>{TITLE}</title></head><body>{before}{article}{_FOOT}</body></html>"


PLAIN = page()


def said(words: str) -> str:
    """A page with a sentence more, which stays."""
    return page(f"<p>{words}</p>")
