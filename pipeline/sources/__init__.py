"""Sources: files become Records; `records` is the way in, and each format has a reader of its own."""
