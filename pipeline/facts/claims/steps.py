"""The steps that a frame is made of: each leads from a token of a paragraph to others, or drops it.

A step is a function of the reading, the figure, where the walk stands, and the step's argument. `Place.relation` is how
the country that is reached is tied: the preposition last passed, or what the step says.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.facts.claims.filters import Place, Step, demonym, listed, measured, own_relation, thing
from pipeline.facts.claims.reading import NOUN_PATH, Figure, Reading
from pipeline.language import clauses, tags

OWNED = ("amod", "compound", "nmod", "poss")
CLAUSES_ABOVE = frozenset(("conj", "advcl", "xcomp", "pcomp", "ccomp", "acl", "relcl", "parataxis", "dep", "csubj"))
FRONT = 2  # tokens that may stand before a fronted phrase: a mark, "and"


def modifier(reading: Reading, figure: Figure, at: Place, argument: str) -> Iterator[Place]:
    """What modifies a noun before it: "300 French troops", "Germany's 300 tanks"; nothing of one person or a firm."""
    if reading.acts_for_itself(at.token):
        return
    for child in reading.parse.children[at.token]:
        dep = reading.parse.deps[child]
        if dep in OWNED and child < at.token:
            relation = "possessive" if dep == "poss" else "attribute"
            yield Place(child, relation)
            if dep in ("compound", "nmod") and not reading.acts_for_itself(child):  # "Houston-area sales"
                deeper = (c for c in reading.parse.children[child] if reading.parse.deps[c] in OWNED)
                yield from (Place(c, relation) for c in deeper)


def phrase(reading: Reading, figure: Figure, at: Place, argument: str) -> Iterator[Place]:
    """The objects of a token's prepositions in the list `argument`; not of a verb that says where a firm sits."""
    if reading.listed(at.token, "seated"):
        return
    for word, noun in clauses.phrases(reading.parse, at.token):
        excepted = reading.listed(reading.parse.heads[noun] - 1, "excepting")  # "apart from Peru"
        if reading.listed_word(word, argument) and not excepted and not swapped(reading, word, noun):
            yield Place(noun, word)


def swapped(reading: Reading, word: str, noun: int) -> bool:
    """Whether a preposition's object has a number of its own: "swapped 10 Russians for four Danes"."""
    return word != "of" and any(child in reading.number_tokens for child in reading.parse.children[noun])


def inside(reading: Reading, figure: Figure, at: Place, argument: str) -> Iterator[Place]:
    """What a preposition's object names, belongs to or lies in: "an attack in Syria", "the north of Syria".

    Where the object lies in a named place, whose it is does not count: "the German consulate in Kabul".
    """
    noun, relation = at.token, at.relation
    owners: list[Place] = []
    for _ in range(NOUN_PATH):
        if noun in reading.country_at:
            if relation != "in" or noun not in reading.demonyms:  # "in Spanish" is a language
                yield Place(noun, relation)
            return
        if noun in reading.number_tokens or reading.acts_for_itself(noun):
            return
        owners += owners_of(reading, figure, noun, relation)
        deeper = [p for p in clauses.phrases(reading.parse, noun) if reading.listed_word(p.word, "deeper")]
        lying = next((p for p in deeper[1:] if p.object in reading.country_at), None)
        if lying is not None or not deeper:
            yield from owners if lying is None else [Place(lying.object, lying.word)]
            return
        noun, relation = deeper[0].object, relation if deeper[0].word == "of" else deeper[0].word
    yield from owners


def owners_of(reading: Reading, figure: Figure, noun: int, relation: str) -> Iterator[Place]:
    """Whose the object of a preposition is; not of a deed done elsewhere: "killed in Israeli raids"."""
    if relation == "of" or not reading.listed(noun, "deeds"):
        yield from (Place(owner.token, relation) for owner in modifier(reading, figure, Place(noun), ""))


def clause(reading: Reading, figure: Figure, at: Place, argument: str) -> Iterator[Place]:
    """The verb whose clause a noun is in as `argument`: subject, object, amount ("grew by 3 percent") or adjunct."""
    noun = clauses.first_conjunct(reading.parse, at.token)
    verb, slot = slot_of(reading, figure, noun)
    if slot == argument and clauses.is_verb(reading.parse, verb) and verb != noun:
        yield Place(verb)


