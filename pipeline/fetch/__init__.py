"""Web pages into a WARC file, politely: asked one at a time, as robots.txt allows, at the site's pace."""
