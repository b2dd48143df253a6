"""Acts in one paragraph: every word that a frame carries, in order, with its clause and its frame."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipeline.facts.positions.act import Act
from pipeline.facts.positions.actors import Actors
from pipeline.facts.positions.clause import Clause, is_denied, is_marked
from pipeline.facts.positions.complements import Complements, complements, misread_complements
from pipeline.facts.positions.drawn import drawn
from pipeline.facts.positions.lexicon import lexicon
from pipeline.facts.positions.matching import Match, Matcher
from pipeline.facts.positions.modality import judge
from pipeline.facts.positions.owner import owner_of
from pipeline.facts.positions.said import FUTURE, OBLIGED, asked, foretold, judged
from pipeline.facts.positions.situate import situate
from pipeline.facts.positions.tree import has_to, is_passive, is_verb, kids, low, misread_verb, own_subject, subtree
from pipeline.language.clauses import conjuncts

_OF_STATES = frozenset(("coerce", "investigate"))  # types of which a passive without "by" tells the country
_THAT = frozenset(("that",))
_FINITE = ("VBD", "VBZ", "VBP")
_NEEDS = frozenset(("needs", "need", "has", "have"))  # with "to": what must be done
_COPULAS = frozenset(
    ("be", "is", "are", "was", "were", "been", "remain", "remains", "remained", "stands", "stood", "became", "'s", "’s")
)


@cache
def _carriers() -> frozenset[str]:
    """All forms at which an act may be, in lower case, with a capital, and in capitals."""
    lex = lexicon()
    forms = {*lex.verbs, *lex.drawing, *lex.adjectives, *lex.nouns, *_COPULAS, *_NEEDS, *OBLIGED, *FUTURE}
    return frozenset(word for form in forms for word in (form, form.capitalize(), form.upper()))


class Finder:
    """Finds the acts of one paragraph."""

    def __init__(self, actors: Actors, k: int) -> None:
        self.actors, self.k = actors, k
        self.parse = actors.parses[k]
        self.matcher = Matcher(actors, k)
        self.taken: set[int] = set()  # verbs and nouns that are the complement of an act

    def acts(self) -> Iterator[Act]:
        """All acts in order of their words."""
        carriers, deps = _carriers(), self.parse.deps
        for token in [t for t, word in enumerate(self.parse.words) if word in carriers]:
            if (
                token in self.taken
                or deps[token] == "auxpass"
                or (deps[token] == "aux" and self.parse.tags[token] != "MD")
            ):
                continue
            if (act := self._act_at(token, low(self.parse, token))) is not None:
                yield act

    def _act_at(self, token: int, form: str) -> Act | None:
        """The act that a token carries, by its part of speech."""
        lex, tag = lexicon(), self.parse.tags[token]
        if tag[0] == "V":
            return self._at_verb(token, form)
        if tag == "MD":
            return self.of_modal(token, form)
        predicate = tag in ("NN", "NNS") and self.parse.deps[token] == "attr"
        if form in lex.adjectives and (tag in ("JJ", "IN", "RB") or predicate):
            return self.of_adjective(token, self.parse.heads[token])
        if form in lex.verbs and (subject := misread_verb(self.parse, token)) is not None:
            return self.of_misread(token, subject)
        return self.of_noun(token) if tag in ("NN", "NNS") and form in lex.nouns else None

    def _at_verb(self, token: int, form: str) -> Act | None:
        """The act of a verb or participle."""
        lex = lexicon()
        act = self.of_verb(token) if form in lex.verbs or form in lex.drawing else None
        if act is None and form in lex.adjectives:
            act = self.of_adjective(token, self.parse.heads[token] if self.parse.deps[token] == "acomp" else token)
        if act is None and form in _NEEDS:
            done = next((c for c in kids(self.parse, token) if self.parse.deps[c] == "xcomp"), None)
            return asked(self.parse, token, done, token) if done is not None and has_to(self.parse, done) else None
        return act or (judged(self.parse, token) if form in _COPULAS else None)

    def of_misread(self, token: int, subject: int) -> Act | None:
        """The act of a verb that the parse took for a noun, as in headlines: "Togo pledges help"."""
        frames = lexicon().verbs[low(self.parse, token)]
        match = self.matcher.fit(frames, token, misread_complements(self.parse, token), subject)
        if match is None:
            return None
        self._take(match)
        return self._act("headline", match, Clause(self.parse, token, False, subject=subject))

    def of_verb(self, token: int) -> Act | None:
        """The act of a verb."""
        clause = situate(self.parse, token)
        if self._is_nobodys(token, clause):
            return None
        match = self.matcher.verb(token, clause.subject, clause.modal in FUTURE)
        if match is None:
            return drawn(self.actors, self.k, token, clause)
        if match.frame.type == "assault" and self._is_result(token):
            return None
        self._take(match)
        rule = "passive" if clause.passive else "verb"
        if clause.passive and clause.subject is None and match.frame.type in _OF_STATES:
            clause.subject, rule = self._where(match), "place"
        if clause.dropped or clause.subject is None:
            return None
        clause.negated |= self._of_none(match)
        return self._act(rule, match, clause)

    def _is_nobodys(self, token: int, clause: Clause) -> bool:
        """Whether a verb makes no row, whatever its frame. One with a clause is fitted yet, as it takes that."""
        if low(self.parse, token) in lexicon().drawing or any(
            self.parse.deps[c] == "ccomp" for c in kids(self.parse, token)
        ):
            return False
        if clause.subject is None:
            return not clause.passive
        return clause.dropped or not self.actors.is_actor(self.k, clause.subject)

    def _is_result(self, token: int) -> bool:
        """Whether a participle tells what another's deed led to: "are looking into the crash, killing nine"."""
        parse, head = self.parse, self.parse.heads[token]
        if parse.tags[token] != "VBG" or parse.deps[token] != "advcl" or low(parse, token - 1) != ",":
            return False
        return self.matcher.type_of(head) != "assault"

    def _of_none(self, match: Match) -> bool:
        """Whether the noun of an act has "no": "took no part"."""
        if not any(part.kind == "object" and part.where for part in match.need) or match.parts.object is None:
            return False
        return any(low(self.parse, c) == "no" for c in kids(self.parse, match.parts.object))

    def _where(self, match: Match) -> int | None:
        """The country in which something is done that its organs alone do: "was arrested in Chad"."""
        place = match.parts.preps.get("in")
        described = self.parse.deps[match.token] in ("acl", "amod")
        return place if place is not None and not described and self.matcher.is_of(place, "state") else None

    def of_adjective(self, token: int, copula: int) -> Act | None:
        """The act of an adjective after "is" or "remains", or of a participle: "is opposed to", "is committed to"."""
        parse, subject = self.parse, own_subject(self.parse, copula)
        passive = copula == token
        if subject is None or (passive and not is_passive(parse, token)):
            return None
        if not passive and low(parse, copula) not in _COPULAS:
            return None
        parts = self._of_adjective(token, copula)
        match = self.matcher.fit(lexicon().adjectives[low(parse, token)], token, parts, subject)
        if match is None:
            return None
        if "by" in parts.preps and all(part.kind != "by" for part in match.need):  # "is opposed by"
            return None
        self._take(match)
        clause = situate(parse, copula)
        clause.subject = subject if clause.passive else clause.subject
        return None if clause.dropped or clause.subject is None else self._act("adjective", match, clause)

    def _of_adjective(self, token: int, copula: int) -> Complements:
        """The complements of an adjective, some of which the parse may hang on the copula."""
        parts = complements(self.parse, token)
        if copula == token:
            parts.object = None
            return parts
        over = complements(self.parse, copula)
        parts.inf = over.inf if parts.inf is None else parts.inf
        parts.clause = over.clause if parts.clause is None else parts.clause
        return parts

    def of_noun(self, token: int) -> Act | None:
        """The act of a noun that tells whose it is: "Romania's decision to expel", "the arrest by police"."""
        parse = self.parse
        owner = owner_of(self.actors, self.k, token)
        if owner is None:
            return None
        parts = complements(parse, token)
        after = [c for c in kids(parse, token) if c > token and parse.deps[c] in ("acl", "relcl", "xcomp")]
        parts.inf = next((c for c in after if has_to(parse, c)), parts.inf)
        parts.clause = next((c for c in after if c != parts.inf and is_marked(parse, c, _THAT)), parts.clause)
        match = self.matcher.fit(lexicon().nouns[low(parse, token)], token, parts, owner)
        if match is None:
            return None
        self._take(match)
        return self._act("noun", match, Clause(parse, token, False, subject=owner))

    def of_modal(self, token: int, form: str) -> Act | None:
        """What somebody says should be, or will be done: "said that Chad must", "said it would"."""
        verb = self.parse.heads[token]
        if not is_verb(self.parse, verb) or verb in self.taken:
            return None
        if form in OBLIGED:
            return asked(self.parse, token, verb, verb)
        return foretold(self.parse, self.matcher, token, verb) if form in FUTURE else None

    def _take(self, match: Match) -> None:
        """Mark the verbs and nouns of an act's complements, which are no acts of their own."""
        parts, frame = match.parts, match.frame
        for kind in ("inf", "ing", "clause"):
            token = parts.get(kind)
            if token is None or (kind == "clause" and frame.lemma in ("announce", "say")):
                continue
            finite = self.parse.tags[token] in _FINITE
            self.taken.update(t for t in conjuncts(self.parse, token) if finite or self.parse.tags[t] not in _FINITE)
        for kind in ("object", *frame.content):
            token = parts.get(kind)
            if token is not None and kind != "clause":
                self.taken.update(conjuncts(self.parse, token))

    def _act(self, rule: str, match: Match, clause: Clause) -> Act | None:
        """A match in its clause, as an act."""
        frame, parts = match.frame, match.parts
        assert clause.subject is not None
        inner = self._inner(match)
        if frame.only_without_act and parts.clause is not None and self._tells(parts.clause):
            return None
        verdict = judge(frame, clause, inner, self._not_to(match))
        if verdict is None:
            return None
        content_kind = next((kind for kind in frame.content if parts.get(kind) is not None), None)
        target_kind = next((kind for kind in frame.target if parts.get(kind) is not None), None)
        content = parts.get(content_kind) if content_kind else None
        return Act(
            rule,
            verdict,
            match.token,
            self._end(match),
            clause.subject,
            clause.report,
            content,
            None if content is None else self._start(content),
            parts.get(target_kind) if target_kind else None,
        )

    def _tells(self, verb: int) -> bool:
        """Whether a clause is an act of its own."""
        subject = own_subject(self.parse, verb)
        if subject is not None and self.parse.tags[subject] == "PRP":  # its own row tells it
            return True
        return any(
            self.matcher.verb(t, None) is not None for t in conjuncts(self.parse, verb) if is_verb(self.parse, t)
        )

    def _not_to(self, match: Match) -> bool:
        """Whether the complement is denied: "decided not to join", "vowed it will never join"."""
        tokens = (match.parts.get(kind) for kind in ("inf", "clause"))
        return any(t is not None and is_denied(self.parse, t) for t in tokens)

    def _inner(self, match: Match) -> str | None:
        """The type of the act that the complement names."""
        if not match.frame.turns and match.frame.lemma not in ("rule", "refuse", "decline"):
            return None
        parts: Complements = match.parts
        kinds = [*(part.kind for part in match.need), "inf", "ing", *match.frame.content]
        tokens = [token for kind in kinds if (token := parts.get(kind)) is not None]
        return next((inner for token in tokens if (inner := self.matcher.type_of(token)) is not None), None)

    def _end(self, match: Match) -> int:
        """The last token of the words of an act: its verb, with the particle or the noun that makes it one."""
        last = match.token
        for part in match.need:
            token: int | None = None
            if (
                part.kind == "object"
                and part.where is not None
                and part.where not in ("actor", "people", "country", "place")
            ):
                token = match.parts.object
            elif part.kind == "~":
                near = range(match.token + 1, min(match.token + 5, len(self.parse.words)))
                token = next((t for t in near if low(self.parse, t) == part.where), None)
            elif part.kind in ("out", "down", "off", "back", "up"):
                token = next((c for c in kids(self.parse, match.token) if low(self.parse, c) == part.kind), None)
            if token is not None and match.token < token <= match.token + 8:
                last = max(last, token)
        return last

    def _start(self, content: int) -> int:
        return subtree(self.parse, content)[0]
