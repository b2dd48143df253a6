"""Site rules: learned from what recurs over a site's articles, read from a file, applied to that site alone."""

from __future__ import annotations

import pytest

from pipeline.article import Article, Metadata, Record
from pipeline.text.cleaning import clean
from pipeline.text.learn import LEAST, learn
from pipeline.text.plain import read_text
from pipeline.text.site_rules import groups_of, parse_rules

SLOGAN = "Harbour Post – the paper that reads the tide"
BODY = "The commission met on day {n} of the month and put off its decision on pier {n} once more."


def article(n: int, folder: str = "post", last: str = SLOGAN, body: str = BODY) -> Article:
    text = f"Pier {n} to stay shut\n{body.format(n=n)}\nNobody spoke for pier {n} at all, said its {n} owners.\n{last}"
    return clean(read_text(Record(f"{folder}/{n}.txt", None, "txt", "", "utf-8", text)))


def kept(source: Article, rules: str) -> list[str]:
    return [b.text for b in clean(read_text(source.record), parse_rules(rules)).blocks if b.kept]


def test_a_line_that_recurs_over_a_site_is_learned_and_dropped() -> None:
    rules = learn([article(n) for n in range(LEAST)])
    again = clean(read_text(article(1).record), parse_rules(rules))
    assert [(b.reason, b.rule) for b in again.blocks if b.text == SLOGAN] == [("site_rule", "site-rule")]
    assert len(kept(article(1), rules)) == 3


def test_a_rule_holds_for_its_own_folder_only() -> None:
    rules = learn([article(n) for n in range(LEAST)])
    assert SLOGAN in kept(article(1, folder="other"), rules)


def test_too_few_articles_teach_nothing() -> None:
    assert parse_rules(learn([article(n) for n in range(LEAST - 1)])).lines == {}


def test_variants_of_one_story_teach_nothing() -> None:
    same = "The ferry sank at noon, and all nine of its crew swam to the pier in the end, variant or not."
    articles = [article(0, last=f"Copy {n}", body=same) for n in range(LEAST + 2)]
    assert parse_rules(learn(articles)).lines == {}


def test_a_sentence_shared_by_a_few_articles_of_many_is_not_learned() -> None:
    background = "The pier was built in 1903 and has been shut since the storm of last winter."
    articles = [article(n, last=background if n % 5 == 0 else f"End of part {n}") for n in range(30)]
    assert parse_rules(learn(articles)).lines == {}


def test_a_site_is_known_by_its_name_its_host_or_its_folder() -> None:
    record = Record("desk/a.txt", None, "txt", "", "utf-8", "")
    meta = Metadata(site="Harbour Post", url="https://www.harbour.example/a")
    assert groups_of(Article(record, meta, ())) == ("Harbour Post", "harbour.example", "desk")


def test_rules_may_be_written_by_hand_for_all_sites() -> None:
    rules = parse_rules(f'[site."*"]\nlines = ["{SLOGAN.upper()}"]\n')
    cleaned = clean(read_text(article(1, folder="any").record), rules)
    assert [b.reason for b in cleaned.blocks if b.text == SLOGAN] == ["site_rule"]


@pytest.mark.parametrize("text", ["[site", "lines = []", "[site.x]\nlines = 3", "[site.x]\nlines = [3]", "site = 1"])
def test_a_broken_rule_file_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(ValueError, match=r"rule file|needs `lines`"):
        parse_rules(text)


def test_quotes_and_backslashes_survive_the_rule_file() -> None:
    odd = 'Say "tide" \\ and we answer'
    rules = learn([article(n, last=odd) for n in range(LEAST)])
    assert odd not in kept(article(1, last=odd), rules)


@pytest.mark.parametrize("piece", [", and", "said on", "(", ") and so on"])
def test_a_piece_of_a_sentence_is_not_learned(piece: str) -> None:
    assert parse_rules(learn([article(n, last=piece) for n in range(LEAST + 1)])).lines == {}


def test_a_rule_file_says_on_how_many_pages_a_line_was_seen() -> None:
    assert f"# on {LEAST} of {LEAST} pages" in learn([article(n) for n in range(LEAST)])
