"""LR1: title, sections, tables, rows and labels."""
