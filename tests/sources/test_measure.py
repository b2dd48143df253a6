"""Lines of a printed page: which of them go on in the next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sources.measure import joined

FULL = "The harbour board of Velmora will spend two million on a pier that is longer"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (f"{FULL}\nthan the old one.", f"{FULL} than the old one."),
        (f"A longer pier\n{FULL}\nthan the old one.", f"A longer pier\n{FULL} than the old one."),
        (f"{FULL}\nthan the old.\nIt opens in May.", f"{FULL} than the old.\nIt opens in May."),
        (f"{FULL}\n\nThe end", f"{FULL}\n\nThe end"),
        (f"{FULL} for har-\nbours.", f"{FULL} for harbours."),
        (f"{FULL} for the sea-\nside, a sea-side.", f"{FULL} for the sea-side, a sea-side."),
        (f"Ann Lee\nBo Ek\n{FULL}\nby far.", f"Ann Lee\nBo Ek\n{FULL} by far."),
        (f"{FULL}\nsaid the chair:\n“Now.”", f"{FULL} said the chair:\n“Now.”"),
    ],
)
def test_a_full_line_goes_on_and_a_short_or_ended_one_does_not(page: str, text: str) -> None:
    assert joined(page) == text


@given(st.text(st.sampled_from("ab .-“”\nAé"), max_size=300))
def test_no_character_but_white_space_and_hyphens_goes_or_comes(page: str) -> None:
    def bare(text: str) -> str:
        return "".join(text.split()).replace("-", "")

    assert bare(joined(page)) == bare(page)
