"""Roles as offices and press releases word them, and whose they are; every sentence is invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

HELD = {
    "head_behind_a_letter": (
        "In a letter to the president in May, Ana Holt, the chair of the Marsh Union, said prices fell.",
        "chair of the Marsh Union",
    ),
    "farmer_behind_a_letter": ("Writing to the mayor on Tuesday, Ana Holt, a farmer, said prices fell.", "farmer"),
    "head_behind_a_meeting": (
        "After a meeting with the governor in Riga, Ana Holt, head of the union, left.",
        "head of the union",
    ),
    "subject": ("The president of the union, Ana Holt, said prices fell.", "president of the union"),
    "with_a_pronoun_behind": (
        "After a row with the director of the union, Ana Holt, they left.",
        "director of the union",
    ),
    "as": ("As a senator, Ana Holt, a nurse, voted.", "senator"),
    "with_a_month": ("The head of the agency in May, Ana Holt, left.", "head of the agency"),
    "with_a_day": ("Ana Holt, the judge on Monday, left.", "judge"),
    "with_a_year": ("Ana Holt, Marsh's top adviser in 2012, left.", "Marsh's top adviser in 2012"),
    "editor_in_chief": ("Marshleaks editor-in-chief Ana Holt said so.", "Marshleaks editor-in-chief"),
    "deputy_editor_in_chief": ("Deputy Editor-in-Chief Ana Holt said so.", "Deputy Editor-in-Chief"),
    "editor_in_chief_without_hyphens": ("The paper’s editor in chief Ana Holt said so.", "editor in chief"),
    "attorney_at_law": ("Former attorney-at-law Ana Holt said so.", "Former attorney-at-law"),
    "turned": ("Actress-turned-activist Ana Holt said so.", "Actress-turned-activist"),
    "chief": ("Police chief Ana Holt said so.", "Police chief"),
    "division": (
        '"It sails," said Ana Holt, division vice president, Harbour Sales & Regional Operations at Harbour Inc.',
        "division vice president, Harbour Sales & Regional Operations at Harbour Inc.",
    ),
    "department_and_firm": (
        '"It sails," said Ana Holt, vice president, Global Marketing, Harbour Inc.',
        "vice president, Global Marketing, Harbour Inc.",
    ),
    "firm_before_a_verb": ("Ana Holt, director, Harbour Policy Unit, said it sails.", "director, Harbour Policy Unit"),
    "list_of_people": ("Among them were Ana Holt, director, Peter Marsh, actor, and Rui Almeida.", "director"),
    "subject_behind": ("Ana Holt, director, Harbour Foods said on Monday, is wrong.", "director"),
    "with_an_article": ("They met Ana Holt, the president, Harbour Foods and Marsh Motors.", "president"),
    "place_alone": ("Ana Holt, senator, New York, said so.", "senator"),
    "title_before_a_firm": (
        "Ana Holt, President Harbour North America, says: “It sails.”",
        "President Harbour North America",
    ),
    "title_before_a_firm_in_a_tag": ("“It sails,” said Ana Holt, CEO Harbour Foods.", "CEO Harbour Foods"),
    "title_before_a_field": (
        "Ana Holt, Vice President Sales, Harbour Foods, said: “It sails.”",
        "Vice President Sales, Harbour Foods",
    ),
    "another_president": ("On the stage with Ana Holt, President Marsh said it sails.", None),
    "another_president_by_full_name": ("Ana Holt, President Rui Almeida, and Peter Marsh left.", None),
    "another_president_who_says_it": ("Ana Holt, President Marsh said, is wrong.", None),
    "another_senator": ("Like Ana Holt, Senator Rui Almeida, says it sails.", None),
    "where": ("Ana Holt, a doctor at Marsh Hospital where many were treated, left.", "doctor at Marsh Hospital"),
    "office_in_a_tag": (
        "Harbour hired marketing pioneer Ana Holt. “It sails,” said Ana Holt, harbour6’s new Chief Strategy Officer.",
        "harbour6’s new Chief Strategy Officer",
    ),
    "description_in_a_tag": (
        "Harbour hired marketing pioneer Ana Holt. “It sails,” said Ana Holt, a retired nurse.",
        "marketing pioneer",
    ),
    "office_before_an_office": (
        "They met budget director Ana Holt. “It sails,” said Ana Holt, chair of a choir.",
        "budget director",
    ),
}


@pytest.mark.parametrize("case", HELD)
def test_an_office_is_read_with_its_body_and_without_anothers(case: str, read: Callable[[str], Any]) -> None:
    text, role = HELD[case]
    people = {p.name: p.role for p in read(text + "\nAna Holt returned.").cast.people}
    assert people["Ana Holt"] == role
