"""Text in two languages: widths, folding, numerals, excerpts with carets, suggestions, usage errors."""
