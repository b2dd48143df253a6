"""Facts: a Parse becomes mentions of people, countries, numbers, quotes, claims; `stage` joins them."""
