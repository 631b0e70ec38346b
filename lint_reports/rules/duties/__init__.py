"""LR6: what a report must say, its dates and the notices it cites."""