def slot_of(reading: Reading, figure: Figure, noun: int) -> tuple[int, str]:
    """The token over a noun and what the noun is to it: subject, object, amount, adjunct, or another label."""
    parse = reading.parse
    head, dep = parse.heads[noun], parse.deps[noun]
    if dep == "pobj":
        verb = parse.heads[head]
        if parse.deps[head] == "agent":
            return verb, "agent"
        if is_amount(reading, figure, head, verb):
            return verb, "amount"
        return verb, "adjunct" if reading.listed(head, "spread") else "aside"  # "met with 40 mayors"
    if dep in tags.SUBJECTS:
        return head, "subject"
    if dep == "acomp":
        return head, "amount"  # "is worth $3 billion"
    gapped = dep == "conj" and parse.tags[noun] in clauses.AMOUNTS  # "sent 300 to Mali and 200 to Niger"
    return head, "object" if gapped or dep in tags.OBJECTS else dep


def is_amount(reading: Reading, figure: Figure, preposition: int, verb: int) -> bool:
    """Whether a preposition puts an amount into its clause: "rose to 300", "supplied it with 300"."""
    if not reading.listed(preposition, "amount_prepositions"):
        return False
    if figure.kind != "count" or reading.listed(verb, "measuring_verbs"):
        return True
    supplied = reading.listed(preposition, "supplying") and bool(
        clauses.objects(reading.parse, verb)
    )  # not "met with 300"
    return supplied and not reading.listed(preposition, "measuring_prepositions")


def outer(reading: Reading, figure: Figure, at: Place, argument: str) -> Iterator[Place]:
    """The clauses that a verb's clause hangs on, the nearest first, and the nouns that it describes."""
    parse, token = reading.parse, at.token
    for _ in range(clauses.DEPTH):
        head, dep = parse.heads[token], parse.deps[token]
        if head == token or dep not in CLAUSES_ABOVE:
            return
        yield Place(head, "reported" if dep == "ccomp" else dep)
        token = head


def with_outer(reading: Reading, figure: Figure, at: Place, argument: str) -> Iterator[Place]:
    """A verb and the clauses that its clause hangs on, also those that report it."""
    yield at
    for place in outer(reading, figure, at, argument):
        if clauses.is_verb(reading.parse, place.token):
            yield Place(place.token)


def verb(reading: Reading, figure: Figure, at: Place, argument: str) -> Iterator[Place]:
    """The verb of the clause that a noun stands in, whatever its place in it."""
    parse, token = reading.parse, at.token
    for _ in range(clauses.DEPTH):
        if clauses.is_verb(parse, token):
            yield Place(token)
            return
        if parse.heads[token] == token:
            return
        token = parse.heads[token]


def joined(reading: Reading, figure: Figure, at: Place, argument: str) -> Iterator[Place]:
    """The clauses that a participle ("killing 12") or a verb of harm is joined to, without a subject of its own."""
    participle = reading.parse.deps[at.token] == "advcl" and reading.parse.tags[at.token] == "VBG"
    if not (participle or reading.listed(at.token, "harm")):
        return  # "is based in Peru and has 40 shops"
    for place in outer(reading, figure, at, argument):
        if place.relation == "reported" or not clauses.is_verb(reading.parse, place.token):
            return
        yield Place(place.token)


def fronted(reading: Reading, figure: Figure, at: Place, argument: str) -> Iterator[Place]:
    """The objects of the prepositions before a clause's verb: "In Spain, 12 people died and 30 were hurt"."""
    for child in reading.parse.children[at.token]:
        if child < at.token and child < figure.first and reading.parse.deps[child] == "prep":
            for noun in reading.parse.children[child]:
                if reading.parse.deps[noun] == "pobj" and reading.listed(child, "fronted"):
                    yield Place(noun, reading.parse.words[child].lower())


def actor(reading: Reading, figure: Figure, at: Place, argument: str) -> Iterator[Place]:
    """Who does what a verb says: its subject, or one shared with the verb it hangs on."""
    noun = clauses.controller(reading.parse, at.token)
    if noun is None or reading.acts_for_itself(noun):
        return
    relative = clauses.relative_of(reading.parse, clauses.first_verb(reading.parse, at.token))
    if reading.parse.words[relative].lower() != "who":  # "an employee in Texas, who gave $1,200"
        yield Place(noun, "subject")


def objects(reading: Reading, figure: Figure, at: Place, argument: str) -> Iterator[Place]:
    """The objects and the predicate of a verb, without what the figure counts."""
    for token in clauses.objects(reading.parse, at.token):
        predicate = reading.parse.deps[token] == "attr"
        if predicate and token in reading.country_at and token not in reading.demonyms:
            continue  # "One of them is Ohio"
        if token not in (figure.noun, clauses.first_conjunct(reading.parse, figure.noun)):
            yield Place(token, "is" if predicate else "object")


