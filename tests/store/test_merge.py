"""Merging sorted tables, and choosing what to merge."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.engines.chunks import MOST_SOURCES, tasks_of, weight
from pipeline.sources.source import Source
from pipeline.store.merge import GROUP_ROWS, in_order, merged, read_part, without, write_part
from pipeline.store.segments import MOST_DOCUMENTS, TableRows, to_merge, write_segment
from pipeline.tables.arrow import article_tables
from pipeline.work.failures import failure_row

SCHEMA = pa.schema([pa.field("doc_id", pa.string()), pa.field("place", pa.int32())])
owned = st.dictionaries(st.text("abcß漢", min_size=1, max_size=3), st.tuples(st.integers(0, 4), st.integers(1, 5)))


def table(rows: list[tuple[str, int]]) -> pa.Table:
    return pa.Table.from_pylist([{"doc_id": key, "place": place} for key, place in rows], schema=SCHEMA)


def pieces(rows: list[tuple[str, int]], size: int) -> Iterator[pa.Table]:
    """Rows some at a time, with an empty table here and there."""
    for start in range(0, len(rows), size):
        yield table(rows[start : start + size])
        yield table([])


@settings(deadline=None)
@given(owned, st.integers(1, 4))
def test_merged_rows_are_all_rows_in_order_with_those_of_a_key_as_they_were(
    owners: dict[str, tuple[int, int]], size: int
) -> None:
    inputs: list[list[tuple[str, int]]] = [[] for _ in range(5)]
    for key, (owner, count) in sorted(owners.items(), key=lambda item: item[0].encode()):
        inputs[owner] += [(key, place) for place in range(count)]
    found = [
        (row["doc_id"], row["place"])
        for part in merged([pieces(rows, size) for rows in inputs], "doc_id")
        for row in part.to_pylist()
    ]
    assert found == sorted((row for rows in inputs for row in rows), key=lambda row: (row[0].encode(), row[1]))


def test_failures_of_one_source_from_several_parts_are_in_the_order_of_the_contract(tmp_path: Path) -> None:
    def failed(*records: str) -> TableRows:
        rows = [failure_row("many.jsonl", record, "0" * 64, "read", "json", "torn") for record in records]
        tables = article_tables({"failures": [failure_row("a.txt", None, "0" * 64, "read", "empty", ""), *rows]})
        return TableRows({name: in_order(name, held) for name, held in tables.items()})

    segment = write_segment(tmp_path, [(failed("5", "7"), frozenset()), (failed("1", "6"), frozenset())])
    found = pq.read_table(tmp_path / "failures" / segment.parts["failures"])
    assert found["record"].to_pylist() == [None, None, "1", "5", "6", "7"]


def test_rows_of_sources_that_are_gone_are_left_out() -> None:
    rows = [("a", 0), ("b", 0), ("b", 1), ("c", 0)]
    kept = without(pieces(rows, 2), "doc_id", pa.array(["b"]))
    assert [row["doc_id"] for part in kept for row in part.to_pylist()] == ["a", "c"]


def test_a_part_is_written_in_row_groups_and_read_in_stretches_of_bounded_size(
    tmp_path: Path,
) -> None:
    rows = [(f"{number:06}", number) for number in range(20_000)]
    written = write_part(tmp_path / "part.parquet", pieces(rows, 500), SCHEMA)
    assert written == 20_000
    assert max(map(len, read_part(tmp_path / "part.parquet"))) <= GROUP_ROWS
    assert [row["place"] for part in read_part(tmp_path / "part.parquet") for row in part.to_pylist()] == [
        place for _, place in rows
    ]


@settings(deadline=None)
@given(st.lists(st.integers(0, 2 * MOST_DOCUMENTS), max_size=40))
def test_after_merging_each_segment_holds_more_than_all_smaller_ones_together(sizes: list[int]) -> None:
    named = {f"s{index}": size for index, size in enumerate(sizes)}
    groups = to_merge(named)
    gone = [name for group in groups for name in group]
    assert len(gone) == len(set(gone))
    assert all(named[name] < MOST_DOCUMENTS for name in gone)
    assert all(sum(named[name] for name in group) <= MOST_DOCUMENTS for group in groups)
    left = sorted(size for name, size in named.items() if name not in gone and size < MOST_DOCUMENTS)
    if not gone and sum(left) <= MOST_DOCUMENTS:
        assert all(size > sum(left[:index]) for index, size in enumerate(left) if index)


def test_a_corpus_that_grows_article_by_article_has_few_segments_and_little_rewriting() -> None:
    sizes: dict[str, int] = {}
    written = 0
    for number in range(3000):
        sizes[f"new{number}"] = 1
        for group in to_merge(sizes):
            total = sum(sizes.pop(name) for name in group)
            sizes[f"merged{number}"] = total
            written += total
    assert len(sizes) <= 12  # log2(3000)
    assert written <= 3000 * 12


@settings(deadline=None)
@given(st.lists(st.integers(0, 3_000_000), max_size=200), st.integers(1, 8))
def test_every_source_is_in_one_task_and_the_heaviest_come_first(sizes: list[int], processes: int) -> None:
    sources = [Source(f"{i}.txt", "", size, 0, i) for i, size in enumerate(sizes)]
    tasks = tasks_of(sources, processes)
    ordered = [source for task in tasks for source in task.sources]
    assert sorted(source.inode for source in ordered) == list(range(len(sizes)))
    assert [weight(s) for s in ordered] == sorted(map(weight, sources), reverse=True)
    assert all(0 < len(task.sources) <= MOST_SOURCES for task in tasks)
