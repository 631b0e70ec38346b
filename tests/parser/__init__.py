"""The tests of the parser, from folded phrases to repaired reports."""
