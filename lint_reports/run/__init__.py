"""Runs over many files: processes, the cache, the comparison between reports."""
