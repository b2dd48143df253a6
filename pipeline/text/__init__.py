"""Text: a Record becomes an Article whose blocks are kept or dropped, each with its reason."""
