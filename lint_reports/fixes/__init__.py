"""Fixes made in a file, and proved by linting it again.

`mend` makes what the settings ask for: fixes in `rounds` until none is left, or a comment for every finding (`add_comments`).
A round makes the edits of fixes by `apply` (files of lines, as `raw_lines`, with the `alignment` of table cells kept) or
`word` (the text of a Word file, written back by `zip_member`); `edits` has what both share. `diff` shows what has changed.
"""
