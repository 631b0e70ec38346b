"""Statistical data editing (Fellegi and Holt 1976): the readings of figures, and the relations between them.

From a cell's text to the wrong cell:

- `cell_text` removes marks and notes from a cell's text, `numbers` reads the number in it; `table` has the figures of a table,
  and is the entry for rules (`tables_of`).
- `relations` parses `grammar/*.relations`, `instances` applies them to a table and finds those that cannot hold.
- `localize` finds the smallest sets of wrong cells with `solver`; `witnesses` and `typing_errors` corroborate them, `blame`
  separates certain and proved from possible ones.
- `impute` and `forced_blanks` find the values of blanks; `placement` finds the columns of a short row, `run_together`
  recognises one in which a cell holds two figures.
- `between_reports` does for several reports what `instances` does for one; `breach_findings` makes their findings.
- `wording` and `arithmetic` write the messages. `listing` serves the command `tables`.
"""
