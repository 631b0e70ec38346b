"""Inputs that fuzzing found, replayed."""
