"""From a Document to a Report: the outline, the rows, the strict LALR parse, and the repair of the sections it refuses."""
