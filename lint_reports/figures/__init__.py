"""Statistical data editing (Fellegi and Holt 1976): what the figures say, and the relations they must hold.

From the cells to the cell to blame:

- `cell_text` peels marks and notes off a cell's text, `numbers` reads the number in it; `table` has the figures of a table,
  and is what rules begin from (`tables_of`).
- `relations` parses `grammar/*.relations`, `instances` lays them on a table and says which cannot hold.
- `localize` finds the smallest sets of wrong cells with `solver`; `witnesses` and `typing_errors` weigh them, `blame` says
  what is certain and what is proved.
- `impute` and `forced_blanks` say what a blank must be; `placement` finds the columns of a short row, `run_together` tells one
  in which a cell holds two figures.
- `between_reports` does for several reports what `instances` does for one; `breach_findings` makes their findings.
- `wording` and `arithmetic` put it in words. `listing` serves the command `tables`.
"""
