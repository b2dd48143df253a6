"""From scraped news articles to tables of countries, numbers and quotes, every row traceable to its source."""
