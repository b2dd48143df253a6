"""Arrow arrays of Python values, without pandas.

`pa.array` loads pandas wherever it is installed, to see whether it was handed a Series: a second and more at the start
of every worker. Rows are plain tuples, so their columns are put together from buffers here; the result is the same.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from hashlib import blake2b
from itertools import chain
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

_NUMBERS = {pa.int32(): np.int32, pa.int64(): np.int64, pa.uint32(): np.uint32, pa.float64(): np.float64}
_CODES = {kind: np.dtype(form).char for kind, form in _NUMBERS.items()}


def arrow_array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """Values (None for null) as an array of one of the contract's types, or of uint32 and lists of it.

    Raises TypeError, ValueError or OverflowError where a value does not fit, UnicodeEncodeError for lone surrogates.
    """
    if pa.types.is_list(kind):
        return _lists(values, kind)
    if pa.types.is_struct(kind):
        fields = [arrow_array([value[f.name] for value in values], f.type) for f in kind]
        return pa.Array.from_buffers(kind, len(values), [None], children=fields)
    valid = _validity(values)
    if kind in _NUMBERS:
        held = values if valid is None else [0 if value is None else value for value in values]
        data = array(_CODES[kind], held)  # unlike numpy it takes no 1.5 for an integer
        return pa.Array.from_buffers(kind, len(values), [valid, pa.py_buffer(data)])
    if pa.types.is_boolean(kind):
        return pa.Array.from_buffers(kind, len(values), [valid, _bits([bool(value) for value in values])])
    if not pa.types.is_string(kind):
        raise TypeError(f"no array of {kind} is made here")
    encoded = [b"" if value is None else value.encode() for value in values]
    offsets = _offsets(encoded)
    return pa.Array.from_buffers(kind, len(values), [valid, offsets, pa.py_buffer(b"".join(encoded))])


def print_of(told: object) -> int:
    """A number that tells a value (by its repr) from any other that it could have been."""
    digest = blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest(), "big", signed=True)


def give_back() -> None:
    """Have Arrow's allocator return freed memory to the system: 40 MB after shards are merged."""
    pa.default_memory_pool().release_unused()


def in_one(column: pa.ChunkedArray) -> pa.Array:
    """A column's values in one array; `combine_chunks` of none would load pandas."""
    return column.combine_chunks() if column.num_chunks else arrow_array([], column.type)


def joined(*columns: pa.ChunkedArray) -> pa.ChunkedArray:
    """Columns of strings row by row in one, null where one is; a bare string as separator would load pandas."""
    return pc.binary_join_element_wise(*columns, _LINE_BREAK)


def coded(words: pa.Array) -> tuple[NDArray[np.int64], list[str]]:
    """The distinct strings of an array, and the place of each value among them; of null the place after the last."""
    encoded = words.dictionary_encode()
    known: list[str] = encoded.dictionary.to_pylist()
    null = numbers_of(pc.is_null(words).cast(pa.int32())) > 0
    codes: NDArray[np.int64] = np.where(null, len(known), numbers_of(encoded.indices)).astype(np.int64)
    return codes, known


def numbers_of(held: pa.Array | pa.ChunkedArray) -> NDArray[Any]:
    """An Arrow array of numbers without nulls as numpy sees it; `np.asarray` would load pandas."""
    if isinstance(held, pa.ChunkedArray):
        held = in_one(held)
    return np.frombuffer(held.buffers()[1] or b"", _NUMBERS[held.type])[held.offset : held.offset + len(held)]


def of_numbers(held: NDArray[Any]) -> pa.Array:
    """Numbers of numpy as an Arrow array."""
    kind = next(kind for kind, form in _NUMBERS.items() if form == held.dtype)
    return pa.Array.from_buffers(kind, len(held), [None, pa.py_buffer(np.ascontiguousarray(held))])


def _lists(values: Sequence[Any], kind: pa.ListType) -> pa.Array:
    held = [() if value is None else value for value in values]
    inner = kind.value_type
    if held and isinstance(held[0], np.ndarray):
        data = np.concatenate(held).astype(_NUMBERS[inner], copy=False)
        items = pa.Array.from_buffers(inner, len(data), [None, pa.py_buffer(data)])
    else:
        items = arrow_array(list(chain.from_iterable(held)), inner)
    return pa.Array.from_buffers(kind, len(values), [_validity(values), _offsets(held)], children=[items])


def _offsets(parts: Sequence[Any]) -> pa.Buffer:
    ends = np.cumsum([0, *map(len, parts)], dtype=np.int64)
    if ends[-1] > np.iinfo(np.int32).max:
        raise OverflowError("more than 2 GB in one column of a chunk")
    return pa.py_buffer(ends.astype(np.int32))


def _validity(values: Sequence[Any]) -> pa.Buffer | None:
    """A bit for each value, unset for None; None where all are there."""
    there = [value is not None for value in values]
    return None if all(there) else _bits(there)


def _bits(flags: Sequence[bool]) -> pa.Buffer:
    return pa.py_buffer(np.packbits(np.array(flags, dtype=np.bool_), bitorder="little"))


_LINE_BREAK = arrow_array(["\n"], pa.string())[0]
