"""Learn the weights of pipeline/text/data/headlines.toml from the dumps of saved pages; prints them as TOML.

    python -m tests.bench.headlines DIR [--penalty 0.5] [--sites 0 1 2 3 4]

DIR holds raw/<tool>/<set>/<page>.txt and titles.json, {"<set>/<page>": title}. `--sites` takes the fifths of the sites
(by a hash of the page's name without its date) to learn from, so that the others can be measured.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from pipeline.article import Record
from pipeline.text.frame import frame_of
from pipeline.text.furniture import furniture
from pipeline.text.galleries import galleries
from pipeline.text.grammar import grammar_of
from pipeline.text.plain import read_text
from pipeline.text.repeats import repeats
from pipeline.text.signs import Scene
from pipeline.text.titles import lead_of

SEEN = 15  # candidates that must have a feature
STEPS, RATE = 400, 0.05
_WORD = re.compile(r"\w+")
Signs = list[tuple[str, dict[str, float]]]


def fifth(page: str) -> int:
    """The fifth of the sites to which a page belongs."""
    return hashlib.sha256(re.sub(r"_\d.*$", "", page).encode()).digest()[0] % 5


def signs_of(text: str) -> Signs:
    """The candidates of a dump with their features."""
    article = read_text(Record("dump.txt", None, "txt", "", "utf-8", text))
    blocks = repeats(furniture(galleries(article.blocks)))
    grammar = grammar_of(text)
    frame = frame_of(blocks, grammar)
    if frame is None:
        return []
    scene = Scene(replace(article, blocks=blocks), frame, lead_of(blocks, frame), grammar)
    return [(one.text, scene.features(one)) for one in scene.candidates()]


def cases(home: Path, fifths: list[int]) -> Iterator[tuple[str, Signs]]:
    """(title, candidates) of each dump."""
    for page, title in sorted(json.loads((home / "titles.json").read_text("utf-8")).items()):
        if title and fifth(page) in fifths:
            for file in sorted(home.glob(f"raw/*/{page}.txt")):
                yield title, signs_of(file.read_text("utf-8"))


def learned(data: list[tuple[str, Signs]], penalty: float) -> dict[str, float]:
    """The weights of the features and of `none`, by Adam's steps on the mean log likelihood."""
    counts = Counter(name for _, found in data for _, signs in found for name in signs)
    names = [*sorted(name for name, count in counts.items() if count >= SEEN), "none"]
    made = [_matrix(title, found, names) for title, found in data]
    weight, mean, square = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = penalty * weight
        for signs, right in made:
            worth = signs @ weight
            chance = np.exp(worth - worth.max())
            chance /= chance.sum()
            wanted = chance * right + 1e-12 * right
            slope += signs.T @ (chance - wanted / wanted.sum())
        slope /= len(made)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        weight -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return {name: round(float(value), 2) for name, value in zip(names, weight, strict=True)}


def _matrix(title: str, found: Signs, names: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """The features of the candidates and of none, and which of them is right."""
    at = {name: i for i, name in enumerate(names)}
    signs, right = np.zeros((len(found) + 1, len(names))), np.zeros(len(found) + 1)
    for row, (text, own) in enumerate(found):
        right[row] = _WORD.findall(text.lower()) == _WORD.findall(title.lower())
        for name in own.keys() & at.keys():
            signs[row, at[name]] = own[name]
    signs[-1, at["none"]] = 1.0
    right[-1] = not right.any()
    return signs, right


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("home", type=Path)
    parser.add_argument("--penalty", type=float, default=0.5)
    parser.add_argument("--sites", type=int, nargs="*", default=[0, 1, 2, 3, 4])
    given = parser.parse_args()
    print("[weights]")
    for name, value in learned(list(cases(given.home, given.sites)), given.penalty).items():
        print(f"{json.dumps(name)} = {value}")


if __name__ == "__main__":
    main()
