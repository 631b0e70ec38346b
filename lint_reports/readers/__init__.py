"""Read the bytes of a file into a Document. `source` is the entry, `formats` the table of formats and their readers."""
