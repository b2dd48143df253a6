"""One person over all articles."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.corpus import persons_of_quotes
from pipeline.corpus.people.people import people
from pipeline.corpus.people.persons import PERSONS, persons
from pipeline.tables.arrow import arrow_table, empty
from tests.store.rows import row

Row = tuple[str, str, str | None, str | None]


def table(rows: list[Row], quotes: int = 1) -> pa.Table:
    columns = zip(*[(*row, 1, quotes, 0, True) for row in rows], strict=True)
    return pa.table([pa.array(c, f.type) for c, f in zip(columns, PERSONS, strict=True)], schema=PERSONS)


def merged(rows: list[Row]) -> list[list[str]]:
    return sorted(people(table(rows))[0]["names"].to_pylist())


def test_spellings_titles_and_bare_surnames_of_one_person_are_one_row() -> None:
    rows: list[Row] = [
        ("a", "Volodymyr Zelenskyy", "Ukrainian President", "UA"),
        ("b", "Volodymyr Zelensky", "president", None),
        ("c", "Zelensky", "President", None),
        ("d", "President Zelenskyy", None, "UA"),
        ("e", "Vladimir Zelenskiy", None, "UA"),
    ]
    table_, ids = people(table(rows))
    assert table_["names"].to_pylist() == [sorted(row[1] for row in rows)]
    assert (table_["articles"].to_pylist(), table_["quotes"].to_pylist()) == ([5], [5])
    assert len(set(ids["person_id"].to_pylist())) == 1


@pytest.mark.parametrize(
    "rows",
    [
        [("a", "Hillary Clinton", None, "US"), ("b", "Bill Clinton", None, "US")],
        [("a", "George W. Bush", "president", "US"), ("b", "George H.W. Bush", "president", "US")],
        [("a", "Daniel Ferris", "major", "GB"), ("b", "Daniela Ferris", "major", "GB")],
        [("a", "Donald Marsh", "developer", "US"), ("b", "Donald Marsh Jr.", "developer", "US")],
        [("a", "Jon Alder", "coach", None), ("b", "John Alder", "minister", None)],
    ],
)
def test_two_people_of_one_surname_stay_two(rows: list[Row]) -> None:
    assert len(merged(rows)) == 2


def test_middle_names_and_accents_do_not_part_a_person() -> None:
    rows: list[Row] = [
        ("a", "José Pérez", None, None),
        ("b", "Jose Perez", None, None),
        ("c", "José M. Pérez", None, None),
    ]
    assert merged(rows) == [["Jose Perez", "José M. Pérez", "José Pérez"]]


def test_a_name_without_an_initial_is_nobodys_where_two_initials_are_known() -> None:
    rows: list[Row] = [(f"a{i}", "Oscar W. Quill", None, None) for i in range(8)]
    rows += [(f"b{i}", "Oscar H. Quill", None, None) for i in range(2)]
    assert ["Oscar Quill"] in merged([*rows, ("z", "Oscar Quill", None, None)])


def test_another_spelling_needs_a_role_or_country_in_common() -> None:
    assert len(merged([("a", "Sergei Ivanof", None, None), ("b", "Sergey Ivanov", None, None)])) == 2
    assert len(merged([("a", "Sergei Gavrilov", "envoy", None), ("b", "Sergey Gavrilov", "an envoy", None)])) == 1


def test_a_short_form_that_could_be_two_people_joins_neither() -> None:
    rows: list[Row] = [(n, f"{n} Marlow", "senator", None) for n in ("Chris", "Christopher", "Christine")]
    assert len(merged(rows)) == 3


def test_a_bare_surname_of_two_equally_known_people_belongs_to_nobody() -> None:
    rows: list[Row] = [(f"{n}{i}", f"{n} Clinton", "politician", "US") for n in ("Hillary", "Bill") for i in range(6)]
    found, ids = people(table([*rows, ("z", "Clinton", None, "US")]))
    assert found.num_rows == 2 and "Clinton" not in ids["name"].to_pylist()


def test_a_bare_surname_without_role_goes_to_a_person_known_from_many_articles_only() -> None:
    few: list[Row] = [("a", "Vicente Marlow", None, None), ("z", "Marlow", None, None)]
    assert merged(few) == [["Vicente Marlow"]]
    many: list[Row] = [(f"a{i}", "Vicente Marlow", None, None) for i in range(5)]
    assert merged([*many, ("z", "Marlow", None, None)]) == [["Marlow", "Vicente Marlow"]]


def test_a_rare_form_of_a_first_name_needs_no_role_in_common_but_may_not_contradict() -> None:
    often: list[Row] = [(f"a{i}", "Hillary Marlow", "senator", None) for i in range(10)]
    assert len(merged([*often, ("z", "Hilary Marlow", None, None)])) == 1
    assert len(merged([*often, ("z", "Hilary Marlow", "harpist", None)])) == 2
    assert len(merged([*often[:9], ("z", "Hilary Marlow", None, None)])) == 2


@pytest.mark.parametrize(
    ("longer", "shorter", "count"),
    [
        ("Debbie Wexler Quill", "Wexler Quill", 1),  # a surname of two words
        ("Ohioan Debbie Quill", "Debbie Quill", 1),  # a word too many
        ("Michael Patrick Quill", "Patrick Quill", 2),
    ],
)
def test_a_name_within_a_name(longer: str, shorter: str, count: int) -> None:
    assert len(merged([("a", longer, None, None), ("b", shorter, None, None)])) == count
    assert len(merged([("a", longer, "mayor", None), ("b", shorter, "harpist", None)])) == 2


def test_a_surname_of_two_words_that_two_people_bear_belongs_to_neither() -> None:
    rows: list[Row] = [(n, f"{n} Wexler Quill", None, None) for n in ("Debbie", "Martha")]
    assert len(merged([*rows, ("z", "Wexler Quill", None, None)])) == 3


def test_a_piece_of_a_headline_around_a_famous_name_is_nobody() -> None:
    famous: list[Row] = [(f"a{i}", "Vera Quill", None, None) for i in range(20)]
    pieces: list[Row] = [("y", "Quill Comes", None, None), ("z", "Denounces Quill", None, None)]
    longer: Row = ("x", "Vera Quill Praises Moreau", "mayor", None)
    assert merged([*famous, *pieces, longer]) == [["Vera Quill"]]
    assert len(merged([*famous, ("z", "Zbrolda Quill", "her aunt", None), ("z", "Ivan Quill", None, None)])) == 3
    assert len(merged([*famous[:9], *pieces])) == 3
    assert len(merged([*famous, ("z", "Vera Quill Jr.", None, None)])) == 2


def meant(rows: list[Row]) -> dict[tuple[str, str], str]:
    """The name shown for whom each name of an article means."""
    found, ids = people(table(rows))
    shown = dict(zip(found["person_id"].to_pylist(), found["name"].to_pylist(), strict=True))
    return {(row["doc_id"], row["name"]): shown[row["person_id"]] for row in ids.to_pylist()}


NAMESAKES: list[Row] = [
    *[(f"a{i}", "Ada Quill", "governor", "US") for i in range(6)],
    *[(f"b{i}", "Oscar Quill", "president", "US") for i in range(4)],
]


@pytest.mark.parametrize(
    ("role", "whom"), [("Governor", "Ada Quill"), ("former president", "Oscar Quill"), ("harpist", None), (None, None)]
)
def test_a_bare_surname_means_whom_its_role_fits_article_by_article(role: str | None, whom: str | None) -> None:
    assert meant([*NAMESAKES, ("z", "Quill", role, None)]).get(("z", "Quill")) == whom


def test_one_bare_surname_can_mean_two_people_in_two_articles() -> None:
    found = meant([*NAMESAKES, ("y", "Quill", "governor", None), ("z", "Quill", "president", None)])
    assert (found["y", "Quill"], found["z", "Quill"]) == ("Ada Quill", "Oscar Quill")


def test_a_bare_surname_means_the_one_bearer_whom_its_article_names_in_full() -> None:
    few: list[Row] = [("z", "Vera Quill", None, None), ("z", "Quill", None, None)]
    assert meant([*NAMESAKES, *few])["z", "Quill"] == "Vera Quill"
    both: list[Row] = [("z", "Ada Quill", None, None), ("z", "Oscar Quill", None, None), ("z", "Quill", None, None)]
    assert ("z", "Quill") not in meant([*NAMESAKES, *both])


def test_a_surname_that_is_as_often_a_first_name_belongs_to_nobody() -> None:
    rows: list[Row] = [(f"a{i}", "Vera Marlow", None, None) for i in range(6)]
    rows += [(f"b{i}", "Marlow Quist", None, None) for i in range(6)]
    assert ("z", "Marlow") not in meant([*rows, ("z", "Marlow", None, None)])


def test_a_name_that_nobody_bears_in_full_is_a_person_by_a_role_only() -> None:
    assert merged([("a", "Tessaly", "harbour master", None), ("b", "Gazettero", None, None)]) == [["Tessaly"]]


def test_a_bare_first_name_belongs_to_nobody() -> None:
    assert merged([*[(f"a{i}", "Melanie Marlow", None, None) for i in range(9)], ("z", "Melanie", None, None)]) == [
        ["Melanie Marlow"]
    ]


def test_a_speaker_whom_nothing_shows_to_be_a_person_is_none() -> None:
    rows = ["AP", "Inland Empire", "Dan Inland"]
    said = [row("quotes", doc_id="d", quote_id=i, end=1, speaker_name=n) for i, n in enumerate(rows)]
    tables = {name: empty(name) for name in ("documents", "entities", "countries")}
    found = persons({**tables, "quotes": arrow_table("quotes", said)})
    assert found["name"].to_pylist() == ["Dan Inland"]


def test_the_name_shown_is_the_full_form_used_most() -> None:
    rows: list[Row] = [
        ("a", "DARIA KOVAL", "mayor", None),
        ("b", "DARIA KOVAL", "mayor", None),
        ("c", "Daria Koval", None, None),
    ]
    assert people(table(rows))[0]["name"].to_pylist() == ["Daria Koval"]


def test_an_id_stays_when_more_articles_name_the_person() -> None:
    rows: list[Row] = [("a", "Keir Starmer", "prime minister", "GB")]
    before = people(table(rows))[0]["person_id"].to_pylist()
    rows += [
        ("b", "Starmer", "prime minister", "GB"),
        ("c", "Keir R. Starmer", None, None),
        ("d", "Emmanuel Macron", None, None),
    ]
    assert set(before) < set(people(table(rows))[0]["person_id"].to_pylist())


@given(st.permutations(list(range(7))))
def test_the_order_of_rows_does_not_matter(order: list[int]) -> None:
    rows: list[Row] = [
        ("a", "Sergei Lavrov", "minister", "RU"),
        ("b", "Sergey Lavrov", "Foreign Minister", None),
        ("c", "Lavrov", "minister", None),
        ("d", "Bill Marlow", "mayor", None),
        ("e", "William Marlow", "mayor", None),
        ("f", "Marlow", None, None),
        ("g", "William T. Marlow", None, None),
    ]
    first = people(table(rows))
    second = people(table([rows[i] for i in order]))
    assert first[0].equals(second[0]) and first[1].equals(second[1])


def test_quotes_get_the_person_of_their_speaker() -> None:
    ids = people(table([("a", "Keir Starmer", None, None)]))[1]
    names = ["Keir Starmer", None, "the ministry"]
    quotes = pa.table({"doc_id": ["a"] * 3, "quote_id": pa.array([0, 1, 2], pa.int32()), "speaker_name": names})
    found = persons_of_quotes(quotes, ids).to_pylist()
    assert found == [{"doc_id": "a", "quote_id": 0, "person_id": ids["person_id"][0].as_py()}]


def test_role_and_country_come_from_quotes_else_from_the_title_before_the_name() -> None:
    text = "Ukrainian President Volodymyr Zelenskyy met Keir Starmer and Vice President Ana Holt. Reuters said so."
    at = {name: text.index(name) for name in ("Volodymyr Zelenskyy", "Keir Starmer", "Ana Holt", "Reuters")}
    labels = {"Reuters": "ORG"}
    entities = [
        ("d", i, 0, None, "text", at[n], at[n] + len(n), None, None, n, labels.get(n, "PERSON"), n)
        for i, n in enumerate(at)
    ]
    quotes = [
        row("quotes", doc_id="d", speaker_name=name, speaker_role=role, speaker_country=country)
        for name, role, country in (("Keir Starmer", "prime minister", "GB"), ("Reuters", None, None))
    ]
    found = persons(
        {
            "documents": pa.table({"doc_id": ["d"], "text": [text]}),
            "entities": arrow_table("entities", entities),
            "quotes": arrow_table("quotes", quotes),
            "countries": arrow_table(
                "countries",
                [("d", 0, 0, None, "text", 0, 9, None, None, "Ukrainian", "UA", "UKR", "Ukraine", "demonym", "r")],
            ),
        }
    )
    assert found.select(["name", "role", "country", "quotes"]).to_pylist() == [
        {"name": "Ana Holt", "role": "vice president", "country": None, "quotes": 0},
        {"name": "Keir Starmer", "role": "prime minister", "country": "GB", "quotes": 1},
        {"name": "Volodymyr Zelenskyy", "role": "president", "country": "UA", "quotes": 0},
    ]
