"""Columns put together from buffers are those that Arrow itself would make, and cost no pandas."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.tables.columns import arrow_array, numbers_of

SPAN = pa.struct([pa.field("start", pa.int32()), pa.field("end", pa.int32())])
WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=8)
WHOLE = st.integers(-(2**31), 2**31 - 1)
KINDS: list[tuple[pa.DataType, st.SearchStrategy[Any]]] = [
    (pa.string(), WORDS),
    (pa.int32(), WHOLE),
    (pa.float64(), st.floats(allow_nan=False)),
    (pa.bool_(), st.booleans()),
    (pa.list_(pa.string()), st.lists(WORDS, max_size=3)),
    (pa.list_(SPAN), st.lists(st.fixed_dictionaries({"start": WHOLE, "end": WHOLE}), max_size=3)),
]


@given(st.data())
def test_arrays_are_those_that_arrow_makes(data: st.DataObject) -> None:
    kind, values = data.draw(st.sampled_from(KINDS))
    column = data.draw(st.lists(st.none() | values, max_size=20))
    made = arrow_array(column, kind)
    made.validate(full=True)
    assert made.equals(pa.array(column, kind))


def test_lists_of_numbers_come_from_arrays_too() -> None:
    column = [np.array([1, 2], np.uint32), np.array([], np.uint32), np.array([2**32 - 1], np.uint32)]
    made = arrow_array(column, pa.list_(pa.uint32()))
    made.validate(full=True)
    assert made.to_pylist() == [[1, 2], [], [2**32 - 1]]


@pytest.mark.parametrize(
    ("value", "kind"),
    [("x", pa.int32()), (2**40, pa.int32()), (1.5, pa.int32()), (-1, pa.uint32()), ([1], pa.float64())],
)
def test_what_does_not_fit_is_refused(value: object, kind: pa.DataType) -> None:
    with pytest.raises((TypeError, ValueError, OverflowError)):
        arrow_array([value, value], kind)


def test_lone_surrogates_are_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        arrow_array(["\ud800"], pa.string())


@given(st.lists(st.integers(0, 2**32 - 1)), st.integers(0, 5))
def test_numbers_are_seen_by_numpy_as_arrow_holds_them(values: list[int], start: int) -> None:
    array = arrow_array(values, pa.uint32()).slice(start)
    assert numbers_of(array).tolist() == numbers_of(pa.chunked_array([array])).tolist() == values[start:]


def test_a_run_and_a_second_one_with_changes_load_no_pandas(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for number in range(3):
        (raw / f"{number}.txt").write_text(f"Article {number}. The mayor said 30 boats had left Riga.\n", "utf-8")
    code = (
        "import sys; from pathlib import Path; from pipeline.config import Settings;"
        "from pipeline.run.runner import run;"
        f"raw, out = Path({str(raw)!r}), Path({str(tmp_path / 'out')!r});"
        "run(raw, out, Settings(), processes=1); (raw / '0.txt').unlink();"
        "(raw / '1.txt').write_text('Another text. The envoy said 20 boats had left Riga.', 'utf-8');"
        "run(raw, out, Settings(), processes=1); print(*({'pandas', 'scipy', 'spacy'} & sys.modules.keys()))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded.split() == []


def test_a_worker_loads_neither_pandas_nor_the_language_detector() -> None:
    code = (
        "import sys; from pathlib import Path; from pipeline.config import Settings; from pipeline.engines import Job;"
        "from pipeline.engines.work import warm_up; from pipeline.language.model import Model; settings = Settings();"
        "warm_up(Job(settings, '', '', Path('.')), Model(settings.model));"
        "print(*({'pandas', 'scipy', 'py3langid'} & sys.modules.keys()))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded.split() == []
