"""Who is who within one article: names, titles, roles, genders, pronouns.

`cast.resolve_people` gives an article's persons, `reference` finds whom a pronoun or a description stands for; `lists`
are the word lists, which others use without the rest.
"""
