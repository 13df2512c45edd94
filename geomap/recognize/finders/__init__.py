"""Finders: other programs that say which words name a place; geomap grounds, reads and resolves what they say."""
