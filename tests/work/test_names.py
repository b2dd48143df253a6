"""What a person says of a name holds in every article, and a change of it touches those alone in which it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import pipeline
from pipeline.article import Claim, CountryMention, Document, EntityMention, Extraction, Position, Quote, Span
from pipeline.cli import main
from pipeline.errors import SettingsError
from pipeline.run.runner import Order, run
from pipeline.sources.names import Name, digest_of, names_in, read_names
from pipeline.work.names import with_names

pytestmark = pytest.mark.usefixtures("in_process")
HOLT = Name("Ana Holt", "person", "Anna Holt-Meyer")


def entry(**told: str) -> str:
    return "[[name]]\n" + "".join(f'{key} = "{value}"\n' for key, value in told.items())


def test_a_file_gives_its_entries() -> None:
    text = entry(name="Ana  Holt", person="Anna Holt-Meyer", note="see her page") + entry(name="Lumeria", country="ee")
    assert read_names(text, "names.toml") == (HOLT, Name("Lumeria", "country", "EE"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = [", "no TOML"),
        ("[[names]]\n", "'names' does not"),
        ("[name]\n", "each entry stands under"),
        (entry(name="Ana Holt"), "entry 1: a name and one of person, organisation, country"),
        (entry(name="Ana Holt", person="A", country="FR"), "entry 1: a name and one of"),
        (entry(name="Lumeria", country="Estonia"), "'Estonia' is no country's code"),
        (entry(name="Lumeria", nation="EE"), "no key 'nation'"),
        (entry(name="Lumeria", country=" "), "country is to be a text"),
        (entry(name="Lumeria", country="EE") * 2, "entry 2: 'Lumeria' has an entry already"),
    ],
)
def test_an_entry_that_cannot_be_is_named(text: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        read_names(text, "names.toml")


def test_names_are_found_as_whole_words_the_longest_first_and_where_their_path_fits() -> None:
    names = (HOLT, Name("Holt", "person", "Jim Holt"), Name("Holt", "organisation", "Holt Group", "wire/*"))
    text = "Holtby met Ana Holt, then Holt’s brother; Holts left."
    assert [(text[f.start : f.end], f.entry.value) for f in names_in(text, names, "a.txt")] == [
        ("Ana Holt", "Anna Holt-Meyer"),
        ("Holt", "Jim Holt"),
    ]
    assert names_in("Holt", names, "wire/b.txt")[0].entry.value == "Holt Group"
    assert names_in(text, (), "a.txt") == []
    assert digest_of(names) == digest_of(reversed(names)) != digest_of(names[:1]) and digest_of(()) == ""


def test_a_country_of_that_name_is_one_mention_and_what_pointed_to_it_still_does() -> None:
    text = "Jordan Holt and Lumeria Nova of Jordan."
    spans = ((0, 6), (16, 23), (32, 38))
    countries = tuple(CountryMention("text", s, e, c, "name", "r") for (s, e), c in zip(spans, ("JO", "LV", "JO")))  # noqa: B905
    position = Position(
        *("text", 0, 38, "aid", "material_cooperation", Span(12, 15), "done", Span(16, 28), None, "country", ("LV",)),
        *(None, None, None, (), (), None, "r"),
    )
    found = Extraction(
        countries=countries,
        claims=(Claim(0, 0, None, "of", "r"), Claim(0, 1, None, "of", "r"), Claim(0, 2, None, "of", "r")),
        positions=(position,),
    )
    names = (Name("Jordan Holt", "person", "Jordan P. Holt"), Name("Lumeria Nova", "country", "EE"))
    named = with_names(found, Document(text, (Span(0, len(text)),)), names, "a.txt")
    left = named.extraction
    assert [(m.start, m.end, m.country) for m in left.countries] == [(16, 28, "EE"), (32, 38, "JO")]
    assert [claim.country for claim in left.claims] == [0, 1]
    assert left.positions[0].actor_countries == ("EE",)
    assert {(c.table, c.column, c.was, c.value) for c in named.changes if c.table == "countries"} == {
        ("countries", "country", "LV", "EE"),
        ("countries", "row", "yes", "no"),
    }


def test_people_go_by_the_name_that_is_known_and_a_fuller_one_stays() -> None:
    text = "Ana Holt spoke. “We go,” Holt said. Jim Holt left."
    quote = Quote(17, 22, (Span(17, 22),), "direct", None, Span(25, 29), "Ana Holt", None, None, "r")
    unnamed = Quote(17, 22, (Span(17, 22),), "direct", None, Span(0, 8), None, None, None, "r")
    entities = tuple(EntityMention("text", s, e, "GPE", n) for s, e, n in ((0, 8, "Ana Holt"), (36, 44, "Jim Holt")))
    found = Extraction(entities=entities, quotes=(quote, unnamed))
    left = with_names(found, Document(text, (Span(0, len(text)),)), (HOLT,), "a.txt").extraction
    assert [(e.label, e.name) for e in left.entities] == [("PERSON", "Anna Holt-Meyer"), ("GPE", "Jim Holt")]
    assert [q.speaker_name for q in left.quotes] == ["Anna Holt-Meyer"] * 2


RAW = "The mayor, Ana Holt, said: “We will rebuild the bridge by May.” Lumeria sent 30 soldiers, the ministry said.\n"


def tables(out: Path) -> dict[str, list[dict[str, Any]]]:
    return {
        t: pipeline.load(out, t).to_dict("records") for t in ("quotes", "countries", "country_focus", "corrections")
    }


def test_a_change_of_a_name_touches_the_articles_in_which_it_stands(tmp_path: Path) -> None:
    raw, out, file = tmp_path / "raw", tmp_path / "out", tmp_path / "names.toml"
    raw.mkdir()
    (raw / "a.txt").write_text(RAW, "utf-8")
    (raw / "b.txt").write_text(RAW.replace("Ana", "Eva").replace("Lumeria", "Estonia"), "utf-8")
    (raw / "c.txt").write_text("It rained all day in the harbour, and nobody went out to the boats.\n", "utf-8")
    first = entry(name="Ana Holt", person="Anna Holt-Meyer") + entry(name="Lumeria", country="EE")
    file.write_text(first, "utf-8")
    assert dict(run(raw, out, Order(processes=1)).work) == {"new": 3}
    found = tables(out)
    assert sorted(q["speaker_name"] for q in found["quotes"] if q["kind"] == "direct") == [
        "Anna Holt-Meyer",
        "Eva Holt",
    ]
    assert [(c["text"], c["rule"]) for c in found["countries"] if c["rule"] == "named"] == [("Lumeria", "named")]
    assert [f["country"] for f in found["country_focus"]] == ["EE", "EE"]
    assert {c["note"] for c in found["corrections"]} == {"names.toml"} and all(
        c["applied"] for c in found["corrections"]
    )
    assert dict(run(raw, out, Order(processes=1)).work) == {}

    file.write_text(first + entry(name="Eva Holt", person="Eve Holt") + entry(name="Zora", person="Zora Vane"), "utf-8")
    done = run(raw, out, Order(processes=1))
    assert (dict(done.work), done.unchanged) == ({"names changed": 1}, 2)
    assert sorted(q["speaker_name"] for q in tables(out)["quotes"] if q["kind"] == "direct") == [
        "Anna Holt-Meyer",
        "Eve Holt",
    ]
    said = CliRunner().invoke(main, ["status", str(raw), "--out", str(out)]).output
    assert "names.toml: 'Zora' stands in no article" in said and "nothing new" in said
    run(raw, out, Order(processes=1, rebuild=True))
    assert len([c for c in tables(out)["countries"] if c["rule"] == "named"]) == 1

    file.unlink()
    assert dict(run(raw, out, Order(processes=1)).work) == {"names changed": 2}
    assert not tables(out)["corrections"]
    assert dict(run(raw, out, Order(processes=1)).work) == {}
