"""LR0 and LR9: files that cannot be read or checked, and plugins that fail."""
