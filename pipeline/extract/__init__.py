"""Extraction: clean text becomes mentions of countries, numbers, quotes and names; `stage` puts the parts together."""
