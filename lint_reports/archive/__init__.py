"""Reports beside one another: summaries, which belong together, and what a body's units add up to."""
