"""People over all articles: one person of many spellings."""
