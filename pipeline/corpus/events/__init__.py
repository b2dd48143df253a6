"""Events: which articles tell of one thing that happened."""
