"""LR4: prose that contradicts the tables or itself."""
