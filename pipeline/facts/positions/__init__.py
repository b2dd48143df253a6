"""Positions: acts of political actors (pledged, refused, demanded, condemned, done), towards whom and how much."""

from pipeline.facts.positions.find import find_positions

__all__ = ["find_positions"]
