"""Who is who within one article: names, titles, roles, genders, pronouns."""

from pipeline.extract.people.cast import Cast, Mention, Person, resolve_people
from pipeline.extract.people.reference import antecedent, by_description

__all__ = ["Cast", "Mention", "Person", "antecedent", "by_description", "resolve_people"]
