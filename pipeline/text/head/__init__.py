"""The head of an article: title, authors, date, site."""
