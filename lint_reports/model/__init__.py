"""What the parts of the linter hand to one another. Imports nothing of the project but itself."""
