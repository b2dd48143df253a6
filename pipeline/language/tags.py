"""Tags and labels by what they mean to the rules: Penn tags, and ClearNLP labels as English models write them."""

from __future__ import annotations

PROPER = frozenset(("NNP", "NNPS"))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP"))  # what may head a noun phrase
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
TOLD = frozenset(("VBD", "VBZ", "VBP"))  # finite, without modals
RELATIVE = frozenset(("WDT", "WP"))

SUBJECTS = frozenset(("nsubj", "nsubjpass"))
CLAUSE_OPENS = frozenset(("nsubj", "csubj", "expl"))  # labels of what shows that a clause of its own begins
CLAUSAL = SUBJECTS | CLAUSE_OPENS
OBJECTS = frozenset(("dobj", "attr", "oprd", "dative", "npadvmod"))
