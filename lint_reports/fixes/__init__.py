"""Fixes: edits applied to the bytes of a file, and checked by linting it again."""
