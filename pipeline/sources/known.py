"""What is known of a source besides its bytes."""

from __future__ import annotations

import hashlib

from pipeline.sources.source import Source


def meta_digest(source: Source) -> str:
    """Digest of a sidecar's words, of corrections, and of why a source cannot be opened; empty where there is none."""
    known = (source.meta, source.problem, *source.corrections)
    if not any(known):
        return ""
    return hashlib.sha256(repr(known).encode("utf-8", "surrogatepass")).hexdigest()[:16]
