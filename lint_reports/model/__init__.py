"""The values that the rooms of the linter pass to one another. Imports only `text` and itself."""
