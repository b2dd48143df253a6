"""The language of a text: sure where it is long, English where Latin letters say too little."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from pipeline.article import Record
from pipeline.text.cleaning import document_of, keep_all
from pipeline.text.language import language_of
from pipeline.text.plain import read_text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry line will stop its night service in the autumn, its owner said on Monday.", "en"),
        ("Ferry sinks", "en"),
        ("Macron, Merz, Meloni", "en"),
        ("Angela Merkel met Emmanuel Macron in Berlin.", "en"),
        ("Die Fähre stellt ihren Nachtverkehr im Herbst ein, sagte der Eigentümer am Montag in Hamburg.", "de"),
        ("Le bac de nuit cessera de circuler à l'automne, a annoncé lundi son propriétaire à la presse.", "fr"),
        ("El transbordador nocturno dejará de circular en otoño, dijo el lunes su propietario a la prensa.", "es"),
        ("A balsa noturna deixará de circular no outono, disse na segunda-feira o seu proprietário.", "pt"),
        ("Il traghetto notturno smetterà di circolare in autunno, ha detto lunedì il suo proprietario.", "it"),
        ("Нічний пором припинить роботу восени, повідомив у понеділок його власник.", "uk"),
        ("12 345", None),
        ("", None),
    ],
)
def test_the_language_of_a_text(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_the_metadata_decides_where_the_text_is_too_short() -> None:
    assert language_of("Fähre weg", "de-DE") == "de"


@pytest.mark.parametrize(
    ("text", "limited"), [("Die Fähre fährt nicht mehr, und niemand weiß warum.", True), ("No.", False)]
)
def test_a_text_that_is_not_english_is_limited(text: str, limited: bool) -> None:
    document, _ = document_of(keep_all(read_text(Record("a.txt", None, "txt", "", "utf-8", text))))
    assert document.limited is limited


PLAIN = "The minister told the council of the city that the plan for the harbour would be paid by the state. " * 4
NAMED = (
    "Der Minister sagte dem Rat der Stadt, dass der Plan für den Hafen vom Staat bezahlt werde. "
    'Das Schiff "The Spirit of the North" liegt noch am Kai, und die Fahrt beginnt am Montag. '
) * 3


def test_plain_english_is_settled_without_the_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.text.language._identifier", lambda: pytest.fail("asked"))
    assert language_of(PLAIN) == "en"


def test_an_english_name_in_another_language_does_not_make_it_english() -> None:
    assert language_of(NAMED) == "de"


def test_the_words_of_english_grammar_are_single_words_in_lower_case() -> None:
    data = tomllib.loads(files("pipeline.text").joinpath("data/language.toml").read_text("utf-8"))
    words = data["english"]
    assert len(words) == len(set(words)) >= 30
    assert all(word.isalpha() and word == word.lower() for word in words)
