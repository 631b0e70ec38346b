"""LR5: a report against other years and other bodies."""
