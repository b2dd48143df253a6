"""Runs: what is to be done, doing it, and what became of it."""
