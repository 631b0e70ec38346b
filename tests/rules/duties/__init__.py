"""Tests of the rules of the family."""
