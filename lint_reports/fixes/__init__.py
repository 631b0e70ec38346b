"""Apply fixes to a file, and check them by linting it again.

`mend` is the entry: it applies fixes in `rounds` until none is left, or adds a comment for every finding (`add_comments`).
A round applies edits by `apply` (to text files, as `raw_lines`, keeping the `alignment` of table cells) or by `word` (to the
text of a Word file, written back by `zip_member`); `edits` has the types that both share. `diff` shows the changes.
"""
