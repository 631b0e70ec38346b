"""LR2: cells that are blank, too few, too many or no number."""