def relative(reading: Reading, figure: Figure, at: Place, argument: str) -> Iterator[Place]:
    """The verbs that describe a noun: "300 troops Germany sent", "people killed in Syria"."""
    parse = reading.parse
    if reading.listed(at.token, "clause_nouns"):
        return  # "two reasons Israel refuses"
    for verb in parse.children[at.token]:
        if parse.deps[verb] in ("relcl", "acl") and clauses.is_verb(parse, verb):
            own = [c for c in parse.children[verb] if parse.deps[c] in tags.SUBJECTS]
            if not (own and own[0] in reading.number_tokens):  # "987 branches, 537 of which are in Panama"
                yield Place(verb)


def relative_subject(reading: Reading, figure: Figure, at: Place, argument: str) -> Iterator[Place]:
    """The subject of a relative clause whose object is the noun: "300 troops Germany sent"."""
    parse = reading.parse
    own = [c for c in parse.children[at.token] if parse.deps[c] in tags.SUBJECTS]
    if own and parse.deps[at.token] == "relcl" and not clauses.objects(parse, at.token):
        yield Place(own[0], "subject")


def described(reading: Reading, figure: Figure, at: Place, argument: str) -> Iterator[Place]:
    """The noun that a verb's relative clause or participle describes: "an attack on Kyiv that killed two"."""
    below = at.token
    for place in outer(reading, figure, at, argument):
        if place.relation in ("relcl", "acl"):
            who = reading.parse.words[clauses.relative_of(reading.parse, below)].lower() == "who"
            if not who and not reading.acts_for_itself(place.token):
                yield Place(place.token)
            return
        below = place.token


def holder(reading: Reading, figure: Figure, at: Place, argument: str) -> Iterator[Place]:
    """The noun that a phrase with the number describes: "an attack with 600 drones"."""
    parse, preposition = reading.parse, reading.parse.heads[at.token]
    if parse.deps[at.token] == "pobj" and parse.deps[preposition] == "prep":
        above = parse.heads[preposition]
        if reading.listed(preposition, argument) and not clauses.is_verb(parse, above):
            yield Place(above, parse.words[preposition].lower())


def apposed(reading: Reading, figure: Figure, at: Place, argument: str) -> Iterator[Place]:
    """The noun that the number stands beside: "Germany (300)", "the town, home to 300 people"."""
    parse, noun = reading.parse, at.token
    alone = figure.first <= noun <= figure.last or (figure.first > 0 and parse.words[figure.first - 1] == "(")
    after = figure.last + 1
    if after < len(parse.words) and reading.listed(after, "prepositions") and not reading.listed(after, "of"):
        return  # "52% with Egypt, 39% with Peru"
    if parse.deps[noun] == "appos" and alone and ")" not in parse.words[parse.heads[noun] : noun]:
        yield Place(parse.heads[noun], "apposition")


def appositive(reading: Reading, figure: Figure, at: Place, argument: str) -> Iterator[Place]:
    """The noun that a measured noun explains: "Estonia, a nation of 1.3 million"."""
    if reading.parse.deps[at.token] == "appos" and at.token != figure.noun:
        yield Place(reading.parse.heads[at.token], "apposition")


def distance(reading: Reading, figure: Figure, at: Place, argument: str) -> Iterator[Place]:
    """The direction that a distance is measured in: "20 km south of the border"."""
    head = reading.parse.heads[at.token]
    if reading.parse.deps[at.token] == "npadvmod" and not clauses.is_verb(reading.parse, head):
        yield Place(head)


def predicate(reading: Reading, figure: Figure, at: Place, argument: str) -> Iterator[Place]:
    """The verb that a noun is the predicate of: "is the largest donor"."""
    if reading.parse.deps[at.token] == "attr":
        yield Place(reading.parse.heads[at.token])


STEPS: dict[str, Step] = {
    "modifier": modifier,
    "phrase": phrase,
    "inside": inside,
    "clause": clause,
    "verb": verb,
    "with outer": with_outer,
    "joined": joined,
    "fronted": fronted,
    "actor": actor,
    "objects": objects,
    "relative": relative,
    "relative subject": relative_subject,
    "described": described,
    "measured": measured,
    "holder": holder,
    "apposed": apposed,
    "appositive": appositive,
    "distance": distance,
    "predicate": predicate,
    "demonym": demonym,
    "listed": listed,
    "thing": thing,
    "as": own_relation,
}
