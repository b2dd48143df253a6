"""Language: a clean Document becomes a Parse, by one pass of the model, and what can be read from it."""
