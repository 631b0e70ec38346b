"""From a Document to a Report: the outline, the rows, the strict parse by lark's LALR, and the repair of what it refuses."""
