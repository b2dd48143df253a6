"""Work: a chunk of sources becomes rows; no engine and no store is known here."""
