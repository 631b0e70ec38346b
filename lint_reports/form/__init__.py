"""The mandated form, read off `grammar/`: editions, sections, columns, rows, the LALR table, the blank form, duties.

- `sources` is the folder of the grammars, `compiled` the cache of what is compiled from them.
- `editions` compiles an edition; `sections` is its sections, labels and rows; `lalr` its table and the strict parser.
- `printed` lays out its tables, `subheadings` its prose; `blank` is the blank form of both.
- `duties` is the required contents by year and body.
"""
