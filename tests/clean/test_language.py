"""English that function words alone give away is not put to the detector, and nothing else passes for it."""

import pytest

from pipeline.clean import language
from pipeline.clean.language import language_of

ENGLISH = "The minister told the council of the city that the plan for the harbour would be paid by the state. " * 4
GERMAN = (
    "Der Minister sagte dem Rat der Stadt, dass der Plan für den Hafen vom Staat bezahlt werde. "
    'Das Schiff "The Spirit of the North" liegt noch am Kai, und die Fahrt beginnt am Montag. '
) * 3


def test_plain_english_is_settled_without_the_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_detect", lambda text: pytest.fail("asked"))
    assert language_of(ENGLISH) == "en"


def test_an_english_name_in_another_language_does_not_make_it_english() -> None:
    assert language_of(GERMAN) == "de"
