"""Galleries in many forms: counters and credits go, headings and captions stay."""

from __future__ import annotations

import pytest

from pipeline.article import Article, Record
from pipeline.text.cleaning import clean
from pipeline.text.plain import read_text

CAPTIONS = (
    "Engineers lay the first cable of the new line across the strait.",
    "The ferry that used to carry the mail is moored at the old pier.",
    "A diver checks the joint at a depth of forty metres before noon.",
    "Residents watch the ship from the lighthouse on the northern shore.",
)


def cleaned(text: str) -> Article:
    return clean(read_text(Record("a.txt", None, "txt", "", "utf-8", text)))


def kept(text: str) -> list[str]:
    return [b.text for b in cleaned(text).blocks if b.kept]


@pytest.mark.parametrize(
    "counter",
    [
        "{n} / 4",
        "{n}/4 Fotos",
        "Photo {n} of 4",
        "({n} of 4)",
        "#{n} of 4",
        "Bild {n} von 4",
        "Image {n} sur 4",
        "Foto {n} de 4",
        "Immagine {n} di 4",
        "Slide {n}",
        "[{n}|4]",
        "{n} av 4 bilder",
        "{n} из 4",
        "{n}",
        "Zdjęcie {n} z 4",
        "第{n}张/共4张",
    ],
)
def test_a_counter_in_any_language_goes_and_its_caption_stays(counter: str) -> None:
    lines = [line for n, c in enumerate(CAPTIONS, 1) for line in ("© Kestrel Pictures", counter.format(n=n), c)]
    assert kept("\n".join(lines)) == list(CAPTIONS)


@pytest.mark.parametrize("glued", ["{c} {n}/4", "{n}/4 {c}", "{c} | Photo {n} of 4", "({n} of 4) {c}"])
def test_a_counter_glued_to_its_caption_is_cut_off(glued: str) -> None:
    lines = [glued.format(n=n, c=c) for n, c in enumerate(CAPTIONS, 1)]
    assert kept("\n".join(lines)) == list(CAPTIONS)


@pytest.mark.parametrize(
    "glued", ["© Kestrel Pictures {n} / 4", "{n}/4 Photo: Ann Bright/Reuters", "Foto: dpa [{n}/4]"]
)
def test_a_counter_glued_to_a_credit_goes_with_it(glued: str) -> None:
    lines = [line for n, c in enumerate(CAPTIONS, 1) for line in (c, glued.format(n=n))]
    assert kept("\n".join(lines)) == list(CAPTIONS)


def test_a_credit_in_unknown_words_goes_where_it_stands_beside_each_slide() -> None:
    lines = [line for n, c in enumerate(CAPTIONS, 1) for line in ("Kunstarkivet, Sørhavn", f"{n} / 4", c)]
    assert kept("\n".join(lines)) == list(CAPTIONS)


def test_a_list_of_slides_that_stands_twice_is_kept_once() -> None:
    once = [line for n, c in enumerate(CAPTIONS, 1) for line in (f"{n} / 4", f"Stage {'ABCD'[n - 1]}", c)]
    article = cleaned("\n".join(once + once))
    assert [b.text for b in article.blocks if b.kept] == [line for i, line in enumerate(once) if i % 3]
    assert {b.reason for b in article.blocks if not b.kept} == {"slide_counter", "duplicate"}


@pytest.mark.parametrize(
    "line",
    [
        "She gave the bridge 3 / 10.",
        "1 of 3 pilots declined.",
        "Photos show the bridge at dawn.",
        "Getty Images sued the firm.",
    ],
)
def test_a_sentence_that_looks_like_a_counter_or_a_credit_stays(line: str) -> None:
    assert kept(f"{CAPTIONS[0]}\n{line}\n{CAPTIONS[1]}") == [CAPTIONS[0], line, CAPTIONS[1]]


@pytest.mark.parametrize(
    "line",
    [
        "© Getty Images",
        "(AP Photo/Ann Bright)",
        "Image source, Getty Images",
        "Foto: dpa",
        "Ann Bright/Reuters",
        "AFP via Getty Images",
        "Courtesy of the Harbour Museum",
        "Crédit photo : AFP",
        "Photograph: Ann Bright/The Guardian",
        "Fotografía: EFE",
        "EPA-EFE",
        "(Photo by Ann Bright/Getty Images)",
        "Фото: Укрінформ",
    ],
)
def test_a_credit_alone_on_its_line_goes(line: str) -> None:
    article = cleaned(f"{CAPTIONS[0]}\n{line}\n{CAPTIONS[1]}")
    assert [(b.kept, b.reason) for b in article.blocks] == [(True, None), (False, "photo_credit"), (True, None)]
