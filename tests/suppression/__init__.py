"""Suppressions: what comments and the configuration let pass, and what is said of them."""
