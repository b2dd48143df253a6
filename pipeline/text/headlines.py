"""The headline of a dump: of its lines the one for which most speaks, by learned weights of its signs.

The weights are those of a softmax over the lines of a dump and none of them (`data/headlines.toml`).
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.article import Article
from pipeline.text.frame import Frame
from pipeline.text.grammar import Grammar
from pipeline.text.signs import Candidate, Scene


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature is worth, and how likely the best candidate must be, so that there is no guess."""

    least: float
    none: float
    of: Mapping[str, float]


@cache
def _weights() -> Weights:
    data = tomllib.loads(files("pipeline.text").joinpath("data/headlines.toml").read_text("utf-8"))
    return Weights(data["least"], data["weights"].pop("none"), data["weights"])


def headline(article: Article, frame: Frame, lead: int, grammar: Grammar) -> Candidate | None:
    """The candidate that is the most likely headline; None where none is likely. `lead`: the text's first paragraph."""
    scene = Scene(article, frame, lead, grammar)
    candidates = list(scene.candidates())
    worths = [_worth(scene.features(one)) for one in candidates]
    best = max(range(len(candidates)), key=worths.__getitem__, default=None)
    if best is None or worths[best] <= _weights().none:
        return None
    return candidates[best] if _chance(worths, best) >= _weights().least else None


def _worth(features: Mapping[str, float]) -> float:
    weights = _weights().of
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def _chance(worths: Sequence[float], best: int) -> float:
    """How likely the best candidate is, by the softmax over all candidates and none."""
    return 1 / sum(math.exp(worth - worths[best]) for worth in (*worths, _weights().none))
