"""Tests of what prose claims."""
