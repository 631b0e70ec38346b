"""LR3: figures that break a relation of the form."""
