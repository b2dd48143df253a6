"""Arguments that name a path of this machine or a URL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click


class LocationType(click.Path):
    """A path as click checks it, or a URL (s3://, gs://, ...) as it stands."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        """A Path, or the URL as a string."""
        if isinstance(value, str) and "://" in value:
            return value
        return Path(str(super().convert(value, param, ctx)))


RAW = LocationType(exists=True)
OUT = LocationType(file_okay=False)
