"""spaCy's convolutional token encoder, run as few large array operations.

The encoder embeds each token by hashes of its features, mixes them by one maxout layer, and runs four convolutions. Up
to the first maxout all is linear in tables that do not change, so their product with the layer's weights is made once,
at load, and a token costs the sum of a few rows instead of a matrix product; equal tokens of an article are summed
once. What remains, the convolutions, runs without copies that nothing reads. Weights and layout are the model's own,
results agree to float32's rounding (a test compares them); 2.3 times the speed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc

Floats: TypeAlias = NDArray[np.float32]

_EMBED = ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]
_EPSILON = np.float32(1e-8)  # thinc's, in the variance of its layer norm


@dataclass(frozen=True, slots=True)
class _Maxout:
    """A maxout layer with its layer norm; pieces stand side by side, so that their maximum is one array operation."""

    weights: Floats  # (inputs, pieces * outputs)
    bias: Floats
    pieces: int
    scale: Floats
    shift: Floats

    def activate(self, summed: Floats) -> Floats:
        """Bias, maximum over the pieces and layer norm of a weighted sum, (rows, pieces * outputs)."""
        summed += self.bias
        parts = summed.reshape(len(summed), self.pieces, -1)
        out: Floats = np.maximum(parts[:, 0], parts[:, 1])
        for piece in range(2, self.pieces):
            np.maximum(out, parts[:, piece], out=out)
        out -= out.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", out, out) / np.float32(out.shape[1]) + _EPSILON
        out *= (np.float32(1) / np.sqrt(variance))[:, None]
        out *= self.scale
        out += self.shift
        return out


class Encoder:
    """Token vectors of a batch of documents."""

    def __init__(self, tok2vec: Any) -> None:
        """`tok2vec`: a thinc model for which `can_encode` holds."""
        embed, encode = tok2vec.layers[0], tok2vec.layers[1]
        extract, _, tables, mix, _ = embed.layers
        self._columns: list[Any] = list(extract.attrs["columns"])
        self._ops = tok2vec.ops
        self._mix = _maxout(mix.layers[0].layers[0])
        self._pad = int(encode.attrs["pad"])
        self._layers = [_maxout(block.layers[0].layers[1].layers[0]) for block in encode.layers[0].layers]
        self._seeds: list[int] = []
        self._products: list[Floats] = []
        at = 0
        for column in tables.layers[0].layers:
            table: Floats = column.layers[1].get_param("E")
            self._seeds.append(column.layers[1].attrs["seed"])
            self._products.append(table @ self._mix.weights[at : at + table.shape[1]])
            at += table.shape[1]

    def vectors(self, docs: Sequence[Doc]) -> list[Floats]:
        """One array (tokens, width) a document; none of the documents may be empty."""
        features = np.concatenate([doc.to_array(self._columns) for doc in docs]).reshape(-1, len(self._columns))
        embedded = self._embedded(features)
        lengths = [len(doc) for doc in docs]
        rows = self._rows(lengths)
        padded: Floats = np.zeros((rows[-1] + lengths[-1] + self._pad, embedded.shape[1]), np.float32)
        places = np.repeat(rows - np.cumsum([0, *lengths[:-1]]), lengths) + np.arange(len(embedded))
        padded[places] = embedded
        for layer in self._layers:
            padded += layer.activate(_windows(padded) @ layer.weights)
        return [padded[row : row + length] for row, length in zip(rows, lengths, strict=True)]

    def _rows(self, lengths: Sequence[int]) -> NDArray[np.int64]:
        """Where each document begins among all rows, with the padding that keeps neighbours apart."""
        return np.cumsum([self._pad, *(length + self._pad for length in lengths[:-1])])

    def _embedded(self, features: NDArray[np.uint64]) -> Floats:
        with np.errstate(over="ignore"):
            odd = np.array([(0x9E3779B97F4A7C15 * (2 * i + 1)) % 2**64 for i in range(features.shape[1])], np.uint64)
            keys = (features * odd).sum(axis=1, dtype=np.uint64)
        order = keys.argsort()
        new = np.append(True, np.diff(keys[order]) != 0)
        which: NDArray[np.intp] = np.empty(len(keys), np.intp)
        which[order] = new.cumsum() - 1
        distinct = features[order[new]]
        summed: Floats = np.zeros((len(distinct), self._products[0].shape[1]), np.float32)
        for column, (seed, product) in enumerate(zip(self._seeds, self._products, strict=True)):
            ids = np.ascontiguousarray(distinct[:, column])
            for keys_of in (self._ops.hash(ids, seed) % len(product)).T:
                summed += product[keys_of]
        embedded: Floats = self._mix.activate(summed)[which]
        return embedded


def _windows(rows: Floats) -> Floats:
    """Each row with the one before and the one after it, zeros beyond the ends: (rows, 3 * width)."""
    many, width = rows.shape
    out: Floats = np.empty((many, 3, width), np.float32)
    out[:, 1] = rows
    out[1:, 0] = rows[:-1]
    out[0, 0] = 0
    out[:-1, 2] = rows[1:]
    out[-1, 2] = 0
    return out.reshape(many, 3 * width)


def _maxout(chain: Any) -> _Maxout:
    maxout, norm = chain.layers
    weights: Floats = maxout.get_param("W")  # (outputs, pieces, inputs)
    outputs, pieces, inputs = weights.shape
    return _Maxout(
        weights=np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(inputs, pieces * outputs)),
        bias=np.ascontiguousarray(maxout.get_param("b").T.reshape(pieces * outputs)),
        pieces=pieces,
        scale=norm.get_param("G"),
        shift=norm.get_param("b"),
    )


def can_encode(tok2vec: Any) -> bool:
    """Whether a thinc model is an encoder of the form that Encoder knows: MultiHashEmbed, then maxout windows of 1."""
    try:
        embed, encode = tok2vec.layers[0], tok2vec.layers[1]
        return _can_embed(embed) and _can_mix(embed, encode.layers[0].layers)
    except (AttributeError, IndexError, KeyError, TypeError):
        return False


def _can_embed(embed: Any) -> bool:
    """Whether an embedding takes columns of features, hashes each, and mixes them."""
    columns = embed.layers[2].layers[0].layers
    return [layer.name.split("(")[0] for layer in embed.layers] == _EMBED and all(
        [layer.name for layer in column.layers[:2]] == ["ints-getitem", "hashembed"] for column in columns
    )


def _can_mix(embed: Any, blocks: Any) -> bool:
    """Whether all mixers are maxout with a norm, and the blocks residual windows of one word on either side."""
    mixers = [embed.layers[3].layers[0].layers[0], *(b.layers[0].layers[1].layers[0] for b in blocks)]
    return all(
        b.name.startswith("residual(") and b.layers[0].layers[0].attrs["window_size"] == 1 for b in blocks
    ) and all(
        [layer.name for layer in m.layers] == ["maxout", "layernorm"] and m.layers[0].get_dim("nP") >= 2 for m in mixers
    )
