"""The mandated form, read off `grammar/`: editions, sections, columns, rows, the LALR table, the blank form, duties."""
