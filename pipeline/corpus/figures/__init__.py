"""Figures over all articles, and where they differ."""
