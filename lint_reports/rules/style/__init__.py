"""LR7: wording and style."""
