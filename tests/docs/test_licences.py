"""The page of licences: every library of the users' set, none of it under the GPL, and the model as it was compared."""

from __future__ import annotations

import re

import pytest

from docs.licences import PAGE, digest_of_model, is_gpl, licence_of, pinned

TEXT = PAGE.read_text("utf-8")


def test_every_library_of_the_users_set_is_on_the_page_with_its_version() -> None:
    assert re.findall(r"^\| ([a-z0-9._-]+) \| (\d[^|]*) \|", TEXT, re.MULTILINE) == pinned()


def test_no_library_is_under_the_gpl() -> None:
    known = {name: licence for name, _ in pinned() if (licence := licence_of(name))}
    assert len(known) > 50
    assert [name for name, licence in known.items() if is_gpl(licence)] == []


@pytest.mark.parametrize(
    ("licence", "gpl"),
    [
        ("GPL-3.0-only", True),
        ("GNU General Public License v3 (GPLv3)", True),
        ("AGPL-3.0", True),
        ("MIT AND GPL-2.0-or-later", True),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", False),
        ("LGPL-2.1-only", False),
        ("GNU Lesser General Public License v2 (LGPLv2)", False),
        ("MIT", False),
    ],
)
def test_the_gpl_is_told_from_other_licences(licence: str, gpl: bool) -> None:
    assert is_gpl(licence) is gpl


def test_the_model_is_the_one_that_was_compared() -> None:
    assert digest_of_model() in TEXT
