"""From a Document to a Report: the outline, the rows, the strict LALR parse, and the repair of the sections it refuses.

- `parse` is the entry. `outline` finds title and sections with `title`, `headings` and `contents`; `glued`, `parted` and
  `laid_out` first separate headings from the text, lines or tables around them.
- `cells` classifies cells; `rows` reads the lines of a table, with `columns`, `fragments` and `line_by_line` where only blanks
  separate cells; `merged`, `repetition`, `spread`, `gaps` and `broken_labels` undo what a conversion did to them.
- `lexer` turns rows into leaves by `grid`; `leaves` asks the cache `fast` first.
- `tolerant` repairs a section at least cost (`repair`, `fit`, `costs` on the `automaton`); `settle` interprets the repairs;
  `refusal` marks unreadable tables by `damage` and `evidence`. `draft` is the report under construction.
- `empty` has reports and tables of an edition with every part missing; `traces` finds filled forms in documents that are no reports.
"""
