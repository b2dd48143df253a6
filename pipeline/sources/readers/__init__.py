"""One reader a format: a Blob becomes what was Found in it. pipeline.sources.formats has the list."""
