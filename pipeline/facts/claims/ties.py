"""The countries that one number is tied to by the grammar of its sentence, each with its path.

Every path is one method of `Ties`; which words may stand on it is data (data/claims.toml).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from pipeline.article import CountryMention, NumberMention, Parse
from pipeline.language import clauses
from pipeline.language.clauses import word_lists

HYPHENS = frozenset(("-", "‐", "‑"))
NAMES = frozenset(("ORG", "PERSON", "WORK_OF_ART", "PRODUCT", "LAW", "EVENT", "FAC"))
ACRONYM = 4  # letters of the longest name of a country that is written in capitals: "U.S.", "UAE"
YEAR = 4  # digits
NOUN_PATH = 3  # prepositional phrases within one another: "an attack on a base in the north of Syria"


def tokens(parse: Parse, mention: CountryMention | NumberMention) -> tuple[int, int]:
    """First and last token that a mention touches."""
    first = bisect_right(parse.ends, mention.start)
    last = bisect_left(parse.starts, mention.end) - 1
    return min(first, len(parse.words) - 1), max(first, last)


def counted_noun(parse: Parse, number: NumberMention) -> int:
    """The token of the noun that a number counts: by the grammar, or what its extractor found where these part."""
    own = clauses.head_of(parse, *tokens(parse, number))
    noun = clauses.counted_noun(parse, own)
    if number.counted_start is None or number.counted_end is None:
        return noun
    first = bisect_right(parse.ends, number.counted_start)
    last = bisect_left(parse.starts, number.counted_end) - 1
    if not first <= last < len(parse.words) or first <= noun <= last:
        return noun
    found = above = clauses.head_of(parse, first, last)
    for _ in range(NOUN_PATH):  # "dozens of the members": the number is above what it counts
        above = parse.heads[above]
        if above in (own, noun):
            return noun
    return found


class Ties:
    """One paragraph's numbers and countries, laid on its tokens."""

    def __init__(self, parse: Parse, countries: dict[int, CountryMention], numbers: dict[int, NumberMention]) -> None:
        self.parse = parse
        self.lists = word_lists()
        self.kinds = {index: number.kind for index, number in numbers.items()}
        spans = [(index, *tokens(parse, number)) for index, number in numbers.items()]
        self.number_tokens = {t for _, first, last in spans for t in range(first, last + 1)}
        self.numbers = [span for span in spans if self.counts(*span)]
        self.persons = {t for e in parse.entities if e.label == "PERSON" for t in range(e.first, e.last + 1)}
        self.names = sorted((e for e in parse.entities if e.label in NAMES), key=lambda e: e.first)
        self.name_starts = [e.first for e in self.names]
        self.country_at: dict[int, int] = {}  # head token -> country
        self.country_last: dict[int, int] = {}  # last token -> country
        self.demonyms: set[int] = set()  # head tokens
        self.cities: set[int] = set()
        for index, country in countries.items():
            first, last = tokens(parse, country)
            if not self.names_country(country, first, last):
                continue
            head = clauses.head_of(parse, first, last)
            self.country_at[head] = index
            self.country_last[last] = index
            if country.kind == "demonym":
                self.demonyms.add(head)
            elif country.kind in ("city", "capital"):
                self.cities.add(head)

    def names_country(self, country: CountryMention, first: int, last: int) -> bool:
        """Whether the mention stands for its country: not in a sum, a dateline, or the name of a body or person."""
        words = self.parse.words
        if last in self.number_tokens:
            return False  # "30 Canadian dollars" says nothing about Canada
        if first == 0 and words[last].isupper() and len(words[last]) > ACRONYM:
            return False  # "WASHINGTON (AP)"
        at = bisect_right(self.name_starts, first) - 1
        if at < 0:
            return True
        name = self.names[at]
        inside = last <= name.last and name.last - name.first > last - first
        if country.kind == "demonym":  # "French Navy", not "Royal Dutch Shell"
            return not inside or all(words[t].lower() == "the" for t in range(name.first, first))
        with_article = name.first + 1 == first and name.last == last and words[name.first].lower() == "the"
        return not inside or with_article

    def counts(self, number: int, first: int, last: int) -> bool:
        """Whether the number counts something: not "a two-page memo", not "three times as many"."""
        words, tags = self.parse.words, self.parse.tags
        if self.kinds[number] != "count" or last + 1 >= len(words):
            return True
        if first < last and words[last - 1] in HYPHENS and tags[last] != "CD":
            return words[last].lower() in self.lists["hyphenated"]  # "two-term"
        if first == last and len(words[first]) == YEAR and words[first].isdigit() and tags[last + 1] == "NN":
            return False  # "its 1947 constitution"
        if words[last + 1] in HYPHENS and self.parse.starts[last + 1] == self.parse.ends[last]:
            return last + 2 < len(words) and words[last + 2].lower() in self.lists["hyphenated"]
        return words[last + 1].lower() not in self.lists["multiples"]

    def of(self, number: int, first: int, last: int) -> Iterator[tuple[int, str, str]]:
        """(country, relation, rule) of one number, the closest path first."""
        parse = self.parse
        noun = clauses.counted_noun(parse, clauses.head_of(parse, first, last))
        alone = first <= noun <= last or (first > 0 and parse.words[first - 1] == "(")
        for _ in range(NOUN_PATH):
            if noun in self.demonyms:
                yield self.country_at[noun], "attribute", "people"  # "10,000 Syrians"
            of_country = list(self.modifiers(noun, "noun"))
            yield from of_country
            if not (of_country and self.is_listed(noun)):
                yield from self.phrase_ties(noun, "noun phrase", "prepositions")
            yield from self.relative_ties(noun)
            yield from self.beside(noun, alone)
            measured = self.measured_noun(number, noun)
            if measured is None:
                break
            noun, alone = measured, False
        lead = clauses.first_conjunct(parse, noun)
        own = {
            phrase.word for phrase in clauses.phrases(parse, noun) if lead != noun or phrase.object in self.country_at
        }
        if lead != noun:
            here = list(self.right_behind(max(noun, last)))
            yield from here
            own |= {relation for _, relation, _ in here}
        yield from (tie for tie in self.clause_ties(number, lead) if tie[1] not in own)

    def right_behind(self, token: int) -> Iterator[tuple[int, str, str]]:
        """Countries in the phrase right behind a token: "killed 130 in Paris in May and 32 in Brussels"."""
        words = self.parse.words
        after = token + 2
        if after < len(words) and words[token + 1].lower() in self.lists["place_of_subject"]:
            after += words[after].lower() == "the"
            yield from ((country, words[token + 1].lower(), "noun phrase") for country in self.countries(after))

    def is_listed(self, noun: int) -> bool:
        """Whether more nouns follow, so that what hangs behind them is theirs: "15 French pilots and people from"."""
        return any(self.parse.deps[child] == "conj" for child in self.parse.children[noun])

    def clause_ties(self, number: int, noun: int) -> Iterator[tuple[int, str, str]]:
        """Ties through the verb whose clause the noun stands in as subject, object, predicate or amount."""
        parse = self.parse
        head, dep = parse.heads[noun], parse.deps[noun]
        if dep in clauses.SUBJECTS and clauses.is_verb(parse, head):
            yield from self.predicate_ties(head)
            yield from self.phrase_ties(head, "verb phrase", "place_of_subject")
        elif dep in clauses.OBJECTS and clauses.is_verb(parse, head):
            yield from self.subject_ties(head)
            yield from self.object_ties(head, noun)
            yield from self.phrase_ties(head, "verb phrase", "place_of_object")
        elif dep == "conj" and clauses.is_verb(parse, head) and parse.tags[noun] in clauses.AMOUNTS:
            yield from self.subject_ties(head)  # "sent 300 to Mali and 200 to Niger"
        elif dep == "pobj":
            yield from self.amount_ties(number, head)

    def amount_ties(self, number: int, preposition: int) -> Iterator[tuple[int, str, str]]:
        """Ties of an amount that a preposition puts into its clause: "grew by 3 percent", "supplied it with 300"."""
        word, verb = self.parse.words[preposition].lower(), self.parse.heads[preposition]
        if word not in self.lists["amount_prepositions"] or not clauses.is_verb(self.parse, verb):
            return
        if word in self.lists["measuring_prepositions"]:
            if self.kinds[number] == "count" and self.parse.words[verb].lower() not in self.lists["measuring_verbs"]:
                return
            yield from self.phrase_ties(verb, "verb phrase", "place_of_subject")
        yield from self.subject_ties(verb)
        yield from self.object_ties(verb, -1)

    def measured_noun(self, number: int, noun: int) -> int | None:
        """The noun whose size the number gives: "force" of "a force of 300", "rise" of "a rise of 3 percent"."""
        parse, preposition = self.parse, self.parse.heads[noun]
        if parse.deps[noun] != "pobj" or parse.words[preposition].lower() not in ("of", "to", "by"):
            return None
        above = parse.heads[preposition]
        if not parse.tags[above].startswith("NN"):
            return None
        if self.kinds[number] != "count":
            own = any(phrase.word == "of" for phrase in clauses.phrases(parse, noun))  # "3 percent of voters"
            return None if own else above
        of = parse.words[preposition].lower() == "of"
        return above if of and parse.words[above].lower() in self.lists["measured"] else None

    def countries(self, token: int) -> Iterator[int]:
        """The country that the token names, with those joined to it by "and"."""
        if token in self.country_at:
            yield from (self.country_at[t] for t in clauses.conjuncts(self.parse, token) if t in self.country_at)

    def is_person(self, noun: int) -> bool:
        """Whether the noun names or describes one person, or is a currency: what is of no country's."""
        return noun in self.persons or self.parse.words[noun].lower() in self.lists["person_nouns"]

    def modifiers(self, noun: int, rule: str) -> Iterator[tuple[int, str, str]]:
        """Countries that modify a noun: "300 French troops", "Germany's 300 tanks"; none for one person."""
        if self.is_person(noun):
            return
        for child in self.parse.children[noun]:
            dep = self.parse.deps[child]
            if dep in ("amod", "compound", "nmod", "poss") and child < noun:
                relation = "possessive" if dep == "poss" else "attribute"
                yield from ((country, relation, rule) for country in self.countries(child))

    def phrase_ties(self, token: int, rule: str, prepositions: str) -> Iterator[tuple[int, str, str]]:
        """Countries in the prepositional phrases of a token; `prepositions` names the list of those that count."""
        for word, noun in clauses.phrases(self.parse, token):
            if word in self.lists[prepositions]:
                yield from self.within(word, noun, rule)

    def within(self, relation: str, noun: int, rule: str, depth: int = 1) -> Iterator[tuple[int, str, str]]:
        """Countries that a preposition's object names, belongs to or lies in."""
        if relation != "of" and any(child in self.number_tokens for child in self.parse.children[noun]):
            return  # "swapped 10 Russians for four Danes": each number counts its own
        if noun in self.country_at:
            if relation != "in" or noun not in self.demonyms:  # "in Spanish" is a language
                yield from ((country, relation, rule) for country in self.countries(noun))
            return
        if noun in self.number_tokens or self.is_person(noun):
            return
        yield from ((country, relation, rule) for country, _, _ in self.modifiers(noun, rule))
        for word, deeper in clauses.phrases(self.parse, noun):
            if depth < NOUN_PATH and word in self.lists["place_prepositions"]:
                yield from self.within(relation, deeper, rule, depth + 1)

    def relative_ties(self, noun: int) -> Iterator[tuple[int, str, str]]:
        """Ties through a relative clause or a participle: "300 troops Germany sent", "people killed in Syria"."""
        parse = self.parse
        if parse.words[noun].lower() in self.lists["clause_nouns"]:
            return  # "two reasons Israel refuses"
        for verb in parse.children[noun]:
            if parse.deps[verb] not in ("relcl", "acl") or not clauses.is_verb(parse, verb):
                continue
            own = [c for c in parse.children[verb] if parse.deps[c] in clauses.SUBJECTS]
            if own and own[0] in self.number_tokens:
                continue  # "987 branches, 537 of which are in Panama"
            if own and parse.deps[verb] == "relcl" and not clauses.objects(parse, verb):
                yield from ((country, "subject", "relative clause") for country in self.countries(own[0]))
            yield from self.phrase_ties(verb, "relative clause", "place_of_object")

    def beside(self, noun: int, alone: bool) -> Iterator[tuple[int, str, str]]:
        """A country that the number stands beside: "Germany (300)", "Germany, with 83 million people".

        `alone`: the number counts no noun of its own, unlike "China and India, the two largest polluters".
        """
        parse = self.parse
        head, dep = parse.heads[noun], parse.deps[noun]
        closed = ")" in parse.words[head:noun]
        if dep == "appos" and head in self.country_at and alone and not closed:
            yield self.country_at[head], "apposition", "apposition"
        if dep == "pobj" and parse.words[head].lower() == "with" and parse.heads[head] in self.country_at:
            yield self.country_at[parse.heads[head]], "with", "noun phrase"

    def subject_ties(self, verb: int) -> Iterator[tuple[int, str, str]]:
        """Countries as the subject of the number's verb, by name, by what acts for them, or by what is measured."""
        parse = self.parse
        noun = clauses.subject(parse, verb)
        if noun is None or self.is_person(noun):
            return
        first = verb
        while parse.deps[first] == "conj" and clauses.is_verb(parse, parse.heads[first]):
            first = parse.heads[first]
        relative = clauses.relative_of(parse, first)
        if relative != first and (parse.words[relative].lower() == "who" or noun in self.cities):
            return  # "an employee in Texas, who gave $1,200", "a rally in Springfield that drew 5,000"
        if noun in self.country_at:
            yield from ((country, "subject", "subject") for country in self.countries(noun))
            return
        if parse.words[noun].lower() in self.lists["stand_in"]:
            yield from ((country, "subject", "acts for it") for country, _, _ in self.modifiers(noun, "subject"))
            of = [p.object for p in clauses.phrases(parse, noun) if p.word == "of"]
            yield from ((country, "subject", "acts for it") for token in of for country in self.countries(token))
        if parse.words[verb].lower() in self.lists["measuring_verbs"]:
            yield from self.modifiers(noun, "measured subject")
            yield from self.phrase_ties(noun, "measured subject", "prepositions")

    def object_ties(self, verb: int, besides: int) -> Iterator[tuple[int, str, str]]:
        """Countries as another object of the number's verb: "supplied Ukraine with 300 tanks"."""
        for token in clauses.objects(self.parse, verb):
            if token != besides:
                yield from ((country, "object", "object") for country in self.countries(token))

    def predicate_ties(self, verb: int) -> Iterator[tuple[int, str, str]]:
        """Countries as object or predicate where the number is the subject: "two missiles hit Poland"."""
        for token in self.parse.children[verb]:
            if self.parse.deps[token] in ("dobj", "attr", "acomp"):
                relation = "object" if self.parse.deps[token] == "dobj" else "is"
                yield from ((country, relation, "predicate") for country in self.countries(token))
