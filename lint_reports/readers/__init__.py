"""From the bytes of a file to a Document. `source` is the way in, `formats` the table of formats and their readers."""
