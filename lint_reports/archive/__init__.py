"""Comparing reports: their summaries, which ones belong together, and which ones a report covers."""
