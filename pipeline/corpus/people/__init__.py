"""People over all articles: one person behind many spellings."""
