"""Days of publication."""

from __future__ import annotations

from datetime import date


def day_of(published: str | None) -> date | None:
    """The day that an article is known to be published on."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
