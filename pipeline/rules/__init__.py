"""Rules as values: `Rule` and `Family`, `first` that asks them in order, `traced` that says what was asked, and the
registry from which documentation, tests and the table `rules` are made."""
