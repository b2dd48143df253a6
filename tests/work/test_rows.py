"""Rows: names of countries, messages without control characters."""

import pycountry
import pytest

from pipeline.work.failures import failure_row
from pipeline.work.places import doc_id_of
from pipeline.work.rows import country_names


@pytest.mark.parametrize(
    ("code", "alpha_3", "name"),
    [("RU", "RUS", "Russia"), ("XK", "XKX", "Kosovo"), ("KR", "KOR", "South Korea"), ("CI", "CIV", "Ivory Coast")],
)
def test_a_country_goes_by_its_common_name(code: str, alpha_3: str, name: str) -> None:
    assert country_names(code) == (alpha_3, name)


def test_every_iso_country_has_its_own_alpha_3_code() -> None:
    assert all(country_names(c.alpha_2)[0] == c.alpha_3 for c in pycountry.countries if c.alpha_2 != "AQ")


def test_control_characters_of_a_source_are_shown_as_escapes() -> None:
    message = failure_row("a.txt", None, None, "read", "x", "bad \x1b[31m\x00 byte\n")[5]
    assert message == "bad \\x1b[31m\\x00 byte\\n"


def test_the_doc_id_is_the_hash_of_the_path_and_the_record() -> None:
    assert doc_id_of("a/b.txt", None) == "5550000d3b1cf1ff"
    assert doc_id_of("a.jsonl", "1") != doc_id_of("a.jsonl", "2")
