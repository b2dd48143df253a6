"""Stories: which articles are copies of one another."""
