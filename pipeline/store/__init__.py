"""The one room that touches processed/: locked, journaled, incremental, and switched over by one rename.

    processed/<table>              -> _state/current/<table>          (links: what readers open)
    processed/_state/current       -> generations/<number>            (the one link whose rename commits)
    processed/_state/generations/<number>/manifest.json, <table>/part-*.parquet
    processed/_state/journal/      finished chunks of a run that has not committed yet
    processed/_state/lock          held while a run writes

A segment is a set of parts, one a table, that holds the rows of some sources; each source lies in one segment. A commit
links the segments that did not change into a new generation, writes the others, and renames `current`.
"""
